/**
 * A phone number can be one person's until a day and another's from then on. Its identities are told apart by the time
 * at which each ends; the one that has not ended has the plain key. Pure.
 */
interface Era {
  readonly key: string
  readonly beganAt: number | null
  readonly endedAt: number | null
}

// No key of a phone number contains it, and it sorts behind all digits.
export const separator = '~'

/** The key of the identity of a number until `endedAt`; null: of the one that goes on. */
export function eraKey(phoneKey: string, endedAt: number | null): string {
  return endedAt === null ? phoneKey : `${phoneKey}${separator}${endedAt}`
}

/** The number of an identity, whichever of its times it is about. */
export function plainKey(key: string): string {
  return key.split(separator, 1)[0] ?? key
}

/**
 * The era of the number in which `at` falls: one of those that are known, or the bounds of the gap between them. An era
 * holds from its beginning and until before its end. `cuts`: times at which the number passed from one to another
 * though no era that is known says so.
 */
export function eraAt<Known extends Era>(
  phoneKey: string,
  known: readonly Known[],
  at: number,
  cuts: readonly number[] = [],
): { readonly known: Known } | { readonly gap: Era } {
  const inOrder = known.toSorted((a, b) => endOf(a) - endOf(b))
  const next = inOrder.find((era) => endOf(era) > at)
  if (next !== undefined && startOf(next) <= at) return { known: next }
  const before = inOrder.findLast((era) => endOf(era) <= at)
  const beganAt = Math.max(before?.endedAt ?? -Infinity, ...cuts.filter((cut) => cut <= at))
  const endedAt = Math.min(next?.beganAt ?? Infinity, ...cuts.filter((cut) => cut > at))
  const bounds = { beganAt: finite(beganAt), endedAt: finite(endedAt) }
  return { gap: { key: eraKey(phoneKey, bounds.endedAt), ...bounds } }
}

/** The era through the middle of which a cut goes. */
export function eraAcross<Known extends Era>(known: readonly Known[], cut: number): Known | undefined {
  return known.find((era) => startOf(era) < cut && endOf(era) > cut)
}

function startOf({ beganAt }: Era): number {
  return beganAt ?? -Infinity
}

function endOf({ endedAt }: Era): number {
  return endedAt ?? Infinity
}

function finite(time: number): number | null {
  return Number.isFinite(time) ? time : null
}
