/**
 * Lists of chats. Pages go on by cursor, where nothing is skipped or shown twice however many messages come meanwhile,
 * unless a chat moves to another place in the order; or by number, as far as `deepest` chats.
 */
import { invalidInput, type Fault } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { findPeople } from '../../team/people-names.ts'
import type { MessagingContext } from '../context.ts'
import { searchChats, type SearchContext } from '../search/search.ts'
import { assertMaySee, onlySeenBy } from './chat-access.ts'
import { decodeCursor, encodeCursor } from './chat-cursor.ts'
import type { ChatFilter, ChatOrder, TimeRange } from './chat-filter.ts'
import { chatListStore } from './chat-list.store.ts'
import { idOf } from './chat-names.ts'
import { chatPlacesStore } from './chat-places.store.ts'
import type { Chat, ChatStatus } from './chat.ts'
import { chatsStore } from './chats.store.ts'

type Asking = Pick<Actor, 'team' | 'userId' | 'roleType' | 'roleId' | 'apiKeyId'>

export interface ChatQuery {
  readonly status?: ChatStatus | undefined
  /** "me", the id, user name or e-mail address of a user, or null for chats of nobody. */
  readonly assignedTo?: string | null | undefined
  /** By id or name; null for chats in none. */
  readonly inbox?: string | null | undefined
  /** By id or name: with any of these, and with all of those. */
  readonly tags?: readonly string[] | undefined
  readonly allTags?: readonly string[] | undefined
  readonly isUnread?: boolean | undefined
  readonly phoneNumberId?: string | undefined
  /** On one of the numbers of this plugin. */
  readonly pluginId?: string | undefined
  readonly contactId?: string | undefined
  readonly processId?: string | undefined
  readonly createdAt?: TimeRange | undefined
  readonly lastMessageAt?: TimeRange | undefined
  readonly windowEndsAt?: TimeRange | undefined
  readonly isWindowOpen?: boolean | undefined
  /** Names and numbers of contacts, and words of messages. */
  readonly search?: string | undefined
  readonly orderField?: ChatOrder['field'] | undefined
  readonly orderDirection?: ChatOrder['direction'] | undefined
  readonly limit: number
  /** From 1. Excludes `cursor`. */
  readonly page?: number | undefined
  readonly cursor?: string | undefined
}

export interface ChatPage {
  readonly chats: readonly Chat[]
  readonly hasMore: boolean
  readonly cursor: string | null
  /** How many fit altogether: of numbered pages, unless they are too many to count. */
  readonly total: number | null
}

/** So many chats lie at most before a numbered page. */
export const deepest = 10_000
// Who searches looks at the best few.
const mostFound = 200

/** The chat, as far as the actor sees it. Throws `not_found` chat_not_found. */
export async function findChat(
  { database }: Pick<MessagingContext, 'database'>,
  actor: Pick<Actor, 'team' | 'userId' | 'roleType'>,
  id: string,
): Promise<Chat> {
  const chat = isUuid(id) ? await chatsStore(database).find(actor.team.id, id) : undefined
  assertMaySee(actor, chat)
  return chat
}

/** The newest message first unless asked otherwise. Throws `invalid` with all faults, beside those given. */
export async function findChats(
  context: Pick<MessagingContext, 'database' | 'clock'> & SearchContext,
  actor: Asking,
  query: ChatQuery,
  given: readonly Fault[] = [],
): Promise<ChatPage> {
  const faults = [...given]
  const filter = await filterOf(context, actor, query, faults)
  const { orderField, orderDirection, limit, page, cursor } = query
  const order: ChatOrder = { field: orderField ?? 'lastMessageAt', direction: orderDirection ?? 'desc' }
  const tag = `chats ${order.field} ${order.direction}`
  const after = cursor === undefined ? undefined : decodeCursor(tag, cursor)
  if (after !== undefined && 'message' in after) faults.push(after)
  const skip = ((page ?? 1) - 1) * limit
  if (skip > deepest)
    faults.push({ field: 'page', message: `begins behind ${deepest} chats; go on with _meta.cursor instead` })
  if (page !== undefined && cursor !== undefined)
    faults.push({ field: 'cursor', message: 'cannot go together with page; send one of them' })
  if (cursor !== undefined && isSearch(query))
    faults.push({
      field: 'cursor',
      message: 'cannot go together with search; send page, which counts from 1',
    })
  if (faults.length > 0 || (after !== undefined && 'message' in after)) throw invalidInput(faults)
  // Of a plugin without numbers.
  if (filter.phoneNumberIds?.length === 0) return { chats: [], hasMore: false, cursor: null, total: 0 }
  if (isSearch(query))
    return search(context, actor, filter, query, orderField === undefined ? undefined : order)
  const store = chatListStore(context.database)
  const [rows, total] = await Promise.all([
    store.page({ filter, order, after, skip, limit: limit + 1 }),
    page === undefined ? null : store.count(filter),
  ])
  return { ...cut(rows, limit, tag, order), total }
}

