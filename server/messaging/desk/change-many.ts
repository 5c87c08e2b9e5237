/** Changes many chats that are locked, as changeChatInSession changes one: by the same rules, in two statements. */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import { applyChange, type ChatChange } from '../chats/chat-change.ts'
import { chatUpdated } from '../chats/chat-event.ts'
import type { Chat } from '../chats/chat.ts'
import { allocationStore } from './allocation.store.ts'

export interface WantedChange {
  readonly chat: Chat
  readonly change: Pick<ChatChange, 'assignedTo' | 'inboxId' | 'waits' | 'removeTags'>
}

/** Answers how many chats are not what they were. */
export async function changeMany(
  session: Session,
  teamId: string,
  wanted: readonly WantedChange[],
  now: number,
): Promise<number> {
  const maker = { madeBy: null, at: now }
  const done = wanted.map(({ chat, change }) => ({ before: chat, ...applyChange(chat, change, maker) }))
  const moved = done.filter(
    ({ before, chat, changed }) => changed.length > 0 || chat.waitsSince !== before.waitsSince,
  )
  await allocationStore(session).saveAll(
    teamId,
    moved.map(({ chat }) => chat),
  )
  const told = moved.filter(({ changed }) => changed.length > 0)
  await appendEvents(
    session,
    told.map(({ chat, changed }) => chatUpdated(chat, changed, maker)),
  )
  return moved.length
}
