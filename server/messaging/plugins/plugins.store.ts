/** The SQL of plugins, their WABAs and phone numbers, but the point reads of connections (connections.store.ts). */
import type { Queries, Transaction } from '../../database/database.ts'
import type { PluginConfig } from './plugin.ts'

export interface PluginRow {
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
}

export const pluginsStore = (db: Queries | Transaction) => ({
  async insert(row: PluginRow): Promise<void> {
    const at = new Date(row.createdAt)
    await db
      .insertInto('plugins')
      .values({
        team_id: row.teamId,
        id: row.id,
        created_at: at,
        updated_at: at,
        created_by: row.createdBy,
        name: row.name,
        is_sandbox: row.isSandbox,
        app_id: row.appId,
        access_token: row.accessToken,
        app_secret: row.appSecret,
        verify_token: row.verifyToken,
        config: JSON.stringify(row.config),
      })
      .execute()
    await db.insertInto('plugin_teams').values({ plugin_id: row.id, team_id: row.teamId }).execute()
  },

  async insertWaba(teamId: string, pluginId: string, id: string, now: number): Promise<void> {
    const at = new Date(now)
    await db
      .insertInto('wabas')
      .values({
        team_id: teamId,
        id,
        plugin_id: pluginId,
        created_at: at,
        updated_at: at,
        status: 'CONNECTED',
      })
      .execute()
  },

  async insertNumber(
    teamId: string,
    pluginId: string,
    number: { id: string; wabaId: string; displayPhoneNumber: string },
    now: number,
  ): Promise<void> {
    const at = new Date(now)
    await db
      .insertInto('phone_numbers')
      .values({
        team_id: teamId,
        id: number.id,
        plugin_id: pluginId,
        waba_id: number.wabaId,
        created_at: at,
        updated_at: at,
        display_phone_number: number.displayPhoneNumber,
        digits: number.displayPhoneNumber.replaceAll(/\D/g, ''),
      })
      .execute()
  },
})
