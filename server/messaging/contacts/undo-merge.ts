/**
 * Takes a merge back: both contacts are again what they were, with what they were called by and the chats they had.
 * What came since stays with the one that went on, but for chats with an identifier of the other.
 */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import { AppError } from '../../lib/app-error.ts'
import { chatUpdated } from '../chats/chat-event.ts'
import { contactChatsStore } from './contact-chats.store.ts'
import { contactEvent } from './contact-event.ts'
import { contactsStore } from './contacts.store.ts'
import { givenBack } from './given-back.ts'
import { identitiesStore, type IdentityRow } from './identities.store.ts'
import { mergesStore, type Merge } from './merges.store.ts'
import { partedFields, pickMerged, type Moved } from './moved.ts'
import { refreshSearchTexts } from './search-text.ts'

/**
 * The caller holds the team's shape lock. Throws `conflict` merge_followed when another merge of the contact must be
 * taken back first.
 */
export async function undoMergeInSession(
  session: Session,
  merge: Merge & { readonly moved: Moved },
  decidedBy: string,
  now: number,
): Promise<Merge> {
  const { teamId, contactId, otherId, moved } = merge
  const store = mergesStore(session)
  const later = await store.laterThan(merge)
  if (later !== undefined) throw followed(later)
  const contacts = contactsStore(session)
  const locked = await contacts.lock(teamId, [contactId, otherId])
  const survivor = locked.find(({ id }) => id === contactId)
  if (survivor === undefined) throw new Error('the contact of a merge is gone')
  await contacts.setMergedInto(teamId, [otherId], null, now)
  await contacts.setMergedInto(teamId, moved.followers, otherId, now)
  await contacts.keepMerged(teamId, contactId, partedFields(pickMerged(survivor), moved), now)
  const identities = identitiesStore(session)
  const back = givenBack(await identities.ofContacts(teamId, [contactId]), moved.identities)
  await identities.moveSome(teamId, back, contactId, otherId)
  const chats = await partChats(session, merge, back, now)
  await refreshSearchTexts(session, teamId, [contactId, otherId])
  const undone: Merge = { ...merge, state: 'UNDONE', updatedAt: now, decidedBy }
  await store.save(undone)
  const payload = { otherId, mergeId: merge.id }
  await appendEvents(session, [
    contactEvent('contact.unmerged', teamId, contactId, payload, now, decidedBy),
    ...chats.map(([chat, changed]) => chatUpdated(chat, changed, { madeBy: decidedBy, at: now })),
  ])
  return undone
}

async function partChats(
  session: Session,
  { teamId, contactId, otherId, moved, updatedAt }: Merge & { readonly moved: Moved },
  back: readonly IdentityRow[],
  now: number,
) {
  const store = contactChatsStore(session)
  await store.lockOf(teamId, [contactId, otherId])
  const unlinked = await store.unlink(teamId, moved.linked ?? [], moved.after.processId, now)
  const spellings = back.flatMap((identity) => identity.spellings)
  const since = await store.writtenSince(teamId, contactId, spellings, updatedAt)
  const ids = [...new Set([...moved.chats, ...since])]
  const returned = await store.move(teamId, ids, contactId, otherId, now)
  const opened = await store.reopen(teamId, moved.closed, now)
  const openedIds = new Set(opened.map(({ id }) => id))
  const returnedIds = new Set(returned.map(({ id }) => id))
  return [
    ...unlinked.map((chat) => [chat, ['process']] as const),
    ...returned.filter(({ id }) => !openedIds.has(id)).map((chat) => [chat, ['contactId']] as const),
    ...opened.map((chat) => [chat, returnedIds.has(chat.id) ? ['status', 'contactId'] : ['status']] as const),
  ]
}

function followed(later: Merge): AppError {
  return new AppError(
    'conflict',
    'merge_followed',
    `The contact was merged again since: take the merge ${later.id} back first.`,
  )
}
