/**
 * The one way by which a chat changes besides messages: its row is locked, its version grows by one, and an event
 * tells which fields changed. A change that says nothing new writes nothing.
 */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import { AppError, invalidInput, type Fault } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { usernamesOf } from '../../team/people-names.ts'
import type { MessagingContext } from '../context.ts'
import { assertMayAssign, assertMaySee, chatNotFound } from './chat-access.ts'
import { applyChange, type ChangedChat, type ChatChange } from './chat-change.ts'
import { chatUpdated } from './chat-event.ts'
import { findNamed, type NamedChange } from './chat-names.ts'
import type { Chat } from './chat.ts'
import { chatsStore, type LastChange } from './chats.store.ts'

type Changing = Pick<MessagingContext, 'database' | 'clock'>
type Changer = Pick<Actor, 'team' | 'userId' | 'roleType'>

/**
 * Changes a chat that the actor sees. People are named by id, user name or e-mail address, inboxes and tags by id or
 * name. Throws `not_found` chat_not_found, `invalid` with all faults beside those given, `forbidden` assign_forbidden,
 * and `conflict`: chat_changed when it is no longer at `expectedVersion`, chat_open_exists when it cannot be opened
 * beside another.
 */
export async function changeChat(
  context: Changing,
  actor: Changer,
  chatId: string,
  change: NamedChange & { readonly expectedVersion?: number | undefined },
  given: readonly Fault[] = [],
): Promise<Chat> {
  const { expectedVersion, ...named } = change
  const found = await findNamed(context.database, actor.team.id, named)
  const faults = [...given, ...found.faults]
  return changeOne(context, actor, chatId, { change: found.change, expectedVersion, faults })
}

/** What became of one of many chats. */
export type BulkOutcome =
  { readonly id: string; readonly chat: Chat } | { readonly id: string; readonly error: AppError }

/**
 * The same change of each of these chats by itself, in their order: one that is refused does not hold up the others.
 * Throws `invalid` when the change itself is at fault.
 */
export async function changeChats(
  context: Changing,
  actor: Changer,
  chatIds: readonly string[],
  named: NamedChange,
  given: readonly Fault[] = [],
): Promise<BulkOutcome[]> {
  const found = await findNamed(context.database, actor.team.id, named)
  const faults = [...given, ...found.faults]
  if (faults.length > 0) throw invalidInput(faults)
  const outcomes: BulkOutcome[] = []
  for (const id of chatIds)
    try {
      outcomes.push({ id, chat: await changeOne(context, actor, id, { change: found.change, faults }) })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      outcomes.push({ id, error })
    }
  return outcomes
}

interface OneChange {
  readonly change: ChatChange
  readonly expectedVersion?: number | undefined
  readonly faults: readonly Fault[]
}

function changeOne(
  { database, clock }: Changing,
  actor: Changer,
  chatId: string,
  { change, expectedVersion, faults }: OneChange,
): Promise<Chat> {
  if (!isUuid(chatId)) return Promise.reject(chatNotFound())
  return withoutRace(() =>
    database.write(async (session) => {
      const before = await chatsStore(session).lock(actor.team.id, chatId)
      assertMaySee(actor, before)
      if (faults.length > 0) throw invalidInput(faults)
      if (expectedVersion !== undefined && expectedVersion !== before.version)
        throw await staleVersion(session, before, expectedVersion)
      if (change.assignedTo !== undefined) assertMayAssign(actor, before, change.assignedTo)
      return (await keep(session, before, change, actor.userId, clock())).chat
    }),
  )
}

/**
 * The same in a transaction of the caller's, who has checked what it asks for: ids only, and nobody's rights.
 * `madeBy` is null when no user does it. Answers the chat as it is then, with the fields that changed; throws
 * `not_found` and `conflict` as changeChat.
 */
export async function changeChatInSession(
  session: Session,
  teamId: string,
  madeBy: string | null,
  chatId: string,
  change: ChatChange,
  now: number,
): Promise<ChangedChat> {
  const before = await chatsStore(session).lock(teamId, chatId)
  if (before === undefined) throw chatNotFound()
  return keep(session, before, change, madeBy, now)
}

async function keep(
  session: Session,
  before: Chat,
  change: ChatChange,
  madeBy: string | null,
  at: number,
): Promise<ChangedChat> {
  const store = chatsStore(session)
  const done = applyChange(before, change, { madeBy, at })
  const { chat, changed } = done
  if (changed.includes('status') && chat.status === 'OPEN') {
    const open = await store.openOf(chat.teamId, chat.contactId, chat.phoneNumberId)
    if (open !== undefined) throw anotherIsOpen(open.id)
  }
  if (changed.length > 0 || chat.waitsSince !== before.waitsSince) await store.save(chat)
  if (changed.length > 0) await appendEvents(session, [chatUpdated(chat, changed, { madeBy, at })])
  return done
}

export function anotherIsOpen(id: string): AppError {
  return new AppError(
    'conflict',
    'chat_open_exists',
    `The chat ${id} with this contact on this number is open already, and there is one at a time. Use it, or close it first.`,
  )
}

/** A chat that was opened in the same moment is seen by a second try, which refuses and names it. */
export async function withoutRace<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'chats_open') throw error
    return work()
  }
}

async function staleVersion(session: Session, chat: Chat, expected: number): Promise<AppError> {
  const last = await chatsStore(session).lastChange(chat)
  const madeBy = last?.madeBy ?? null
  const names = madeBy === null ? undefined : await usernamesOf(session, chat.teamId, [madeBy])
  const message = `The chat is at version ${chat.version} and no longer at ${expected}: ${whatHappened(last, names?.values().next().value)} at ${new Date(chat.updatedAt).toISOString()}. Look at it again before you change it.`
  return new AppError('conflict', 'chat_changed', message)
}

function whatHappened(last: LastChange | undefined, username: string | undefined): string {
  if (last === undefined) return 'it last changed'
  if (last.type === 'chat.updated')
    return `${username ?? 'the server'} changed ${last.changed?.join(', ') ?? 'it'}`
  return username === undefined ? 'a message came' : `${username} sent a message`
}
