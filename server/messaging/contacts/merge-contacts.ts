/**
 * Makes two contacts one: the survivor gets what the other is called by, its chats, and what it lacks itself. All of
 * it is recorded, so that it can be taken back. The caller holds the team's shape lock, so that nobody else joins or
 * parts contacts meanwhile.
 */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import type { Json } from '../../lib/json.ts'
import { idSequence } from '../../lib/uuid.ts'
import { chatUpdated } from '../chats/chat-event.ts'
import type { Chat } from '../chats/chat.ts'
import { contactChatsStore } from './contact-chats.store.ts'
import { contactEvent } from './contact-event.ts'
import { contactsStore } from './contacts.store.ts'
import { identitiesStore } from './identities.store.ts'
import { mergesStore, type Merge } from './merges.store.ts'
import { mergedFields, pickMerged, type ClosedChat } from './moved.ts'
import { refreshSearchTexts } from './search-text.ts'

export interface MergeOrder {
  readonly survivor: string
  readonly other: string
  readonly reason: string
  readonly evidence: unknown
  /** Null when it is certain, and nobody was asked. */
  readonly decidedBy: string | null
  /** What is carried out by it; absent: whatever was proposed of these two. */
  readonly proposal?: Merge | undefined
}

// Of merges in one millisecond, the later one must be told.
const nextId = idSequence()

export async function mergeContacts(
  session: Session,
  teamId: string,
  { survivor: survivorId, other: otherId, reason, evidence, decidedBy, proposal }: MergeOrder,
  now: number,
): Promise<Merge> {
  const contacts = await contactsStore(session).lock(teamId, [survivorId, otherId])
  const survivor = contacts.find(({ id }) => id === survivorId)
  const other = contacts.find(({ id }) => id === otherId)
  if (survivor?.mergedInto !== null || other?.mergedInto !== null)
    throw new Error('only contacts that stand for themselves can be merged')
  const proposed = proposal ?? (await proposalOf(session, teamId, survivorId, otherId))
  const [before, after] = [pickMerged(survivor), mergedFields(survivor, other)]
  const chats = await moveChats(session, teamId, survivorId, otherId, now)
  const identities = await identitiesStore(session).move(teamId, otherId, survivorId)
  await contactsStore(session).keepMerged(teamId, survivorId, after, now)
  const lead = { id: survivorId, procedureId: after.procedureId, processId: after.processId }
  const linked = lead.processId === null ? [] : await contactChatsStore(session).linkFree(teamId, lead, now)
  const followers = await contactsStore(session).followers(teamId, otherId)
  await contactsStore(session).setMergedInto(teamId, [otherId, ...followers], survivorId, now)
  const merge: Merge = {
    teamId,
    id: proposed?.id ?? nextId(now),
    createdAt: proposed?.createdAt ?? now,
    updatedAt: now,
    contactId: survivorId,
    otherId,
    state: 'MERGED',
    reason: proposed?.reason ?? reason,
    evidence: proposed?.evidence ?? (evidence as Json),
    moved: {
      ...{ identities, followers, chats: chats.moved, closed: chats.closed, before, after },
      linked: linked.map(({ id }) => id),
    },
    decidedBy,
  }
  await mergesStore(session).save(merge)
  await refreshSearchTexts(session, teamId, [survivorId, otherId])
  const payload = { otherId, mergeId: merge.id, reason: merge.reason }
  await appendEvents(session, [
    contactEvent('contact.merged', teamId, survivorId, payload, now, decidedBy),
    ...chats.changed.map(([chat, changed]) => chatUpdated(chat, changed, { madeBy: decidedBy, at: now })),
    ...linked.map((chat) => chatUpdated(chat, ['process'], { madeBy: decidedBy, at: now })),
  ])
  return merge
}

async function proposalOf(
  session: Session,
  teamId: string,
  one: string,
  other: string,
): Promise<Merge | undefined> {
  const merges = await mergesStore(session).ofPair(teamId, one, other)
  return merges.find(({ state }) => state === 'PROPOSED')
}

export interface MovedChats {
  readonly moved: readonly string[]
  readonly closed: readonly ClosedChat[]
  readonly changed: readonly (readonly [Chat, string[]])[]
}

/**
 * Gives all chats of `other` to the survivor. Of two open chats on one number, the one that was silent for longer is
 * closed: there is only one open at a time.
 */
export async function moveChats(
  session: Session,
  teamId: string,
  survivor: string,
  other: string,
  now: number,
): Promise<MovedChats> {
  const store = contactChatsStore(session)
  const chats = await store.lockOf(teamId, [survivor, other])
  const open = Map.groupBy(
    chats.filter(({ status }) => status === 'OPEN'),
    ({ phoneNumberId }) => phoneNumberId,
  )
  const closing = [...open.values()].flatMap((same) =>
    same.toSorted((a, b) => b.lastMessageAt - a.lastMessageAt || (a.id < b.id ? -1 : 1)).slice(1),
  )
  const closed = await store.close(
    teamId,
    closing.map(({ id }) => id),
    now,
  )
  const own = chats.filter(({ contactId }) => contactId === other).map(({ id }) => id)
  const moved = await store.move(teamId, own, other, survivor, now)
  const closedIds = new Set(closing.map(({ id }) => id))
  const movedIds = new Set(own)
  return {
    moved: own,
    closed: closing.map(({ id, waitsSince }) => ({ id, closedAt: now, waitsSince })),
    changed: [
      ...closed.filter(({ id }) => !movedIds.has(id)).map((chat) => [chat, ['status']] as const),
      ...moved.map(
        (chat) => [chat, closedIds.has(chat.id) ? ['status', 'contactId'] : ['contactId']] as const,
      ),
    ].map(([chat, changed]) => [chat, [...changed]] as const),
  }
}
