/**
 * What may stand between a reply and its chat: the team has answered meanwhile, and the reply is refused; or the chat is
 * closed, and is opened again for it. A reply that is refused leaves the chat as it is.
 */
import type { Database } from '../../database/database.ts'
import type { Session } from '../../database/session.ts'
import { AppError } from '../../lib/app-error.ts'
import type { ChatMessage } from '../sending/chat-message.ts'
import { answerStore } from './answer.store.ts'
import { changeChatInSession, withoutRace } from './change-chat.ts'
import { chatNotFound } from './chat-access.ts'
import { chatsStore } from './chats.store.ts'

/**
 * Without `version`, nothing is compared. Throws `conflict` chat_answered with who and when, and chat_open_exists;
 * `not_found` chat_not_found.
 */
export function readyForReply(
  database: Pick<Database, 'write'>,
  { teamId, userId, createdAt: now }: Pick<ChatMessage, 'teamId' | 'userId' | 'createdAt'>,
  { chatId, version }: { readonly chatId: string; readonly version: number | null },
): Promise<void> {
  return withoutRace(() =>
    database.write(async (session) => {
      const chat = await chatsStore(session).lock(teamId, chatId)
      if (chat === undefined) throw chatNotFound()
      if (version !== null && chat.answeredVersion > version) throw await staleReply(session, teamId, chatId)
      if (chat.status === 'OPEN') return
      await changeChatInSession(session, teamId, userId, chatId, { status: 'OPEN' }, now)
    }),
  )
}

async function staleReply(session: Session, teamId: string, chatId: string): Promise<AppError> {
  const last = await answerStore(session).last(teamId, chatId)
  if (last === undefined) return chatNotFound()
  const who = last.username ?? 'the WhatsApp app on the phone, or a program'
  const when = new Date(last.answeredAt ?? 0).toISOString()
  return new AppError(
    'conflict',
    'chat_answered',
    `This chat was answered by ${who} at ${when}, after what you have seen of it. Read the answer; to send yours all the same, send it with "force": true or with version ${last.version}.`,
  )
}
