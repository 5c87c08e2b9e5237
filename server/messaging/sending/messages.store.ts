/**
 * The SQL of messages that go out. Every step is one statement, so that it is kept whole or not at all, and holds only
 * from the state that it expects: of two servers that try it, one succeeds.
 */
import type { Database } from '../../database/database.ts'
import { insertionParts, timeText, type Insertion, type Table } from '../../database/insert-rows.ts'
import type { IdentityKind } from '../contacts/contact.ts'
import { isAmending } from '../inbound/arrival.ts'
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

/** The chat into which a message goes. */
export type ChatOfSend =
  /** The open one with whom the message names. Templates do not find it where each of them opens a chat of its own. */
  | {
      readonly by: 'contact'
      readonly phoneNumberId: string
      readonly kind: IdentityKind
      readonly key: string
      readonly isTemplate: boolean
    }
  /** This one while it is open, unless the team has answered in it since `version`. */
  | { readonly by: 'chat'; readonly chatId: string; readonly version: number | null }

export interface TakenChat {
  readonly chatId: string
}

function conditionOf(where: ChatOfSend): { condition: string; values: (string | number | boolean | null)[] } {
  if (where.by === 'chat')
    return {
      condition: `c.status = 'OPEN' and c.id = $6 and ($7::integer is null or c.answered_version <= $7)`,
      values: [where.chatId, where.version],
    }
  return {
    condition: `c.status = 'OPEN' and c.id = (
      select o.id from contact_identities i join chats o on o.team_id = i.team_id and o.contact_id = i.contact_id
      where i.team_id = $1 and i.kind = $7 and i.key = $8 and i.ended_at is null
        and o.phone_number_id = $6 and o.status = 'OPEN'
        and not ($9 and exists (select from teams where team_id = $1 and chat_settings @> '{"opensChatForTemplates": true}')))`,
    values: [where.phoneNumberId, where.kind, where.key, where.isTemplate],
  }
}

/** What is inserted with a message learns from the chat where it is, and is not inserted without one. */
function inChat(table: Table, rows: string): string {
  const columns = table.columns.map(([column]) => {
    if (table.name === 'chat_messages' && column === 'chat_id') return 'chat_in.id'
    if (table.name === 'events' && column === 'payload')
      return `n.payload || jsonb_build_object(
        'chatId', chat_in.id, 'contactId', chat_in.contact_id, 'chatVersion', chat_in.version)`
    return `n.${column}`
  })
  return `select ${columns.join(', ')} from ${rows}, chat_in`
}

const byId = {
  name: 'message-by-id',
  text: `select ${messageColumns} from chat_messages where team_id = $1 and id = $2`,
}

// The commit is not waited for until it lies on the disk; another server, and this one after a kill, see it at once.
const notFlushed = `set_config('synchronous_commit', 'off', true)`

export const messagesStore = (db: Pick<Database, 'rows' | 'points'>) => ({
  /**
   * Stores a message, and all that is inserted with it, in the chat that `where` finds; undefined, and nothing is
   * stored, when there is none. `soon`: it reaches the disk with the next write that is waited for, as markSending is.
   */
  async insertInChat(
    durable: 'now' | 'soon',
    where: ChatOfSend,
    message: ChatMessage,
    insertions: readonly Insertion[],
  ): Promise<TakenChat | undefined> {
    const { condition, values: own } = conditionOf(where)
    const fixed = [
      message.teamId,
      // The message before a reaction stays the last one.
      isAmending(message.dataType) ? null : message.id,
      timeText(message.at),
      message.userId,
      message.origin === 'reply',
      ...own,
    ]
    const { parts, values, name } = insertionParts(insertions, fixed.length + 1, inChat)
    const how = durable === 'soon' ? `, ${notFlushed}` : ''
    const [chat] = await db.rows<TakenChat>(
      `with chat_in as (
         update chats c set version = c.version + 1, updated_at = $3,
           last_message_id = coalesce($2::uuid, c.last_message_id),
           last_message_at = case when $2 is null then c.last_message_at else greatest(c.last_message_at, $3) end,
           answered_version = c.version + 1, answered_by = $4::uuid,
           answered_at = $3, unread_count = case when $5 then 0 else c.unread_count end
         where c.team_id = $1 and ${condition}
         returning c.id, c.contact_id, c.version),
       ${parts.join(', ')}
       select id as "chatId" ${how} from chat_in`,
      [...fixed, ...values],
      `send-${where.by}-${name.replace('chat_messages-events', '')}-${durable}`,
    )
    return chat
  },

  /** As insertInChat, for a message that names nobody. */
  async insertWithoutChat(insertions: readonly Insertion[]): Promise<void> {
    const { parts, values, name } = insertionParts(insertions)
    await db.rows(`with ${parts.join(', ')} select`, values, `insert-${name}-alone`)
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
   * WhatsApp took it. Reports that came first keep their place, and have told of it: then `event` is not written. Not
   * waited for until it lies on the disk: should the power fail in that moment, the message is found as SENDING,
   * becomes UNKNOWN, and its status settles it.
   */
  async markSent({ teamId, id }: Key, sent: Sent, event: Insertion, now: number): Promise<void> {
    const { parts, values } = insertionParts(
      [event],
      7,
      (_, rows) => `select n.* from ${rows}, moved where moved.is_news`,
    )
    await db.rows(
      `with before as (
         select external_id is null and ${isOpen} as is_news from chat_messages where team_id = $1 and id = $2 for update),
       moved as (
         update chat_messages set updated_at = $3, external_id = coalesce(external_id, $4),
           contact_identifier = coalesce($5, contact_identifier), sent_at = coalesce(sent_at, $3),
           status_message = case when ${isOpen} then $6 else status_message end,
           delivery_status = case when ${isOpen} then 'SENT' else delivery_status end
         from before where team_id = $1 and id = $2
         returning before.is_news),
       ${parts.join(', ')}
       select ${notFlushed} from moved`,
      [teamId, id, timeText(now), sent.externalId, sent.contactIdentifier, sent.statusMessage, ...values],
      'mark-message-sent',
    )
  },

  /**
   * Whether the message was still without an end, and this sender's: what a report has said of it in the meantime
   * counts more, and `event` is not written. `freedKey` is an idempotency key that may be used again.
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
    const { parts, values } = insertionParts([event], 9, (_, rows) => `select n.* from ${rows}, moved`)
    const rows = await db.rows(
      `with moved as (
         update chat_messages set updated_at = $3, delivery_status = $4, status_message = $5, error_code = $6,
           failed_at = case when $4 = 'FAILED' then $3::timestamptz end
         where team_id = $1 and id = $2 and sender_id = $8 and ${isOpen}
           and (delivery_status <> 'UNKNOWN' or $4 = 'FAILED')
         returning id),
       ${parts.join(', ')},
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
