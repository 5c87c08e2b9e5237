/** Messages of a team by their ids, many at once: for whoever tells of them. */
import type { Session } from '../../database/session.ts'
import type { ChatMessage } from './chat-message.ts'
import { messageColumns } from './message-row.ts'

/** In no particular order; those that are not there are missing. */
export function messagesByIds(
  db: Pick<Session, 'rows'>,
  teamId: string,
  ids: readonly string[],
): Promise<ChatMessage[]> {
  return db.rows<{ -readonly [K in keyof ChatMessage]: ChatMessage[K] }>(
    `select ${messageColumns} from chat_messages where team_id = $1 and id = any($2::uuid[])`,
    [teamId, ids],
    'messages-by-ids',
  )
}
