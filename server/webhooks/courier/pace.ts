/**
 * How many deliveries of one connection are on their way at a time. One after the other keeps WhatsApp's order, and a
 * receiver that answers soon keeps up with it. One that answers late would fall behind for ever: it gets several at a
 * time, begun in their order, for as long as it is behind. What lies behind because it was down is no reason: of several,
 * a kill of the server can lose an earlier one. So it must have been answering for as long as it is behind. Pure.
 */

// More than a queue that is emptied again, less than anybody waits for.
const behindMs = 30_000
const lateAnswerMs = 50
const mostAtOnce = 8
// So much of the mean is the last answer.
const weight = 0.1

export class Pace {
  #meanMs = 0
  #lagMs = 0
  /** Since when every attempt has been answered well. */
  #soundSince: number | undefined
  #soundMs = 0

  /** One that was made at `createdAt` is about to be sent. */
  sending(createdAt: number, now: number): void {
    this.#lagMs = now - createdAt
  }

  answered(durationMs: number, isSound: boolean, now: number): void {
    this.#meanMs += weight * (durationMs - this.#meanMs)
    this.#soundSince = isSound ? (this.#soundSince ?? now) : undefined
    this.#soundMs = now - (this.#soundSince ?? now)
  }

  get atOnce(): number {
    const isBehind = this.#lagMs > behindMs && this.#soundMs > behindMs
    return isBehind && this.#meanMs > lateAnswerMs ? mostAtOnce : 1
  }
}
