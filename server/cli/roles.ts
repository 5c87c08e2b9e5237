/** `felloe roles …` */
import { Option, type Command } from 'commander'
import { roleTypes, worksectionRoles, type RoleType, type WorksectionRole } from '../team/role.ts'
import { createRole, listRoles } from '../team/roles.ts'
import { findTeam } from '../team/teams.ts'
import { print, printTable, withContext } from './workplace.ts'

interface RoleOptions {
  readonly team?: string
  readonly title?: string
  readonly type: RoleType
  readonly worksectionRole?: WorksectionRole
}

export function roleCommands(program: Command): void {
  const roles = program.command('roles').description('What the members of a team are called and may do.')
  roles
    .command('create <shortId>')
    .description('Makes a role, such as inside_sales.')
    .option('--title <text>', 'the name that people see')
    .addOption(new Option('--type <type>', 'what its members may do').choices(roleTypes).default('user'))
    .addOption(
      new Option('--worksection-role <role>', 'what the Worksection API calls it').choices(worksectionRoles),
    )
    .option('--team <name>', 'the team; needed when there are several')
    .action((shortId: string, { team, title, type, worksectionRole }: RoleOptions) =>
      withContext(async (context) => {
        const { id } = await findTeam(context, team)
        const role = await createRole(context, id, { shortId, name: title ?? shortId, type, worksectionRole })
        print(role.id)
      }),
    )
  roles
    .command('list')
    .description('Shows the roles of a team.')
    .option('--team <name>', 'the team; needed when there are several')
    .action(({ team }: Pick<RoleOptions, 'team'>) =>
      withContext(async (context) => {
        const { id } = await findTeam(context, team)
        const rows = (await listRoles(context, id)).map((role) => [
          role.shortId,
          role.name,
          role.type,
          role.worksectionRole,
          role.id,
        ])
        printTable(['role', 'title', 'type', 'in Worksection', 'id'], rows, 'The team has no role.')
      }),
    )
}
