/**
 * The limit itself, held where calls begin: never more than so many in any stretch of time, in the order in which they
 * came. Behind an even pace nobody waits here but for calls that something on the way has pushed together.
 */

// A little more than the second that counts, because calls do not all travel for the same time.
const stretchMs = 1_015

const manyPerSecond = 20
// The first calls of a number open connections, and arrive late and all together: they count from when they arrive.
const coldMs = 150
const warmingMs = 1_000

export class CallWindow {
  readonly #now: () => number
  readonly #begun: number[] = []
  #firstAt: number | undefined
  #most: number
  #stretchMs = stretchMs
  #tail: Promise<void> | undefined

  constructor(perSecond: number, now: () => number) {
    this.#now = now
    this.#most = 1
    this.setRate(perSecond)
  }

  setRate(perSecond: number): void {
    // Two less where there are many: some travel for longer than the stretch allows for.
    this.#most = Math.max(1, Math.floor(perSecond) - (perSecond >= manyPerSecond ? 2 : 0))
    // Less than one a second is one in a longer stretch.
    this.#stretchMs = stretchMs * Math.max(1, 1 / perSecond)
  }

  /** No call counts any longer, and none waits. */
  get isEmpty(): boolean {
    const last = this.#begun.at(-1) ?? -Infinity
    return this.#tail === undefined && last + this.#stretchMs <= this.#now()
  }

  /** Undefined when the call may begin now, and counts as begun; otherwise what to wait for. */
  enter(): Promise<void> | undefined {
    if (this.#tail === undefined && this.#waitMs() <= 0) {
      this.#count()
      return undefined
    }
    const turn = (this.#tail ?? Promise.resolve()).then(() => this.#waitAndCount())
    this.#tail = turn
    void turn.then(() => {
      if (this.#tail === turn) this.#tail = undefined
    })
    return turn
  }

  async #waitAndCount(): Promise<void> {
    for (let ms = this.#waitMs(); ms > 0; ms = this.#waitMs())
      await new Promise((resolve) => setTimeout(resolve, Math.ceil(ms)))
    this.#count()
  }

  #waitMs(): number {
    const first = this.#begun[this.#begun.length - this.#most]
    return first === undefined ? 0 : first + this.#stretchMs - this.#now()
  }

  #count(): void {
    const now = this.#now()
    this.#firstAt ??= now
    const warmth = Math.min(1, (now - this.#firstAt) / warmingMs)
    this.#begun.push(now + coldMs * (1 - warmth))
    // Kept short, and not cut with each call.
    if (this.#begun.length > 2 * this.#most + 16) this.#begun.splice(0, this.#begun.length - this.#most)
  }
}
