/**
 * Whom messages are from or go to: finds the contacts of sightings, makes those that are new, adds what they are called
 * by, and merges what is certainly one person. Sightings of people that are known and say nothing new cost one read.
 */
import type { Session } from '../../database/session.ts'
import { appendEvents, type NewEvent } from '../../events/append.ts'
import { newId } from '../../lib/uuid.ts'
import { contactEvent } from './contact-event.ts'
import type { SeenContact, Sighting } from './contact.ts'
import { contactsStore } from './contacts.store.ts'
import { identitiesStore } from './identities.store.ts'
import { readKnown, refsOf, type KnownContacts } from './known-contacts.ts'
import { mergeContacts } from './merge-contacts.ts'
import { separations } from './merges.store.ts'
import type { Node } from './nodes.ts'
import type { Party } from './parties.ts'
import { proposeMerges } from './propose-merges.ts'
import { refreshSearchTexts, searchText } from './search-text.ts'
import { sortSightings, type MergeReason, type Sorted, type SortOptions } from './sort-sightings.ts'

const dayMs = 24 * 3_600_000
// Each begins on what others have written meanwhile.
const mostAttempts = 8

export interface SeeOptions extends SortOptions {
  /** Why contacts are merged when they turn out to be one. */
  readonly reason?: MergeReason
}

/**
 * The contacts of up to 1,000 sightings, in their order. A contact that was merged is answered as the one that goes on.
 * The number of statements does not grow with the sightings, but for each merge. To be called before the transaction
 * locks chats: a merge locks those of both contacts.
 */
export async function seeContacts(
  session: Session,
  teamId: string,
  sightings: readonly Sighting[],
  now: number,
  { reason = 'seen_together', ...options }: SeeOptions = {},
): Promise<SeenContact[]> {
  if (sightings.length === 0) return []
  const refs = refsOf(sightings)
  let isShapeLocked = false
  for (let attempt = 1; ; attempt += 1) {
    const known = await readKnown(session, teamId, refs)
    let sorted = sortSightings(sightings, { ...known, separated: () => false }, options)
    if (sorted.merges.length > 0) {
      if (!isShapeLocked) {
        await contactsStore(session).lockShape(teamId)
        isShapeLocked = true
        continue
      }
      const contacts = known.identities.map(({ contactId }) => known.contact(contactId).id)
      sorted = sortSightings(
        sightings,
        { ...known, separated: await separations(session, teamId, contacts) },
        options,
      )
    }
    const writes = writesOf(sorted, known)
    if (isNothing(writes)) return answers(sorted, known, new Map())
    await session.rows('savepoint contacts')
    const isKept = await keep(session, teamId, sorted, writes, now, reason)
    await session.rows(isKept ? 'release savepoint contacts' : 'rollback to savepoint contacts')
    if (isKept) return answers(sorted, known, writes.fresh)
    if (attempt === mostAttempts) throw new Error('contacts were written by others each time')
  }
}

interface Writes {
  /** The ids of the contacts that are made. */
  readonly fresh: Map<Party, string>
  readonly inserted: readonly Node[]
  readonly changed: readonly Node[]
  readonly profiles: readonly { readonly id: string; readonly name: string; readonly at: number }[]
  readonly sorted: Sorted
}

function writesOf(sorted: Sorted, known: KnownContacts): Writes {
  const fresh = new Map<Party, string>()
  for (const node of sorted.nodes) {
    const party = sorted.parties.now(node.party)
    if (party.contact === null && !fresh.has(party)) fresh.set(party, newId())
  }
  const profiles = [...sorted.profiles].flatMap(([party, { name, at }]) => {
    if (party.contact === null) return []
    const { id } = party.contact
    const holder = known.holder(id)
    const knownAt = holder?.profileNameAt ?? -Infinity
    const isNewer = holder?.profileName === name ? at >= knownAt + dayMs : at >= knownAt
    return isNewer ? [{ id, name, at }] : []
  })
  const inserted = sorted.nodes.filter(({ isNew }) => isNew)
  const changed = sorted.nodes.filter(({ isNew, isChanged }) => !isNew && isChanged)
  return { fresh, inserted, changed, profiles, sorted }
}

