/** Contacts and merges as the API shows them. */
import type { Static } from 'typebox'
import { nameOf, type ContactDetails, type ShownContact } from '../../../messaging/contacts/contacts.ts'
import type { Merge } from '../../../messaging/contacts/merges.ts'
import type * as schema from './schema.ts'

type Identity = ShownContact['identities'][number]

export function presentContact({ contact, identities }: ShownContact): Static<typeof schema.ContactV1> {
  const { name: shownName, identifier } = nameOf(contact, identities)
  return {
    id: contact.id,
    team: contact.teamId,
    createdAt: contact.createdAt,
    updatedAt: contact.updatedAt,
    name: contact.name,
    profileName: contact.profileName,
    shownName,
    contactIdentifier: identifier,
    isGroup: contact.isGroup,
    takesMarketing: contact.takesMarketing,
    procedure: contact.procedureId,
    process: contact.processId,
    identities: identities.map(presentIdentity),
  }
}

export function presentDetails(details: ContactDetails): Static<typeof schema.ContactDetails> {
  return { ...presentContact(details), merges: details.merges.map(presentMerge) }
}

export function presentMerge(merge: Merge): Static<typeof schema.ContactMerge> {
  const { id, createdAt, updatedAt, contactId, otherId, state, reason, evidence, decidedBy } = merge
  return { id, createdAt, updatedAt, contact: contactId, other: otherId, state, reason, evidence, decidedBy }
}

function presentIdentity({ kind, spellings, createdAt, seenAt, endedAt }: Identity) {
  const [value = ''] = spellings
  return { kind, value, spellings: [...spellings], firstSeenAt: createdAt, lastSeenAt: seenAt, endedAt }
}
