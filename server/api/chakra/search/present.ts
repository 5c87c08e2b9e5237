/** What was found, in the words of this dialect. */
import type { ContactHit, Everything } from '../../../messaging/search/search-everything.ts'
import type { MessagePage } from '../../../messaging/search/search.ts'
import type * as schema from './schema.ts'

export function presentContact({ id, name, identifier, isGroup, chatId }: ContactHit): schema.ContactFound {
  return { contact: id, name, identifier, isGroup, chat: chatId }
}

export function presentMessages({ hits }: MessagePage): schema.MessageFound[] {
  return hits.map((hit) => ({
    message: hit.messageId,
    chat: hit.chatId,
    contact: hit.contactId,
    timestamp: hit.at,
    direction: hit.direction,
    dataType: hit.dataType,
    snippet: { text: hit.snippet.text, ranges: [...hit.snippet.ranges] },
    files: hit.files.map(({ id, name }) => ({ id, name: { text: name.text, ranges: [...name.ranges] } })),
  }))
}

/** A cursor belongs to one list; what was corrected is told of messages, or of files when only they were searched. */
export function metaOf({ contacts, messages, files }: Everything) {
  const pages = [messages, files].filter((page) => page !== undefined)
  const [told] = pages
  const only = pages.length === 1 && contacts === undefined ? told : undefined
  return {
    hasMore: contacts?.hasMore === true || pages.some(({ cursor }) => cursor !== undefined),
    nextCursor: only?.cursor ?? null,
    searchedBackTo: told?.searchedBackTo ?? null,
    corrections: [...(told?.corrections ?? [])],
    missing: [...(told?.missing ?? [])],
  }
}
