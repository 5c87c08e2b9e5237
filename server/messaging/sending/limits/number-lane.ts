/** Whose turn it is to send from one phone number, and when. */
import { FairQueue, type Place } from './fair-queue.ts'
import { CallWindow } from './call-window.ts'
import { Pacer } from './pacer.ts'

export interface Waiting extends Place {
  /** Its turn has come. */
  readonly grant: () => void
}

export class NumberLane {
  readonly window: CallWindow
  readonly #pacer: Pacer
  readonly #queue = new FairQueue<Waiting>()
  readonly #now: () => number
  #heldUntil = -Infinity
  #timer: NodeJS.Timeout | undefined

  constructor(perSecond: number, now: () => number) {
    this.#now = now
    this.#pacer = new Pacer(perSecond)
    this.window = new CallWindow(perSecond, now)
  }

  /** Nobody waits, and what was sent counts no longer. */
  get isForgettable(): boolean {
    return this.#queue.size === 0 && this.#nextAt() <= this.#now() && this.window.isEmpty
  }

  setRate(perSecond: number): void {
    this.#pacer.setRate(perSecond)
    this.window.setRate(perSecond)
  }

  /** Takes a turn now, if nobody waits and there is one. */
  tryNow(): boolean {
    if (this.#queue.size > 0 || this.#nextAt() > this.#now()) return false
    this.#pacer.take(this.#now())
    return true
  }

  /** About how long one that came now would wait. */
  waitMs(place: Place): number {
    const turns = this.#queue.before(place)
    return Math.max(0, this.#nextAt() - this.#now()) + (turns * 1_000) / this.#pacer.perSecond
  }

  enter(waiting: Waiting): void {
    this.#queue.push(waiting)
    this.#arm()
  }

  leave(waiting: Waiting): void {
    this.#queue.remove(waiting)
  }

  /** Nobody's turn comes before then: WhatsApp has said so. */
  hold(until: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, until)
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #nextAt(): number {
    return Math.max(this.#pacer.nextAt(), this.#heldUntil)
  }

  #arm(): void {
    if (this.#timer !== undefined || this.#queue.size === 0) return
    this.#timer = setTimeout(() => this.#pump(), Math.max(0, this.#nextAt() - this.#now()))
  }

  #pump(): void {
    this.#timer = undefined
    while (this.#queue.size > 0 && this.#nextAt() <= this.#now()) {
      this.#pacer.take(this.#now())
      this.#queue.shift()?.grant()
    }
    this.#arm()
  }
}
