/**
 * Puts messages into the chats to which they belong, opening or re-opening chats where there is no open one. What a
 * chat shows of its messages (unread, the last one, the window) is kept with it, in the caller's transaction; the chats
 * stay locked until that ends, so that versions count every message once and in order.
 */
import type { Session } from '../../database/session.ts'
import type { NewEvent } from '../../events/append.ts'
import { idSequence } from '../../lib/uuid.ts'
import { chatCreated, chatUpdated } from './chat-event.ts'
import type { Chat } from './chat.ts'
import { placementStore, type NewChat } from './placement.store.ts'

/** WhatsApp takes messages that are no templates for so long after the contact last wrote. */
export const windowMs = 24 * 3_600_000

export interface MessageToPlace {
  readonly id: string
  readonly contactId: string
  readonly pluginId: string
  readonly phoneNumberId: string
  /** The other side, as the message names it. */
  readonly contactIdentifier: string
  readonly direction: 'INBOUND' | 'OUTBOUND'
  readonly at: number
  /** False for a reaction, an edit, a revoke: the message before it stays the last one. */
  readonly isLast: boolean
  /** Waits to be read. */
  readonly isUnread: boolean
  /** The contact wrote it, so that its window is open. */
  readonly opensWindow: boolean
  readonly procedureId: string | null
  readonly processId: string | null
}

export interface Placed {
  readonly chatId: string
  readonly chatVersion: number
}

export interface Placement {
  /** In the order of the messages. */
  readonly placed: readonly Placed[]
  /** Chats that were opened or re-opened. */
  readonly events: readonly NewEvent[]
}

const nextId = idSequence()

/** Messages of one chat must come in their order. */
export async function placeMessages(
  session: Session,
  teamId: string,
  messages: readonly MessageToPlace[],
  now: number,
): Promise<Placement> {
  const { chats, events } = await openChats(session, teamId, messages, now, null)
  const working = new Map(chats)
  const placed = messages.map((message) => {
    const key = keyOf(message)
    const before = working.get(key)
    if (before === undefined) throw new Error(`no chat was opened for the message ${message.id}`)
    const chat = withMessage(before, message, now)
    working.set(key, chat)
    return { chatId: chat.id, chatVersion: chat.version }
  })
  await placementStore(session).saveAll(teamId, [...working.values()])
  return { placed, events }
}

function withMessage(chat: Chat, message: MessageToPlace, now: number): Chat {
  const isInbound = message.direction === 'INBOUND'
  const isNewest = message.at >= chat.lastMessageAt || chat.lastMessageId === null
  const version = chat.version + 1
  return {
    ...chat,
    version,
    updatedAt: now,
    contactIdentifier: isNewest ? message.contactIdentifier : chat.contactIdentifier,
    unreadCount: isInbound
      ? chat.unreadCount + (message.isUnread ? 1 : 0)
      : // Who answers from the phone has read what was there.
        isNewest
        ? 0
        : chat.unreadCount,
    ...(message.isLast && isNewest ? { lastMessageId: message.id, lastMessageAt: message.at } : {}),
    ...(message.opensWindow
      ? {
          lastInboundAt: Math.max(chat.lastInboundAt ?? 0, message.at),
          windowEndsAt: Math.max(chat.windowEndsAt ?? 0, message.at + windowMs),
        }
      : {}),
    ...(isInbound
      ? { waitsSince: chat.waitsSince ?? (isAnswer(chat, message) ? now : null) }
      : { answeredVersion: version, answeredBy: null, answeredAt: message.at }),
  }
}

/** The contact's answer in a chat that is nobody's: whoever wrote to them need not be there to read it. */
function isAnswer({ assignedTo, answeredAt, lastInboundAt }: Chat, { isUnread }: MessageToPlace): boolean {
  return isUnread && assignedTo === null && answeredAt !== null && (lastInboundAt ?? 0) < answeredAt
}

/** Whom a chat is with, and how it was opened. */
export type ChatToOpen = Pick<
  MessageToPlace,
  | 'contactId'
  | 'pluginId'
  | 'phoneNumberId'
  | 'contactIdentifier'
  | 'direction'
  | 'at'
  | 'procedureId'
  | 'processId'
>

export interface OpeningOptions {
  readonly now: number
  readonly madeBy: string | null
  /** It is for a template: where the team wants a chat for each, the open one is closed. */
  readonly isTemplate: boolean
}

/** The open chat with a contact on a number, locked; it is opened when there is none. The caller appends the events. */
export async function ensureOpenChat(
  session: Session,
  teamId: string,
  wanted: ChatToOpen,
  { now, madeBy, isTemplate }: OpeningOptions,
): Promise<{ readonly chat: Chat; readonly events: readonly NewEvent[] }> {
  const store = placementStore(session)
  const closed =
    isTemplate && (await store.settings(teamId)).opensChatForTemplates
      ? await store.close(teamId, wanted, madeBy, now)
      : []
  const { chats, events } = await openChats(session, teamId, [wanted], now, madeBy, closed.length > 0)
  const [chat] = chats.values()
  if (chat === undefined) throw new Error('no chat was opened')
  const endings = closed.map((one) => chatUpdated(one, ['status'], { madeBy, at: now }))
  return { chat, events: [...endings, ...events] }
}

interface Opened {
  readonly chats: Map<string, Chat>
  readonly events: NewEvent[]
}

// Another transaction may open the same chat, or close it, between two looks; each look sees what it did.
const mostLooks = 5

async function openChats(
  session: Session,
  teamId: string,
  messages: readonly ChatToOpen[],
  now: number,
  madeBy: string | null,
  isAnew = false,
): Promise<Opened> {
  const store = placementStore(session)
  // The first message is the one that opens a chat.
  const wanted = new Map(messages.toReversed().map((message) => [keyOf(message), message]))
  const chats = new Map<string, Chat>()
  const events: NewEvent[] = []
  for (let look = 0; look < mostLooks; look += 1) {
    const missing = [...wanted].filter(([key]) => !chats.has(key)).map(([, message]) => message)
    if (missing.length === 0) return { chats, events }
    for (const chat of await store.lockOpen(teamId, missing)) chats.set(keyOf(chat), chat)
    const absent = missing.filter((message) => !chats.has(keyOf(message)))
    if (absent.length === 0) return { chats, events }
    for (const chat of await openSome(session, teamId, absent, now, isAnew)) {
      chats.set(keyOf(chat), chat)
      const maker = { madeBy, at: now }
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
  isAnew: boolean,
): Promise<Chat[]> {
  const store = placementStore(session)
  const reopensChats = !isAnew && (await store.settings(teamId)).reopensChats
  const latest = new Map((await store.lockLatest(teamId, absent)).map((chat) => [keyOf(chat), chat]))
  const again = absent.flatMap((message) => {
    const chat = reopensChats ? latest.get(keyOf(message)) : undefined
    return chat === undefined ? [] : [{ id: chat.id, waits: message.direction === 'INBOUND' }]
  })
  const reopened = await store.reopen(teamId, again, now)
  const fresh = absent.filter((message) => !(reopensChats && latest.has(keyOf(message))))
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

function keyOf({
  contactId,
  phoneNumberId,
}: {
  readonly contactId: string
  readonly phoneNumberId: string
}): string {
  return `${contactId} ${phoneNumberId}`
}
