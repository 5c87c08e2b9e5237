/**
 * Writes rows of a job: the outcome of each becomes its entry, in the transaction of the rows. Rows that could not
 * be read never reach the engine; their entries say why.
 */
import type { Session } from '../../database/session.ts'
import type { Job, JobEntry } from '../../jobs/job.ts'
import { jobsStore, type Counted } from './jobs.store.ts'
import type { AppError } from '../../lib/app-error.ts'
import { invalidInput, type Fault } from '../../lib/app-error.ts'
import type { RecordsContext } from '../context.ts'
import type { Procedure } from '../procedure.ts'
import type { RowOutcome, RowRequest } from '../process.ts'
import { prepareRows, writeRows, type PreparedRows, type Writer } from '../write/write-rows.ts'

/** What is asked for a row, or why nothing can be. */
export type JobRow =
  { readonly request: RowRequest; readonly faults?: undefined } | { readonly faults: readonly Fault[] }

export interface PreparedJobRows {
  readonly rows: readonly JobRow[]
  readonly prepared: PreparedRows
}

export async function prepareJobRows(
  context: RecordsContext,
  who: Writer,
  procedure: Pick<Procedure, 'id'>,
  rows: readonly JobRow[],
): Promise<PreparedJobRows> {
  const requests = rows.flatMap((row) => (row.faults === undefined ? [row.request] : []))
  return { rows, prepared: await prepareRows(context, who, procedure, requests) }
}

export interface AppliedTo {
  readonly job: Pick<Job, 'teamId' | 'id' | 'options'>
  readonly firstRow: number
  /** First of all in the transaction; false writes nothing. */
  readonly before: (session: Session) => Promise<boolean>
  /** Told when all is decided: the time to prepare other rows. */
  readonly onSending?: (() => void) | undefined
}

/** All of the rows with their entries and figures, or none. Undefined when `before` says no. */
export async function applyJobRows(
  context: RecordsContext,
  who: Writer,
  { rows, prepared }: PreparedJobRows,
  { job, firstRow, before, onSending }: AppliedTo,
): Promise<readonly RowOutcome[] | undefined> {
  let all: readonly RowOutcome[] | undefined
  const written = await writeRows(context, who, prepared, {
    before,
    onSending,
    isDry: job.options.validateOnly === true,
    rows: { firstRow, rowCount: rows.length },
    async after(session, outcomes) {
      all = inOrder(rows, outcomes)
      const now = context.clock()
      const isKept = job.options.validateOnly !== true
      const entries = all.map((outcome, index) => entryOf(outcome, firstRow + index, now, isKept))
      const store = jobsStore(session)
      await store.insertEntries(job.teamId, job.id, entries)
      await store.advance(job.teamId, job.id, count(entries, all), now)
    },
  })
  return written === undefined ? undefined : all
}

function inOrder(rows: readonly JobRow[], outcomes: readonly RowOutcome[]): RowOutcome[] {
  const written = outcomes.values()
  return rows.map((row): RowOutcome => {
    if (row.faults !== undefined) return { kind: 'rejected', error: invalidInput(row.faults) }
    const next = written.next()
    if (next.done === true) throw new Error('a row has no outcome')
    return next.value
  })
}

function entryOf(outcome: RowOutcome, number: number, now: number, isKept: boolean): JobEntry {
  const common = { number, createdAt: now }
  if (outcome.kind === 'rejected') {
    const status = outcome.error.kind === 'invalid' ? 'INVALID' : 'ERROR'
    return { ...common, status, message: reasonOf(outcome.error), processId: null, changeId: null }
  }
  const { kind, process, changeId } = outcome
  if (isKept) return { ...common, status: 'SUCCESS', message: kind, processId: process.id, changeId }
  // What a trial makes is gone when it is over.
  const processId = kind === 'created' ? null : process.id
  return { ...common, status: 'SUCCESS', message: `would be ${kind}`, processId, changeId: null }
}

export function reasonOf({ details, message }: AppError): string {
  if (details.length === 0) return message
  return details
    .map((fault) => (fault.field === '' ? fault.message : `${fault.field}: ${fault.message}`))
    .join('; ')
}

function count(entries: readonly JobEntry[], all: readonly RowOutcome[]): Counted {
  const of = (status: JobEntry['status']): number => entries.filter((entry) => entry.status === status).length
  const outcomes: Record<string, number> = {}
  for (const { kind } of all) if (kind !== 'rejected') outcomes[kind] = (outcomes[kind] ?? 0) + 1
  return { invalid: of('INVALID'), success: of('SUCCESS'), error: of('ERROR'), outcomes }
}
