/** The SQL of connections: point reads of a plugin with its secrets, by whatever names it. */
import type { Database } from '../../database/database.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { PluginConfig } from './plugin.ts'

export interface ConnectionRow {
  readonly teamId: string
  readonly pluginId: string
  readonly isActive: boolean
  readonly isSandbox: boolean
  readonly config: PluginConfig
  readonly appId: string | null
  readonly accessToken: Buffer | null
}

export interface NumberRow extends ConnectionRow {
  readonly wabaId: string
  readonly digits: string
}

const columns = `p.team_id as "teamId", p.id as "pluginId", p.is_active as "isActive", p.is_sandbox as "isSandbox",
  p.config, p.app_id as "appId", p.access_token as "accessToken"`

const byPlugin = {
  name: 'connection-by-plugin',
  text: `select ${columns} from plugins p where p.team_id = $1 and p.id = $2`,
}
const byNumber = {
  name: 'connection-by-number',
  text: `select ${columns}, n.waba_id as "wabaId", n.digits
    from phone_numbers n join plugins p on p.team_id = n.team_id and p.id = n.plugin_id
    where n.team_id = $1 and n.id = $2 and n.is_enabled`,
}
const byWaba = {
  name: 'connection-by-waba',
  text: `select ${columns} from wabas w join plugins p on p.team_id = w.team_id and p.id = w.plugin_id
    where w.team_id = $1 and w.id = $2 and w.status = 'CONNECTED'`,
}
// Whose a media id is can only be found by asking with each token; more plugins than this nobody has.
const ofTeam = {
  name: 'connections-of-team',
  text: `select ${columns} from plugins p where p.team_id = $1 order by p.id desc limit 100`,
}

export const connectionsStore = ({ points }: Pick<Database, 'points'>) => ({
  async byPlugin(teamId: string, pluginId: string): Promise<ConnectionRow | undefined> {
    if (!isUuid(pluginId)) return undefined
    return (await points.read<ConnectionRow>(byPlugin, [teamId, pluginId]))[0]
  },
  async byNumber(teamId: string, phoneNumberId: string): Promise<NumberRow | undefined> {
    return (await points.read<NumberRow>(byNumber, [teamId, phoneNumberId]))[0]
  },
  async byWaba(teamId: string, wabaId: string): Promise<ConnectionRow | undefined> {
    return (await points.read<ConnectionRow>(byWaba, [teamId, wabaId]))[0]
  },
  ofTeam: (teamId: string): Promise<ConnectionRow[]> => points.read<ConnectionRow>(ofTeam, [teamId]),
})
