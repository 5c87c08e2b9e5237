/**
 * What one phone number may send to one contact: one message in six seconds, of which 45 may be borrowed from the
 * future. Kept only for pairs that have something to pay back.
 */
const intervalMs = 6_000
const burst = 45
const sweepEvery = 1_000

interface Pair {
  /** When everything that was borrowed is paid back. */
  evenAt: number
  /** WhatsApp has said so. */
  heldUntil: number
}

export class PairLimit {
  readonly #pairs = new Map<string, Pair>()
  #uses = 0

  /** When a message to the pair could go; in the past where at once. */
  nextAt(key: string): number {
    const pair = this.#pairs.get(key)
    return pair === undefined ? -Infinity : Math.max(pair.evenAt - (burst - 1) * intervalMs, pair.heldUntil)
  }

  /** Counts a message that goes when `nextAt` says. */
  take(key: string, now: number): void {
    this.#sweep(now)
    const pair = this.#pairs.get(key)
    const evenAt = Math.max(pair?.evenAt ?? now, now) + intervalMs
    this.#pairs.set(key, { evenAt, heldUntil: pair?.heldUntil ?? -Infinity })
  }

  /** Takes back one that does not go. */
  giveBack(key: string): void {
    const pair = this.#pairs.get(key)
    if (pair !== undefined) pair.evenAt -= intervalMs
  }

  hold(key: string, until: number): void {
    const pair = this.#pairs.get(key)
    this.#pairs.set(key, {
      evenAt: pair?.evenAt ?? -Infinity,
      heldUntil: Math.max(pair?.heldUntil ?? until, until),
    })
  }

  get size(): number {
    return this.#pairs.size
  }

  #sweep(now: number): void {
    this.#uses += 1
    if (this.#uses % sweepEvery !== 0) return
    for (const [key, { evenAt, heldUntil }] of this.#pairs)
      if (evenAt <= now && heldUntil <= now) this.#pairs.delete(key)
  }
}
