/** `felloe processes …` */
import { InvalidArgumentError, Option, type Command } from 'commander'
import { createProgressLine } from '../lib/source/progress-line.ts'
import { exportFormats, exportProcesses, type ExportFormat } from '../records/export/export-processes.ts'
import { importProcesses, type ImportProgress } from '../records/import/import-processes.ts'
import { dateOrders, type DateOrder } from '../records/import/read-date.ts'
import { findProcedure } from '../records/team-configs.ts'
import { operatorOf } from '../team/operator.ts'
import { isCountry } from '../team/phone.ts'
import { findTeam } from '../team/teams.ts'
import { processReport } from './process-report.ts'
import { print, withContext } from './workplace.ts'

interface ImportOptions {
  readonly procedure: string
  readonly team?: string
  readonly dryRun?: boolean
  readonly quiet?: boolean
  readonly map?: ReadonlyMap<string, string>
  readonly dates?: DateOrder
  readonly country?: string
  readonly upsert?: boolean
  readonly again?: boolean
}

interface ExportOptions {
  readonly procedure: string
  readonly team?: string
  readonly format: ExportFormat
}

const teamOption = ['--team <name>', 'the team; needed when there are several'] as const
const procedureOption = ['--procedure <name>', 'short id of the procedure, such as lead'] as const

export function processCommands(program: Command): void {
  const processes = program
    .command('processes')
    .description('The processes of a procedure: leads, tickets, cases …')
  processes
    .command('import <file>')
    .description(
      'Adds processes from a CSV, NDJSON or JSON file, such as the export of a CRM. What is known already is merged. Rejected rows go to <file>.rejected.csv; the exit code is then 1.',
    )
    .requiredOption(...procedureOption)
    .option('--dry-run', 'check and report, but change nothing')
    .option('--quiet', 'no progress')
    .option(
      '--map <column=attribute>',
      'what a column is, if it is not found by itself; repeatable',
      addToMap,
    )
    .addOption(new Option('--dates <order>', 'how dates such as 03/04/2025 are meant').choices(dateOrders))
    .option('--country <code>', 'where phones without country code are, such as IN', parseCountry)
    .option('--upsert', 'a known primary key updates that process')
    .option('--again', 'import a file again whose rows cannot be recognised')
    .option(...teamOption)
    .action((file: string, options: ImportOptions) => runImport(file, options))
  processes
    .command('export')
    .description('Writes all processes of a procedure to standard output, in a form that the import reads.')
    .requiredOption(...procedureOption)
    .addOption(new Option('--format <format>', 'the form').choices(exportFormats).default('csv'))
    .option(...teamOption)
    .action(({ procedure, team, format }: ExportOptions) =>
      withContext(async (context) => {
        const { id } = await findTeam(context, team)
        const found = findProcedure(await context.configs.now(id), procedure)
        await exportProcesses(context, id, found, format, process.stdout)
      }),
    )
}

async function runImport(file: string, options: ImportOptions): Promise<void> {
  // The first Ctrl-C stops between two portions of rows; running the import again goes on with it.
  const stop = new AbortController()
  const onSignal = (): void => stop.abort()
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
  await withContext(async (context) => {
    const progress = createProgressLine(process.stderr, { isQuiet: options.quiet ?? false })
    try {
      const team = await findTeam(context, options.team)
      const config = await context.configs.now(team.id)
      const procedure = findProcedure(config, options.procedure)
      const actor = await operatorOf(context, team, config.version)
      const report = await importProcesses(context, actor, procedure, file, {
        isDry: options.dryRun ?? false,
        isUpsert: options.upsert ?? false,
        isAgain: options.again ?? false,
        signal: stop.signal,
        onProgress: (now) => progress.show(shownProgress(now)),
        ...(options.map === undefined ? {} : { map: options.map }),
        ...(options.dates === undefined ? {} : { dates: options.dates }),
        ...(options.country === undefined ? {} : { country: options.country }),
      }).finally(() => progress.done())
      print(processReport(report))
      if (report.rejected > 0) process.exitCode = 1
    } catch (error) {
      if (!stop.signal.aborted) throw error
      process.stderr.write('Stopped. What was imported stays; run the same command again to complete it.\n')
      process.exitCode = 1
    }
  })
}

function shownProgress({ mergedIntoEarlier, mergedIntoExisting, ...progress }: ImportProgress) {
  return { ...progress, merged: mergedIntoEarlier + mergedIntoExisting }
}

function addToMap(
  text: string,
  before: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const at = text.lastIndexOf('=')
  if (at < 1)
    throw new InvalidArgumentError('Write "Column=attribute", or "Column=" for one that is not used.')
  return new Map([...before, [text.slice(0, at).trim(), text.slice(at + 1).trim()]])
}

function parseCountry(text: string): string {
  const code = text.toUpperCase()
  if (!isCountry(code)) throw new InvalidArgumentError('Write the two letters of a country, such as IN.')
  return code
}