function isSearch({ search }: ChatQuery): boolean {
  return search !== undefined && search.trim() !== ''
}

function cut(rows: readonly Chat[], limit: number, tag: string, { field }: ChatOrder) {
  const chats = rows.slice(0, limit)
  const last = chats.at(-1)
  const hasMore = rows.length > limit
  const cursor = hasMore && last !== undefined ? encodeCursor(tag, { at: last[field], id: last.id }) : null
  return { chats, hasMore, cursor }
}

/** The best of those that fit first, or in the order that is asked for. */
async function search(
  context: Pick<MessagingContext, 'database'> & SearchContext,
  actor: Asking,
  filter: ChatFilter,
  { search: text = '', limit, page = 1 }: ChatQuery,
  order: ChatOrder | undefined,
): Promise<ChatPage> {
  const chats: Chat[] = []
  const rank = new Map<string, number>()
  const isAll = await searchChats(context, actor, text, async (ids) => {
    const fitting = await chatListStore(context.database).among(ids, filter)
    for (const id of ids) rank.set(id, rank.size)
    chats.push(...fitting)
    return chats.length >= mostFound
  })
  const sign = order?.direction === 'asc' ? 1 : -1
  chats.sort((a, b) =>
    order === undefined
      ? (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0)
      : sign * (a[order.field] - b[order.field] || (a.id < b.id ? -1 : 1)),
  )
  const skip = (page - 1) * limit
  const hasMore = chats.length > skip + limit
  return { chats: chats.slice(skip, skip + limit), hasMore, cursor: null, total: isAll ? chats.length : null }
}

async function filterOf(
  { database, clock }: Pick<MessagingContext, 'database' | 'clock'>,
  actor: Asking,
  query: ChatQuery,
  faults: Fault[],
): Promise<ChatFilter> {
  const { assignedTo, inbox, tags, allTags, pluginId, phoneNumberId } = query
  const teamId = actor.team.id
  const store = chatPlacesStore(database)
  const isNamed = typeof assignedTo === 'string' && assignedTo !== 'me'
  const [people, inboxes, known, numbers] = await Promise.all([
    isNamed ? findPeople(database, teamId, [assignedTo]) : new Map<string, string>(),
    typeof inbox === 'string' ? store.inboxes(teamId) : [],
    tags === undefined && allTags === undefined ? [] : store.tags(teamId),
    pluginId === undefined ? [] : store.numbersOf(teamId, uuidOf(pluginId)),
  ])
  const tagIds = (field: string, names: readonly string[] = []) =>
    names.length === 0 ? undefined : names.flatMap((name) => idOf(known, name, field, 'tag', faults))
  const assignee = isNamed ? people.get(assignedTo) : assignedTo === 'me' ? actor.userId : assignedTo
  if (isNamed && assignee === undefined)
    faults.push({
      field: 'assignedTo',
      message: `"${assignedTo.slice(0, 80)}" is no id, user name or e-mail address of a user of the team`,
    })
  const wanted = phoneNumberId === undefined ? undefined : [phoneNumberId]
  return {
    teamId,
    seenBy: onlySeenBy(actor),
    status: query.status,
    assignedTo: assignee,
    inboxId: typeof inbox === 'string' ? idOf(inboxes, inbox, 'inbox', 'inbox', faults)[0] : inbox,
    anyTag: tagIds('tags', tags),
    allTags: tagIds('allTags', allTags),
    isUnread: query.isUnread,
    phoneNumberIds: pluginId === undefined ? wanted : numbers.filter((id) => wanted?.includes(id) ?? true),
    contactId: query.contactId === undefined ? undefined : uuidOf(query.contactId),
    processId: query.processId === undefined ? undefined : uuidOf(query.processId),
    createdAt: query.createdAt,
    lastMessageAt: query.lastMessageAt,
    windowEndsAt: query.windowEndsAt,
    isWindowOpen: query.isWindowOpen,
    now: clock(),
  }
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** What is no id is nobody's: it finds nothing. */
function uuidOf(text: string): string {
  return isUuid(text) ? text : nobody
}
