/** `felloe procedures …` */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { AppError } from '../lib/app-error.ts'
import type { Definer } from '../records/define/change-config.ts'
import { describeProcedure, portable } from '../records/define/describe.ts'
import { changeProcedure, createProcedure } from '../records/define/procedures.ts'
import { indexNow } from '../records/indexing/attribute-indexer.ts'
import { findProcedure } from '../records/team-configs.ts'
import { listRoles } from '../team/roles.ts'
import { findTeam } from '../team/teams.ts'
import { print, printTable, shownTime, withContext } from './workplace.ts'

interface TeamOption {
  readonly team?: string
}

const teamOption = ['--team <name>', 'the team; needed when there are several'] as const

export function procedureCommands(program: Command): void {
  const procedures = program
    .command('procedures')
    .description('What a team works on: leads, tickets, cases, and what it defines itself.')
  procedures
    .command('list')
    .description('Shows the procedures of a team.')
    .option(...teamOption)
    .action(({ team }: TeamOption) => withContext((context) => list(context, team)))
  procedures
    .command('show <procedure>')
    .description('Prints the definition of a procedure as JSON, as `create` takes it.')
    .option(...teamOption)
    .action((name: string, { team }: TeamOption) => withContext((context) => show(context, team, name)))
  procedures
    .command('create <file>')
    .description('Makes a procedure of a JSON file.')
    .option(...teamOption)
    .action((file: string, { team }: TeamOption) =>
      withContext(async (context) => {
        const input = await readDefinition(file)
        print((await createProcedure(context, await operator(context, team), input)).id)
      }),
    )
  procedures
    .command('change <procedure> <file>')
    .description('Changes what a JSON file names of a procedure, and leaves the rest.')
    .option(...teamOption)
    .action((name: string, file: string, { team }: TeamOption) =>
      withContext(async (context) => {
        const definer = await operator(context, team)
        const { id } = await changeProcedure(context, definer, name, await readDefinition(file))
        // A server that runs shares this work; without one it is done when the command ends.
        await indexNow(context, { teamId: definer.team.id })
        print(id)
      }),
    )
}

async function list(context: Context, team: string | undefined): Promise<void> {
  const { id } = await findTeam(context, team)
  const { procedures } = await context.configs.now(id)
  const rows = procedures.map((procedure) => [
    procedure.shortId,
    procedure.name,
    String(procedure.attributes.filter(({ isRetired }) => !isRetired).length),
    shownTime(procedure.updatedAt),
    procedure.id,
  ])
  printTable(['procedure', 'title', 'attributes', 'changed', 'id'], rows, 'The team has no procedure.')
}

async function show(context: Context, team: string | undefined, name: string): Promise<void> {
  const { id } = await findTeam(context, team)
  const [config, roles] = await Promise.all([context.configs.now(id), listRoles(context, id)])
  print(JSON.stringify(portable(describeProcedure(config, roles, findProcedure(config, name))), null, 2))
}

/** Whoever may run commands on the database may define everything. */
async function operator(context: Context, name: string | undefined): Promise<Definer> {
  return { team: await findTeam(context, name), roleType: 'admin', roleId: '', userId: '' }
}

async function readDefinition(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('invalid', 'definition_unreadable', `${file} cannot be read as JSON: ${reason}`)
  }
}
