/** Teams, events and processes for tests of the log. */
import { setTimeout as pause } from 'node:timers/promises'
import { Database } from '../database/database.ts'
import { newId } from '../lib/uuid.ts'
import type { TestDatabase } from '../test/support/where.ts'
import type { NewEvent } from './append.ts'
import { EventBell } from './event-bell.ts'
import type { LoggedEvent } from './log.ts'
import { numberBatch } from './sequencer.store.ts'

export interface TestProcess extends AsyncDisposable {
  readonly database: Database
  readonly events: EventBell
}

/** What a process of the program has of the log. */
export function openProcess({ where }: TestDatabase, poolSize = 6): TestProcess {
  const events = new EventBell()
  const database = new Database({
    where,
    poolSize,
    pointConnections: 1,
    onConnectionLost: () => undefined,
    onEvents: () => events.written(),
  })
  return { database, events, [Symbol.asyncDispose]: () => database.close() }
}

export async function makeTeam(database: Database): Promise<string> {
  const id = newId()
  await database.rows(
    `insert into teams (team_id, short_name, name, time_zone, default_country, created_at, updated_at)
     values ($1, $2, 'Test', 'UTC', 'IN', now(), now())`,
    [id, `t-${id}`],
  )
  return id
}

export function eventOf(teamId: string, name: string, type = 'test.happened'): NewEvent {
  return { teamId, at: Date.now(), type, subjectId: teamId, madeBy: null, payload: { name } }
}

/** Waits until it is so; fails after `ms`. */
export async function until(isSo: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('it did not come to it')
    await pause(5)
  }
}

/** Numbers everything that is committed. Other tests' transactions on the same PostgreSQL can hold it back for a moment. */
export async function numberAll({ database }: TestProcess, limit = 1_000): Promise<Map<string, number>> {
  const numbered = new Map<string, number>()
  await until(async () => {
    const { teams, isMore } = await database.write((session) => numberBatch(session, limit))
    for (const [teamId, number] of teams) numbered.set(teamId, number)
    return !isMore
  })
  return numbered
}

/** Waits until every event of the team has its number: what is read then, and only then, is all that was written. */
export function allNumbered(database: Database, teamId: string): Promise<void> {
  return until(async () => {
    const left = await database.rows('select 1 from events where team_id = $1 and number is null limit 1', [
      teamId,
    ])
    return left.length === 0
  })
}

export function nameOf(event: LoggedEvent): string {
  return event.payload['name'] as string
}
