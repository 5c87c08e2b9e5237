/**
 * Searching messages by their words, the newest first. All words must be in a message; the last may be unfinished, and
 * one that no message has is taken for a misspelling. Nobody finds anything in a chat that they may not see.
 */
import pg from 'pg'
import type { Database } from '../../database/database.ts'
import { AppError, notFound } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { assertMaySee, onlySeenBy } from '../chats/chat-access.ts'
import { contactHitStore } from './contact-hits.store.ts'
import { decodePosition, earliest, encodePosition, latest } from './cursor.ts'
import { findContacts } from './find-contacts.ts'
import { findHits, nothingFound, usualHitLimits, type Found, type HitLimits } from './find-hits.ts'
import { hitStore, type HitRow } from './hits.store.ts'
import { resolveTerms, type Correction, type Resolved } from './resolve-terms.ts'
import { searchStore, type Range } from './search.store.ts'
import { rangesOf, snippetOf, type Snippet } from './snippet.ts'
import { inFileNames, readTerms, type Term } from './terms.ts'
import { visibleTo } from './visible.ts'

export interface SearchContext {
  readonly database: Database
}

export interface MessageQuery {
  readonly text: string
  readonly chatId?: string | undefined
  readonly contactId?: string | undefined
  /** When the message was sent, inclusive; epoch milliseconds. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly direction?: 'INBOUND' | 'OUTBOUND' | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

export interface MessageHit {
  readonly messageId: string
  readonly chatId: string
  readonly contactId: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly direction: 'INBOUND' | 'OUTBOUND'
  readonly dataType: string
  readonly snippet: Snippet
  /** Those whose names have one of the words. */
  readonly files: readonly { readonly id: string; readonly name: Snippet }[]
}

export interface MessagePage {
  readonly hits: readonly MessageHit[]
  /** Undefined at the end. */
  readonly cursor: string | undefined
  /** Until when messages were searched, when the search ended before the page was full; epoch milliseconds. */
  readonly searchedBackTo: number | undefined
  readonly corrections: readonly Correction[]
  /** Words that nothing has, nor anything like them. */
  readonly missing: readonly string[]
}

/** Throws `invalid` for a text without words, a wrong cursor, and what takes too long. */
export async function searchMessages(
  context: SearchContext,
  actor: Actor,
  query: MessageQuery,
  limits?: HitLimits,
): Promise<MessagePage> {
  return search(context, actor, query, readTerms(query.text), limits)
}

/** The same for messages that have a file with this name. */
export async function searchFiles(
  context: SearchContext,
  actor: Actor,
  query: MessageQuery,
  limits?: HitLimits,
): Promise<MessagePage> {
  return search(context, actor, query, inFileNames(readTerms(query.text)), limits)
}

// So many messages are looked through for chats, in pages of `chatPage`.
const mostChatPages = 10
const chatPage = 100
// Whose chats come first.
const mostContacts = 100

/**
 * The chats of contacts that are called so, then those in which the words were written last. `take` is called with some
 * at a time, each once and in that order, until it answers that it has enough. Answers whether nothing was left out.
 */
export async function searchChats(
  context: SearchContext,
  actor: Actor,
  text: string,
  take: (ids: readonly string[]) => Promise<boolean>,
): Promise<boolean> {
  const terms = readTerms(text)
  const contacts = await findContacts(context, actor, text, mostContacts)
  const ofContacts = await hitStore(context.database).chatsOfContacts(
    actor.team.id,
    contacts.map(({ id }) => id),
    visibleTo(actor),
  )
  const taken = new Set<string>()
  const takeNew = (ids: readonly string[]): Promise<boolean> => {
    const fresh = [...new Set(ids)].filter((id) => !taken.has(id))
    for (const id of fresh) taken.add(id)
    return fresh.length === 0 ? Promise.resolve(false) : take(fresh)
  }
  if (await takeNew(ofContacts)) return false
  const resolved = await resolve(context, actor, terms)
  let range: Range = rangeOf(actor, {}, null)
  for (let page = 0; page < mostChatPages; page += 1) {
    const found = await findHits(context.database, range, resolved, chatPage).catch(tooSlow)
    if (await takeNew(found.hits.map(({ chatId }) => chatId))) return false
    if (found.next === undefined) return contacts.length < mostContacts
    range = { ...range, before: found.next }
  }
  return false
}

