/**
 * The time of the sandbox. It runs with the real one from wherever it was set; moving it forward makes everything
 * due that was planned in between, in order.
 */
export interface Planned {
  /** Forgets the work, if it has not begun. */
  cancel(): void
}

interface Entry {
  readonly at: number
  readonly work: () => void
}

// Node fires a timer with a longer delay at once.
const longestTimerMs = 2_147_483_647

export class SandboxClock {
  #offset = 0
  #timer: NodeJS.Timeout | undefined
  readonly #entries = new Set<Entry>()

  /** Epoch milliseconds. */
  now(): number {
    return Date.now() + this.#offset
  }

  /** Does `work` when the clock has reached `now() + delayMs`. */
  plan(delayMs: number, work: () => void): Planned {
    const entry = { at: this.now() + delayMs, work }
    this.#entries.add(entry)
    this.#arm()
    return {
      cancel: () => {
        this.#entries.delete(entry)
      },
    }
  }

  /** Moves the time forward, or back when negative, and does what became due. */
  advance(ms: number): void {
    this.#offset += ms
    this.#run()
  }

  set(time: number): void {
    this.advance(time - this.now())
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#entries.clear()
  }

  #run(): void {
    for (;;) {
      const now = this.now()
      const due = [...this.#entries].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)
      if (due.length === 0) break
      for (const entry of due) if (this.#entries.delete(entry)) entry.work()
    }
    this.#arm()
  }

  #arm(): void {
    clearTimeout(this.#timer)
    if (this.#entries.size === 0) return
    let first = Infinity
    for (const { at } of this.#entries) first = Math.min(first, at)
    const delay = Math.min(Math.max(first - this.now(), 0), longestTimerMs)
    this.#timer = setTimeout(() => this.#run(), delay)
  }
}
