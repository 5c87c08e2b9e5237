/** Use cases of merges: who was joined and why, what is proposed, and what people decide about it. */
import type { Session } from '../../database/session.ts'
import { AppError, invalidInput } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import type { MessagingContext } from '../context.ts'
import { assertMayMerge, contactNotFound, mergeNotFound } from './contact-access.ts'
import { contactsStore, type RootedContact } from './contacts.store.ts'
import { mergeContacts } from './merge-contacts.ts'
import { mergesStore, type Merge, type MergePosition, type MergeState } from './merges.store.ts'
import { isOlder } from './parties.ts'
import { undoMergeInSession } from './undo-merge.ts'

export type { Merge, MergePosition, MergeState } from './merges.store.ts'

export const mergeStates = ['PROPOSED', 'MERGED', 'UNDONE', 'DECLINED'] as const

type Deciding = Pick<MessagingContext, 'database' | 'clock'>
type Decider = Pick<Actor, 'team' | 'userId' | 'roleType'>

/** One more than `limit`, where there are more; the newest first. */
export function listMerges(
  { database }: Pick<MessagingContext, 'database'>,
  actor: Pick<Actor, 'team'>,
  query: {
    readonly state?: MergeState | undefined
    readonly after?: MergePosition | undefined
    readonly limit: number
  },
): Promise<Merge[]> {
  return mergesStore(database).list(actor.team.id, query.state, query.after, query.limit + 1)
}

/**
 * Joins two contacts, whichever of them is the older going on. Throws `forbidden`, `not_found`, and `conflict`
 * merge_impossible for one contact, and for a group and a person.
 */
export async function mergeByHand(
  context: Deciding,
  actor: Decider,
  contactId: string,
  otherId: string,
): Promise<Merge> {
  assertMayMerge(actor)
  if (!isUuid(contactId)) throw contactNotFound()
  if (!isUuid(otherId))
    throw invalidInput([{ field: 'other', message: 'must be the id of the other contact' }])
  return inShape(context, actor, async (session, now) => {
    const found = await contactsStore(session).roots(actor.team.id, [contactId, otherId])
    const one = found.find(({ askedId }) => askedId === contactId.toLowerCase())
    const other = found.find(({ askedId }) => askedId === otherId.toLowerCase())
    if (one === undefined) throw contactNotFound()
    if (other === undefined)
      throw invalidInput([{ field: 'other', message: 'the team has no contact with this id' }])
    return join(session, actor, one, other, now)
  })
}

/** Joins what was proposed. Throws `conflict` merge_decided when somebody has decided already. */
export async function acceptMerge(context: Deciding, actor: Decider, mergeId: string): Promise<Merge> {
  assertMayMerge(actor)
  return inShape(context, actor, async (session, now) => {
    const merge = await open(session, actor, mergeId)
    const found = await contactsStore(session).roots(actor.team.id, [merge.contactId, merge.otherId])
    const one = found.find(({ askedId }) => askedId === merge.contactId)
    const other = found.find(({ askedId }) => askedId === merge.otherId)
    if (one === undefined || other === undefined) throw contactNotFound()
    return join(session, actor, one, other, now, merge)
  })
}

/** Says that the two are different people: they are not joined by what is seen later either. */
export async function declineMerge(context: Deciding, actor: Decider, mergeId: string): Promise<Merge> {
  assertMayMerge(actor)
  return inShape(context, actor, async (session, now) => {
    const merge = await open(session, actor, mergeId)
    const declined: Merge = { ...merge, state: 'DECLINED', updatedAt: now, decidedBy: actor.userId }
    await mergesStore(session).save(declined)
    return declined
  })
}

/**
 * Parts the two again; what is seen later does not join them. Throws `conflict`: merge_decided when they are not
 * joined by it, merge_followed when a later merge must be taken back first.
 */
export async function undoMerge(context: Deciding, actor: Decider, mergeId: string): Promise<Merge> {
  assertMayMerge(actor)
  return inShape(context, actor, async (session, now) => {
    const merge = await find(session, actor, mergeId)
    const { moved } = merge
    if (merge.state !== 'MERGED' || moved === null) throw decided(merge, 'Only a merge can be taken back')
    return undoMergeInSession(session, { ...merge, moved }, actor.userId, now)
  })
}

function inShape(
  { database, clock }: Deciding,
  actor: Decider,
  work: (session: Session, now: number) => Promise<Merge>,
): Promise<Merge> {
  return database.write(async (session) => {
    await contactsStore(session).lockShape(actor.team.id)
    return work(session, clock())
  })
}

async function find(session: Session, actor: Decider, mergeId: string): Promise<Merge> {
  const merge = isUuid(mergeId) ? await mergesStore(session).find(actor.team.id, mergeId, true) : undefined
  if (merge === undefined) throw mergeNotFound()
  return merge
}

async function open(session: Session, actor: Decider, mergeId: string): Promise<Merge> {
  const merge = await find(session, actor, mergeId)
  if (merge.state !== 'PROPOSED') throw decided(merge, 'Only a proposal can be accepted or declined')
  return merge
}

async function join(
  session: Session,
  actor: Decider,
  one: RootedContact,
  other: RootedContact,
  now: number,
  proposal?: Merge,
): Promise<Merge> {
  if (one.id === other.id) throw impossible('Both are one contact already.')
  if (one.isGroup !== other.isGroup) throw impossible('One of them is a group, and the other is a person.')
  const [survivor, gone] = isOlder(one, other) ? [one, other] : [other, one]
  const { reason, evidence } = proposal ?? { reason: 'by_hand', evidence: {} }
  const order = { survivor: survivor.id, other: gone.id, reason, evidence, decidedBy: actor.userId }
  return mergeContacts(session, actor.team.id, { ...order, proposal }, now)
}

function impossible(why: string): AppError {
  return new AppError('conflict', 'merge_impossible', why)
}

const states: Readonly<Record<MergeState, string>> = {
  PROPOSED: 'it is only proposed',
  MERGED: 'it was carried out',
  UNDONE: 'it was taken back',
  DECLINED: 'it was declined',
}

function decided({ state, updatedAt }: Merge, what: string): AppError {
  const since = `${states[state]} (${new Date(updatedAt).toISOString()})`
  return new AppError('conflict', 'merge_decided', `${what}, and of this one ${since}.`)
}
