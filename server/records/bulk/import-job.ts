/**
 * An import is a job that is worked on by whoever imports: its rows, their entries and how far it has come are
 * written together, so that a run that was killed is gone on with where it stood, and an import can be undone.
 */
import { AppError } from '../../lib/app-error.ts'
import type { JobEntry } from '../../jobs/job.ts'
import { jobsStore } from './jobs.store.ts'
import { newId } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import type { RecordsContext } from '../context.ts'
import type { Procedure } from '../procedure.ts'
import type { RowOutcome } from '../process.ts'
import { applyJobRows, prepareJobRows, type JobRow } from './apply-job-rows.ts'

export type { JobRow } from './apply-job-rows.ts'

export interface ImportJobOptions {
  /** What tells the file from others: the same file with the same options goes on with an unfinished job. */
  readonly fingerprint: string
  readonly fileName: string
  readonly upsert?: boolean
}

export interface ImportJob {
  readonly id: string
  /** Rows from the beginning of the file that an earlier run has done. */
  readonly rowsDone: number
  /** All of the rows or, when it throws, none. `inputs` are the rows as they came, as JSON values. */
  apply(rows: readonly JobRow[], inputs: readonly unknown[]): Promise<readonly RowOutcome[]>
  /** What became of rows that are done. */
  entries(from: number, count: number): Promise<readonly JobEntry[]>
  finish(): Promise<void>
}

/** Goes on with the unfinished import of this file, or begins a new one. */
export async function openImportJob(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  { fingerprint, fileName, upsert = false }: ImportJobOptions,
): Promise<ImportJob> {
  const { database } = context
  const teamId = actor.team.id
  const jobs = await jobsStore(database).importsOf(teamId, procedure.id, fingerprint)
  const unfinished = jobs.find(({ status }) => status === 'IN_PROGRESS')
  const id = unfinished?.id ?? newId(context.clock())
  const options = { fingerprint, fileName, upsert }
  if (unfinished === undefined)
    await jobsStore(database).insert(
      {
        teamId,
        id,
        type: 'IMPORT',
        procedureId: procedure.id,
        createdBy: actor.userId,
        apiKeyId: actor.apiKeyId,
        roleId: actor.roleId,
        roleType: actor.roleType,
        options,
        undoes: null,
      },
      'IN_PROGRESS',
      context.clock(),
    )
  const who = { actor, jobId: id }
  let firstRow = unfinished?.rowCount ?? 0
  let number = unfinished?.nextChunk ?? 0
  return {
    id,
    rowsDone: firstRow,
    async apply(rows, inputs) {
      const prepared = await prepareJobRows(context, who, procedure, rows)
      const chunk = { number, firstRow, rowCount: rows.length, input: JSON.stringify(inputs) }
      const outcomes = await applyJobRows(context, who, prepared, {
        job: { teamId, id, options },
        firstRow,
        async before(session) {
          const store = jobsStore(session)
          const job = await store.find(teamId, id, 'for update')
          if (job?.nextChunk !== number || job.status !== 'IN_PROGRESS') return false
          await store.insertChunk(teamId, id, chunk)
          await store.extend(teamId, id, rows.length)
          return true
        },
      })
      if (outcomes === undefined)
        throw new AppError(
          'conflict',
          'import_elsewhere',
          'The same file is being imported by somebody else at this moment, or the import was cancelled.',
        )
      firstRow += rows.length
      number += 1
      return outcomes
    },
    entries: (from, count) => jobsStore(database).entries(teamId, id, from, from + count),
    finish: () => jobsStore(database).end(teamId, id, 'COMPLETED', null, context.clock()),
  }
}
