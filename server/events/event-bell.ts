/**
 * What this process tells itself about the log: that events were written, and how far they have been numbered. Nothing
 * may depend on a ring being heard; whoever listens also looks by himself now and then.
 */

/** The last number of each team that has got new ones. */
export type LastNumbers = ReadonlyMap<string, number>

export class EventBell {
  readonly #onWritten = new Set<() => void>()
  readonly #onNumbered = new Set<(teams: LastNumbers) => void>()
  readonly #placing = new Set<() => Promise<void>>()

  /** A transaction with events was committed. Rung by the database itself. */
  written(): void {
    for (const listener of this.#onWritten) listener()
  }

  /** Answers what ends the listening. */
  onWritten(listener: () => void): () => void {
    this.#onWritten.add(listener)
    return () => void this.#onWritten.delete(listener)
  }

  /** Nothing is numbered in this process before `place` has once succeeded: who begins now must not miss what comes. */
  beforeNumbering(place: () => Promise<void>): void {
    this.#placing.add(place)
  }

  /** Before each numbering; throws what a reader threw. */
  async readersPlaced(): Promise<void> {
    for (const place of this.#placing) {
      await place()
      this.#placing.delete(place)
    }
  }

  /** Events of these teams can be read up to these numbers. */
  numbered(teams: LastNumbers): void {
    if (teams.size > 0) for (const listener of this.#onNumbered) listener(teams)
  }

  /** Answers what ends the listening. */
  onNumbered(listener: (teams: LastNumbers) => void): () => void {
    this.#onNumbered.add(listener)
    return () => void this.#onNumbered.delete(listener)
  }
}
