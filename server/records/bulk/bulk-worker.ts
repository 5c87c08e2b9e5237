/** Does the chunks of jobs: reads their rows by the definition that holds now, and writes them as the job's actor. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { JobStep, JobWorker } from '../../jobs/job-runner.ts'
import type { Job, JobChunk } from '../../jobs/job.ts'
import type { Actor } from '../../team/actor.ts'
import type { RecordsContext } from '../context.ts'
import type { Procedure } from '../procedure.ts'
import { findProcedure } from '../team-configs.ts'
import { prepareRows } from '../write/write-rows.ts'
import { applyJobRows, prepareJobRows, type JobRow } from './apply-job-rows.ts'
import { createCsvReader } from './csv-items.ts'
import { jobsStore } from './jobs.store.ts'
import { createItemReader, together, type ReadItem } from './read-item.ts'

// The slowest of senders has long been cut off by then.
const abandonedMs = 3_600_000
// Some milliseconds of work; then others have their turn.
const rowsPerTurn = 200

export function createBulkWorker(context: RecordsContext): JobWorker {
  const store = jobsStore(context.database)
  return {
    async next(passed) {
      const waiting = await store.waiting(passed)
      const job = waiting && (await store.find(waiting.teamId, waiting.id))
      return job && stepOf(context, job, job.nextChunk)
    },
    async tidy() {
      for (const { teamId, id } of await store.abandoned(context.clock() - abandonedMs))
        await store.discard(teamId, id)
    },
  }
}

function stepOf(context: RecordsContext, job: Job, number: number): JobStep | undefined {
  if (number >= job.chunkCount) return undefined
  const { teamId, id } = job
  return {
    jobId: id,
    following: () => Promise.resolve(stepOf(context, job, number + 1)),
    async prepare() {
      const chunk = await jobsStore(context.database).chunk(teamId, id, number)
      if (chunk === undefined) throw new Error(`the job ${id} has no chunk ${number}`)
      const actor = await actorOf(context, job)
      const config = await context.configs.at(teamId, actor.team.configVersion)
      const procedure = findProcedure(config, job.procedureId)
      const who = { actor, jobId: id }
      const rows = await readChunk(context, actor, procedure, job, chunk)
      const prepared = await prepareJobRows(context, who, procedure, rows)
      return async (onSending) => {
        const outcomes = await applyJobRows(context, who, prepared, {
          job,
          onSending,
          firstRow: chunk.firstRow,
          async before(session) {
            const held = jobsStore(session)
            // Only a statement that begins with the lock held sees what its last holder committed.
            return (await held.take(id)) && (await held.find(teamId, id))?.nextChunk === number
          },
        })
        return outcomes !== undefined
      }
    },
    fail: (message) =>
      context.database.write(async (session) => {
        const held = jobsStore(session)
        await held.lock(teamId, id)
        await held.end(teamId, id, 'FAILED', message, context.clock())
      }),
  }
}

async function actorOf({ database }: RecordsContext, job: Job): Promise<Actor> {
  const team = await jobsStore(database).team(job.teamId)
  if (team === undefined) throw new Error(`the job ${job.id} has no team`)
  return {
    team,
    userId: job.createdBy,
    apiKeyId: job.apiKeyId,
    roleId: job.roleId,
    roleType: job.roleType,
  }
}

async function readChunk(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  job: Job,
  chunk: JobChunk,
): Promise<JobRow[]> {
  const read = createRowReader(job, procedure, actor)
  const items: ReadItem[] = []
  for (const [index, row] of (JSON.parse(chunk.input) as unknown[]).entries()) {
    if (index % rowsPerTurn === rowsPerTurn - 1) await nextTurn()
    items.push(read(row))
  }
  return tellAll(context, actor, procedure, items)
}

/** Reads rows as they are kept. */
function createRowReader(job: Job, procedure: Procedure, { team }: Actor): (row: unknown) => ReadItem {
  const readItem = createItemReader(job, procedure)
  if (job.options.form !== 'csv') return readItem
  const readCells = createCsvReader(job.type, job.options.columns ?? [], procedure, team)
  return (row) => {
    const { item, faults } = readCells(row as readonly string[])
    const read = readItem(item)
    return { request: read.request, faults: together(faults, read.faults) }
  }
}

/** Rows at fault are told what the rules of the procedure say against them, too. */
async function tellAll(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  items: readonly ReadItem[],
): Promise<JobRow[]> {
  const faulty = items.flatMap(({ request, faults }) => (faults.length > 0 && request ? [request] : []))
  const who = { actor, jobId: null }
  const prepared = faulty.length === 0 ? [] : (await prepareRows(context, who, procedure, faulty)).rows
  const more = prepared.values()
  return items.map(({ request, faults }): JobRow => {
    if (faults.length === 0 && request !== undefined) return { request }
    return { faults: request === undefined ? faults : together(faults, more.next().value?.faults ?? []) }
  })
}
