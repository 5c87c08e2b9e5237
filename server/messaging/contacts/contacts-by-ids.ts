/** Contacts of a team by their ids, many at once: for whoever tells of them. */
import type { Database } from '../../database/database.ts'
import type { ShownContact } from './contacts.ts'
import { contactsStore } from './contacts.store.ts'
import { identitiesStore } from './identities.store.ts'

/** By the ids asked for; under the id of a merged one is the contact that goes on. */
export async function contactsByIds(
  db: Pick<Database, 'rows'>,
  teamId: string,
  ids: readonly string[],
): Promise<Map<string, ShownContact>> {
  const contacts = await contactsStore(db).roots(teamId, ids)
  const roots = [...new Set(contacts.map(({ id }) => id))]
  const identities = Map.groupBy(
    await identitiesStore(db).ofContacts(teamId, roots),
    ({ contactId }) => contactId,
  )
  return new Map(
    contacts.map((contact) => [contact.askedId, { contact, identities: identities.get(contact.id) ?? [] }]),
  )
}
