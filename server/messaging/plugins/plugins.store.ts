/**
 * The SQL of plugins themselves. Secrets come and go sealed. The point reads of connections are in
 * connections.store.ts, WABAs and phone numbers in accounts.store.ts.
 */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { Plugin, PluginConfig } from './plugin.ts'

export interface NewPluginRow {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly createdBy: string
  readonly name: string
  readonly isSandbox: boolean
  readonly appId: string | null
  readonly accessToken: Buffer | null
  readonly appSecret: Buffer | null
  readonly verifyToken: Buffer
  readonly config: PluginConfig
  readonly clientReferenceId?: string | null
  readonly clientName?: string | null
  readonly clientEmail?: string | null
}

/** A plugin with its sealed secrets. */
export interface StoredPlugin extends Plugin {
  readonly accessToken: Buffer | null
  readonly appSecret: Buffer | null
  readonly verifyToken: Buffer
}

// More than any team has.
const mostPlugins = 1_000

const columns = `team_id as "teamId", id, created_at as "createdAt", updated_at as "updatedAt",
  created_by as "createdBy", name, is_active as "isActive", is_sandbox as "isSandbox",
  client_reference_id as "clientReferenceId", client_name as "clientName", client_email as "clientEmail",
  app_id as "appId", access_token is not null as "hasToken", app_secret is not null as "hasAppSecret", config,
  token_checked_at as "tokenCheckedAt", token_expires_at as "tokenExpiresAt", token_problem as "tokenProblem",
  last_delivery_at as "lastDeliveryAt", access_token as "accessToken", app_secret as "appSecret",
  verify_token as "verifyToken"`

// Rows are built by the database driver, which knows of no readonly.
type Row = { -readonly [K in keyof StoredPlugin]: StoredPlugin[K] }

