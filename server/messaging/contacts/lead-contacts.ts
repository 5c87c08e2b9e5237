/** Contacts as leads need them: what they are called, and all ways in which their numbers are written. */
import type { Session } from '../../database/session.ts'
import { contactChatsStore } from './contact-chats.store.ts'
import { contactsStore } from './contacts.store.ts'
import { identitiesStore } from './identities.store.ts'
import { identityKey } from './identifier.ts'
import { phoneVariants } from './phone-key.ts'

export interface LeadContact {
  readonly id: string
  readonly name: string | null
  /** In E.164, as WhatsApp spells it; null when only ids are known. */
  readonly phone: string | null
  /** All ways of writing it, in E.164. */
  readonly numbers: readonly string[]
}

/** Those of the contacts that are people without a lead, as the ones that go on; `isLocked`: and remain so. */
export async function contactsWithoutLead(
  session: Session,
  teamId: string,
  ids: readonly string[],
  isLocked = false,
): Promise<LeadContact[]> {
  if (ids.length === 0) return []
  if (isLocked) await contactsStore(session).lock(teamId, ids)
  const roots = await contactsStore(session).roots(teamId, ids)
  const free = new Map(
    roots.filter(({ isGroup, processId }) => !isGroup && processId === null).map((root) => [root.id, root]),
  )
  const identities = await identitiesStore(session).ofContacts(teamId, [...free.keys()])
  const phones = Map.groupBy(
    identities.filter(({ kind, endedAt }) => kind === 'phone' && endedAt === null),
    ({ contactId }) => contactId,
  )
  return [...free.values()].map(({ id, name, profileName }) => {
    const own = phones.get(id) ?? []
    const spelling = own[0]?.spellings[0]
    const numbers = own.flatMap(({ key }) => phoneVariants(key)).map((digits) => `+${digits}`)
    return { id, name: name ?? profileName, phone: spelling === undefined ? null : `+${spelling}`, numbers }
  })
}

/** The contacts that have these numbers now and have no lead: contact and number. */
export async function contactsByPhone(
  session: Session,
  teamId: string,
  phones: readonly string[],
): Promise<{ readonly id: string; readonly phone: string }[]> {
  const keys = new Map(phones.map((phone) => [identityKey('phone', phone), phone]))
  const refs = [...keys.keys()].map((key) => ({ kind: 'phone' as const, key }))
  const held = await identitiesStore(session).find(teamId, refs)
  return held.flatMap(({ key, contactId, processId, mergedInto }) => {
    const phone = keys.get(key)
    return phone === undefined || processId !== null || mergedInto !== null ? [] : [{ id: contactId, phone }]
  })
}

export function whoWrote(session: Session, teamId: string, ids: readonly string[]): Promise<string[]> {
  return contactChatsStore(session).whoWrote(teamId, ids)
}
