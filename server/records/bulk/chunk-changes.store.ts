/** The SQL that finds what rows of jobs have changed. */
import type { Session } from '../../database/session.ts'

export interface ChangedRow {
  readonly eventId: string
  readonly row: number
  /** created, updated, merged … */
  readonly outcome: string
  readonly processId: string
  readonly changeId: string
}

export function changesOfRows(
  session: Pick<Session, 'rows'>,
  teamId: string,
  chunks: readonly {
    readonly eventId: string
    readonly jobId: string
    readonly firstRow: number
    readonly rowCount: number
  }[],
): Promise<ChangedRow[]> {
  return session.rows<ChangedRow>(
    `select c.event_id as "eventId", e.number as row, e.message as outcome, e.process_id as "processId",
       e.change_id as "changeId"
     from unnest($2::uuid[], $3::uuid[], $4::integer[], $5::integer[]) c (event_id, job_id, first_row, row_count)
     join background_job_entries e on e.team_id = $1 and e.job_id = c.job_id
       and e.number >= c.first_row and e.number < c.first_row + c.row_count
     where e.change_id is not null and e.process_id is not null
     order by c.event_id, e.number`,
    [
      teamId,
      chunks.map(({ eventId }) => eventId),
      chunks.map(({ jobId }) => jobId),
      chunks.map(({ firstRow }) => firstRow),
      chunks.map(({ rowCount }) => rowCount),
    ],
    'changes-of-chunks',
  )
}
