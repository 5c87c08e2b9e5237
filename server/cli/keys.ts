/** `felloe keys …` */
import { InvalidArgumentError, Option, type Command } from 'commander'
import { keyDialects, type KeyDialect } from '../team/api-key.ts'
import { createApiKey, listApiKeys, revokeApiKey } from '../team/api-keys.ts'
import { findTeam } from '../team/teams.ts'
import { print, printTable, shownTime, withContext } from './workplace.ts'

interface CreateOptions {
  readonly name: string
  readonly role: string
  readonly team?: string
  readonly user?: string
  readonly dialect: KeyDialect
  readonly expires?: number
}

export function keyCommands(program: Command): void {
  const keys = program.command('keys').description('Keys with which programs call the API.')
  keys
    .command('create')
    .description('Makes a key and prints its token, alone, on standard output. It cannot be shown again.')
    .requiredOption('--name <text>', 'what the key is for')
    .requiredOption('--role <role>', 'short id of a role: what the key may do')
    .option('--team <name>', 'the team; needed when there are several')
    .option('--user <person>', 'user name, e-mail address or id of the person in whose name the key acts')
    .option('--expires <time>', 'when it stops working, such as 2027-12-31', parseTime)
    .addOption(new Option('--dialect <name>', 'the API it is for').choices(keyDialects).default('chakra'))
    .action((options: CreateOptions) =>
      withContext(async (context) => {
        const team = await findTeam(context, options.team)
        const { name, role, user, dialect, expires } = options
        const { secret } = await createApiKey(context, {
          teamId: team.id,
          name,
          role,
          user,
          dialect,
          expiresAt: expires,
        })
        print(secret)
      }),
    )
  keys
    .command('list')
    .description('Shows the keys of a team, without their tokens.')
    .option('--team <name>', 'the team; needed when there are several')
    .action(({ team }: { team?: string }) =>
      withContext(async (context) => {
        const { id } = await findTeam(context, team)
        const rows = (await listApiKeys(context, id)).map((key) => [
          key.id,
          key.name,
          key.dialect,
          key.role,
          key.isService ? '' : key.username,
          shownTime(key.createdAt),
          shownTime(key.lastUsedAt),
          key.revokedAt !== null
            ? `revoked ${shownTime(key.revokedAt)}`
            : key.expiresAt !== null
              ? `until ${shownTime(key.expiresAt)}`
              : 'in force',
        ])
        printTable(
          ['id', 'name', 'dialect', 'role', 'acts as', 'made (UTC)', 'last used', 'state'],
          rows,
          'The team has no key.',
        )
      }),
    )
  keys
    .command('revoke <id>')
    .description('Revokes a key at once.')
    .option('--team <name>', 'the team; needed when there are several')
    .action((keyId: string, { team }: { team?: string }) =>
      withContext(async (context) => {
        const { id } = await findTeam(context, team)
        await revokeApiKey(context, id, keyId)
      }),
    )
}

function parseTime(text: string): number {
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw new InvalidArgumentError('It must be a date or time such as 2027-12-31.')
  return time
}
