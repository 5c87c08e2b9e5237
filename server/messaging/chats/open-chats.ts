/**
 * Finds the open chats with contacts on numbers, and opens or re-opens those that are not there, in the caller's
 * transaction. The chats stay locked until that ends; whoever opens the same one at the same time gets the same one.
 */
import type { Session } from '../../database/session.ts'
import type { NewEvent } from '../../events/append.ts'
import { idSequence } from '../../lib/uuid.ts'
import { chatCreated, chatUpdated } from './chat-event.ts'
import type { Chat } from './chat.ts'
import { placementStore, type NewChat } from './placement.store.ts'

/** Whom a chat is with, and how it was opened. */
export interface ChatToOpen extends Pick<
  Chat,
  'contactId' | 'pluginId' | 'phoneNumberId' | 'contactIdentifier' | 'procedureId' | 'processId'
> {
  readonly direction: 'INBOUND' | 'OUTBOUND'
  readonly at: number
  /** The user on whose behalf it is opened; nobody's when left out. */
  readonly madeBy?: string | null
  /** The contact was made in this transaction: there is no chat with it. */
  readonly isNewContact?: boolean
}

export interface OpeningMessage extends ChatToOpen {
  /** Where the team wants a chat for each template, the open one is closed. */
  readonly isTemplate: boolean
}

interface Pair {
  readonly contactId: string
  readonly phoneNumberId: string
}

const nextId = idSequence()

/** The open chats, in the order of the messages, each of which is to a person of its own. The caller appends the events. */
export async function openChatsFor(
  session: Session,
  teamId: string,
  messages: readonly OpeningMessage[],
  now: number,
): Promise<{ readonly chats: readonly Chat[]; readonly events: readonly NewEvent[] }> {
  const store = placementStore(session)
  const templates = messages.filter(({ isTemplate, isNewContact }) => isTemplate && isNewContact !== true)
  const isEachAnew = templates.length > 0 && (await store.settings(teamId)).opensChatForTemplates
  const closed: Chat[] = []
  const endings: NewEvent[] = []
  for (const { madeBy = null, ...message } of isEachAnew ? templates : [])
    for (const chat of await store.close(teamId, message, madeBy, now)) {
      closed.push(chat)
      endings.push(chatUpdated(chat, ['status'], { madeBy, at: now }))
    }
  const { chats, events } = await openChats(session, teamId, messages, now, new Set(closed.map(keyOf)))
  const found = messages.map((message) => {
    const chat = chats.get(keyOf(message))
    if (chat === undefined) throw new Error('a chat was not opened')
    return chat
  })
  return { chats: found, events: [...endings, ...events] }
}

interface Opened {
  /** By `keyOf`. */
  readonly chats: Map<string, Chat>
  readonly events: NewEvent[]
}

// Another transaction may open the same chat, or close it, between two looks; each look sees what it did.
const mostLooks = 5

/** Those whose keys are in `anew` are not opened again, but new ones are. */
export async function openChats(
  session: Session,
  teamId: string,
  messages: readonly ChatToOpen[],
  now: number,
  anew: ReadonlySet<string> = new Set(),
): Promise<Opened> {
  const store = placementStore(session)
  // The first message is the one that opens a chat.
  const wanted = new Map(messages.toReversed().map((message) => [keyOf(message), message]))
  const chats = new Map<string, Chat>()
  const events: NewEvent[] = []
  for (let look = 0; look < mostLooks; look += 1) {
    const missing = [...wanted].filter(([key]) => !chats.has(key)).map(([, message]) => message)
    if (missing.length === 0) return { chats, events }
    const known = missing.filter(({ isNewContact }) => isNewContact !== true)
    if (known.length > 0) for (const chat of await store.lockOpen(teamId, known)) chats.set(keyOf(chat), chat)
    const absent = missing.filter((message) => !chats.has(keyOf(message)))
    if (absent.length === 0) return { chats, events }
    for (const chat of await openSome(session, teamId, absent, now, anew)) {
      chats.set(keyOf(chat), chat)
      const maker = { madeBy: wanted.get(keyOf(chat))?.madeBy ?? null, at: now }
      events.push(chat.version === 1 ? chatCreated(chat, maker) : chatUpdated(chat, ['status'], maker))
    }
  }
  throw new Error('chats were opened and closed by others too quickly')
}

/** Re-opens or opens chats; those that somebody else has opened meanwhile are not in the answer. */
async function openSome(
  session: Session,
  teamId: string,
  absent: readonly ChatToOpen[],
  now: number,
  anew: ReadonlySet<string>,
): Promise<Chat[]> {
  const store = placementStore(session)
  const known = absent.filter(({ isNewContact }) => isNewContact !== true)
  const reopensChats = known.length > 0 && (await store.settings(teamId)).reopensChats
  const latest = new Map(
    (known.length === 0 ? [] : await store.lockLatest(teamId, known)).map((chat) => [keyOf(chat), chat]),
  )
  const again = absent.flatMap((message) => {
    const chat = reopensChats && !anew.has(keyOf(message)) ? latest.get(keyOf(message)) : undefined
    return chat === undefined ? [] : [{ id: chat.id, waits: message.direction === 'INBOUND', message }]
  })
  const reopened = await store.reopen(teamId, again, now)
  const isAgain = new Set(again.map(({ message }) => message))
  const fresh = absent.filter((message) => !isAgain.has(message))
  const rows = fresh.map((message) => newChat(message, latest.get(keyOf(message)), now))
  return [...reopened, ...(await store.insertOpen(teamId, rows))]
}

/** A window belongs to the contact and the number: it goes on from one chat to the next. */
function newChat(message: ChatToOpen, before: Chat | undefined, now: number): NewChat {
  return {
    id: nextId(now),
    createdAt: now,
    pluginId: message.pluginId,
    phoneNumberId: message.phoneNumberId,
    contactId: message.contactId,
    contactIdentifier: message.contactIdentifier,
    openedBy: message.direction,
    lastMessageAt: message.at,
    lastInboundAt: before?.lastInboundAt ?? null,
    windowEndsAt: before?.windowEndsAt ?? null,
    procedureId: message.procedureId,
    processId: message.processId,
  }
}

export function keyOf({ contactId, phoneNumberId }: Pair): string {
  return `${contactId} ${phoneNumberId}`
}
