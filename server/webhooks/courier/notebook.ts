/**
 * Gathers what became of deliveries and keeps it, many in one statement: at 500 a second a write for each would cost
 * more than the requests. What could not be written is tried again; meanwhile nothing more is sent.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../database/database.ts'
import { noteOutcomes, type Note } from './notes.store.ts'

export interface Entry extends Note {
  readonly teamId: string
  /** What became of it is in the database. */
  readonly onNoted: () => void
}

export interface NotebookOptions {
  readonly database: Pick<Database, 'rows'>
  readonly onError: (error: unknown) => void
}

// What is lost by a kill is sent again: no longer than that many requests of one receiver.
const gatherMs = 20
const mostAtOnce = 500
const mostWaiting = 2_000
const pauseAfterFailureMs = 1_000

export class Notebook {
  readonly #options: NotebookOptions
  #entries: Entry[] = []
  #writing: Promise<void> | undefined
  #isClosing = false

  constructor(options: NotebookOptions) {
    this.#options = options
  }

  /** So much waits to be written that sending has to wait. */
  get isFull(): boolean {
    return this.#entries.length >= mostWaiting
  }

  add(entry: Entry): void {
    this.#entries.push(entry)
    this.#writing ??= this.#write()
  }

  /** Writes what there is, if the database takes it; what it does not take is sent again by the next courier. */
  async close(): Promise<void> {
    this.#isClosing = true
    await this.#writing
  }

  async #write(): Promise<void> {
    while (this.#entries.length > 0) {
      if (!this.#isClosing) await sleep(gatherMs)
      const entries = this.#entries.slice(0, mostAtOnce)
      const byTeam = Map.groupBy(entries, ({ teamId }) => teamId)
      const written = new Set<Entry>()
      for (const [teamId, ofTeam] of byTeam)
        if (await this.#writeTeam(teamId, ofTeam)) for (const entry of ofTeam) written.add(entry)
      // Those that were not written go behind the others.
      const failed = entries.filter((entry) => !written.has(entry))
      this.#entries = [...this.#entries.slice(entries.length), ...failed]
      for (const { onNoted } of written) onNoted()
      if (failed.length > 0 && this.#isClosing) break
      if (failed.length > 0) await sleep(pauseAfterFailureMs)
    }
    this.#writing = undefined
  }

  async #writeTeam(teamId: string, entries: readonly Entry[]): Promise<boolean> {
    try {
      await noteOutcomes(this.#options.database, teamId, entries)
      return true
    } catch (error) {
      this.#options.onError(error)
      return false
    }
  }
}
