/** The SQL of key pairs for Flows. */
import type { Database } from '../../database/database.ts'

export interface FlowKeyRow {
  readonly id: string
  readonly privateKey: Buffer
}

export interface NewFlowKeyRow extends FlowKeyRow {
  readonly teamId: string
  readonly pluginId: string
  readonly phoneNumberId: string
  readonly publicKey: string
  readonly createdAt: number
}

// More keys than a busy rotation leaves within the time for which they count.
const mostKeys = 50

const usableKeys = {
  name: 'flow-keys',
  text: `select id, private_key as "privateKey" from flow_keys
    where team_id = $1 and plugin_id = $2 and phone_number_id = $3 and (retired_at is null or retired_at > $4)
    order by created_at desc, id desc limit ${mostKeys}`,
}

const forgotten = 'delete from flow_keys where team_id = $1 and phone_number_id = $2 and retired_at < $3'

export const flowKeysStore = (database: Database) => ({
  /** Not retired, or retired after `since`; the newest first. */
  usable(teamId: string, pluginId: string, phoneNumberId: string, since: number): Promise<FlowKeyRow[]> {
    return database.points.read<FlowKeyRow>(usableKeys, [teamId, pluginId, phoneNumberId, new Date(since)])
  },

  async insert(row: NewFlowKeyRow): Promise<void> {
    await database.queries
      .insertInto('flow_keys')
      .values({
        team_id: row.teamId,
        id: row.id,
        created_at: new Date(row.createdAt),
        plugin_id: row.pluginId,
        phone_number_id: row.phoneNumberId,
        public_key: row.publicKey,
        private_key: row.privateKey,
      })
      .execute()
  },

  async remove(teamId: string, id: string): Promise<void> {
    await database.queries
      .deleteFrom('flow_keys')
      .where('team_id', '=', teamId)
      .where('id', '=', id)
      .execute()
  },

  /** Retires all keys of the number but `id`, and forgets those that were retired before `forgetBefore`. */
  async makeCurrent(
    teamId: string,
    phoneNumberId: string,
    { id, now, forgetBefore }: { id: string; now: number; forgetBefore: number },
  ): Promise<void> {
    await database.queries
      .updateTable('flow_keys')
      .set({ retired_at: new Date(now) })
      .where('team_id', '=', teamId)
      .where('phone_number_id', '=', phoneNumberId)
      .where('id', '!=', id)
      .where('retired_at', 'is', null)
      .execute()
    await database.rows(forgotten, [teamId, phoneNumberId, new Date(forgetBefore)])
  },
})
