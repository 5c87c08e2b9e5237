/**
 * An even pace: turns lie apart, and only a few that were missed are made up for, so that no second has more than the
 * limit. Times are milliseconds of a clock that never goes back.
 */

// Below the limit, so that calls which are a little late or early do not gather beyond it.
const share = 0.965
const second = 1_000

export class Pacer {
  /** Between two turns. */
  #intervalMs = 0
  /** How far ahead of the even pace turns may be. */
  #creditMs = 0
  #nextEven = -Infinity

  constructor(perSecond: number) {
    this.setRate(perSecond)
  }

  get perSecond(): number {
    return second / this.#intervalMs
  }

  setRate(perSecond: number): void {
    const pace = perSecond * share
    const spare = Math.floor(perSecond) - Math.floor(pace) - 1
    this.#intervalMs = second / pace
    this.#creditMs = Math.max(0, spare - 1) * this.#intervalMs
  }

  /** When there is a turn; now or earlier means at once. */
  nextAt(): number {
    return this.#nextEven - this.#creditMs
  }

  take(now: number): void {
    this.#nextEven = Math.max(this.#nextEven, now) + this.#intervalMs
  }
}
