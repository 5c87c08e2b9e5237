/**
 * A number passed from one person to another at a time: what was seen of it before and from then on is told apart. When
 * both were taken for one person, because nobody knew yet, they are parted: whoever had it first stays the contact.
 */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import { newId } from '../../lib/uuid.ts'
import { chatUpdated } from '../chats/chat-event.ts'
import { contactChatsStore } from './contact-chats.store.ts'
import { contactEvent } from './contact-event.ts'
import { contactsStore } from './contacts.store.ts'
import { eraAcross, eraAt, eraKey, plainKey } from './eras.ts'
import { identitiesStore, type IdentityRow } from './identities.store.ts'
import { refreshSearchTexts } from './search-text.ts'

/** Answers the contact that had the number before; undefined when nobody is known to have had it. */
export async function cutNumber(
  session: Session,
  teamId: string,
  eras: readonly IdentityRow[],
  cut: number,
  now: number,
): Promise<string | undefined> {
  const era = eraAcross(eras, cut)
  if (era === undefined) return undefined
  const store = identitiesStore(session)
  if (era.createdAt >= cut) {
    await store.rekey(teamId, 'phone', era.key, { ...era, beganAt: cut })
    return undefined
  }
  const until = { ...era, key: eraKey(plainKey(era.key), cut), endedAt: cut }
  if (era.seenAt >= cut) {
    await part(session, teamId, era, until, cut, now)
    return era.contactId
  }
  await store.rekey(teamId, 'phone', era.key, until)
  await refreshSearchTexts(session, teamId, [era.contactId])
  return era.contactId
}

/** Whoever has the number since the cut becomes a contact, with all that is known of them. */
async function part(
  session: Session,
  teamId: string,
  era: IdentityRow,
  until: IdentityRow,
  cut: number,
  now: number,
): Promise<void> {
  const store = identitiesStore(session)
  const id = newId(now)
  const all = await store.ofContacts(teamId, [era.contactId])
  const later = laterOf(all, era, cut)
  // Of the number itself only the first and the last day are kept; its user ids tell of some between.
  const ids = all.filter(({ withPhone }) => withPhone === plainKey(era.key))
  const [earlierIds, laterIds] = [
    ids.filter((identity) => !later.includes(identity)),
    ids.filter((identity) => later.includes(identity)),
  ]
  const lastSeen = Math.max(era.createdAt, ...earlierIds.map(({ seenAt }) => seenAt))
  const firstSeen = Math.min(era.seenAt, ...laterIds.map(({ createdAt }) => createdAt))
  const since = { ...era, contactId: id, createdAt: firstSeen, beganAt: cut }
  await store.rekey(teamId, 'phone', era.key, { ...until, seenAt: Math.min(lastSeen, cut - 1) })
  const blank = { id, profileName: null, profileNameAt: null, isGroup: false, searchText: '' }
  await contactsStore(session).insert(teamId, [blank], now)
  await store.insert(teamId, [since])
  await store.moveSome(teamId, later, era.contactId, id)
  const chats = contactChatsStore(session)
  const identifiers = [since, ...later].flatMap(({ spellings }) => spellings)
  const written = await chats.writtenSince(teamId, era.contactId, identifiers, cut)
  const moved = await chats.move(teamId, written, era.contactId, id, now)
  await refreshSearchTexts(session, teamId, [era.contactId, id])
  await appendEvents(session, [
    contactEvent('contact.created', teamId, id, { partedFrom: era.contactId }, now),
    contactEvent('contact.updated', teamId, era.contactId, { changed: ['identities'] }, now),
    ...moved.map((chat) => chatUpdated(chat, ['contactId'], { madeBy: null, at: now })),
  ])
}

/**
 * The identities that belong to whoever has the number since the cut. Numbers follow each other by changes: those that
 * began after the cut were come to from this one. User ids go with the number with which they were seen.
 */
export function laterOf(all: readonly IdentityRow[], era: IdentityRow, cut: number): IdentityRow[] {
  const number = plainKey(era.key)
  const isLaterPhone = (phone: IdentityRow): boolean => phone.beganAt !== null && phone.beganAt >= cut
  return all.filter((identity) => {
    if (identity.kind === 'phone') return isLaterPhone(identity)
    if (identity.kind !== 'bsuid') return false
    const { withPhone, createdAt } = identity
    const eras = all.filter(({ kind, key }) => kind === 'phone' && plainKey(key) === withPhone)
    const found = withPhone === null ? undefined : eraAt(withPhone, eras, createdAt)
    if (found !== undefined && 'known' in found && found.known.key !== era.key)
      return isLaterPhone(found.known)
    return createdAt >= cut && (withPhone === null || withPhone === number)
  })
}
