/**
 * Gives out the chats that wait: at once when something happens in a team (a message, somebody who is available again,
 * a chat that is closed, an inbox that is changed), and now and then in all of them, because a ring may be missed. Any
 * number of servers may run it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../database/database.ts'
import { databaseFailure } from '../../database/sql-errors.ts'
import type { EventBell } from '../../events/event-bell.ts'
import { lastNumber, readPage } from '../../events/log.ts'
import { Loop } from '../../jobs/loop.ts'
import type { Clock } from '../../lib/clock.ts'
import { allocateTeam } from './allocate-team.ts'
import { allocationStore } from './allocation.store.ts'
import { releaseLeftBehind } from './left-behind.ts'

export interface AllocationLoopContext {
  readonly database: Database
  readonly clock: Clock
  readonly events: Pick<EventBell, 'onNumbered'>
}

/** How soon is found what no ring announced; tests wait for rings alone. */
export interface AllocationPatience {
  readonly lookEveryMs: number
  readonly lookForLeftBehindEveryMs: number
}

const defaultPatience: AllocationPatience = { lookEveryMs: 2_000, lookForLeftBehindEveryMs: 30_000 }
// What happens meanwhile is looked at together; nobody sees a chat come to them so much later.
const gatherMs = 50
// After these, chats may be with somebody who is gone, or have an inbox or a tag that is.
const leavingTypes = ['user.updated', 'user.deleted', 'chat_inbox.deleted', 'chat_tag.deleted']

export function allocationLoop(
  context: AllocationLoopContext,
  onError: (error: unknown, teamId?: string) => void,
  patience = defaultPatience,
): Loop {
  const work = new AllocationWork(context, onError, patience)
  const loop = new Loop({
    work: () => work.do(),
    onError: (error) => onError(error),
    idleMs: patience.lookEveryMs,
  })
  context.events.onNumbered((teams) => {
    work.tell(teams.keys())
    loop.wake()
  })
  return loop
}

class AllocationWork {
  readonly #context: AllocationLoopContext
  readonly #onError: (error: unknown, teamId?: string) => void
  readonly #patience: AllocationPatience
  readonly #told = new Set<string>()
  /** Teams with chats that were left behind. */
  readonly #leaving = new Set<string>()
  /** Up to where the log of a team was looked through for those who leave. */
  readonly #passed = new Map<string, number>()
  #lookedAt = -Infinity
  #lookedForLeftBehindAt = -Infinity

  constructor(
    context: AllocationLoopContext,
    onError: (error: unknown, teamId?: string) => void,
    patience: AllocationPatience,
  ) {
    this.#context = context
    this.#onError = onError
    this.#patience = patience
  }

  tell(teamIds: Iterable<string>): void {
    for (const teamId of teamIds) this.#told.add(teamId)
  }

  /** Answers whether there may be more at once. */
  async do(): Promise<boolean> {
    await this.#look()
    if (this.#told.size === 0) return false
    await sleep(gatherMs)
    const teams = [...this.#told]
    this.#told.clear()
    for (const teamId of teams) await this.#serve(teamId)
    return this.#told.size > 0
  }

  async #look(): Promise<void> {
    const { database } = this.#context
    const { lookEveryMs, lookForLeftBehindEveryMs } = this.#patience
    const now = performance.now()
    if (now - this.#lookedForLeftBehindAt > lookForLeftBehindEveryMs) {
      for (const teamId of await allocationStore(database).teamsLeftBehind()) this.#leave(teamId)
      this.#lookedForLeftBehindAt = now
    }
    if (now - this.#lookedAt <= lookEveryMs) return
    this.tell(await allocationStore(database).teamsThatWait())
    this.#lookedAt = now
  }

  /** What is wrong in one team does not keep the others waiting. */
  async #serve(teamId: string): Promise<void> {
    const { database, clock } = this.#context
    try {
      if ((await this.#isLeft(teamId)) && (await releaseLeftBehind(database, teamId, clock())))
        this.#leave(teamId)
      if (!(await allocationStore(database).isAnyWaiting(teamId))) return
      // The rest has its turn after the other teams.
      if (await allocateTeam(database, teamId, clock())) this.#told.add(teamId)
    } catch (error) {
      if (databaseFailure(error)?.kind === 'unavailable') throw error
      this.#onError(error, teamId)
    }
  }

  #leave(teamId: string): void {
    this.#leaving.add(teamId)
    this.#told.add(teamId)
  }

  /** Whether there may be chats that were left behind. */
  async #isLeft(teamId: string): Promise<boolean> {
    if (this.#leaving.delete(teamId)) return true
    const { database } = this.#context
    const after = this.#passed.get(teamId)
    if (after === undefined) {
      // Whoever left before this server was told of the team is looked for once.
      this.#passed.set(teamId, await lastNumber(database, teamId))
      return true
    }
    const page = await readPage(database, teamId, { after, limit: 1, types: leavingTypes })
    // One is enough: whoever else left is released with it.
    this.#passed.set(teamId, page.events.length > 0 ? page.last : page.reached)
    return page.events.length > 0
  }
}
