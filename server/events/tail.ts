/**
 * The newest events of a team, kept in memory for all who follow it live: one read for each event, however many
 * follow. Whoever is further behind reads pages of the log. Followers take events when they are ready for them, so a
 * slow one costs nothing but its own time.
 */
import type { Database } from '../database/database.ts'
import type { EventFilter } from './log.store.ts'
import { readPage, type LoggedEvent } from './log.ts'

// Some hundred kilobytes for each team that is followed.
const mostKept = 500
const pageLength = 500

/** Events above a number, and the number up to which they are all that there is. */
export interface Portion {
  readonly events: readonly LoggedEvent[]
  readonly reached: number
}

export class TeamTail {
  readonly teamId: string
  readonly #database: Database
  readonly #onRead: (events: readonly LoggedEvent[]) => void
  /** Those above #first up to #last, without a gap. */
  readonly #kept: LoggedEvent[] = []
  #first: number
  #last: number
  #wanted = 0
  #reading: Promise<void> | undefined
  readonly #waiting = new Set<() => void>()

  /** `last`: the number of the newest event of the team now. `onRead` sees every event that comes, in order. */
  constructor(
    database: Database,
    teamId: string,
    last: number,
    onRead: (events: readonly LoggedEvent[]) => void,
  ) {
    this.#database = database
    this.teamId = teamId
    this.#onRead = onRead
    this.#first = last
    this.#last = last
  }

  get last(): number {
    return this.#last
  }

  /** There are events up to this number. A failure to read them is told by what it answers; asking again reads again. */
  advance(number: number): Promise<void> {
    this.#wanted = Math.max(this.#wanted, number)
    if (this.#wanted <= this.#last) return Promise.resolve()
    this.#reading ??= this.#read()
    return this.#reading
  }

  /** What comes after this number: from memory where it is there, otherwise a page of the log, sifted by `filter`. */
  async after(number: number, filter: EventFilter = {}): Promise<Portion> {
    if (number >= this.#last) return { events: [], reached: number }
    if (number < this.#first)
      return readPage(this.#database, this.teamId, { after: number, limit: pageLength, ...filter })
    const events = this.#kept.slice(number - this.#first)
    return { events, reached: this.#last }
  }

  /** Ends when there is something after this number, when the time is over, or when the signal says so. */
  async wait(number: number, ms: number, signal: AbortSignal): Promise<void> {
    if (this.#last > number || signal.aborted) return
    const over = Promise.withResolvers<undefined>()
    const end = () => over.resolve(undefined)
    const timer = setTimeout(end, ms)
    timer.unref()
    signal.addEventListener('abort', end, { once: true })
    this.#waiting.add(end)
    await over.promise
    this.#waiting.delete(end)
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }

  async #read(): Promise<void> {
    try {
      while (this.#last < this.#wanted) {
        const page = { after: this.#last, limit: pageLength }
        const { events } = await readPage(this.#database, this.teamId, page)
        const newest = events.at(-1)
        // Whoever said so was ahead of the database, which only happens when that was put back.
        if (newest === undefined) this.#wanted = this.#last
        else this.#keep(events, newest.number)
      }
    } finally {
      this.#reading = undefined
    }
  }

  #keep(events: readonly LoggedEvent[], last: number): void {
    this.#kept.push(...events)
    this.#last = last
    const tooMany = this.#kept.length - mostKept
    if (tooMany > 0) {
      this.#kept.splice(0, tooMany)
      this.#first += tooMany
    }
    this.#onRead(events)
    for (const end of this.#waiting) end()
  }
}
