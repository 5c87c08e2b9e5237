/**
 * How a receiver is: how many requests it is given at a time, and when it rests. One that answers gets more and more;
 * one that fails with everything is asked with one request now and then, until the first success. Pure.
 */
export interface HealthOptions {
  readonly most: number
  readonly failingSince: number | null
}

const firstWindow = 4
// Of several deliveries, for one that its receiver cannot take does not mean that it takes none.
const failuresToRest = 5
const deliveriesToRest = 3
const firstRestMs = 1_000
const longestRestMs = 2 * 60_000
const longestRetryAfterMs = 10 * 60_000
// After so long even a few that failed are worth a new attempt at the first success.
const longFailureMs = 60_000

export class Health {
  readonly #most: number
  #window = firstWindow
  #failingSince: number | null
  #failures = 0
  readonly #failed = new Set<string>()
  #restMs = 0
  #restsUntil = -Infinity

  constructor({ most, failingSince }: HealthOptions) {
    this.#most = most
    this.#failingSince = failingSince
  }

  /** Since when every attempt has failed; null when the last one succeeded. */
  get failingSince(): number | null {
    return this.#failingSince
  }

  /** It fails with everything, and is asked with one request after each rest. */
  get isDown(): boolean {
    return this.#restMs > 0
  }

  /** How many requests may be under way at `now`. */
  window(now: number): number {
    if (now < this.#restsUntil) return 0
    return this.isDown ? 1 : this.#window
  }

  /** Answers whether what failed before is worth a new attempt at once. */
  succeeded(now: number): boolean {
    const isRecovery =
      this.isDown || (this.#failingSince !== null && now - this.#failingSince >= longFailureMs)
    this.#window = isRecovery ? firstWindow : Math.min(this.#most, this.#window + 1)
    this.#failingSince = null
    this.#failures = 0
    this.#failed.clear()
    this.#restMs = 0
    this.#restsUntil = -Infinity
    return isRecovery
  }

  failed(deliveryId: string, now: number, retryAfterMs: number | null, random: number): void {
    this.#failingSince ??= now
    this.#window = Math.max(1, Math.floor(this.#window / 2))
    this.#failures += 1
    if (this.#failed.size < deliveriesToRest) this.#failed.add(deliveryId)
    if (retryAfterMs !== null)
      this.#restsUntil = Math.max(this.#restsUntil, now + Math.min(retryAfterMs, longestRetryAfterMs))
    const isDown = this.#failures >= failuresToRest && this.#failed.size >= deliveriesToRest
    // Requests that were under way when it began to rest say nothing new.
    if (!isDown || now < this.#restsUntil) return
    this.#restMs = Math.min(longestRestMs, Math.max(firstRestMs, 2 * this.#restMs))
    this.#restsUntil = now + this.#restMs * (0.8 + 0.4 * random)
  }
}