function isNothing({ inserted, changed, profiles, sorted }: Writes): boolean {
  return (
    inserted.length + changed.length + profiles.length + sorted.merges.length + sorted.proposals.length === 0
  )
}

/** Answers false when somebody else has made one of the identities meanwhile; then nothing of it may be kept. */
async function keep(
  session: Session,
  teamId: string,
  sorted: Sorted,
  { fresh, inserted, changed, profiles }: Writes,
  now: number,
  reason: MergeReason,
): Promise<boolean> {
  const events: NewEvent[] = []
  const idOf = (party: Party): string => {
    const last = sorted.parties.now(party)
    return last.contact?.id ?? fresh.get(last) ?? ''
  }
  const row = (node: Node) => ({ ...node, contactId: idOf(node.party) })
  for (const { survivor, other, evidence } of sorted.merges)
    await mergeContacts(session, teamId, { survivor, other, reason, evidence, decidedBy: null }, now)
  await contactsStore(session).insert(teamId, newContacts(sorted, fresh), now)
  if ((await identitiesStore(session).insert(teamId, inserted.map(row))) < inserted.length) return false
  await identitiesStore(session).update(teamId, changed.map(row))
  await contactsStore(session).keepProfiles(teamId, profiles, now)
  for (const id of fresh.values()) events.push(contactEvent('contact.created', teamId, id, {}, now))
  const made = new Set(fresh.values())
  const grown = new Set(inserted.map(({ party }) => idOf(party)).filter((id) => !made.has(id)))
  const renamed = new Set(profiles.map(({ id }) => id))
  for (const id of new Set([...grown, ...renamed])) {
    const what = [...(grown.has(id) ? ['identities'] : []), ...(renamed.has(id) ? ['profileName'] : [])]
    events.push(contactEvent('contact.updated', teamId, id, { changed: what }, now))
  }
  const spelt = changed.map(({ party }) => idOf(party))
  await refreshSearchTexts(session, teamId, [...grown, ...renamed, ...spelt])
  const proposals = sorted.proposals.map((proposal) => ({
    ...proposal,
    one: idOf(proposal.party),
    other: idOf(proposal.other),
  }))
  await appendEvents(session, events)
  await proposeMerges(session, teamId, proposals, now)
  return true
}

function newContacts(sorted: Sorted, fresh: ReadonlyMap<Party, string>) {
  const nodes = Map.groupBy(sorted.nodes, ({ party }) => sorted.parties.now(party))
  return [...fresh].map(([party, id]) => {
    const profile = sorted.profiles.get(party)
    return {
      id,
      profileName: profile?.name ?? null,
      profileNameAt: profile?.at ?? null,
      isGroup: sorted.groups.has(party),
      searchText: searchText([profile?.name ?? null], nodes.get(party) ?? []),
    }
  })
}

function answers(sorted: Sorted, known: KnownContacts, fresh: ReadonlyMap<Party, string>): SeenContact[] {
  const mergedFrom = Map.groupBy(sorted.merges, ({ survivor }) => survivor)
  const leadOf = (id: string): Pick<SeenContact, 'procedureId' | 'processId'> => {
    const own = known.holder(id)
    if (own !== undefined && own.processId !== null) return own
    for (const { other } of mergedFrom.get(id) ?? []) {
      const lead = leadOf(other)
      if (lead.processId !== null) return lead
    }
    return { procedureId: null, processId: null }
  }
  return sorted.of.map((party) => {
    const last = sorted.parties.now(party)
    const id = last.contact?.id ?? fresh.get(last) ?? ''
    const { procedureId, processId } = leadOf(id)
    return { id, isNew: fresh.has(last), procedureId, processId }
  })
}
