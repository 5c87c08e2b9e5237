/** Chats of a team by their ids, many at once: for whoever tells of them. */
import type { Session } from '../../database/session.ts'
import type { Chat } from './chat.ts'
import { chatsStore } from './chats.store.ts'

/** In no particular order; those that are not there are missing. */
export function chatsByIds(
  db: Pick<Session, 'rows'>,
  teamId: string,
  ids: readonly string[],
): Promise<Chat[]> {
  return chatsStore(db).findAll(teamId, ids)
}
