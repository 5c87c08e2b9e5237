/** The job that an import is: its row, the rows it was given, and an entry for each of them. */
import type { Database } from '../../database/database.ts'
import type { CopyValue, Session } from '../../database/session.ts'
import type { Outcome } from '../process.ts'

export interface ImportJob {
  readonly id: string
  readonly createdAt: Date
  readonly status: 'IN_PROGRESS' | 'COMPLETED'
  /** The other options of the command, as text that is compared. */
  readonly settings: string
  readonly rowsDone: number
  readonly nextChunk: number
}

export interface NewImportJob {
  readonly id: string
  readonly now: number
  readonly procedureId: string
  readonly createdBy: string
  readonly roleType: string
  readonly fingerprint: string
  readonly settings: string
  readonly rowCount: number
}

export interface Entry {
  readonly status: 'INVALID' | 'SUCCESS' | 'ERROR'
  /** An outcome, or why not. */
  readonly message: string
  readonly processId: string | null
  readonly changeId: string | null
}

export interface DoneChunk {
  readonly number: number
  readonly firstRow: number
  readonly inputs: readonly unknown[]
  readonly entries: readonly Entry[]
  readonly now: number
}

const columns = `id, created_at as "createdAt", status, options ->> 'settings' as settings,
  coalesce((options ->> 'rowsDone')::integer, 0) as "rowsDone", next_chunk as "nextChunk"`

export const importJobStore = (teamId: string, { rows }: Pick<Database, 'rows'> | Session) => ({
  /** The last one of this file that goes on or is done, and was not taken back. */
  async find(procedureId: string, fingerprint: string): Promise<ImportJob | undefined> {
    const found = await rows<ImportJob & { id: string }>(
      `select ${columns} from background_jobs j
         where team_id = $1 and type = 'IMPORT' and procedure_id = $2 and options ->> 'fingerprint' = $3
           and status in ('IN_PROGRESS', 'COMPLETED') and not exists (
             select from background_jobs u where u.team_id = $1 and u.undoes = j.id and u.status = 'COMPLETED')
         order by id desc limit 1`,
      [teamId, procedureId, fingerprint],
    )
    return found[0]
  },

  async create(job: NewImportJob): Promise<void> {
    const { fingerprint, settings } = job
    const now = new Date(job.now)
    await rows(
      `insert into background_jobs (team_id, id, created_at, updated_at, started_at, type, status, procedure_id,
           created_by, role_type, options, row_count)
         values ($1, $2, $3, $3, $3, 'IMPORT', 'IN_PROGRESS', $4, $5, $6, $7, $8)`,
      [
        teamId,
        job.id,
        now,
        job.procedureId,
        job.createdBy,
        job.roleType,
        JSON.stringify({ fingerprint, settings, rowsDone: 0 }),
        job.rowCount,
      ],
    )
  },

  /** Locks the job until the transaction ends; what it says then holds. */
  async lock(
    jobId: string,
  ): Promise<{ status: string; nextChunk: number; isCancelWished: boolean } | undefined> {
    const found = await rows<{ status: string; nextChunk: number; isCancelWished: boolean }>(
      `select status, next_chunk as "nextChunk", cancel_requested_at is not null as "isCancelWished"
         from background_jobs where team_id = $1 and id = $2 for update`,
      [teamId, jobId],
      'lock-import-job',
    )
    return found[0]
  },

  /** Entries of rows from `first` on, in their order. */
  entries(jobId: string, first: number, count: number): Promise<Entry[]> {
    return rows<Entry & { status: string }>(
      `select status, message, process_id as "processId", change_id as "changeId" from background_job_entries
         where team_id = $1 and job_id = $2 and number >= $3 and number < $4 order by number`,
      [teamId, jobId, first, first + count],
      'import-job-entries',
    )
  },

  async end(jobId: string, status: 'COMPLETED' | 'CANCELLED', now: number): Promise<void> {
    await rows(
      `update background_jobs set status = $3, completed_at = $4, updated_at = $4 where team_id = $1 and id = $2`,
      [teamId, jobId, status, new Date(now)],
    )
  },
})

/** Keeps what became of a chunk, in the transaction that wrote it. */
export async function keepChunk(
  session: Session,
  teamId: string,
  jobId: string,
  chunk: DoneChunk,
): Promise<void> {
  const { number, firstRow, inputs, entries, now } = chunk
  const at = new Date(now).toISOString()
  await session.copy(
    'background_job_chunks',
    ['team_id', 'job_id', 'number', 'first_row', 'row_count', 'input'],
    [[teamId, jobId, number, firstRow, inputs.length, JSON.stringify(inputs)]],
  )
  await session.copy(
    'background_job_entries',
    ['team_id', 'job_id', 'number', 'created_at', 'status', 'message', 'process_id', 'change_id'],
    entries.map(({ status, message, processId, changeId }, index): CopyValue[] => {
      return [teamId, jobId, firstRow + index, at, status, message, processId, changeId]
    }),
  )
  const count = (status: Entry['status']): number => entries.filter((entry) => entry.status === status).length
  const outcomes: Partial<Record<Outcome, number>> = {}
  for (const { status, message } of entries)
    if (status === 'SUCCESS') outcomes[message as Outcome] = (outcomes[message as Outcome] ?? 0) + 1
  await session.rows(
    `update background_jobs set updated_at = $3, next_chunk = $4, invalid_count = invalid_count + $5,
         success_count = success_count + $6, error_count = error_count + $7,
         options = options || jsonb_build_object('rowsDone', $8::integer),
         outcomes = outcomes || (select coalesce(jsonb_object_agg(key, value::integer + coalesce((outcomes ->> key)::integer, 0)), '{}')
           from jsonb_each_text($9::jsonb))
       where team_id = $1 and id = $2`,
    [
      teamId,
      jobId,
      at,
      number + 1,
      count('INVALID'),
      count('SUCCESS'),
      count('ERROR'),
      firstRow + entries.length,
      JSON.stringify(outcomes),
    ],
    'keep-import-chunk',
  )
}
