/**
 * The SQL of messages that go out. Every step is one statement, so that it is kept whole or not at all, and holds only
 * from the state that it expects: of two servers that try it, one succeeds.
 */
import type { Database } from '../../database/database.ts'
import { insertionParts, timeText, type Insertion } from '../../database/insert-rows.ts'
import type { ChatMessage } from './chat-message.ts'
import type { DeliveryStatus } from './delivery-status.ts'
import { messageColumns } from './message-row.ts'

export interface StoredMessage extends ChatMessage {
  readonly graphVersion: string | null
}

interface Key {
  readonly teamId: string
  readonly id: string
}

export interface Sent {
  readonly externalId: string | null
  readonly contactIdentifier: string | null
  readonly statusMessage: string | null
}

export interface NotSent {
  readonly deliveryStatus: Extract<DeliveryStatus, 'FAILED' | 'UNKNOWN' | 'PENDING'>
  readonly statusMessage: string
  readonly errorCode: number | null
}

const byId = {
  name: 'message-by-id',
  text: `select ${messageColumns} from chat_messages where team_id = $1 and id = $2`,
}

// The commit is not waited for until it lies on the disk; another server, and this one after a kill, see it at once.
const notFlushed = `set_config('synchronous_commit', 'off', true)`

export const messagesStore = (db: Pick<Database, 'rows' | 'points'>) => ({
  /** `soon`: it reaches the disk with the next write that is waited for, as markSending is. */
  async insert(durable: 'now' | 'soon', insertions: readonly Insertion[]): Promise<void> {
    const { parts, values, name } = insertionParts(insertions)
    const how = durable === 'soon' ? notFlushed : ''
    await db.rows(`with ${parts.join(', ')} select ${how}`, values, `insert-${name}-${durable}`)
  },

  async find(teamId: string, id: string): Promise<ChatMessage | undefined> {
    return (await db.points.read<ChatMessage>(byId, [teamId, id]))[0]
  },

  /** Whether the message was still waiting for this sender. */
  async markSending({ teamId, id }: Key, senderId: string, now: number): Promise<boolean> {
    const rows = await db.rows(
      `update chat_messages set delivery_status = 'SENDING', status_message = null, error_code = null,
         updated_at = $4
       where team_id = $1 and id = $2 and sender_id = $3 and delivery_status = 'PENDING' returning id`,
      [teamId, id, senderId, timeText(now)],
      'mark-message-sending',
    )
    return rows.length > 0
  },

  /**
   * WhatsApp took it. Reports that came first keep their place. Not waited for until it lies on the disk: should the
   * power fail in that moment, the message is found as SENDING, becomes UNKNOWN, and its status settles it.
   */
  async markSent({ teamId, id }: Key, sent: Sent, event: Insertion, now: number): Promise<void> {
    const { parts, values } = insertionParts([event], 7)
    await db.rows(
      `with ${parts.join(', ')}
       update chat_messages set updated_at = $3, external_id = coalesce(external_id, $4),
         contact_identifier = coalesce($5, contact_identifier), sent_at = coalesce(sent_at, $3),
         status_message = case when ${isOpen} then $6 else status_message end,
         delivery_status = case when ${isOpen} then 'SENT' else delivery_status end
       where team_id = $1 and id = $2
       returning ${notFlushed}`,
      [teamId, id, timeText(now), sent.externalId, sent.contactIdentifier, sent.statusMessage, ...values],
      'mark-message-sent',
    )
  },

  /**
   * Whether the message was still without an end, and this sender's: what a report has said of it in the meantime
   * counts more. `freedKey` is an idempotency key that may be used again.
   */
  async markNotSent(
    { teamId, id }: Key,
    senderId: string,
    state: NotSent,
    event: Insertion,
    now: number,
    freedKey: string | null = null,
  ): Promise<boolean> {
    const { deliveryStatus, statusMessage, errorCode } = state
    const { parts, values } = insertionParts([event], 9)
    const rows = await db.rows(
      `with ${parts.join(', ')}, moved as (
         update chat_messages set updated_at = $3, delivery_status = $4, status_message = $5, error_code = $6,
           failed_at = case when $4 = 'FAILED' then $3::timestamptz end
         where team_id = $1 and id = $2 and sender_id = $8 and ${isOpen}
           and (delivery_status <> 'UNKNOWN' or $4 = 'FAILED')
         returning id),
       freed as (delete from idempotency_keys
         where team_id = $1 and key = $7 and object_id = $2 and exists (select from moved))
       select id from moved`,
      [teamId, id, timeText(now), deliveryStatus, statusMessage, errorCode, freedKey, senderId, ...values],
      'mark-message-not-sent',
    )
    return rows.length > 0
  },
})

const isOpen = `delivery_status in ('PENDING', 'SENDING', 'UNKNOWN')`
