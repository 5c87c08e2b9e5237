/** What is known of the people in some sightings: one read, and another where contacts have been merged meanwhile. */
import type { Session } from '../../database/session.ts'
import type { Sighting } from './contact.ts'
import { contactsStore } from './contacts.store.ts'
import { identityKey } from './identifier.ts'
import {
  identitiesStore,
  refText,
  type HeldIdentity,
  type Holder,
  type IdentityRef,
} from './identities.store.ts'
import type { PartyContact } from './parties.ts'

export interface KnownContacts {
  readonly identities: readonly HeldIdentity[]
  /** The contact that stands for the one with this id now. */
  contact(id: string): PartyContact
  holder(id: string): Holder | undefined
}

export function refsOf(sightings: readonly Sighting[]): IdentityRef[] {
  const refs = new Map<string, IdentityRef>()
  for (const sighting of sightings)
    for (const kind of ['phone', 'bsuid', 'username', 'group'] as const) {
      const spelling = sighting[kind]
      if (spelling === undefined) continue
      const ref = { kind, key: identityKey(kind, spelling) }
      refs.set(refText(ref), ref)
    }
  return [...refs.values()]
}

export async function readKnown(
  session: Session,
  teamId: string,
  refs: readonly IdentityRef[],
): Promise<KnownContacts> {
  const identities = await identitiesStore(session).find(teamId, refs)
  const holders = new Map<string, Holder>(identities.map((held) => [held.contactId, held]))
  const roots = new Map<string, string>()
  const merged = [...holders.values()].filter(({ mergedInto }) => mergedInto !== null)
  if (merged.length > 0)
    for (const { askedId, ...root } of await contactsStore(session).roots(
      teamId,
      merged.map(({ contactId }) => contactId),
    )) {
      roots.set(askedId, root.id)
      holders.set(root.id, { ...root, contactId: root.id, contactCreatedAt: root.createdAt })
    }
  return {
    identities,
    contact(id) {
      const rootId = roots.get(id) ?? id
      const holder = holders.get(rootId)
      if (holder === undefined) throw new Error(`the contact ${id} was not read`)
      return { id: rootId, createdAt: holder.contactCreatedAt }
    },
    holder: (id) => holders.get(id),
  }
}
