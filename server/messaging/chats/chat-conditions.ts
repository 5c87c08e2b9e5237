/**
 * The conditions of a list of chats in SQL, and by which of them it is walked: those of one index whose entries lie in
 * the order of the list. Several streams of entries are merged. All other conditions are checked on the way.
 */
import { timeText } from '../../database/insert-rows.ts'
import type { ChatFilter, ChatOrder, TimeRange } from './chat-filter.ts'

export type Add = (value: unknown) => string

export interface Conditions {
  /** Each stream is its conditions; a list that is walked as a whole has one stream without any. */
  readonly streams: readonly (readonly string[])[]
  /** Of the team, and on the column of the order: they hold for every stream. */
  readonly common: readonly string[]
  /** What no stream says already. */
  readonly others: readonly string[]
  /** Everything that is asked, without streams, beside what is common. */
  readonly whole: readonly string[]
}

type Key = keyof Omit<ChatFilter, 'teamId' | 'now'>
type Every = Readonly<Partial<Record<Key, string>>>

interface Walk {
  /** The conditions that the streams are made of. */
  readonly keys: readonly Key[]
  readonly streams: readonly (readonly string[])[]
}

const walkAll: Walk = { keys: [], streams: [[]] }
// Merging more than these costs more than checking the numbers on the way.
const mostNumbers = 8
const isNobody = 'c.assigned_to is null'
const ofAnyStatus = ["c.status = 'OPEN'", "c.status = 'CLOSED'"]

/** `add` takes a value and answers what stands for it in the statement. */
export function conditionsOf(filter: ChatFilter, order: ChatOrder, add: Add): Conditions {
  const all = everyCondition(filter, add)
  const { keys, streams } = order.field === 'createdAt' ? walkAll : walkOf(filter, all, add)
  const range = all[order.field]
  const whole = Object.entries(all).filter(([key]) => key !== order.field)
  return {
    streams,
    common: [`c.team_id = ${add(filter.teamId)}::uuid`, ...(range === undefined ? [] : [range])],
    others: whole.filter(([key]) => !keys.includes(key as Key)).map(([, sql]) => sql),
    whole: whole.map(([, sql]) => sql),
  }
}

function everyCondition(filter: ChatFilter, add: Add): Every {
  const { seenBy, isUnread, anyTag, allTags, phoneNumberIds } = filter
  const conditions: Readonly<Record<Key, string | undefined>> = {
    seenBy: seenBy === undefined ? undefined : `(c.assigned_to = ${add(seenBy)}::uuid or ${isNobody})`,
    status: isValue('c.status', filter.status, 'text', add),
    assignedTo: isValue('c.assigned_to', filter.assignedTo, 'uuid', add),
    inboxId: isValue('c.inbox_id', filter.inboxId, 'uuid', add),
    contactId: isValue('c.contact_id', filter.contactId, 'uuid', add),
    processId: isValue('c.process_id', filter.processId, 'uuid', add),
    anyTag: anyTag === undefined ? undefined : `c.tags && ${add(anyTag)}::uuid[]`,
    allTags: allTags === undefined ? undefined : `c.tags @> ${add(allTags)}::uuid[]`,
    isUnread: isUnread === undefined ? undefined : `c.unread_count ${isUnread ? '>' : '='} 0`,
    phoneNumberIds:
      phoneNumberIds === undefined ? undefined : `c.phone_number_id = any(${add(phoneNumberIds)}::text[])`,
    createdAt: within('c.created_at', filter.createdAt, add),
    lastMessageAt: within('c.last_message_at', filter.lastMessageAt, add),
    windowEndsAt: within('c.window_ends_at', filter.windowEndsAt, add),
    isWindowOpen: windowState(filter, add),
  }
  return Object.fromEntries(Object.entries(conditions).filter(([, sql]) => sql !== undefined))
}

/** The narrowest way there is an index for. */
function walkOf(filter: ChatFilter, all: Every, add: Add): Walk {
  const { seenBy, phoneNumberIds } = filter
  const { contactId, inboxId, assignedTo, isUnread, status } = all
  const statuses = status === undefined ? ofAnyStatus : [status]
  const byStatus = (key: Key, ...conditions: string[]): Walk => ({
    keys: [key, 'status'],
    streams: conditions.flatMap((condition) => statuses.map((each) => [condition, each])),
  })
  if (contactId !== undefined) return { keys: ['contactId'], streams: [[contactId]] }
  // What nobody has read is little, whatever else is asked.
  if (isUnread !== undefined && filter.isUnread === true) return { keys: ['isUnread'], streams: [[isUnread]] }
  if (inboxId !== undefined && filter.inboxId !== null) return byStatus('inboxId', inboxId)
  if (assignedTo !== undefined) return byStatus('assignedTo', assignedTo)
  if (seenBy !== undefined) return byStatus('seenBy', `c.assigned_to = ${add(seenBy)}::uuid`, isNobody)
  if (phoneNumberIds !== undefined && phoneNumberIds.length <= mostNumbers)
    return {
      keys: ['phoneNumberIds'],
      streams: phoneNumberIds.map((id) => [`c.phone_number_id = ${add(id)}::text`]),
    }
  return status === undefined ? walkAll : { keys: ['status'], streams: [[status]] }
}

function isValue(
  column: string,
  value: string | null | undefined,
  type: string,
  add: Add,
): string | undefined {
  if (value === undefined) return undefined
  return value === null ? `${column} is null` : `${column} = ${add(value)}::${type}`
}

function within(column: string, range: TimeRange | undefined, add: Add): string | undefined {
  const { from, to } = range ?? {}
  const bounds = [
    ...(from === undefined ? [] : [`${column} >= ${add(timeText(from))}::timestamptz`]),
    ...(to === undefined ? [] : [`${column} < ${add(timeText(to))}::timestamptz`]),
  ]
  return bounds.length === 0 ? undefined : bounds.join(' and ')
}

function windowState({ isWindowOpen, now }: ChatFilter, add: Add): string | undefined {
  if (isWindowOpen === undefined) return undefined
  const time = `${add(timeText(now))}::timestamptz`
  if (isWindowOpen) return `c.window_ends_at > ${time}`
  return `(c.window_ends_at is null or c.window_ends_at <= ${time})`
}
