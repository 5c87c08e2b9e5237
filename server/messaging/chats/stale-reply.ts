/** Why a reply could not be stored in its chat: the team has answered meanwhile, or there is no such chat. */
import type { Database } from '../../database/database.ts'
import { AppError, notFound } from '../../lib/app-error.ts'
import { answerStore } from './answer.store.ts'

export async function staleReply(
  database: Pick<Database, 'rows'>,
  teamId: string,
  chatId: string,
): Promise<AppError> {
  const last = await answerStore(database).last(teamId, chatId)
  if (last === undefined) return notFound('chat_not_found', 'The team has no chat with this id.')
  const who = last.username ?? 'the WhatsApp app on the phone, or a program'
  const when = new Date(last.answeredAt ?? 0).toISOString()
  return new AppError(
    'conflict',
    'chat_answered',
    `This chat was answered by ${who} at ${when}, after what you have seen of it. Read the answer; to send yours all the same, send it with "force": true or with version ${last.version}.`,
  )
}
