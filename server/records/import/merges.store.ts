/** Which processes a job has made itself: a row that is merged into one of these repeats an earlier row. */
import type { Database } from '../../database/database.ts'

export const mergesStore = ({ rows }: Pick<Database, 'rows'>, teamId: string) => ({
  async madeBy(jobId: string, processIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (processIds.length === 0) return new Set()
    const found = await rows<{ id: string }>(
      `select process_id as id from process_changes
         where team_id = $1 and process_id = any($2::uuid[]) and kind = 'CREATED' and job_id = $3`,
      [teamId, [...new Set(processIds)], jobId],
      'made-by-job',
    )
    return new Set(found.map(({ id }) => id))
  },
})
