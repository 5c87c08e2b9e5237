/** Reads what requests about chats ask for: names and forms of the wire to those of the domain. */
import type { FastifyRequest } from 'fastify'
import { invalidInput, type Fault } from '../../../lib/app-error.ts'
import { isJsonObject, type JsonObject } from '../../../lib/json.ts'
import type { TimeRange } from '../../../messaging/chats/chat-filter.ts'
import type { NamedChange } from '../../../messaging/chats/chat-names.ts'
import type { ChatQuery } from '../../../messaging/chats/find-chats.ts'
import type { MessagesQuery } from '../../../messaging/chats/find-messages.ts'
import type { ChatToOpen } from '../../../messaging/chats/open-chat.ts'
import { textFaults } from '../../../messaging/search/terms.ts'
import { faultsOf } from '../processes/faults.ts'
import type * as schema from './request-schema.ts'

const usualLimit = 20
const largestLimit = 100

export interface Read<T> {
  readonly input: T
  readonly faults: readonly Fault[]
}

export function readChatQuery(request: FastifyRequest): Read<ChatQuery> {
  const { body, faults } = sound<schema.ChatQuery>(request)
  const { status, assignedTo, orderField, search } = body
  const inbox = body.inbox === undefined ? body.chatInbox : body.inbox
  const input: ChatQuery = {
    ...pageOf(body),
    orderField: orderField === '' ? undefined : (orderField ?? undefined),
    search: search ?? undefined,
    status: status === '' ? undefined : (status ?? undefined),
    assignedTo: assignedTo === '' ? undefined : assignedTo,
    inbox: inbox === '' ? undefined : inbox,
    tags: body.tags,
    allTags: body.allTags,
    isUnread: body.isUnread,
    phoneNumberId: filled(body.whatsappPhoneNumberId),
    pluginId: filled(body.pluginId),
    contactId: filled(body.contact),
    processId: filled(body.process),
    createdAt: rangeOf(body.createdAt),
    lastMessageAt: rangeOf(body.lastMessageAt),
    windowEndsAt: rangeOf(body.windowEndsAt),
    isWindowOpen: body.isWindowOpen,
  }
  return { input, faults: [...faults, ...searchFaults(search)] }
}

/** A blank one is none. */
function searchFaults(search: string | null | undefined): Fault[] {
  if (typeof search !== 'string' || search.trim() === '') return []
  return textFaults(search).map((fault) => ({ ...fault, field: 'search' }))
}

export function readMessageQuery(request: FastifyRequest): Read<MessagesQuery> {
  const { body, faults } = sound<schema.MessageQuery>(request)
  return { input: pageOf(body), faults }
}

export interface PhoneInput extends MessagesQuery {
  readonly phone: string
  readonly phoneNumberId: string | undefined
  readonly pluginId: string | undefined
}

export function readPhoneQuery(request: FastifyRequest): Read<PhoneInput> {
  const { body, faults } = sound<schema.PhoneQuery>(request)
  const input = {
    ...pageOf(body),
    phone: String((body as Partial<schema.PhoneQuery>).customerPhoneNumber ?? ''),
    phoneNumberId: filled(body.whatsappPhoneNumberId),
    pluginId: filled(body.pluginId),
  }
  const isTold = faults.some(({ field }) => field === 'customerPhoneNumber')
  if (isTold || input.phone !== '') return { input, faults }
  return { input, faults: [...faults, { field: 'customerPhoneNumber', message: 'is required' }] }
}

/** Clients send an empty text where they have nothing. */
function filled(text: string | null | undefined): string | undefined {
  return text === null || text?.trim() === '' ? undefined : text?.trim()
}

export function readChatChange(
  request: FastifyRequest,
): Read<NamedChange & { readonly expectedVersion?: number | undefined }> {
  const { body, faults } = sound<schema.ChatChange>(request)
  const { inbox, chatInbox, version, ...rest } = body
  return {
    input: { ...rest, inbox: inbox === undefined ? chatInbox : inbox, expectedVersion: version },
    faults,
  }
}

