/** Which chats a list shows, and in which order, with everything named by id. */
import type { ChatStatus } from './chat.ts'

/** From inclusive, to exclusive; epoch milliseconds. */
export interface TimeRange {
  readonly from?: number | undefined
  readonly to?: number | undefined
}

export interface ChatFilter {
  readonly teamId: string
  /** A user who sees only chats of their own and of nobody. */
  readonly seenBy: string | undefined
  readonly status?: ChatStatus | undefined
  /** Null is nobody. */
  readonly assignedTo?: string | null | undefined
  /** Null is none. */
  readonly inboxId?: string | null | undefined
  readonly anyTag?: readonly string[] | undefined
  readonly allTags?: readonly string[] | undefined
  readonly isUnread?: boolean | undefined
  /** One of these numbers. */
  readonly phoneNumberIds?: readonly string[] | undefined
  readonly contactId?: string | undefined
  readonly processId?: string | undefined
  readonly createdAt?: TimeRange | undefined
  readonly lastMessageAt?: TimeRange | undefined
  readonly windowEndsAt?: TimeRange | undefined
  readonly isWindowOpen?: boolean | undefined
  readonly now: number
}

export interface ChatOrder {
  readonly field: 'lastMessageAt' | 'createdAt'
  readonly direction: 'asc' | 'desc'
}

/** Behind which chat a page begins. */
export interface ChatPosition {
  readonly at: number
  readonly id: string
}
