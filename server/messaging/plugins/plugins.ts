/** Use cases of plugins. */
import type { MessagingContext } from '../context.ts'
import { secretOwner } from './connections.ts'

export interface VerifySecrets {
  readonly teamId: string
  readonly verifyToken: string
  readonly appSecret: string | null
}

const secretsByPlugin = {
  name: 'verify-secrets',
  text: `select p.team_id as "teamId", p.verify_token as "verifyToken", p.app_secret as "appSecret"
    from plugin_teams t join plugins p on p.team_id = t.team_id and p.id = t.plugin_id where t.plugin_id = $1`,
}

/** With what the webhook of a plugin is verified; undefined when there is no such plugin. */
export async function verifySecretsOf(
  { database, secrets }: Pick<MessagingContext, 'database' | 'secrets'>,
  pluginId: string,
): Promise<VerifySecrets | undefined> {
  const [row] = await database.points.read<{ teamId: string; verifyToken: Buffer; appSecret: Buffer | null }>(
    secretsByPlugin,
    [pluginId],
  )
  if (row === undefined) return undefined
  return {
    teamId: row.teamId,
    verifyToken: secrets.open(row.verifyToken, secretOwner(pluginId, 'verify_token')),
    appSecret: row.appSecret === null ? null : secrets.open(row.appSecret, secretOwner(pluginId, 'app_secret')),
  }
}
