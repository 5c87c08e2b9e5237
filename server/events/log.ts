/**
 * Reading the log: the events of a team by their numbers, which have no gap and never change. An event that has no
 * number yet is not there; once a number can be read, so can every smaller one.
 */
import type { JsonObject } from '../lib/json.ts'
import { lastNumbersOf, rowsOf, type EventFilter, type EventRow, type LogReader } from './log.store.ts'

export type { LogReader } from './log.store.ts'

export interface LoggedEvent {
  readonly teamId: string
  readonly id: string
  /** From 1, without a gap in the team. */
  readonly number: number
  readonly at: number
  readonly type: string
  readonly subjectId: string
  /** Null when no user did it. */
  readonly madeBy: string | null
  readonly payload: JsonObject
}

export interface ReadOptions extends EventFilter {
  /** Events above this number. */
  readonly after: number
  readonly limit: number
}

export interface LogPage {
  readonly events: readonly LoggedEvent[]
  /** Everything up to this number was looked at: where the next page begins. */
  readonly reached: number
  /** The last number of the team when this was read. */
  readonly last: number
}

// A page of what is rare looks no further than this; whoever wants more asks again from where it ended.
const longestStretch = 20_000

/** Events in the order of their numbers; fewer than `limit` only at the end of the log. */
export async function readEvents(
  db: LogReader,
  teamId: string,
  { after, limit, ...filter }: ReadOptions,
): Promise<LoggedEvent[]> {
  const found: LoggedEvent[] = []
  for (let from = after; found.length < limit;) {
    const page = await readPage(db, teamId, { after: from, limit: limit - found.length, ...filter })
    found.push(...page.events)
    if (page.reached >= page.last) break
    from = page.reached
  }
  return found
}

/** As readEvents, in bounded time: with a filter, a page may be short or empty before the end. */
export async function readPage(
  db: LogReader,
  teamId: string,
  { after, limit, ...filter }: ReadOptions,
): Promise<LogPage> {
  // Asked before the events: what is numbered in between belongs to the next page.
  const last = await lastNumber(db, teamId)
  if (last <= after) return { events: [], reached: after, last }
  // An index finds what happened to one object, however long ago.
  const upTo = filter.subjectId === undefined ? Math.min(last, after + longestStretch) : last
  const rows = await rowsOf(db, teamId, { after, upTo, limit }, filter)
  const events = rows.map((row) => toEvent(teamId, row))
  const reached = events.length < limit ? upTo : (events.at(-1)?.number ?? upTo)
  return { events, reached, last }
}

/** The number of the newest event of the team that has one; 0 when none has. */
export async function lastNumber(db: LogReader, teamId: string): Promise<number> {
  return (await lastNumbersOf(db, [teamId])).get(teamId) ?? 0
}

/** The last numbers of those of the teams that have events. */
export function lastNumbers(db: LogReader, teamIds: readonly string[]): Promise<Map<string, number>> {
  return lastNumbersOf(db, teamIds)
}

function toEvent(teamId: string, row: EventRow): LoggedEvent {
  const { id, number, at, type, payload } = row
  return { teamId, id, number, at, type, subjectId: row.subject_id, madeBy: row.made_by, payload }
}
