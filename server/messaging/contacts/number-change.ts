/**
 * Somebody has got another phone number, or another user id, and stays the same contact. The number that was left is
 * free for somebody else: what comes from it later is of a new contact. Whoever had the new number before is somebody
 * else too, however much came from it; that both are one person is proposed then. What came from the new number since
 * the change is of the one who changed. The order in which all this is heard makes no difference.
 */
import type { Session } from '../../database/session.ts'
import { contactsStore } from './contacts.store.ts'
import { cutNumber } from './cut-number.ts'
import { eraAt, plainKey } from './eras.ts'
import { identityKey } from './identifier.ts'
import type { HeldIdentity } from './identities.store.ts'
import { identitiesStore } from './identities.store.ts'
import { readKnown, refsOf, type KnownContacts } from './known-contacts.ts'
import { proposeMerges } from './propose-merges.ts'
import { seeContacts } from './see-contacts.ts'

export interface NumberChange {
  readonly from: Called
  readonly to: Called
  /** Epoch milliseconds. */
  readonly at: number
}

export interface Called {
  readonly phone?: string | undefined
  readonly bsuid?: string | undefined
}

// Each number of the team is told of one change, not quite at the same second.
const sameChangeMs = 24 * 3_600_000

/** Applying a change again changes nothing. */
export async function applyNumberChange(
  session: Session,
  teamId: string,
  change: NumberChange,
  now: number,
): Promise<void> {
  const { from, to, at } = change
  const sides = [from, to].filter(({ phone, bsuid }) => (phone ?? bsuid) !== undefined)
  if (sides.length === 0) return
  await contactsStore(session).lockShape(teamId)
  const moved = numbersOf(change)
  const told = moved === undefined ? undefined : await settleNumbers(session, teamId, moved, at, now)
  const times = told ?? { from: at, to: at, cuts: new Map(), hadIt: undefined }
  const sightings = [
    ...(sides.includes(from) ? [{ ...from, at: times.from }] : []),
    ...(sides.includes(to) ? [{ ...to, at: times.to }] : []),
  ]
  const together = sightings.length === 2 ? ([[0, 1]] as const) : []
  const [person] = await seeContacts(session, teamId, sightings, now, {
    reason: 'number_changed',
    together,
    cuts: times.cuts,
  })
  if (from.bsuid !== undefined && to.bsuid !== undefined && from.bsuid !== to.bsuid)
    await identitiesStore(session).end(teamId, 'bsuid', identityKey('bsuid', from.bsuid), at)
  if (times.hadIt === undefined || person === undefined) return
  const evidence = { ...change }
  await proposeMerges(
    session,
    teamId,
    [{ one: times.hadIt, other: person.id, reason: 'number_taken_over', evidence }],
    now,
  )
}

interface Numbers {
  readonly from: string
  readonly to: string
}

function numbersOf({ from, to }: NumberChange): Numbers | undefined {
  if (from.phone === undefined || to.phone === undefined) return undefined
  const keys = { from: identityKey('phone', from.phone), to: identityKey('phone', to.phone) }
  return keys.from === keys.to ? undefined : keys
}

interface Settled {
  /** Times at which each number was certainly the person's. */
  readonly from: number
  readonly to: number
  readonly cuts: ReadonlyMap<string, readonly number[]>
  /** The contact that had the new number before. */
  readonly hadIt: string | undefined
}

async function settleNumbers(
  session: Session,
  teamId: string,
  { from, to }: Numbers,
  at: number,
  now: number,
): Promise<Settled> {
  const refs = refsOf([
    { phone: from, at },
    { phone: to, at },
  ])
  const known = await readKnown(session, teamId, refs)
  const [left, taken] = [erasOf(known, from), erasOf(known, to)]
  const done = doneBefore(known, left, taken, at)
  if (done !== undefined) return { ...done, cuts: new Map(), hadIt: undefined }
  // The second in which it was told is still that of whoever left the number.
  const cuts = new Map([
    [from, [at + 1]],
    [to, [at]],
  ])
  const [leaving, taking] = [eraAt(from, left, at), eraAt(to, taken, at)]
  const isOnePerson =
    'known' in leaving &&
    'known' in taking &&
    known.contact(leaving.known.contactId).id === known.contact(taking.known.contactId).id
  await cutNumber(session, teamId, left, at + 1, now)
  if (isOnePerson) return { from: at, to: at, cuts, hadIt: undefined }
  return { from: at, to: at, cuts, hadIt: await cutNumber(session, teamId, taken, at, now) }
}

/** When the same change was applied already: times at which the numbers were the person's. */
function doneBefore(
  known: KnownContacts,
  left: readonly HeldIdentity[],
  taken: readonly HeldIdentity[],
  at: number,
): { from: number; to: number } | undefined {
  for (const before of left) {
    if (before.endedAt === null || Math.abs(before.endedAt - at) > sameChangeMs) continue
    for (const since of taken) {
      if (since.beganAt === null || Math.abs(since.beganAt - at) > sameChangeMs) continue
      if (known.contact(before.contactId).id === known.contact(since.contactId).id)
        return { from: before.endedAt - 1, to: since.beganAt }
    }
  }
  return undefined
}

function erasOf({ identities }: KnownContacts, key: string): HeldIdentity[] {
  return identities.filter((identity) => identity.kind === 'phone' && plainKey(identity.key) === key)
}