export const pluginsStore = (db: Pick<Session, 'rows'>) => ({
  async insert(row: NewPluginRow): Promise<void> {
    await db.rows(
      `with owner as (insert into plugin_teams (plugin_id, team_id) values ($2, $1))
       insert into plugins (team_id, id, created_at, updated_at, created_by, name, is_sandbox, app_id, access_token,
         app_secret, verify_token, config, client_reference_id, client_name, client_email)
       values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        row.teamId,
        row.id,
        timeText(row.createdAt),
        row.createdBy,
        row.name,
        row.isSandbox,
        row.appId,
        row.accessToken,
        row.appSecret,
        row.verifyToken,
        JSON.stringify(row.config),
        row.clientReferenceId ?? null,
        row.clientName ?? null,
        row.clientEmail ?? null,
      ],
    )
  },

  /** A WABA as it is connected, without what WhatsApp tells of it. */
  async insertWaba(teamId: string, pluginId: string, id: string, now: number): Promise<void> {
    await db.rows(
      `insert into wabas (team_id, id, plugin_id, created_at, updated_at, status)
       values ($1, $2, $3, $4, $4, 'CONNECTED')`,
      [teamId, id, pluginId, timeText(now)],
    )
  },

  /** A phone number without what WhatsApp tells of it. */
  async insertNumber(
    teamId: string,
    pluginId: string,
    number: { readonly id: string; readonly wabaId: string; readonly displayPhoneNumber: string },
    now: number,
  ): Promise<void> {
    const { id, wabaId, displayPhoneNumber } = number
    await db.rows(
      `insert into phone_numbers (team_id, id, plugin_id, waba_id, created_at, updated_at, display_phone_number, digits)
       values ($1, $2, $3, $4, $5, $5, $6, $7)`,
      [
        teamId,
        id,
        pluginId,
        wabaId,
        timeText(now),
        displayPhoneNumber,
        displayPhoneNumber.replaceAll(/\D/g, ''),
      ],
    )
  },

  async find(teamId: string, id: string): Promise<StoredPlugin | undefined> {
    const [row] = await db.rows<Row>(`select ${columns} from plugins where team_id = $1 and id = $2`, [
      teamId,
      id,
    ])
    return row
  },

  /** As `find`; nobody else changes the plugin until the transaction ends. */
  async lock(teamId: string, id: string): Promise<StoredPlugin | undefined> {
    const [row] = await db.rows<Row>(
      `select ${columns} from plugins where team_id = $1 and id = $2 for no key update`,
      [teamId, id],
    )
    return row
  },

  /** The newest first. */
  list: (teamId: string): Promise<StoredPlugin[]> =>
    db.rows<Row>(`select ${columns} from plugins where team_id = $1 order by id desc limit ${mostPlugins}`, [
      teamId,
    ]),

  /** Those of all teams that talk to the sandbox, are active and have a token. */
  ofSandbox: (): Promise<StoredPlugin[]> =>
    db.rows<Row>(
      `select ${columns} from plugins
       where is_sandbox and is_active and access_token is not null order by id limit ${mostPlugins}`,
    ),

  /** Writes everything that can change by a use case. */
  async save(plugin: StoredPlugin): Promise<void> {
    await db.rows(
      `update plugins set updated_at = $3, name = $4, is_active = $5, is_sandbox = $6, app_id = $7,
         access_token = $8, app_secret = $9, config = $10, token_checked_at = $11, token_expires_at = $12,
         token_problem = $13
       where team_id = $1 and id = $2`,
      [
        plugin.teamId,
        plugin.id,
        timeText(plugin.updatedAt),
        plugin.name,
        plugin.isActive,
        plugin.isSandbox,
        plugin.appId,
        plugin.accessToken,
        plugin.appSecret,
        JSON.stringify(plugin.config),
        timeText(plugin.tokenCheckedAt),
        timeText(plugin.tokenExpiresAt),
        plugin.tokenProblem,
      ],
    )
  },

  /** Keeps what a look at the token found. */
  async saveTokenState(
    { teamId, id }: Pick<Plugin, 'teamId' | 'id'>,
    state: Pick<Plugin, 'tokenCheckedAt' | 'tokenExpiresAt' | 'tokenProblem'>,
  ): Promise<void> {
    await db.rows(
      `update plugins set token_checked_at = $3, token_expires_at = $4, token_problem = $5
       where team_id = $1 and id = $2`,
      [teamId, id, timeText(state.tokenCheckedAt), timeText(state.tokenExpiresAt), state.tokenProblem],
    )
  },

  async remove(teamId: string, id: string): Promise<void> {
    await db.rows(
      `with owner as (delete from plugin_teams where plugin_id = $2), tokens as (
         delete from connect_tokens where team_id = $1 and plugin_id = $2), accounts as (
         delete from wabas where team_id = $1 and plugin_id = $2), numbers as (
         delete from phone_numbers where team_id = $1 and plugin_id = $2)
       delete from plugins where team_id = $1 and id = $2`,
      [teamId, id],
    )
  },

  /** Whether any plugin of any team talks to WhatsApp itself. */
  async hasReal(): Promise<boolean> {
    const rows = await db.rows(
      'select 1 as found from plugins where not is_sandbox and access_token is not null limit 1',
    )
    return rows.length > 0
  },

  /**
   * A plugin whose token nobody has looked at since `before`; it counts as looked at from now on, so that of several
   * servers one takes it.
   */
  async claim(before: number, now: number): Promise<Pick<Plugin, 'teamId' | 'id'> | undefined> {
    const [row] = await db.rows<{ teamId: string; id: string }>(
      `update plugins set token_checked_at = $2
       where (team_id, id) = (
         select team_id, id from plugins
         where is_active and access_token is not null and (token_checked_at is null or token_checked_at < $1)
         order by token_checked_at nulls first limit 1 for no key update skip locked)
       returning team_id as "teamId", id`,
      [timeText(before), timeText(now)],
    )
    return row
  },
})
