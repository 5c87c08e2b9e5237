/** When what is known of a receiver is worth a write: soon when it changes, seldom while it stays. Pure. */
import type { Webhook } from '../webhook.ts'
import type { Health } from './courier.store.ts'

// A receiver that fails now and then changes several times a second.
const atMostEveryMs = 5_000
// When something last succeeded is a figure for people.
const successEveryMs = 10_000

export class HealthNotes {
  #written: Health
  #writtenAt = -Infinity
  #lastSuccessAt: number | null
  #lastProblem: string | null

  constructor({ failingSince, lastSuccessAt, lastProblem }: Webhook) {
    this.#written = { failingSince, lastSuccessAt, lastProblem }
    this.#lastSuccessAt = lastSuccessAt
    this.#lastProblem = lastProblem
  }

  saw(problem: string | null, now: number): void {
    this.#lastProblem = problem
    if (problem === null) this.#lastSuccessAt = now
  }

  /** What to write now, if anything; it counts as written. */
  toWrite(failingSince: number | null, now: number): Health | undefined {
    const next = { failingSince, lastSuccessAt: this.#lastSuccessAt, lastProblem: this.#lastProblem }
    const before = this.#written
    const isChanged =
      (next.failingSince === null) !== (before.failingSince === null) ||
      next.lastProblem !== before.lastProblem ||
      (next.lastSuccessAt ?? 0) - (before.lastSuccessAt ?? 0) >= successEveryMs ||
      (next.lastSuccessAt !== null && before.lastSuccessAt === null)
    if (!isChanged || Math.abs(now - this.#writtenAt) < atMostEveryMs) return undefined
    this.#written = next
    this.#writtenAt = now
    return next
  }
}
