/** All SQL about background jobs, their chunks and their entries. */
import type { Database } from '../database/database.ts'
import type { Session } from '../database/session.ts'
import type { Job, JobChunk, JobEntry, JobType } from './job.ts'

type Asking = Pick<Database, 'rows'> | Session

const jobColumns = `team_id as "teamId", id, created_at as "createdAt", updated_at as "updatedAt",
  started_at as "startedAt", completed_at as "completedAt", type, status, status_message as "statusMessage",
  procedure_id as "procedureId", created_by as "createdBy", api_key_id as "apiKeyId", role_id as "roleId",
  role_type as "roleType", options, undoes, row_count as "rowCount", invalid_count as "invalidCount",
  success_count as "successCount", error_count as "errorCount", outcomes, next_chunk as "nextChunk",
  chunk_count as "chunkCount", cancel_requested_at as "cancelRequestedAt"`

const chunkColumns = 'number, first_row as "firstRow", row_count as "rowCount", input'

const entryColumns = `number, created_at as "createdAt", status, message, process_id as "processId",
  change_id as "changeId"`

export type NewJob = Pick<
  Job,
  | 'teamId'
  | 'id'
  | 'type'
  | 'procedureId'
  | 'createdBy'
  | 'apiKeyId'
  | 'roleId'
  | 'roleType'
  | 'options'
  | 'undoes'
>

/** What a chunk adds to the figures of its job. */
export interface Counted {
  readonly invalid: number
  readonly success: number
  readonly error: number
  readonly outcomes: Readonly<Record<string, number>>
}

const iso = (time: number): string => new Date(time).toISOString()

