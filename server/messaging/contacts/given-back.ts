/**
 * What goes back to a contact when its merge is taken back: the identities that were taken from it, under the keys that
 * they have by now, and those that their owner changed to meanwhile. Pure.
 */
import { plainKey } from './eras.ts'
import type { IdentityRef, IdentityRow } from './identities.store.ts'

// A change of numbers ends one era and begins another, not quite at the same second.
const sameChangeMs = 24 * 3_600_000

/** `own`: all identities of the contact that went on. */
export function givenBack(own: readonly IdentityRow[], taken: readonly IdentityRef[]): IdentityRow[] {
  const same = new Set(own.filter((identity) => taken.some((ref) => isSame(identity, ref))))
  const gone = taken.filter((ref) => ref.kind === 'phone' && !own.some((identity) => isSame(identity, ref)))
  // Only those that were given up since: what a number that was old by then was changed to is known of the other.
  const since = new Set(gone.flatMap(({ key }) => lastEra(own, key) ?? []))
  // It grows while it is gone through: numbers are changed more than once.
  for (const { kind, endedAt } of since) {
    if (kind !== 'phone' || endedAt === null) continue
    const next = own.find((identity) => !same.has(identity) && isNextNumber(identity, endedAt))
    if (next === undefined) continue
    since.add(next)
    for (const identity of own)
      if (identity.kind === 'bsuid' && identity.withPhone === plainKey(next.key)) since.add(identity)
  }
  return [...new Set([...same, ...since])]
}

function isSame(one: IdentityRef, other: IdentityRef): boolean {
  return one.kind === other.kind && one.key === other.key
}

/** A number that was given up has another key: that of its last era. */
function lastEra(own: readonly IdentityRow[], phone: string): IdentityRow | undefined {
  return own
    .filter(({ kind, key }) => kind === 'phone' && plainKey(key) === phone)
    .toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))[0]
}

function isNextNumber({ kind, beganAt }: IdentityRow, endedAt: number): boolean {
  return kind === 'phone' && beganAt !== null && Math.abs(beganAt - endedAt) <= sameChangeMs
}
