/**
 * Writes events in the transaction of what happened, so that there is one exactly when it did. Writers take no
 * counter and wait for nobody; their number is given to them afterwards (sequencer.ts).
 */
import { CompiledQuery } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import { insertAll, insertionParts, timeText, type Insertion, type Table } from '../database/insert-rows.ts'
import type { Session } from '../database/session.ts'
import type { JsonObject } from '../lib/json.ts'
import { idSequence } from '../lib/uuid.ts'

export interface NewEvent {
  readonly teamId: string
  readonly at: number
  /** Such as `process.created`; `processes.changed` for a chunk of a job. */
  readonly type: string
  readonly subjectId: string
  /** Null when no user did it. */
  readonly madeBy: string | null
  readonly payload: JsonObject
}

const eventTable: Table = {
  name: 'events',
  columns: [
    ['team_id', 'uuid'],
    ['id', 'uuid'],
    ['at', 'timestamptz'],
    ['type', 'text'],
    ['subject_id', 'uuid'],
    ['made_by', 'uuid'],
    ['payload', 'jsonb'],
  ],
}

// Ids of one moment ascend: events of one transaction stay in the order in which they were given.
const nextId = idSequence()

/** Events as rows, for a write that inserts them together with what happened. */
export function eventInsertion(events: readonly NewEvent[]): Insertion {
  const rows = events.map((event) => [
    event.teamId,
    nextId(event.at),
    timeText(event.at),
    event.type,
    event.subjectId,
    event.madeBy,
    JSON.stringify(event.payload),
  ])
  return { table: eventTable, count: rows.length, rows }
}

/** As appendEvents, in a transaction of Kysely. */
export async function appendEventsIn(db: Queries | Transaction, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  const { parts, values } = insertionParts([eventInsertion(events)])
  await db.executeQuery(CompiledQuery.raw(`with ${parts.join(', ')} select`, values))
}

export function appendEvents(session: Session, events: readonly NewEvent[]): Promise<void> {
  return insertAll(session, [eventInsertion(events)])
}