async function search(
  context: SearchContext,
  actor: Actor,
  query: MessageQuery,
  terms: readonly Term[],
  limits: HitLimits = usualHitLimits,
): Promise<MessagePage> {
  const range = rangeOf(actor, query, await chatsOf(context, actor, query))
  const resolved = await resolve(context, actor, terms)
  const found =
    range.chatIds?.length === 0 || range.from > range.to
      ? nothingFound
      : await findHits(context.database, range, resolved, query.limit, limits).catch(tooSlow)
  const rows = await hitStore(context.database).read(
    actor.team.id,
    found.hits.map(({ messageId }) => messageId),
    range.visible,
  )
  return {
    hits: rows.map((row) => presentHit(row, resolved.terms)),
    cursor: found.next === undefined ? undefined : encodePosition(found.next),
    searchedBackTo: found.isComplete ? undefined : found.next?.at,
    ...told(actor, resolved, found),
  }
}

/** Of words in chats that somebody may not see, they must not learn either: corrections are told with what was found. */
function told(actor: Actor, { corrections, missing }: Resolved, { hits }: Found) {
  const isTold = hits.length > 0 || onlySeenBy(actor) === undefined
  return { corrections: isTold ? corrections : [], missing: onlySeenBy(actor) === undefined ? missing : [] }
}

function resolve({ database }: SearchContext, actor: Actor, terms: readonly Term[]): Promise<Resolved> {
  return database
    .write(async (session) => {
      const store = searchStore(session)
      await store.limit(usualHitLimits.statementMs)
      return resolveTerms(store, actor.team.id, terms)
    })
    .catch(tooSlow)
}

/** Null for all. Throws `not_found` for a chat or a contact that is not there, or a chat that may not be seen. */
async function chatsOf(
  { database }: SearchContext,
  actor: Actor,
  { chatId, contactId }: MessageQuery,
): Promise<readonly string[] | null> {
  const { team } = actor
  if (chatId !== undefined) {
    const chat = isUuid(chatId) ? await hitStore(database).chat(team.id, chatId) : undefined
    assertMaySee(actor, chat)
    if (contactId === undefined) return [chatId]
  }
  if (contactId === undefined) return null
  const contact = isUuid(contactId) ? await contactHitStore(database).root(team.id, contactId) : null
  if (contact === null)
    throw notFound('contact_not_found', 'Contact not found: the team has no contact with this id.')
  const chats = await hitStore(database).chatsOfContacts(team.id, [contact], visibleTo(actor))
  return chatId === undefined ? chats : chats.filter((id) => id === chatId.toLowerCase())
}

function rangeOf(
  actor: Actor,
  query: Pick<MessageQuery, 'from' | 'to' | 'direction' | 'cursor'>,
  chatIds: readonly string[] | null,
): Range {
  const { from = earliest, to = latest, direction = null, cursor } = query
  return {
    teamId: actor.team.id,
    chatIds,
    from: Math.max(from, earliest),
    to: Math.min(to, latest),
    direction,
    before: cursor === undefined ? undefined : decodePosition(cursor),
    visible: visibleTo(actor),
  }
}

function presentHit(row: HitRow, terms: readonly Term[]): MessageHit {
  const words = terms.map((term) => ({ ...term, word: term.word.replace(/^\//, '') }))
  const files = row.files.filter(({ name }) => rangesOf(name, words).length > 0)
  return {
    messageId: row.id,
    chatId: row.chatId,
    contactId: row.contactId,
    at: row.at,
    direction: row.direction,
    dataType: row.dataType,
    snippet: snippetOf(row.text, words),
    files: files.map(({ id, name }) => ({ id, name: snippetOf(name, words) })),
  }
}

/** Throws what to do about a search that was given up, and any other error as it is. */
function tooSlow(error: unknown): never {
  if (!(error instanceof pg.DatabaseError) || error.code !== '57014') throw error
  throw new AppError(
    'invalid',
    'search_too_slow',
    'The search takes too long. Narrow it down: by a chat, by a contact, by from and to, or by a rarer word.',
    { cause: error },
  )
}
