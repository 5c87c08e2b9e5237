/**
 * A reader of ours that does something for each event: its work and its place in the log are written in one
 * transaction, so that every event has its effect in our tables exactly once, in the order of the log. A team whose
 * events cannot be handled is tried again with growing pauses and holds up no other.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../database/database.ts'
import type { Session } from '../database/session.ts'
import { Loop } from '../jobs/loop.ts'
import type { EventBell } from './event-bell.ts'
import { readPage, type LoggedEvent } from './log.ts'
import { isKnown, lockPosition, movePosition, positionOf, startNow, teamsBehind } from './readers.store.ts'

export interface ConsumerContext {
  readonly database: Database
  readonly events: EventBell
}

export interface ConsumerOptions {
  /** Under which name its place in the log is kept. */
  readonly reader: string
  /** Types in full, or their beginnings as `process.*`; all when left out. */
  readonly types?: readonly string[]
  /** Where a reader begins that never read before. Teams that come later are read from their beginning by both. */
  readonly startsAt: 'now' | 'beginning'
  /** At most so many events at a time. */
  readonly batch?: number
  /** Asked after events were read: where they would have no effect, there is no transaction. */
  readonly isWanted?: (teamId: string, events: readonly LoggedEvent[]) => boolean | Promise<boolean>
  /**
   * Nobody waits for what it does, and all of that is in our tables: events are gathered for a moment, and it is not
   * waited for until it lies on the disk. What a kill of PostgreSQL takes back is done again, for the place in the log is
   * lost with it.
   */
  readonly isLeisurely?: boolean
  /** Called with at least one event, in their order; throwing takes everything back, and it is called again. */
  readonly handle: (session: Session, teamId: string, events: readonly LoggedEvent[]) => Promise<void>
  /** What was handled is committed. */
  readonly after?: (teamId: string) => void
  readonly onError: (error: unknown, teamId?: string) => void
}

const defaultBatch = 500
// Under load, many events together cost a fraction of each alone.
const gatherMs = 100
// What no ring announced: this process has just come to lead, or a ring was lost.
const lookEveryMs = 5_000
// A place that was moved over events of no interest costs a write when it is kept; after an end they are read again.
const keepEveryMs = 10_000
// Teams that are read at a time: one that waits for a lock does not keep the others.
const teamsAtOnce = 4
const firstPauseMs = 250
const longestPauseMs = 30_000

/** The loop of the reader; run it in the process that leads. */
export function eventConsumer(context: ConsumerContext, options: ConsumerOptions): Loop {
  const consumer = new Consumer(context, options)
  const loop = new Loop({
    work: () => consumer.work(),
    onError: (error) => options.onError(error),
    idleMs: consumer.idleMs,
  })
  context.events.beforeNumbering(() => consumer.start())
  context.events.onNumbered((teams) => {
    consumer.note(teams)
    loop.wake()
  })
  return loop
}

interface Passed {
  readonly number: number
  /** The place that the database has. */
  readonly kept: number
  readonly keptAt: number
}

interface Trouble {
  readonly pauseMs: number
  readonly until: number
}

class Consumer {
  readonly idleMs = firstPauseMs
  readonly #context: ConsumerContext
  readonly #options: ConsumerOptions
  /** Teams that may have unread events, with the last number that is known. */
  readonly #behind = new Map<string, number>()
  /** Up to here everything is done; ahead of what is kept where nothing was to do. */
  readonly #passed = new Map<string, Passed>()
  readonly #troubles = new Map<string, Trouble>()
  #lookedAt = -Infinity
  #starting: Promise<void> | undefined

  constructor(context: ConsumerContext, options: ConsumerOptions) {
    this.#context = context
    this.#options = options
  }

  note(teams: ReadonlyMap<string, number>): void {
    for (const [teamId, number] of teams)
      if (number > (this.#behind.get(teamId) ?? 0)) this.#behind.set(teamId, number)
  }

  /** Answers whether there may be more at once. */
  async work(): Promise<boolean> {
    await this.start()
    if (performance.now() - this.#lookedAt > lookEveryMs) {
      this.note(await teamsBehind(this.#context.database, this.#options.reader))
      this.#lookedAt = performance.now()
    }
    const now = performance.now()
    const ready = [...this.#behind.keys()].filter((teamId) => (this.#troubles.get(teamId)?.until ?? 0) <= now)
    const chosen = ready.slice(0, teamsAtOnce)
    await Promise.all(chosen.map((teamId) => this.#read(teamId)))
    if (chosen.length > 0 && this.#options.isLeisurely === true) await sleep(gatherMs)
    return ready.length > 0
  }

  /** Once: a second time would pass over what has been numbered since. */
  start(): Promise<void> {
    this.#starting ??= this.#start().catch((error: unknown) => {
      this.#starting = undefined
      throw error
    })
    return this.#starting
  }

  async #start(): Promise<void> {
    const { database } = this.#context
    const { reader, startsAt } = this.#options
    if (startsAt === 'now' && !(await isKnown(database, reader))) await startNow(database, reader)
  }

  async #read(teamId: string): Promise<void> {
    const target = this.#behind.get(teamId) ?? 0
    this.#behind.delete(teamId)
    try {
      const reached = await this.#handleBatch(teamId)
      this.#troubles.delete(teamId)
      // Behind all others: each team has its turn.
      if (reached < target) this.note(new Map([[teamId, target]]))
    } catch (error) {
      const pauseMs = this.#troubles.get(teamId)?.pauseMs ?? firstPauseMs
      this.#troubles.set(teamId, {
        pauseMs: Math.min(longestPauseMs, pauseMs * 2),
        until: performance.now() + pauseMs,
      })
      this.note(new Map([[teamId, target]]))
      this.#options.onError(error, teamId)
    }
  }

  /** Answers how far the team has been read. */
  async #handleBatch(teamId: string): Promise<number> {
    const { database } = this.#context
    const {
      reader,
      batch = defaultBatch,
      types,
      isWanted,
      handle,
      after,
      isLeisurely = false,
    } = this.#options
    const passed = this.#passed.get(teamId)
    const from = passed?.number ?? (await positionOf(database, reader, teamId))
    const known = passed ?? { kept: from, keptAt: performance.now() }
    // Events never change: read before the transaction, they keep it short.
    const page = await readPage(database, teamId, { after: from, limit: batch, types })
    const hasWork =
      page.events.length > 0 && (isWanted === undefined || (await isWanted(teamId, page.events)))
    if (!hasWork && performance.now() - known.keptAt < keepEveryMs) {
      this.#passed.set(teamId, { ...known, number: page.reached })
      return page.reached
    }
    const reached = await database.write(
      async (session) => {
        const kept = await lockPosition(session, reader, teamId)
        // Another process was here, or PostgreSQL was killed and has lost what was done last: from there on.
        if (kept !== known.kept) return kept
        if (hasWork) await handle(session, teamId, page.events)
        await movePosition(session, reader, teamId, page.reached)
        return page.reached
      },
      isLeisurely ? 'soon' : 'now',
    )
    this.#passed.set(teamId, { number: reached, kept: reached, keptAt: performance.now() })
    if (hasWork && reached === page.reached) after?.(teamId)
    return reached
  }
}
