/** Searching contacts, messages and files at once: a few of each, for whoever does not know yet where it was. */
import type { Actor } from '../../team/actor.ts'
import { foldText } from '../../team/fold-text.ts'
import { contactHitStore, type ContactHit } from './contact-hits.store.ts'
import {
  searchFiles,
  searchMessages,
  visibleTo,
  type MessagePage,
  type MessageQuery,
  type SearchContext,
} from './search.ts'
import { readTerms } from './terms.ts'

export const searchGroups = ['contacts', 'messages', 'files'] as const
export type SearchGroup = (typeof searchGroups)[number]

export interface Everything {
  /** Those that were asked for. */
  readonly contacts?: { readonly hits: readonly ContactHit[]; readonly hasMore: boolean }
  readonly messages?: MessagePage
  readonly files?: MessagePage
}

/** Throws as `searchMessages` does. The filters of the query are those of messages and files. */
export async function searchEverything(
  context: SearchContext,
  actor: Actor,
  query: MessageQuery,
  groups: readonly SearchGroup[] = searchGroups,
): Promise<Everything> {
  // Told before anything is searched.
  readTerms(query.text)
  const asked = <T>(group: SearchGroup, search: () => Promise<T>): Promise<T | undefined> =>
    groups.includes(group) ? search() : Promise.resolve(undefined)
  const [contacts, messages, files] = await Promise.all([
    asked('contacts', () => searchContacts(context, actor, query)),
    asked('messages', () => searchMessages(context, actor, query)),
    asked('files', () => searchFiles(context, actor, query)),
  ])
  return {
    ...(contacts === undefined ? {} : { contacts }),
    ...(messages === undefined ? {} : { messages }),
    ...(files === undefined ? {} : { files }),
  }
}

async function searchContacts(
  { database }: SearchContext,
  actor: Actor,
  { text, limit }: Pick<MessageQuery, 'text' | 'limit'>,
): Promise<{ hits: ContactHit[]; hasMore: boolean }> {
  const hits = await contactHitStore(database).find(
    actor.team.id,
    contactWords(text),
    visibleTo(actor),
    limit + 1,
  )
  return { hits: hits.slice(0, limit), hasMore: hits.length > limit }
}

const phoneLike = /^\+?[\d\s().-]{4,}$/
const mostWords = 10

/** As contacts keep them: names by their words, a phone number by its digits however it is written. */
function contactWords(text: string): string[] {
  const folded = foldText(text).replaceAll('\0', ' ').toWellFormed().trim()
  if (phoneLike.test(folded)) return [folded.replace(/\D/g, '').replace(/^0+/, '')]
  return [...new Set(folded.split(/\s+/))].slice(0, mostWords)
}