export const jobsStore = (asking: Asking) => ({
  /** Makes a job: one whose rows are still arriving, or one that is worked on by whoever made it. */
  async insert(job: NewJob, status: 'RECEIVING' | 'IN_PROGRESS', now: number): Promise<void> {
    await asking.rows(
      `insert into background_jobs (team_id, id, created_at, updated_at, started_at, type, status, procedure_id,
         created_by, api_key_id, role_id, role_type, options, undoes)
       values ($1, $2, $3, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        job.teamId,
        job.id,
        iso(now),
        job.type,
        status,
        job.procedureId,
        job.createdBy,
        job.apiKeyId,
        job.roleId,
        job.roleType,
        JSON.stringify(job.options),
        job.undoes,
      ],
      'insert-job',
    )
  },

  async insertChunk(teamId: string, jobId: string, chunk: JobChunk): Promise<void> {
    await asking.rows(
      `insert into background_job_chunks (team_id, job_id, number, first_row, row_count, input)
       values ($1, $2, $3, $4, $5, $6)`,
      [teamId, jobId, chunk.number, chunk.firstRow, chunk.rowCount, chunk.input],
      'insert-chunk',
    )
  },

  /** All rows are there: from now on runners work on it, or it is done when there are none. */
  async accept(teamId: string, jobId: string, rows: number, chunks: number, now: number): Promise<void> {
    await asking.rows(
      `update background_jobs set status = case when $3 = 0 then 'COMPLETED' else 'IN_PROGRESS' end,
         completed_at = case when $3 = 0 then $5::timestamptz end, updated_at = $5, row_count = $3, chunk_count = $4
       where team_id = $1 and id = $2`,
      [teamId, jobId, rows, chunks, iso(now)],
    )
    if (rows > 0)
      await asking.rows(
        'insert into waiting_jobs (job_id, team_id, worked_at) values ($1, $2, clock_timestamp())',
        [jobId, teamId],
      )
  },

  /** Forgets a job whose rows did not all arrive. */
  async discard(teamId: string, jobId: string): Promise<void> {
    await asking.rows('delete from background_job_chunks where team_id = $1 and job_id = $2', [teamId, jobId])
    await asking.rows(`delete from background_jobs where team_id = $1 and id = $2 and status = 'RECEIVING'`, [
      teamId,
      jobId,
    ])
  },

  /** Jobs that began to arrive before that time and never did. */
  abandoned(before: number): Promise<{ teamId: string; id: string }[]> {
    return asking.rows(
      `select team_id as "teamId", id from background_jobs where status = 'RECEIVING' and created_at < $1`,
      [iso(before)],
    )
  },

  async find(teamId: string, id: string, lock: '' | 'for update' = ''): Promise<Job | undefined> {
    const [job] = await asking.rows<Job>(
      `select ${jobColumns} from background_jobs where team_id = $1 and id = $2 and status <> 'RECEIVING' ${lock}`,
      [teamId, id],
    )
    return job
  },

  /** Newest first; of everybody, or those that one user made. */
  list(
    teamId: string,
    madeBy: string | undefined,
    before: string | undefined,
    limit: number,
  ): Promise<Job[]> {
    return asking.rows<Job>(
      `select ${jobColumns} from background_jobs where team_id = $1 and status <> 'RECEIVING'
         and ($2::uuid is null or created_by = $2) and ($3::uuid is null or id < $3) order by id desc limit $4`,
      [teamId, madeBy ?? null, before ?? null, limit],
    )
  },

  /** Imports of this file into this procedure, newest first. */
  importsOf(teamId: string, procedureId: string, fingerprint: string): Promise<Job[]> {
    return asking.rows<Job>(
      `select ${jobColumns} from background_jobs
       where team_id = $1 and procedure_id = $2 and type = 'IMPORT' and options ->> 'fingerprint' = $3
       order by id desc limit 10`,
      [teamId, procedureId, fingerprint],
    )
  },

  /** The jobs that nobody works on at this moment, the one that was left alone for longest first. */
  waiting(most: number): Promise<{ teamId: string; id: string }[]> {
    return asking.rows(
      `select team_id as "teamId", job_id as id from waiting_jobs order by worked_at limit $1
       for update skip locked`,
      [most],
      'waiting-jobs',
    )
  },

  /** Takes the job for this transaction; false when somebody else has it or it is done. */
  async take(jobId: string): Promise<boolean> {
    const rows = await asking.rows(
      'select from waiting_jobs where job_id = $1 for update skip locked',
      [jobId],
      'take-job',
    )
    return rows.length > 0
  },

  async chunk(teamId: string, jobId: string, number: number): Promise<JobChunk | undefined> {
    const [chunk] = await asking.rows<JobChunk>(
      `select ${chunkColumns} from background_job_chunks where team_id = $1 and job_id = $2 and number = $3`,
      [teamId, jobId, number],
      'job-chunk',
    )
    return chunk
  },

  /** The chunks that hold rows from `from` to before `to`. */
  chunksWith(teamId: string, jobId: string, from: number, to: number): Promise<JobChunk[]> {
    return asking.rows<JobChunk>(
      `select ${chunkColumns} from background_job_chunks
       where team_id = $1 and job_id = $2 and first_row < $4 and first_row + row_count > $3 order by number`,
      [teamId, jobId, from, to],
    )
  },

  /** The entries of rows from `from` to before `to`; rows that are not done have none. */
  entries(teamId: string, jobId: string, from: number, to: number): Promise<JobEntry[]> {
    return asking.rows<JobEntry>(
      `select ${entryColumns} from background_job_entries
       where team_id = $1 and job_id = $2 and number >= $3 and number < $4 order by number`,
      [teamId, jobId, from, to],
    )
  },

  /** Entries of these statuses from row `from` on. */
  entriesOf(
    teamId: string,
    jobId: string,
    statuses: readonly string[],
    from: number,
    limit: number,
  ): Promise<JobEntry[]> {
    return asking.rows<JobEntry>(
      `select ${entryColumns} from background_job_entries
       where team_id = $1 and job_id = $2 and status = any($3) and number >= $4 order by number limit $5`,
      [teamId, jobId, statuses, from, limit],
    )
  },

  /** Changes that the rows of a job made, the last first, below row `before`. */
  changesBelow(
    teamId: string,
    jobId: string,
    before: number,
    limit: number,
  ): Promise<{ number: number; processId: string; changeId: string }[]> {
    return asking.rows(
      `select number, process_id as "processId", change_id as "changeId" from background_job_entries
       where team_id = $1 and job_id = $2 and number < $3 and change_id is not null order by number desc limit $4`,
      [teamId, jobId, before, limit],
    )
  },

  async insertEntries(teamId: string, jobId: string, entries: readonly JobEntry[]): Promise<void> {
    if (!('copy' in asking)) throw new Error('entries are written in a transaction')
    await asking.copy(
      'background_job_entries',
      ['team_id', 'job_id', 'number', 'created_at', 'status', 'message', 'process_id', 'change_id'],
      entries.map((entry) => [
        teamId,
        jobId,
        entry.number,
        iso(entry.createdAt),
        entry.status,
        entry.message,
        entry.processId,
        entry.changeId,
      ]),
    )
  },

  /** Adds what a chunk came to; the last one completes the job. Answers whether it is complete. */
  async advance(teamId: string, jobId: string, counted: Counted, now: number): Promise<boolean> {
    const [row] = await asking.rows<{ isDone: boolean }>(
      `update background_jobs j set updated_at = $3, next_chunk = next_chunk + 1,
         invalid_count = invalid_count + $4, success_count = success_count + $5, error_count = error_count + $6,
         outcomes = (select coalesce(jsonb_object_agg(key, n), '{}') from (
           select key, sum(value::int) as n from (
             select * from jsonb_each_text(j.outcomes) union all select * from jsonb_each_text($7::jsonb)
           ) both_sides group by key) summed),
         status = case when next_chunk + 1 = chunk_count then 'COMPLETED' else status end,
         completed_at = case when next_chunk + 1 = chunk_count then $3::timestamptz end
       where team_id = $1 and id = $2 returning next_chunk = chunk_count as "isDone"`,
      [
        teamId,
        jobId,
        iso(now),
        counted.invalid,
        counted.success,
        counted.error,
        JSON.stringify(counted.outcomes),
      ],
      'advance-job',
    )
    const isDone = row?.isDone === true
    await (isDone
      ? asking.rows('delete from waiting_jobs where job_id = $1', [jobId], 'job-done')
      : asking.rows(
          'update waiting_jobs set worked_at = clock_timestamp() where job_id = $1',
          [jobId],
          'job-worked',
        ))
    return isDone
  },

  /** Announces rows of an import, whose chunks are made as they are done. */
  async extend(teamId: string, jobId: string, rows: number): Promise<void> {
    await asking.rows(
      'update background_jobs set row_count = row_count + $3, chunk_count = next_chunk + 2 where team_id = $1 and id = $2',
      [teamId, jobId, rows],
    )
  },

  /** Ends a job that is not complete. */
  async end(
    teamId: string,
    jobId: string,
    status: 'CANCELLED' | 'FAILED' | 'COMPLETED',
    message: string | null,
    now: number,
  ): Promise<void> {
    await asking.rows(
      `update background_jobs set status = $3, status_message = $4, completed_at = $5, updated_at = $5
       where team_id = $1 and id = $2 and status = 'IN_PROGRESS'`,
      [teamId, jobId, status, message, iso(now)],
    )
    await asking.rows('delete from waiting_jobs where job_id = $1', [jobId])
  },

  async requestCancel(teamId: string, jobId: string, now: number): Promise<void> {
    await asking.rows(
      `update background_jobs set cancel_requested_at = coalesce(cancel_requested_at, $3) where team_id = $1 and id = $2`,
      [teamId, jobId, iso(now)],
    )
  },
})

export type { JobType }
