/** Lists of contacts: those of a search by how well they match, all others newest first. */
import { invalidInput, type Fault } from '../../lib/app-error.ts'
import type { Actor } from '../../team/actor.ts'
import type { MessagingContext } from '../context.ts'
import { contactListStore, type ListedContact } from './contact-list.store.ts'
import { cursorOf, selectionOf, type ContactQuery } from './contact-query.ts'
import type { ShownContact } from './contacts.ts'
import { identitiesStore } from './identities.store.ts'

export interface ContactPage {
  readonly contacts: readonly ShownContact[]
  readonly cursor: string | null
}

/** Throws `invalid` for a cursor of another list. */
export async function findContacts(
  { database }: Pick<MessagingContext, 'database'>,
  actor: Pick<Actor, 'team'>,
  query: ContactQuery,
): Promise<ContactPage> {
  const faults: Fault[] = []
  const selection = selectionOf(actor.team.id, query, faults)
  if (faults.length > 0) throw invalidInput(faults)
  const { isRanked } = selection
  const store = contactListStore(database.queries)
  const rows = await database.snapshot(async (snapshot) => {
    if (isRanked) await snapshot.rows(store.similarity())
    // One more than asked for tells whether there is a next page.
    return snapshot.rows<ListedContact>(store.contacts({ ...selection, limit: query.limit + 1 }))
  })
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  const identities = await identitiesStore(database).ofContacts(
    actor.team.id,
    shown.map(({ id }) => id),
  )
  const own = Map.groupBy(identities, ({ contactId }) => contactId)
  return {
    contacts: shown.map((contact) => ({ contact, identities: own.get(contact.id) ?? [] })),
    cursor: last === undefined ? null : cursorOf(last, isRanked),
  }
}
