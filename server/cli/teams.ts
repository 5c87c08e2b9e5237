/** `felloe teams …` */
import type { Command } from 'commander'
import { createTeam, listTeams } from '../team/teams.ts'
import { print, printTable, withContext } from './workplace.ts'

interface CreateOptions {
  readonly title?: string
  readonly timeZone: string
  readonly country: string
  readonly host?: string[]
}

export function teamCommands(program: Command): void {
  const teams = program.command('teams').description('The teams of this installation; each sees only itself.')
  teams
    .command('create <name>')
    .description('Makes a team with the roles admin, manager and user. The name is short, such as harbour.')
    .option('--title <text>', 'the full name; the short one if absent')
    .option('--time-zone <zone>', 'an IANA time zone', 'UTC')
    .option('--country <code>', 'how phone numbers without a country are read, such as IN', 'US')
    .option('--host <name...>', 'host names under which clients call for this team')
    .action((name: string, options: CreateOptions) =>
      withContext(async (context) => {
        const { team } = await createTeam(context, {
          shortName: name,
          name: options.title ?? name,
          timeZone: options.timeZone,
          defaultCountry: options.country,
          hosts: options.host ?? [],
        })
        print(team.id)
      }),
    )
  teams
    .command('list')
    .description('Shows the teams.')
    .action(() =>
      withContext(async (context) => {
        const rows = (await listTeams(context)).map((team) => [
          team.shortName,
          team.name,
          team.timeZone,
          team.defaultCountry,
          String(team.people),
          team.hosts.join(' '),
          team.id,
        ])
        printTable(
          ['name', 'title', 'time zone', 'country', 'people', 'hosts', 'id'],
          rows,
          'There is no team yet.',
        )
      }),
    )
}
