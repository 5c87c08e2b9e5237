/** Where the rows of an import go: into a job, whose entries say what became of each, or nowhere in a dry run. */
import type { Fault } from '../../lib/app-error.ts'
import type { RowRequest } from '../process.ts'

/** A row as it came, and what is asked for it; a row that could not be read has faults instead. */
export type SinkRow = { readonly input: unknown } & (
  { readonly request: RowRequest; readonly faults?: undefined } | { readonly faults: readonly Fault[] }
)

export type SinkOutcome =
  | { readonly kind: 'created' | 'mergedIntoExisting' | 'mergedIntoEarlier' | 'updated' | 'unchanged' }
  | { readonly kind: 'rejected'; readonly faults: readonly Fault[] }

export interface RowSink {
  /** Null in a dry run. */
  readonly jobId: string | null
  /** Rows from the beginning of the file that an earlier run has done. */
  readonly rowsDone: number
  /** What became of these rows, which are among those that are done. */
  recall(rows: readonly SinkRow[]): Promise<readonly SinkOutcome[]>
  /** All of the rows or, when it throws, none of them. */
  apply(rows: readonly SinkRow[]): Promise<readonly SinkOutcome[]>
  finish(): Promise<void>
}

/** What was wrong, by the fields of the process. */
export function faultsOf(error: {
  readonly message: string
  readonly details: readonly Fault[]
}): readonly Fault[] {
  return error.details.length > 0 ? error.details : [{ field: '', message: error.message }]
}
