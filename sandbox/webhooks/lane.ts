/**
 * What waits for one callback. A bounded number of deliveries is on the way at a time; batches and random order are
 * made of what waits.
 */
import type { WebhookKnobs } from '../knobs.ts'
import { Queue } from '../lib/queue.ts'
import { report } from '../lib/report.ts'
import type { Delivery } from './delivery.ts'

// Long enough that what is published together can be put together, too short to be noticed.
const gatherMs = 20

export interface LaneOptions {
  readonly knobs: () => WebhookKnobs
  readonly mostAtOnce: number
  /** Sends some deliveries as one. */
  readonly send: (deliveries: readonly Delivery[]) => Promise<void>
}

export class Lane {
  readonly #options: LaneOptions
  readonly #waiting = new Queue<Delivery>()
  #active = 0
  #gathering: NodeJS.Timeout | undefined

  constructor(options: LaneOptions) {
    this.#options = options
  }

  push(delivery: Delivery): void {
    this.#waiting.push(delivery)
    const { shuffles, batchSize } = this.#options.knobs()
    const isFull = this.#waiting.size >= batchSize
    if (!shuffles && isFull) this.#pump()
    else
      this.#gathering ??= setTimeout(() => {
        this.#gathering = undefined
        this.#pump()
      }, gatherMs)
  }

  stop(): void {
    clearTimeout(this.#gathering)
    this.#waiting.clear()
  }

  #pump(): void {
    while (this.#active < this.#options.mostAtOnce && this.#waiting.size > 0) {
      this.#active += 1
      void this.#options
        .send(this.#take())
        .catch(report)
        .finally(() => {
          this.#active -= 1
          this.#pump()
        })
    }
  }

  /** The next batch. What was tried before goes alone, so that its body stays as it was. */
  #take(): Delivery[] {
    const { shuffles, batchSize } = this.#options.knobs()
    const taken: Delivery[] = []
    while (taken.length < batchSize) {
      if (shuffles) this.#waiting.shuffleHead()
      const next = this.#waiting.peek()
      const isAlone = next !== undefined && (next.attempts > 0 || next.changes.length > 1)
      if (next === undefined || (isAlone && taken.length > 0)) break
      this.#waiting.shift()
      taken.push(next)
      if (isAlone) break
    }
    return taken
  }
}
