/** `felloe users …` */
import { Option, type Command } from 'commander'
import { exportFormats, exportUsers, type ExportFormat } from '../team/export/export-users.ts'
import { importUsers } from '../team/import/import-users.ts'
import type { ImportProgress } from '../team/import/import-report.ts'
import { createProgressLine } from '../lib/source/progress-line.ts'
import { readPeople } from '../team/people-list.ts'
import { findTeam } from '../team/teams.ts'
import { importReport } from './import-report.ts'
import { print, printTable, withContext } from './workplace.ts'

interface ImportOptions {
  readonly team?: string
  readonly dryRun?: boolean
  readonly quiet?: boolean
}

export function userCommands(program: Command): void {
  const users = program.command('users').description('The people of a team.')
  users
    .command('import <file>')
    .description(
      'Adds and updates people from a CSV or JSON file: of Google Workspace, Microsoft Entra, Slack, or one of your own. Rejected rows go to <file>.rejected.csv; the exit code is then 1.',
    )
    .option('--dry-run', 'check and report, but change nothing')
    .option('--quiet', 'no progress')
    .option('--team <name>', 'the team; needed when there are several')
    .action((file: string, options: ImportOptions) => runImport(file, options))
  users
    .command('export')
    .description('Writes all people to standard output, in a form that the import reads.')
    .addOption(new Option('--format <format>', 'the form').choices(exportFormats).default('csv'))
    .option('--team <name>', 'the team; needed when there are several')
    .action(({ format, team }: { format: ExportFormat; team?: string }) =>
      withContext(async (context) => {
        const { id } = await findTeam(context, team)
        await exportUsers(context, id, format, process.stdout)
      }),
    )
  users
    .command('list')
    .description('Shows the people of a team.')
    .option('--team <name>', 'the team; needed when there are several')
    .action(({ team }: { team?: string }) => runList(team))
}

async function runImport(
  file: string,
  { team, dryRun = false, quiet = false }: ImportOptions,
): Promise<void> {
  // The first Ctrl-C stops between two portions of rows; running the import again completes it.
  const stop = new AbortController()
  const onSignal = (): void => stop.abort()
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
  await withContext(async (context) => {
    const progress = createProgressLine(process.stderr, { isQuiet: quiet })
    try {
      const into = await findTeam(context, team)
      const options = { dryRun, onProgress: (now: ImportProgress) => progress.show(now), signal: stop.signal }
      const report = await importUsers(context, into, file, options).finally(() => progress.done())
      print(importReport(report))
      if (report.rejected > 0) process.exitCode = 1
    } catch (error) {
      if (!stop.signal.aborted) throw error
      process.stderr.write('Stopped. What was imported stays; run the same command again to complete it.\n')
      process.exitCode = 1
    }
  })
}

function runList(team: string | undefined): Promise<void> {
  return withContext(async (context) => {
    const { id } = await findTeam(context, team)
    const rows = await readPeople(context, id, async ({ portions }) => {
      const found: string[][] = []
      for await (const people of portions)
        for (const user of people)
          found.push([
            user.username,
            `${user.firstName} ${user.lastName}`.trim(),
            user.role.shortId,
            user.emails[0]?.email ?? '',
            user.phones[0]?.normalizedPhone ?? user.phones[0]?.phone ?? '',
            user.isActive ? '' : 'inactive',
          ])
      return found
    })
    printTable(['user name', 'name', 'role', 'e-mail', 'phone', ''], rows, 'The team has no people.')
  })
}
