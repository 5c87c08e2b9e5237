/** A background job: rows that were accepted, worked through chunk by chunk, with an entry for each that is done. */
import type { RoleType } from '../team/role.ts'

export const jobTypes = ['BULK_CREATE', 'BULK_UPDATE', 'IMPORT', 'UNDO'] as const
export type JobType = (typeof jobTypes)[number]

export const jobStatuses = ['IN_PROGRESS', 'COMPLETED', 'CANCELLED', 'FAILED'] as const
export type JobStatus = (typeof jobStatuses)[number]

/** JSON rows are kept as they came, CSV rows as lists of their cells. */
export type RowForm = 'json' | 'ndjson' | 'csv'

export interface JobOptions {
  /** Every row is tried and taken back. */
  readonly validateOnly?: boolean
  /** A known primary key updates that process. */
  readonly upsert?: boolean
  /** The form in which the rows came. */
  readonly form?: RowForm
  /** CSV: the header. */
  readonly columns?: readonly string[]
  /** Imports: what tells the file from others, and how it was called. */
  readonly fingerprint?: string
  readonly fileName?: string
}

export interface Job {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly startedAt: number | null
  readonly completedAt: number | null
  readonly type: JobType
  readonly status: JobStatus
  readonly statusMessage: string | null
  readonly procedureId: string
  readonly createdBy: string
  readonly apiKeyId: string | null
  readonly roleId: string
  readonly roleType: RoleType
  readonly options: JobOptions
  /** The job that this one takes back. */
  readonly undoes: string | null
  readonly rowCount: number
  readonly invalidCount: number
  readonly successCount: number
  readonly errorCount: number
  /** Of the successes, by outcome. */
  readonly outcomes: Readonly<Record<string, number>>
  /** Chunks below this number are done. */
  readonly nextChunk: number
  readonly chunkCount: number
}

export const entryStatuses = ['INVALID', 'NOT_STARTED', 'SUCCESS', 'ERROR'] as const
export type EntryStatus = (typeof entryStatuses)[number]

/** What became of a row. */
export interface JobEntry {
  /** From 0, in the order of the input. */
  readonly number: number
  readonly createdAt: number
  readonly status: EntryStatus
  /** The outcome, such as created, or why there is none. */
  readonly message: string
  readonly processId: string | null
  readonly changeId: string | null
}

export interface JobChunk {
  readonly number: number
  readonly firstRow: number
  readonly rowCount: number
  /** JSON: a list of the rows, each as it came. */
  readonly input: string
}

/** The rows that were not worked on yet. */
export function notStarted({ rowCount, invalidCount, successCount, errorCount }: Job): number {
  return rowCount - invalidCount - successCount - errorCount
}

/** A stable id for an entry: the job's, with the number in its last twelve digits. */
export function entryId(jobId: string, number: number): string {
  return jobId.slice(0, 24) + number.toString(16).padStart(12, '0')
}
