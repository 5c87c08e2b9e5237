/** Searching contacts, messages and files at once: a few of each, for whoever does not know yet where it was. */
import type { Actor } from '../../team/actor.ts'
import type { ContactHit } from './contact-hits.store.ts'
import { findContacts } from './find-contacts.ts'
import {
  searchFiles,
  searchMessages,
  type MessagePage,
  type MessageQuery,
  type SearchContext,
} from './search.ts'
import { readTerms } from './terms.ts'

export type { ContactHit } from './contact-hits.store.ts'

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
  const hits = await findContacts({ database }, actor, text, limit + 1)
  return { hits: hits.slice(0, limit), hasMore: hits.length > limit }
}
