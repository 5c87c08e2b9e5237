/** What an import must know of jobs besides its own: earlier imports of the same file, and what a job has made. */
import type { Database } from '../../database/database.ts'

export interface EarlierImport {
  readonly id: string
  readonly createdAt: number
  readonly status: 'IN_PROGRESS' | 'COMPLETED'
  /** That of the file, and behind it that of the options. */
  readonly fingerprint: string
  readonly rowCount: number
}

export const importJobStore = (database: Pick<Database, 'rows'>, teamId: string) => ({
  /** Imports of the file that go on or are done, and were not taken back; the newest first. */
  earlier(procedureId: string, fileFingerprint: string): Promise<EarlierImport[]> {
    return database.rows<EarlierImport>(
      `select id, created_at as "createdAt", status, options ->> 'fingerprint' as fingerprint, row_count as "rowCount"
         from background_jobs j
         where team_id = $1 and type = 'IMPORT' and procedure_id = $2
           and starts_with(options ->> 'fingerprint', $3) and status in ('IN_PROGRESS', 'COMPLETED')
           and not exists (
             select from background_jobs u where u.team_id = $1 and u.undoes = j.id and u.status = 'COMPLETED')
         order by id desc limit 10`,
      [teamId, procedureId, fileFingerprint],
    )
  },

  async cancel(jobId: string, now: number): Promise<void> {
    await database.rows(
      `update background_jobs set status = 'CANCELLED', completed_at = $3, updated_at = $3
         where team_id = $1 and id = $2 and status = 'IN_PROGRESS'`,
      [teamId, jobId, new Date(now)],
    )
  },

  /** Which of these processes the job has made: a row that is merged into one of them repeats an earlier row. */
  async madeBy(jobId: string, processIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (processIds.length === 0) return new Set()
    const found = await database.rows<{ id: string }>(
      `select process_id as id from process_changes
         where team_id = $1 and process_id = any($2::uuid[]) and kind = 'CREATED' and job_id = $3`,
      [teamId, [...new Set(processIds)], jobId],
      'made-by-job',
    )
    return new Set(found.map(({ id }) => id))
  },
})
