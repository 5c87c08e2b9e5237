/** What a change makes of a chat. Pure: whether it may be made is decided elsewhere. */
import type { Chat, ChatStatus } from './chat.ts'

export interface ChatChange {
  readonly status?: ChatStatus | undefined
  /** The id of a user; null gives the chat back. */
  readonly assignedTo?: string | null | undefined
  readonly inboxId?: string | null | undefined
  /** All of them, by id. */
  readonly tags?: readonly string[] | undefined
  readonly addTags?: readonly string[] | undefined
  readonly removeTags?: readonly string[] | undefined
  readonly isRead?: boolean | undefined
  /**
   * Whether it waits to be sorted into an inbox and given to somebody. Left out, a chat that is given back or moved
   * waits, and one that is closed or given to somebody does not.
   */
  readonly waits?: boolean | undefined
}

export interface ChangedChat {
  readonly chat: Chat
  /** The fields that are not what they were; none when the change says nothing new. */
  readonly changed: readonly string[]
}

export function applyChange(
  before: Chat,
  change: ChatChange,
  { madeBy, at }: { readonly madeBy: string | null; readonly at: number },
): ChangedChat {
  const status = change.status ?? before.status
  const assignedTo = change.assignedTo === undefined ? before.assignedTo : change.assignedTo
  const inboxId = change.inboxId === undefined ? before.inboxId : change.inboxId
  const tags = tagsAfter(before.tags, change)
  const unreadCount = unreadAfter(before.unreadCount, change.isRead)
  const changed = [
    ...(status === before.status ? [] : ['status']),
    ...(assignedTo === before.assignedTo ? [] : ['assignedTo']),
    ...(inboxId === before.inboxId ? [] : ['inboxId']),
    ...(isSameSet(tags, before.tags) ? [] : ['tags']),
    ...(unreadCount === before.unreadCount ? [] : ['unreadCount']),
  ]
  const isClosing = changed.includes('status') && status === 'CLOSED'
  const isNew = changed.length > 0
  const after: Chat = {
    ...before,
    version: before.version + (isNew ? 1 : 0),
    updatedAt: isNew ? at : before.updatedAt,
    status,
    assignedTo,
    assignedAt: changed.includes('assignedTo') ? (assignedTo === null ? null : at) : before.assignedAt,
    inboxId,
    tags: changed.includes('tags') ? tags : before.tags,
    unreadCount,
    closedAt: status === 'OPEN' ? null : isClosing ? at : before.closedAt,
    closedBy: status === 'OPEN' ? null : isClosing ? madeBy : before.closedBy,
  }
  return { chat: { ...after, waitsSince: waitsAfter(before, after, change.waits, at) }, changed }
}

function tagsAfter(before: readonly string[], { tags, addTags = [], removeTags = [] }: ChatChange): string[] {
  const removed = new Set(removeTags)
  return [...new Set([...(tags ?? before), ...addTags])].filter((tag) => !removed.has(tag))
}

function unreadAfter(before: number, isRead: boolean | undefined): number {
  if (isRead === undefined) return before
  return isRead ? 0 : Math.max(before, 1)
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  const set = new Set(others)
  return some.length === set.size && some.every((item) => set.has(item))
}

function waitsAfter(before: Chat, after: Chat, waits: boolean | undefined, at: number): number | null {
  if (after.status === 'CLOSED') return null
  if (waits !== undefined) return waits ? (before.waitsSince ?? at) : null
  if (after.assignedTo !== null) return null
  const isGivenBack = before.assignedTo !== null
  const isMoved = after.inboxId !== before.inboxId && after.inboxId !== null
  return isGivenBack || isMoved ? (before.waitsSince ?? at) : before.waitsSince
}
