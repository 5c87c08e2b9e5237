/** The words by which a contact is found: its names, its user names, and the digits of its numbers. */
import type { Session } from '../../database/session.ts'
import { foldText } from '../../team/fold-text.ts'
import type { ContactIdentity } from './contact.ts'
import { contactsStore } from './contacts.store.ts'
import { plainKey } from './eras.ts'
import { identitiesStore } from './identities.store.ts'

// A row that is compared word by word must stay short.
const longestText = 1_000

export function searchText(
  names: readonly (string | null)[],
  identities: readonly Pick<ContactIdentity, 'kind' | 'key' | 'spellings'>[],
): string {
  const words = new Set(names.flatMap((name) => (name === null ? [] : wordsOf(name))))
  for (const { kind, key, spellings } of identities) {
    const forms = kind === 'phone' ? [plainKey(key), ...spellings] : kind === 'username' ? [key] : spellings
    for (const form of forms) for (const word of wordsOf(form)) words.add(word)
  }
  return [...words].join(' ').slice(0, longestText).toWellFormed()
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** Writes the words of these contacts anew where they have changed. */
export async function refreshSearchTexts(
  session: Session,
  teamId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const contacts = await contactsStore(session).lock(teamId, [...new Set(ids)])
  const identities = await identitiesStore(session).ofContacts(teamId, ids)
  const byContact = Map.groupBy(identities, ({ contactId }) => contactId)
  const texts = contacts.map(
    ({ id, name, profileName }) => [id, searchText([name, profileName], byContact.get(id) ?? [])] as const,
  )
  await contactsStore(session).keepSearchTexts(teamId, new Map(texts))
}
