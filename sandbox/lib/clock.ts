/**
 * The time of the sandbox. It runs with the real one from wherever it was set; moving it forward makes everything
 * due that was planned in between, in order.
 */
import { Heap } from './heap.ts'
import { report } from './report.ts'

export interface Planned {
  /** Forgets the work, if it has not begun. */
  cancel(): void
}

interface Entry {
  readonly at: number
  /** Of two that are due at the same time, the one that was planned first begins. */
  readonly turn: number
  work: (() => void) | null
}

// Node fires a timer with a longer delay at once.
const longestTimerMs = 2_147_483_647

export class SandboxClock {
  /** Told of every new difference to the real time. */
  onMoved: (offsetMs: number) => void = () => undefined
  #offset: number
  #turn = 0
  #timer: NodeJS.Timeout | undefined
  #timerAt = Infinity
  readonly #entries = new Heap<Entry>((a, b) => a.at < b.at || (a.at === b.at && a.turn < b.turn))

  constructor(offsetMs = 0) {
    this.#offset = offsetMs
  }

  /** Epoch milliseconds. */
  now(): number {
    return Date.now() + this.#offset
  }

  /** Does `work` when the clock has reached `now() + delayMs`. */
  plan(delayMs: number, work: () => void): Planned {
    const entry: Entry = { at: this.now() + Math.max(delayMs, 0), turn: this.#turn++, work }
    this.#entries.push(entry)
    this.#arm()
    return {
      cancel: () => {
        entry.work = null
      },
    }
  }

  /** Moves the time forward, or back when negative, and does what became due. */
  advance(ms: number): void {
    this.moveTo(this.#offset + ms)
  }

  set(time: number): void {
    this.advance(time - this.now())
  }

  /** Makes the difference to the real time `offsetMs`: 0 is the real time. */
  moveTo(offsetMs: number): void {
    this.#offset = offsetMs
    this.onMoved(offsetMs)
    this.#timerAt = Infinity
    this.#run()
  }

  /** Forgets all that is planned. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timerAt = Infinity
    this.#entries.clear()
  }

  #run(): void {
    for (let first = this.#entries.peek(); first !== undefined; first = this.#entries.peek()) {
      if (first.work !== null && first.at > this.now()) break
      this.#entries.pop()
      begin(first)
    }
    this.#arm()
  }

  #arm(): void {
    const first = this.#entries.peek()
    // A timer that fires too early finds nothing due and arms the next.
    if (first === undefined || first.at >= this.#timerAt) return
    clearTimeout(this.#timer)
    this.#timerAt = first.at
    const delay = Math.min(Math.max(first.at - this.now(), 0), longestTimerMs)
    this.#timer = setTimeout(() => {
      this.#timerAt = Infinity
      this.#run()
    }, delay)
  }
}

/** What goes wrong in one work must not keep the others from being done, nor end the process around the sandbox. */
function begin({ work }: Entry): void {
  try {
    work?.()
  } catch (error) {
    report(error)
  }
}
