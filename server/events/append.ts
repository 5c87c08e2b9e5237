/**
 * Writes events in the transaction of what happened, so that there is one exactly when it did. Writers take no
 * counter and wait for nobody; the order is given to them afterwards, by commit.
 */
import type { Session } from '../database/session.ts'
import type { JsonObject } from '../lib/json.ts'
import { newId } from '../lib/uuid.ts'

export interface NewEvent {
  readonly teamId: string
  readonly at: number
  /** Such as `process.created`; `processes.changed` for a chunk of a job. */
  readonly type: string
  readonly subjectId: string
  readonly madeBy: string
  readonly payload: JsonObject
}

export async function appendEvents(session: Session, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await session.rows(
    `insert into events (team_id, id, at, type, subject_id, made_by, payload)
     select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::uuid[], $6::uuid[], $7::jsonb[])`,
    [
      events.map((event) => event.teamId),
      events.map((event) => newId(event.at)),
      events.map((event) => new Date(event.at).toISOString()),
      events.map((event) => event.type),
      events.map((event) => event.subjectId),
      events.map((event) => event.madeBy),
      events.map((event) => JSON.stringify(event.payload)),
    ],
    'append-events',
  )
}
