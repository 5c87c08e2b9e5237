/** The SQL that messages that come in need beside that of contacts and chats. */
import type { Session } from '../../database/session.ts'
import type { DeliveryStatus } from '../sending/delivery-status.ts'

// Any fixed number that no other lock of ours with two keys uses.
const inboundLocks = 7_303

export interface AmendedMessage {
  readonly id: string
  readonly externalId: string
  readonly chatId: string | null
  readonly deliveryStatus: DeliveryStatus
}

export const inboundStore = (session: Pick<Session, 'rows'>) => ({
  /**
   * Lets one transaction at a time keep messages of the team, so that none can be kept twice and no two wait for each
   * other's contacts and chats. False: another one is at it.
   */
  async lockTeam(teamId: string): Promise<boolean> {
    const [row] = await session.rows<{ isMine: boolean }>(
      `select pg_try_advisory_xact_lock($2, hashtext($1)) as "isMine"`,
      [teamId, inboundLocks],
      'lock-inbound-of-team',
    )
    return row?.isMine === true
  },

  /** Ids of messages by their external ids. */
  async knownMessages(teamId: string, externalIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await session.rows<{ id: string; externalId: string }>(
      `select id, external_id as "externalId" from chat_messages
       where team_id = $1 and external_id = any($2::text[])`,
      [teamId, externalIds],
      'known-messages',
    )
    return new Map(rows.map(({ id, externalId }) => [externalId, id]))
  },

  /** Of those that are enabled. */
  async pluginsOfNumbers(teamId: string, numbers: readonly string[]): Promise<Map<string, string>> {
    const rows = await session.rows<{ id: string; pluginId: string }>(
      `select id, plugin_id as "pluginId" from phone_numbers
       where team_id = $1 and id = any($2::text[]) and is_enabled`,
      [teamId, numbers],
      'plugins-of-numbers',
    )
    return new Map(rows.map(({ id, pluginId }) => [id, pluginId]))
  },

  async amended(teamId: string, externalIds: readonly string[]): Promise<Map<string, AmendedMessage>> {
    const rows = await session.rows<AmendedMessage & { externalId: string }>(
      `select id, external_id as "externalId", chat_id as "chatId", delivery_status as "deliveryStatus"
       from chat_messages where team_id = $1 and external_id = any($2::text[])`,
      [teamId, externalIds],
      'amended-messages',
    )
    return new Map(rows.map((row) => [row.externalId, row]))
  },
})
