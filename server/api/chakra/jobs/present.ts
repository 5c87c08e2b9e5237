/** Background jobs and their entries in the words of the ChakraHQ API. Pure. */
import { entryId, notStarted, type Job, type JobType } from '../../../jobs/job.ts'
import type { EntryPage, JobRowEntry } from '../../../records/bulk/entries.ts'
import type * as schema from './schema.ts'

/** By these, clients of the original tell kinds of jobs in the answer that accepts one; the same in every team. */
const typeIds: Readonly<Record<JobType, string>> = {
  BULK_CREATE: '019a1f00-0000-7000-8000-62756c6b0001',
  BULK_UPDATE: '019a1f00-0000-7000-8000-62756c6b0002',
  IMPORT: '019a1f00-0000-7000-8000-62756c6b0003',
  UNDO: '019a1f00-0000-7000-8000-62756c6b0004',
}

function fieldsOf(job: Job) {
  return {
    id: job.id,
    createdAt: job.createdAt,
    updatedAt: job.updatedAt,
    completionStatus: job.status,
    statusMessage: job.statusMessage,
    startedAt: job.startedAt ?? job.createdAt,
    completedAt: job.completedAt ?? 0,
    team: job.teamId,
  }
}

export function presentAccepted(job: Job) {
  return { ...fieldsOf(job), type: typeIds[job.type] }
}

export function presentJob(job: Job): schema.Job {
  return { ...fieldsOf(job), type: 'bulk_api_job' }
}

export function presentMeta(job: Job): schema.JobMeta {
  return {
    bjEntryCompletionStatusVsCount: {
      INVALID: job.invalidCount,
      NOT_STARTED: notStarted(job),
      SUCCESS: job.successCount,
      ERROR: job.errorCount,
    },
    outcomes: job.outcomes,
    rowCount: job.rowCount,
    kind: job.type,
    procedure: job.procedureId,
    createdBy: job.createdBy,
    validateOnly: job.options.validateOnly === true,
    undoes: job.undoes,
  }
}

/** The body of a page of entries. Inputs go into it as they were sent, to the digit. */
export function entriesBody(
  job: Job,
  { rows, totalCount, next }: EntryPage,
  query: schema.EntryQuery,
): string {
  const entries = rows.map((row) => {
    const shown = JSON.stringify(presentEntry(job, row))
    return `${shown.slice(0, -1)},"input":${inputOf(job, row)}}`
  })
  const meta = { totalCount, nextPage: next === null ? null : pathOf(job, next, query) }
  return `{"_data":[${entries.join(',')}],"_meta":${JSON.stringify(meta)},"_errors":[]}`
}

function presentEntry(job: Job, { entry, number }: JobRowEntry) {
  const isDone = entry?.status === 'SUCCESS'
  return {
    id: entryId(job.id, number),
    createdAt: job.createdAt,
    updatedAt: entry?.createdAt ?? job.createdAt,
    completionStatus: entry?.status ?? 'NOT_STARTED',
    statusMessage: entry?.message ?? null,
    output: isDone ? { process: entry.processId, outcome: entry.message } : null,
    backgroundJob: job.id,
    team: job.teamId,
  }
}

/** A row of CSV is shown by the names of its columns. */
function inputOf({ options: { form, columns = [] } }: Job, { input }: JobRowEntry): string {
  if (form !== 'csv') return input
  const cells = JSON.parse(input) as readonly string[]
  return JSON.stringify(Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])))
}

/** Without a status every row has its place, which clients may count themselves. */
function pathOf(job: Job, next: number, { status, limit }: schema.EntryQuery): string {
  const query = new URLSearchParams(
    status === undefined ? { skip: String(next) } : { status, cursor: String(next) },
  )
  if (limit !== undefined) query.set('limit', String(limit))
  return `/v1/ext/background-job/${job.id}/entries?${query.toString()}`
}
