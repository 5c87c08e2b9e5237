/** The chat to which something belongs, for those who may see it. */
import type { Session } from '../../database/session.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { assertMaySee, chatNotFound } from '../chats/chat-access.ts'
import { chatColumns, type Chat } from '../chats/chat.ts'

type Row = { -readonly [K in keyof Chat]: Chat[K] }

/** Throws `not_found` chat_not_found. */
export async function seenChat(
  db: Pick<Session, 'rows'>,
  actor: Pick<Actor, 'team' | 'userId' | 'roleType'>,
  chatId: string,
): Promise<Chat> {
  if (!isUuid(chatId)) throw chatNotFound()
  const [chat] = await db.rows<Row>(
    `select ${chatColumns} from chats c where c.team_id = $1 and c.id = $2`,
    [actor.team.id, chatId],
    'seen-chat',
  )
  assertMaySee(actor, chat)
  return chat
}
