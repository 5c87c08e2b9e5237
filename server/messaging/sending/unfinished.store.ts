/** The SQL that finds messages which nobody works on any more, and takes them over. */
import type { Database } from '../../database/database.ts'
import { insertionParts, timeText, type Insertion } from '../../database/insert-rows.ts'
import { messageColumns } from './message-row.ts'
import type { StoredMessage } from './messages.store.ts'
import { aliveSendersSql, isAliveSql } from './sender.ts'

export interface Left {
  readonly teamId: string
  readonly id: string
  readonly chatId: string | null
  readonly origin: string
  readonly deliveryStatus: 'PENDING' | 'SENDING'
}

// Nobody works on it: its owner is dead, or is this process, which knows nothing of it.
const isLeft = (me: string, underWay: string) =>
  `delivery_status in ('PENDING', 'SENDING') and not (id = any(${underWay}::uuid[]))
   and (sender_id is not distinct from ${me}::uuid or not ${isAliveSql('m.sender_id')})`

export const unfinishedStore = (db: Pick<Database, 'rows'>) => ({
  async aliveSenders(): Promise<number> {
    const [row] = await db.rows<{ count: number }>(aliveSendersSql, [], 'alive-senders')
    return row?.count ?? 0
  },

  /** The oldest ones, of all teams. */
  left: (senderId: string, underWay: readonly string[], limit: number): Promise<Left[]> =>
    db.rows<Left>(
      `select m.team_id as "teamId", m.id, m.chat_id as "chatId", m.origin, m.delivery_status as "deliveryStatus" from chat_messages m
       where ${isLeft('$1', '$2')} and direction = 'OUTBOUND' order by created_at limit $3`,
      [senderId, underWay, limit],
      'messages-left',
    ),

  /** The message, now of this sender, or undefined when another one was faster. */
  async takeOver({ teamId, id }: Left, senderId: string, now: number): Promise<StoredMessage | undefined> {
    const rows = await db.rows<StoredMessage>(
      `update chat_messages m set sender_id = $1, updated_at = $4
       where team_id = $2 and id = $3 and delivery_status = 'PENDING'
         and (sender_id is not distinct from $1 or not ${isAliveSql('m.sender_id')})
       returning ${messageColumns}, graph_version as "graphVersion"`,
      [senderId, teamId, id, timeText(now)],
      'take-over-message',
    )
    return rows[0]
  },

  /** Its call was under way when its server ended; `event` is written unless somebody else knew more. */
  async markUnknown({ teamId, id }: Left, senderId: string, sentence: string, event: Insertion, now: number) {
    const { parts, values } = insertionParts([event], 6, (_, rows) => `select n.* from ${rows}, moved`)
    await db.rows(
      `with moved as (
         update chat_messages m set delivery_status = 'UNKNOWN', status_message = $4, updated_at = $5
         where team_id = $2 and id = $3 and delivery_status = 'SENDING'
           and (sender_id is not distinct from $1 or not ${isAliveSql('m.sender_id')})
         returning id),
       ${parts.join(', ')}
       select`,
      [senderId, teamId, id, sentence, timeText(now), ...values],
      'mark-message-unknown',
    )
  },
})