export interface BulkInput {
  readonly chatIds: readonly string[]
  readonly change: NamedChange
}

export function readBulkChange(request: FastifyRequest): Read<BulkInput> {
  const { body, faults } = sound<schema.BulkChange>(request)
  const { chats: chatIds = [], inbox, chatInbox, ...rest } = body as Partial<schema.BulkChange>
  const isTold = chatIds.length > 0 || faults.some(({ field }) => field === 'chats')
  return {
    input: {
      chatIds: [...new Set(chatIds)],
      change: { ...rest, inbox: inbox === undefined ? chatInbox : inbox },
    },
    faults: isTold ? faults : [...faults, { field: 'chats', message: 'is required' }],
  }
}

export function readNewChat(request: FastifyRequest): Read<ChatToOpen> {
  const { body, faults } = sound<schema.NewChat>(request)
  const { inbox, chatInbox, phoneNumber, contact, whatsappPhoneNumberId, ...rest } = body
  return {
    input: {
      ...rest,
      inbox: inbox === undefined ? chatInbox : inbox,
      contactId: contact,
      contactIdentifier: phoneNumber?.trim(),
      phoneNumberId: whatsappPhoneNumberId,
    },
    faults,
  }
}

export interface ReplyInput {
  readonly content: JsonObject
  readonly version: number | undefined
  readonly isForced: boolean | undefined
}

/** Throws `invalid` with all faults. */
export function readReply(request: FastifyRequest): ReplyInput {
  const { body, faults } = sound<schema.Reply>(request)
  const { text, message, version, force } = body
  const isOne = (text === undefined) !== (message === undefined)
  const all =
    isOne || faults.some(({ field }) => field === 'text' || field === 'message')
      ? faults
      : [...faults, { field: 'text', message: 'is needed, or message instead of it; send one of them' }]
  if (all.length > 0) throw invalidInput(all)
  const content =
    text === undefined ? ((message ?? {}) as JsonObject) : { type: 'text', text: { body: text } }
  return { content, version, isForced: force }
}

function pageOf(body: schema.MessageQuery): MessagesQuery {
  const { limit, page, cursor, orderDirection } = body
  const direction = orderDirection?.toLowerCase()
  return {
    limit: Math.min(numberOf(limit) ?? usualLimit, largestLimit),
    page: numberOf(page),
    cursor: cursor === '' ? undefined : (cursor ?? undefined),
    orderDirection: direction === 'asc' || direction === 'desc' ? direction : undefined,
  }
}

function numberOf(value: number | string | null | undefined): number | undefined {
  return value === undefined || value === null || String(value).trim() === '' ? undefined : Number(value)
}

/** Times are whole milliseconds. */
function rangeOf(range: schema.Range | undefined): TimeRange | undefined {
  if (range === undefined) return undefined
  const from = [range['>='], after(range['>'])].filter((time) => time !== undefined)
  const to = [range['<'], after(range['<='])].filter((time) => time !== undefined)
  return {
    from: from.length === 0 ? undefined : Math.max(...from),
    to: to.length === 0 ? undefined : Math.min(...to),
  }
}

function after(time: number | undefined): number | undefined {
  return time === undefined ? undefined : time + 1
}

/** The body without the fields that the schema finds at fault. No body is an empty one. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the schema has checked that it is a T
export function sound<T>(request: FastifyRequest): { readonly body: T; readonly faults: readonly Fault[] } {
  const body: unknown = request.body ?? {}
  if (!isJsonObject(body)) throw invalidInput([{ field: 'body', message: 'must be a JSON object' }])
  const faults = faultsOf(request).filter(({ field }) => field !== 'body')
  const atFault = new Set(faults.map(({ field }) => field))
  return {
    body: Object.fromEntries(Object.entries(body).filter(([field]) => !atFault.has(field))) as T,
    faults,
  }
}
