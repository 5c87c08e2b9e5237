/** Reading the log of events by number. */
import type { Session } from '../database/session.ts'
import type { JsonObject } from '../lib/json.ts'

/** A transaction, or the pool. */
export type LogReader = Pick<Session, 'rows'>

export interface EventRow {
  readonly id: string
  readonly number: number
  readonly at: number
  readonly type: string
  readonly subject_id: string
  readonly made_by: string | null
  readonly payload: JsonObject
}

/** Of numbers above `after`, up to `upTo`. */
export interface Stretch {
  readonly after: number
  readonly upTo: number
  readonly limit: number
}

export interface EventFilter {
  /** Types in full, or their beginnings as `process.*`. */
  readonly types?: readonly string[] | undefined
  /** Ids in small letters. */
  readonly subjectId?: string | undefined
  readonly madeBy?: string | undefined
}

/** In the order of their numbers. */
export function rowsOf(
  db: LogReader,
  teamId: string,
  { after, upTo, limit }: Stretch,
  { types, subjectId, madeBy }: EventFilter,
): Promise<EventRow[]> {
  const values: unknown[] = [teamId, after, upTo, limit]
  const add = (value: unknown): string => `$${values.push(value)}`
  const conditions: string[] = []
  let name = 'events-read'
  if (types !== undefined) {
    const exact = add(types.filter((type) => !type.endsWith('*')))
    const beginnings = add(types.filter((type) => type.endsWith('*')).map(likePattern))
    conditions.push(`and (type = any(${exact}::text[]) or type like any(${beginnings}::text[]))`)
    name += '-types'
  }
  if (subjectId !== undefined) {
    conditions.push(`and subject_id = ${add(subjectId)}`)
    name += '-subject'
  }
  if (madeBy !== undefined) {
    conditions.push(`and made_by = ${add(madeBy)}`)
    name += '-maker'
  }
  return db.rows<EventRow>(
    `select id, number, at, type, subject_id, made_by, payload from events
     where team_id = $1 and number > $2 and number <= $3 ${conditions.join(' ')} order by number limit $4`,
    values,
    name,
  )
}

function likePattern(type: string): string {
  return `${type.slice(0, -1).replace(/[\\%_]/g, '\\$&')}%`
}

/** The last numbers of those of the teams that have events. */
export async function lastNumbersOf(db: LogReader, teamIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.rows<{ team_id: string; last_number: number }>(
    'select team_id, last_number from event_numbers where team_id = any($1::uuid[])',
    [teamIds],
    'events-last-numbers',
  )
  return new Map(rows.map((row) => [row.team_id, row.last_number]))
}
