/**
 * Puts messages into the chats to which they belong, opening or re-opening chats where there is no open one. What a
 * chat shows of its messages (unread, the last one, the window) is kept with it, in the caller's transaction; the chats
 * stay locked until that ends, so that versions count every message once and in order.
 */
import type { Session } from '../../database/session.ts'
import type { NewEvent } from '../../events/append.ts'
import type { Chat } from './chat.ts'
import { keyOf, openChats } from './open-chats.ts'
import { placementStore } from './placement.store.ts'

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

/** Messages of one chat must come in their order. */
export async function placeMessages(
  session: Session,
  teamId: string,
  messages: readonly MessageToPlace[],
  now: number,
): Promise<Placement> {
  const { chats, events } = await openChats(session, teamId, messages, now)
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
