/** A message's turn to be sent: it has come, or it comes, or it does not come in time. */

/** The turn did not come before the time at which whoever asked for it stops waiting. */
export class TurnMissed extends Error {}

/** The server ends; what waits is left to the next one. */
export class TurnsEnded extends Error {}

export interface Turn {
  /** It is there already. */
  readonly isReady: boolean
  /** Why it is not, for people. */
  readonly reason: string | null
  /** Throws TurnMissed or TurnsEnded. */
  readonly ready: Promise<void>
  /** Gives it back: the message does not go. */
  cancel(): void
}
