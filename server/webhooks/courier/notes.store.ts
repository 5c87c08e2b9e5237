/** The SQL by which what became of deliveries is kept: one statement for many of a team. */
import type { Database } from '../../database/database.ts'
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { Attempt } from '../webhook.ts'
import type { Outcome } from './outcome.ts'

export interface Note extends Outcome {
  /** Of the delivery. */
  readonly id: string
  readonly attempt: Attempt
}

const statement = `with given as (
    select * from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[], $7::integer[],
      $8::timestamptz[], $9::integer[], $10::jsonb[], $11::integer[], $12::jsonb[], $13::text[], $14::text[])
      g (id, state, due_at, first_failed_at, delivered_at, number, at, duration_ms, request_headers, status,
        response_headers, response_body, problem)),
  changed as (
    update webhook_deliveries d
    set state = g.state, due_at = g.due_at, first_failed_at = g.first_failed_at, delivered_at = g.delivered_at,
      attempts = g.number
    -- Said such that each is found by its id: by "= 'WAITING'", all that waits might be looked through for each.
    from given g where d.team_id = $1 and d.id = g.id and d.state not in ('DELIVERED', 'FAILED'))
  insert into webhook_attempts (team_id, delivery_id, number, at, duration_ms, request_headers, status,
    response_headers, response_body, problem)
  select $1, id, number, at, duration_ms, request_headers, status, response_headers, response_body, problem
  from given
  -- For a moment two processes may have sent the same.
  on conflict do nothing`

/** Each delivery at most once in `notes`. One that is not waiting any more stays as it is, but for its attempt. */
export async function noteOutcomes(
  db: Session | Pick<Database, 'rows'>,
  teamId: string,
  notes: readonly Note[],
): Promise<void> {
  const column = <T>(read: (note: Note) => T): T[] => notes.map(read)
  await db.rows(
    statement,
    [
      teamId,
      column(({ id }) => id),
      column(({ state }) => state),
      column(({ dueAt }) => timeText(dueAt)),
      column(({ firstFailedAt }) => timeText(firstFailedAt)),
      column(({ deliveredAt }) => timeText(deliveredAt)),
      column(({ attempt }) => attempt.number),
      column(({ attempt }) => timeText(attempt.at)),
      column(({ attempt }) => attempt.durationMs),
      column(({ attempt }) => JSON.stringify(attempt.requestHeaders)),
      column(({ attempt }) => attempt.status),
      column(({ attempt }) => jsonOrNull(attempt.responseHeaders)),
      column(({ attempt }) => attempt.responseBody),
      column(({ attempt }) => attempt.problem),
    ],
    'note-webhook-attempts',
  )
}

function jsonOrNull(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}
