/**
 * Who sees which chats. Admins and managers see all of the team's; users see those that are assigned to them and those
 * of nobody, so that they can take them. A chat that somebody may not see is not found, and neither is what is in it.
 */
import { AppError, notFound } from '../../lib/app-error.ts'
import type { Actor } from '../../team/actor.ts'
import type { Chat } from './chat.ts'

type Asking = Pick<Actor, 'roleType' | 'userId'>

/** The user beside whose own chats only those of nobody are seen, or undefined for who sees all. */
export function onlySeenBy(actor: Asking): string | undefined {
  return actor.roleType === 'user' ? actor.userId : undefined
}

export function maySee(actor: Asking, chat: Pick<Chat, 'assignedTo'>): boolean {
  const seenBy = onlySeenBy(actor)
  return seenBy === undefined || chat.assignedTo === null || chat.assignedTo === seenBy
}

/** Throws `not_found` chat_not_found, for a chat that is not there as for one that the actor may not see. */
export function assertMaySee<T extends Pick<Chat, 'assignedTo'>>(
  actor: Asking,
  chat: T | undefined,
): asserts chat is T {
  if (chat === undefined || !maySee(actor, chat)) throw chatNotFound()
}

/**
 * The same as a condition of SQL on chats: `true` where the actor sees all. `add` takes a value and answers what stands
 * for it; `alias` is what the statement calls the table.
 */
export function visibleChatsSql(actor: Asking, add: (value: unknown) => string, alias = 'c'): string {
  const seenBy = onlySeenBy(actor)
  if (seenBy === undefined) return 'true'
  return `(${alias}.assigned_to = ${add(seenBy)}::uuid or ${alias}.assigned_to is null)`
}

/**
 * Throws `forbidden` assign_forbidden. Users take chats of nobody, hand their own over and give them back; whom other
 * chats are given to is decided by admins and managers.
 */
export function assertMayAssign(
  actor: Asking,
  chat: Pick<Chat, 'assignedTo'>,
  assignedTo: string | null,
): void {
  if (actor.roleType !== 'user' || chat.assignedTo === actor.userId || assignedTo === actor.userId) return
  if (chat.assignedTo === assignedTo) return
  throw new AppError(
    'forbidden',
    'assign_forbidden',
    "A key of a user may take a chat that is nobody's, and hand over or give back its own. Use a key of an admin or a manager to give it to somebody else.",
  )
}

/** Throws `forbidden` unless the actor may change how the team handles its chats. */
export function assertMaySetUp(actor: Asking): void {
  if (actor.roleType === 'admin') return
  throw new AppError(
    'forbidden',
    'chat_settings_forbidden',
    'Only a key of an admin may change how the team handles its chats.',
  )
}

export function chatNotFound(): AppError {
  return notFound(
    'chat_not_found',
    'Chat not found: the team has no chat with this id, or this key may not see it.',
  )
}
