/** What an attempt makes of its delivery: when it is tried again, and when it is given up. Pure. */
import type { Attempt, DeliveryState } from '../webhook.ts'

export interface Outcome {
  readonly state: DeliveryState
  readonly dueAt: number
  readonly firstFailedAt: number | null
  readonly deliveredAt: number | null
}

/** Tried for so long; longer than a weekend with nobody at the receiver. */
export const triedForMs = 3 * 24 * 3_600_000
/** A failing delivery holds those behind it in its order for so long, from its first failure. */
export const heldForMs = 10 * 60_000
/** The same of a whole connection: one delivery that its receiver cannot take must not cost all others ten minutes. */
export const connectionHeldForMs = 60_000

const firstPauseMs = 1_000
const longestPauseMs = 3 * 3_600_000
// A receiver may ask for more patience than ours, but not for days.
const longestRetryAfterMs = 3_600_000
// Those that failed together are not tried together again.
const jitter = 0.2

export interface Decision {
  readonly now: number
  /** From 0 to 1. */
  readonly random: number
  readonly retryAfterMs: number | null
  /** Not given up, however long it failed: the webhook itself is going to rest. */
  readonly isKept: boolean
}

export function outcomeOf(
  { firstFailedAt, dueAt }: { readonly firstFailedAt: number | null; readonly dueAt: number },
  { problem }: Pick<Attempt, 'problem'>,
  { now, random, retryAfterMs, isKept }: Decision,
): Outcome {
  if (problem === null) return { state: 'DELIVERED', dueAt, firstFailedAt, deliveredAt: now }
  const since = firstFailedAt ?? now
  const failed = { firstFailedAt: since, deliveredAt: null }
  const endsAt = since + triedForMs
  if (now >= endsAt && !isKept) return { ...failed, state: 'FAILED', dueAt: now }
  const asked = Math.min(retryAfterMs ?? 0, longestRetryAfterMs)
  const due = now + Math.max(pauseAfter(now - since, random), asked)
  // The last attempt is made when the days are over, not hours before.
  return { ...failed, state: 'WAITING', dueAt: now < endsAt ? Math.min(due, endsAt) : due }
}

/** Twice as long as it has failed so far: after 1 s, 3 s, 9 s … 1.8 h, then every 3 hours. */
export function pauseAfter(failedForMs: number, random: number): number {
  const pause = Math.min(longestPauseMs, Math.max(firstPauseMs, 2 * failedForMs))
  return Math.round(pause * (1 + jitter * (2 * random - 1)))
}
