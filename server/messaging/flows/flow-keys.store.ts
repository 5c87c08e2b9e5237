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

const retired = `update flow_keys set retired_at = $4
  where team_id = $1 and phone_number_id = $2 and created_at < $3 and retired_at is null`
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

  /** Retires the keys of the number that are that old, and forgets those that were retired long ago. */
  async retire(
    teamId: string,
    phoneNumberId: string,
    { createdBefore, now, forgetBefore }: { createdBefore: number; now: number; forgetBefore: number },
  ): Promise<void> {
    const number = [teamId, phoneNumberId]
    await database.rows(retired, [...number, new Date(createdBefore), new Date(now)])
    await database.rows(forgotten, [...number, new Date(forgetBefore)])
  },
})
