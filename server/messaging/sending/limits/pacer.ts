/**
 * An even pace a little below the limit, which lets a few go together, and never more than the limit in a second. Times
 * are milliseconds of a clock that never goes back.
 */

// Below the limit, so that calls which are a little late or early do not gather beyond it.
const share = 0.965
// How far ahead of the even pace turns may be: a few that come together do not wait, and late timers cost nothing. With
// this, a second has at most 1.02 · 0.965 of the limit and one more, which is within it.
const creditMs = 20
const second = 1_000

export class Pacer {
  /** Between two turns. */
  #intervalMs = 0
  #nextEven = -Infinity

  constructor(perSecond: number) {
    this.setRate(perSecond)
  }

  get perSecond(): number {
    return second / this.#intervalMs
  }

  setRate(perSecond: number): void {
    this.#intervalMs = second / (perSecond * share)
  }

  /** When there is a turn; now or earlier means at once. */
  nextAt(): number {
    return this.#nextEven - creditMs
  }

  take(now: number): void {
    this.#nextEven = Math.max(this.#nextEven, now) + this.#intervalMs
  }
}
