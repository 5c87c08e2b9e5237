/**
 * Use cases about jobs as a whole: finding, listing, cancelling and undoing them. Roles of type user have their own
 * jobs only; what somebody may not see is not found.
 */
import type { Job } from '../../jobs/job.ts'
import { AppError, notFound } from '../../lib/app-error.ts'
import { isUuid, newId } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { assertMay, onlyOwnOf } from '../access.ts'
import type { RecordsContext } from '../context.ts'
import { keepKey, Repeated, repeatedObject, type Idempotency } from '../../idempotency/idempotency.ts'
import { findProcedure } from '../team-configs.ts'
import { jobsStore } from './jobs.store.ts'
import { rowsPerChunk } from './limits.ts'

/** Throws `not_found`, also for jobs that the actor may not see. */
export async function findJob({ database }: RecordsContext, actor: Actor, id: string): Promise<Job> {
  const job = isUuid(id) ? await jobsStore(database).find(actor.team.id, id.toLowerCase()) : undefined
  return visible(actor, job)
}

function visible(actor: Actor, job: Job | undefined): Job {
  const own = onlyOwnOf(actor)
  if (job === undefined || (own !== undefined && job.createdBy !== own))
    throw notFound('job_not_found', 'The team has no such background job.')
  return job
}

export interface JobPage {
  readonly jobs: readonly Job[]
  readonly nextCursor: string | null
}

/** Newest first. `cursor` is that of an earlier page, a job's id. */
export async function listJobs(
  { database }: RecordsContext,
  actor: Actor,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<JobPage> {
  const found = await jobsStore(database).list(actor.team.id, onlyOwnOf(actor), cursor, limit + 1)
  const jobs = found.slice(0, limit)
  return { jobs, nextCursor: found.length > limit ? (jobs.at(-1)?.id ?? null) : null }
}

/** Rows that are done stay, the others are not begun. A job that is cancelled already is answered as it is. */
export async function cancelJob(context: RecordsContext, actor: Actor, id: string): Promise<Job> {
  const { teamId, id: jobId, procedureId } = await findJob(context, actor, id)
  assertMay(actor, await procedureOf(context, actor, procedureId), 'write')
  return context.database.write(async (session) => {
    const store = jobsStore(session)
    const job = visible(actor, await store.lock(teamId, jobId))
    if (job.status === 'CANCELLED') return job
    if (job.status !== 'IN_PROGRESS')
      throw new AppError(
        'conflict',
        'job_ended',
        `The job ended before (${job.status}). To take back what it did, undo it.`,
      )
    await store.end(teamId, jobId, 'CANCELLED', null, context.clock())
    return visible(actor, await store.find(teamId, jobId))
  })
}

/** A job that takes back what another one did, the last change first. Throws `conflict` while that goes on. */
export async function undoJob(
  context: RecordsContext,
  actor: Actor,
  id: string,
  idempotency: Idempotency | undefined,
): Promise<{ readonly job: Job; readonly isRepeated: boolean }> {
  const undone = await findJob(context, actor, id)
  assertMay(actor, await procedureOf(context, actor, undone.procedureId), 'write')
  const earlier = await repeatedJob(context, actor, idempotency)
  if (earlier !== undefined) return { job: earlier, isRepeated: true }
  if (undone.status === 'IN_PROGRESS')
    throw new AppError(
      'conflict',
      'job_running',
      'The job goes on. Cancel it, or wait for its end, to undo it.',
    )
  try {
    const job = await context.database.write(async (session) => {
      const store = jobsStore(session)
      const now = context.clock()
      const made = { ...undone, ...madeBy(actor), id: newId(now), type: 'UNDO' as const, options: {} }
      await store.insert({ ...made, undoes: undone.id }, 'RECEIVING', now)
      const added = await store.insertUndoing(made.teamId, made.id, undone.id, rowsPerChunk)
      await store.accept(made.teamId, made.id, added.rows, added.chunks, now)
      if (idempotency !== undefined) await keepKey(session, made.teamId, idempotency, made.id, now)
      return visible(actor, await store.find(made.teamId, made.id))
    })
    return { job, isRepeated: false }
  } catch (error) {
    const faster = error instanceof Repeated ? await repeatedJob(context, actor, idempotency) : undefined
    if (faster === undefined) throw error
    return { job: faster, isRepeated: true }
  }
}

/** The job that the same request made before. Throws `conflict` when the key was that of another request. */
export async function repeatedJob(
  context: RecordsContext,
  actor: Actor,
  idempotency: Idempotency | undefined,
): Promise<Job | undefined> {
  if (idempotency === undefined) return undefined
  const id = await repeatedObject(context.database, actor.team.id, idempotency)
  return id === undefined ? undefined : findJob(context, actor, id)
}

/** Who a job acts for. */
export function madeBy(actor: Actor): Pick<Job, 'createdBy' | 'apiKeyId' | 'roleId' | 'roleType'> {
  return {
    createdBy: actor.userId,
    apiKeyId: actor.apiKeyId,
    roleId: actor.roleId,
    roleType: actor.roleType,
  }
}

async function procedureOf({ configs }: RecordsContext, { team }: Actor, procedureId: string) {
  return findProcedure(await configs.at(team.id, team.configVersion), procedureId)
}
