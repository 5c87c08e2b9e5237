/** What sightings make of one identity, before it is written. */
import type { IdentityKind } from './contact.ts'
import type { IdentityRow } from './identities.store.ts'
import type { Party } from './parties.ts'

/** When it was last seen is kept to the day: else every message would write. */
const seenPrecisionMs = 24 * 3_600_000
const mostSpellings = 8

export interface Node {
  readonly kind: IdentityKind
  readonly key: string
  readonly beganAt: number | null
  readonly endedAt: number | null
  readonly isNew: boolean
  isChanged: boolean
  party: Party
  createdAt: number
  seenAt: number
  spellings: readonly string[]
  withPhone: string | null
}

export function newNode(kind: IdentityKind, key: string, spelling: string, at: number, party: Party): Node {
  const times = { createdAt: at, seenAt: at, beganAt: null, endedAt: null }
  return { kind, key, isNew: true, isChanged: false, party, spellings: [spelling], withPhone: null, ...times }
}

/** `standsFor`: the contact that its own one was merged into, or that itself. */
export function knownNode({ contactId, ...row }: IdentityRow, party: Party, standsFor: string): Node {
  return { ...row, isNew: false, isChanged: contactId !== standsFor, party }
}

/** It was seen, once more. */
export function touch(node: Node, spelling: string, at: number): Node {
  const isLater = at >= node.seenAt + seenPrecisionMs
  const isEarlier = at < node.createdAt
  const isSpeltAnew = !node.spellings.includes(spelling) && node.spellings.length < mostSpellings
  if (!isLater && !isEarlier && !isSpeltAnew) return node
  if (isLater) node.seenAt = at
  if (isEarlier) node.createdAt = at
  const others = node.spellings.filter((known) => known !== spelling)
  if (isLater || (isSpeltAnew && at >= node.seenAt))
    node.spellings = [spelling, ...others].slice(0, mostSpellings)
  else if (isSpeltAnew) node.spellings = [...others, spelling]
  node.isChanged = true
  return node
}

/** A user id was seen with the phone number that has this key. */
export function notePhone(node: Node, phone: string, at: number): void {
  if (node.withPhone === phone || (node.withPhone !== null && at < node.seenAt)) return
  node.withPhone = phone
  node.isChanged = true
}

/** It is somebody else's from now on. */
export function hand(node: Node, party: Party, at: number): void {
  node.party = party
  node.seenAt = at
  node.isChanged = true
}
