/**
 * The messages of a chat, or of all chats with a contact, page by page. A page is found by the place behind which it
 * begins, so that messages that come meanwhile neither repeat nor hide any.
 */
import { invalidInput, type Fault } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import type { MessagingContext } from '../context.ts'
import type { ChatMessage } from '../sending/chat-message.ts'
import { amend, withoutContent, type AmendedMessage } from './amend.ts'
import { onlySeenBy } from './chat-access.ts'
import { decodeCursor, encodeCursor } from './chat-cursor.ts'
import { chatMessagesStore, type MessagesPage } from './chat-messages.store.ts'
import { contactOfPhone } from './contact-of-phone.ts'
import { deepest, findChat } from './find-chats.ts'

type Reading = Pick<MessagingContext, 'database'>
type Asking = Pick<Actor, 'team' | 'userId' | 'roleType'>

export interface MessagesQuery {
  /** By the time of the messages; the newest first if absent. */
  readonly orderDirection?: 'asc' | 'desc' | undefined
  readonly limit: number
  /** From 1. Excludes `cursor`. */
  readonly page?: number | undefined
  readonly cursor?: string | undefined
}

export interface FoundMessages {
  readonly messages: readonly AmendedMessage[]
  readonly hasMore: boolean
  readonly cursor: string | null
}

/** Throws `not_found` chat_not_found, and `invalid` with all faults, beside those given. */
export async function findMessages(
  { database }: Reading,
  actor: Asking,
  chatId: string,
  query: MessagesQuery,
  given: readonly Fault[] = [],
): Promise<FoundMessages> {
  const chat = await findChat({ database }, actor, chatId)
  const page = pageOf(query, given)
  const rows = await chatMessagesStore(database).ofChat(actor.team.id, chat.id, page)
  return shown({ database }, actor, rows, query, page)
}

/**
 * With whoever has the phone number now, or had it last, in any spelling of it and under all other names of the
 * contact. Nobody known has no messages. Throws `invalid` with all faults, beside those given.
 */
export async function findMessagesWithPhone(
  { database }: Reading,
  actor: Asking,
  phone: string,
  query: MessagesQuery & {
    readonly phoneNumberId?: string | undefined
    readonly pluginId?: string | undefined
  },
  given: readonly Fault[] = [],
): Promise<FoundMessages> {
  const isPlugin = query.pluginId === undefined || isUuid(query.pluginId)
  const faults = isPlugin ? [] : [{ field: 'pluginId', message: 'must be the id of a plugin' }]
  const page = pageOf(query, [...given, ...faults])
  const teamId = actor.team.id
  const { contactId, identifiers } = await contactOfPhone({ database }, teamId, phone)
  const whom = {
    contactId,
    identifiers,
    seenBy: onlySeenBy(actor),
    phoneNumberId: query.phoneNumberId,
    pluginId: query.pluginId,
  }
  const rows = await chatMessagesStore(database).ofContact(teamId, whom, page)
  return shown({ database }, actor, rows, query, page)
}

/** Messages by their ids, such as the last ones of chats, as this actor is shown them; in no order. */
export async function messagesByIds(
  { database }: Reading,
  actor: Asking,
  ids: readonly string[],
): Promise<AmendedMessage[]> {
  if (ids.length === 0) return []
  const rows = await chatMessagesStore(database).withAmendments(actor.team.id, ids)
  return rows.map(({ message, amendments }) => shownTo(actor, amend(message, amendments)))
}

/** Whether the message was taken back, and what it said is not for this actor: neither its words nor its files. */
export function isWithheld({ roleType }: Pick<Actor, 'roleType'>, { revokedAt }: AmendedMessage): boolean {
  return revokedAt !== null && roleType !== 'admin'
}

function shownTo(actor: Asking, found: AmendedMessage): AmendedMessage {
  return isWithheld(actor, found) ? withoutContent(found) : found
}

async function amended(
  { database }: Reading,
  actor: Asking,
  messages: readonly ChatMessage[],
): Promise<AmendedMessage[]> {
  const externalIds = messages.flatMap(({ externalId }) => externalId ?? [])
  const all =
    externalIds.length === 0 ? [] : await chatMessagesStore(database).amending(actor.team.id, externalIds)
  const byTarget = Map.groupBy(all, ({ inReplyTo }) => inReplyTo)
  return messages.map((message) => {
    const own = message.externalId === null ? undefined : byTarget.get(message.externalId)
    return shownTo(actor, amend(message, own ?? []))
  })
}

function pageOf(query: MessagesQuery, given: readonly Fault[]): MessagesPage {
  const { orderDirection: direction = 'desc', limit, page, cursor } = query
  const faults = [...given]
  const after = cursor === undefined ? undefined : decodeCursor(tagOf(direction), cursor)
  if (after !== undefined && 'message' in after) faults.push(after)
  const skip = ((page ?? 1) - 1) * limit
  if (skip > deepest)
    faults.push({
      field: 'page',
      message: `begins behind ${deepest} messages; go on with _meta.cursor instead`,
    })
  if (page !== undefined && cursor !== undefined)
    faults.push({ field: 'cursor', message: 'cannot go together with page; send one of them' })
  if (faults.length > 0 || (after !== undefined && 'message' in after)) throw invalidInput(faults)
  return { direction, after, skip, limit: limit + 1 }
}

async function shown(
  reading: Reading,
  actor: Asking,
  rows: readonly ChatMessage[],
  { limit }: MessagesQuery,
  { direction }: MessagesPage,
): Promise<FoundMessages> {
  const page = rows.slice(0, limit)
  const hasMore = rows.length > limit
  const last = page.at(-1)
  const cursor = hasMore && last !== undefined ? encodeCursor(tagOf(direction), last) : null
  return { messages: await amended(reading, actor, page), hasMore, cursor }
}

function tagOf(direction: string): string {
  return `messages ${direction}`
}
