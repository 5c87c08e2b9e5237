/** `felloe migrate`, `felloe seed`, `felloe openapi`. */
import type { Command } from 'commander'
import { buildOpenApi } from '../openapi.ts'
import { migrate } from '../database/migrate.ts'
import { openDatabaseServer } from '../database/open-server.ts'
import { AppError } from '../lib/app-error.ts'
import { firstStart } from '../team/first-start.ts'
import { loadSettings, print, withContext } from './workplace.ts'

export function databaseCommands(program: Command): void {
  program
    .command('migrate')
    .description('Brings the database to the schema of this version; `start` does the same.')
    .action(async () => {
      const say = (message: string): boolean => process.stderr.write(`${message}\n`)
      const settings = loadSettings()
      await using server = await openDatabaseServer({
        settings,
        role: 'command',
        log: say,
        onLost: (error) => say(error.message),
      })
      const applied = await migrate(server.where)
      for (const name of applied) print(name)
      if (applied.length === 0) process.stderr.write('The database is up to date.\n')
    })
  program
    .command('seed')
    .description(
      'Makes the first team with its admin and key, and prints the token; refused where there is a team.',
    )
    .option('--empty', 'without demo people')
    .action(({ empty }: { empty?: boolean }) =>
      withContext(async (context) => {
        const made = await firstStart(context, empty === true ? 'empty' : 'demo')
        if (made === undefined)
          throw new AppError('conflict', 'team_exists', 'There is a team already. Nothing was changed.')
        process.stderr.write(
          `Team ${made.team.shortName}, ${made.people} people, admin ${made.admin.username}. The token:\n`,
        )
        print(made.token)
      }),
    )
  program
    .command('openapi')
    .description('Prints the OpenAPI document.')
    .action(async () => print(JSON.stringify(await buildOpenApi(), null, 2)))
}
