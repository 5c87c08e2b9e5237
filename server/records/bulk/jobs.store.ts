/** All SQL about background jobs, their chunks and their entries. */
import type { Database } from '../../database/database.ts'
import type { Session } from '../../database/session.ts'
import type { Job, JobChunk, JobEntry } from '../../jobs/job.ts'
import type { ActorTeam } from '../../team/actor.ts'

type Asking = Pick<Database, 'rows'> | Session

const jobColumns = `team_id as "teamId", id, created_at as "createdAt", updated_at as "updatedAt",
  started_at as "startedAt", completed_at as "completedAt", type, status, status_message as "statusMessage",
  procedure_id as "procedureId", created_by as "createdBy", api_key_id as "apiKeyId", role_id as "roleId",
  role_type as "roleType", options, undoes, row_count as "rowCount", invalid_count as "invalidCount",
  success_count as "successCount", error_count as "errorCount", outcomes, next_chunk as "nextChunk",
  chunk_count as "chunkCount"`

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

  /** The job that was left alone for longest, of those that nobody works on at this moment and that are not passed over. */
  async waiting(passed: readonly string[]): Promise<{ teamId: string; id: string } | undefined> {
    const [job] = await asking.rows<{ teamId: string; id: string }>(
      `select team_id as "teamId", job_id as id from waiting_jobs where job_id <> all($1::uuid[])
       order by worked_at, job_id limit 1 for update skip locked`,
      [passed],
      'waiting-job',
    )
    return job
  },

  /** The team of a job, as those who act in it need it. */
  async team(teamId: string): Promise<ActorTeam | undefined> {
    const [team] = await asking.rows<ActorTeam>(
      `select team_id as id, short_name as "shortName", name, time_zone as "timeZone",
         default_country as "defaultCountry", people_version as "peopleVersion", config_version as "configVersion"
       from teams where team_id = $1`,
      [teamId],
      'team-of-job',
    )
    return team
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

  /** Entries of a status from row `from` on; so many of them are left out. */
  entriesOf(
    teamId: string,
    jobId: string,
    status: JobEntry['status'],
    { from, skip, limit }: { readonly from: number; readonly skip: number; readonly limit: number },
  ): Promise<JobEntry[]> {
    // Said twice for failures: only then is the index of failures known to have them all.
    const isFailure = status === 'SUCCESS' ? '' : `and status <> 'SUCCESS'`
    return asking.rows<JobEntry>(
      `select ${entryColumns} from background_job_entries
       where team_id = $1 and job_id = $2 and number >= $3 and status = $4 ${isFailure}
       order by number offset $5 limit $6`,
      [teamId, jobId, from, status, skip, limit],
    )
  },

  /** Entries of rows that were not done, from row `from` on. */
  failures(teamId: string, jobId: string, from: number, limit: number): Promise<JobEntry[]> {
    return asking.rows<JobEntry>(
      `select ${entryColumns} from background_job_entries
       where team_id = $1 and job_id = $2 and number >= $3 and status <> 'SUCCESS' order by number limit $4`,
      [teamId, jobId, from, limit],
    )
  },

  /** Gives a job the rows that take back what another one did, the last change first; answers how many. */
  async insertUndoing(
    teamId: string,
    jobId: string,
    undone: string,
    rowsPerChunk: number,
  ): Promise<{ rows: number; chunks: number }> {
    const [added] = await asking.rows<{ rows: number; chunks: number }>(
      `with undone as (
         select row_number() over (order by number desc) - 1 as row,
           json_build_object('process', process_id, 'change', change_id)::text as item
         from background_job_entries where team_id = $1 and job_id = $3 and change_id is not null
       ), added as (
         insert into background_job_chunks (team_id, job_id, number, first_row, row_count, input)
         select $1, $2, row / $4::integer, min(row), count(*), '[' || string_agg(item, ',' order by row) || ']'
         from undone group by row / $4::integer returning row_count
       )
       select coalesce(sum(row_count), 0)::integer as rows, count(*)::integer as chunks from added`,
      [teamId, jobId, undone, rowsPerChunk],
    )
    return added ?? { rows: 0, chunks: 0 }
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

  /** Waits until nobody works on the job, and keeps everybody from it until the transaction ends. */
  async lock(teamId: string, id: string): Promise<Job | undefined> {
    // Everybody takes both locks in this order.
    await asking.rows('select from waiting_jobs where job_id = $1 for update', [id])
    return this.find(teamId, id, 'for update')
  },
})
