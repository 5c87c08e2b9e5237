/**
 * The rows of a job with what became of each, in their order, and those that failed. Rows are done in order, so those
 * that have no entry yet come after all that have one. Inputs are texts of JSON, just as they were sent.
 */
import { notStarted, type EntryStatus, type Job, type JobEntry } from '../../jobs/job.ts'
import { JsonItems } from '../../lib/json-items.ts'
import type { RecordsContext } from '../context.ts'
import { jobsStore } from './jobs.store.ts'

export interface JobRowEntry {
  /** Undefined for a row that is not done. */
  readonly entry: JobEntry | undefined
  readonly number: number
  readonly input: string
}

export interface EntryQuery {
  readonly limit: number
  /** So many rows are left out, counted from `from`. */
  readonly skip: number
  /** The number of the first row that is looked at. */
  readonly from: number
  readonly status: EntryStatus | undefined
}

export interface EntryPage {
  readonly rows: readonly JobRowEntry[]
  /** Rows with the status that was asked for, or all. */
  readonly totalCount: number
  /** The number of the row from which the next page goes on. */
  readonly next: number | null
}

const failuresAtOnce = 500

export async function listEntries(context: RecordsContext, job: Job, query: EntryQuery): Promise<EntryPage> {
  const { limit, skip, from, status } = query
  const done = job.rowCount - notStarted(job)
  if (status !== undefined && status !== 'NOT_STARTED') {
    const store = jobsStore(context.database)
    const found = await store.entriesOf(job.teamId, job.id, status, { from, skip, limit: limit + 1 })
    const rows = await withInputs(context, job, found.slice(0, limit))
    return { rows, totalCount: countOf(job, status), next: found[limit]?.number ?? null }
  }
  const first = Math.max(from, status === undefined ? 0 : done) + skip
  const end = Math.min(first + limit, job.rowCount)
  const entries = await jobsStore(context.database).entries(job.teamId, job.id, first, Math.min(end, done))
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]))
  const inputs = new Inputs(context, job)
  const rows: JobRowEntry[] = []
  for (let number = first; number < end; number += 1)
    rows.push({ number, entry: byNumber.get(number), input: await inputs.of(number) })
  const totalCount = status === undefined ? job.rowCount : notStarted(job)
  return { rows, totalCount, next: end < job.rowCount ? end : null }
}

/** The rows that failed, some at a time. */
export async function* failuresOf(context: RecordsContext, job: Job): AsyncGenerator<readonly JobRowEntry[]> {
  const inputs = new Inputs(context, job)
  let from = 0
  for (;;) {
    const found = await jobsStore(context.database).failures(job.teamId, job.id, from, failuresAtOnce)
    const last = found.at(-1)
    if (last === undefined) return
    yield await withInputs(context, job, found, inputs)
    if (found.length < failuresAtOnce) return
    from = last.number + 1
  }
}

async function withInputs(
  context: RecordsContext,
  job: Job,
  entries: readonly JobEntry[],
  inputs = new Inputs(context, job),
): Promise<JobRowEntry[]> {
  const rows: JobRowEntry[] = []
  for (const entry of entries)
    rows.push({ number: entry.number, entry, input: await inputs.of(entry.number) })
  return rows
}

/** Finds the inputs of rows; those of one chunk are at hand at a time, so ask for them in order. */
class Inputs {
  readonly #context: RecordsContext
  readonly #job: Job
  #first = 0
  #items: readonly string[] = []

  constructor(context: RecordsContext, job: Job) {
    this.#context = context
    this.#job = job
  }

  async of(number: number): Promise<string> {
    const { teamId, id } = this.#job
    if (number < this.#first || number >= this.#first + this.#items.length) {
      const [chunk] = await jobsStore(this.#context.database).chunksWith(teamId, id, number, number + 1)
      this.#first = chunk?.firstRow ?? 0
      this.#items =
        chunk === undefined ? [] : new JsonItems(undefined, Infinity).cut(Buffer.from(chunk.input))
    }
    const input = this.#items[number - this.#first]
    if (input === undefined) throw new Error(`the job ${id} has no row ${number}`)
    return input
  }
}

function countOf(job: Job, status: EntryStatus): number {
  switch (status) {
    case 'INVALID':
      return job.invalidCount
    case 'SUCCESS':
      return job.successCount
    case 'ERROR':
      return job.errorCount
    case 'NOT_STARTED':
      return notStarted(job)
  }
}
