/** What every reader gives: rows of named cells, whatever kind of file they stand in. */

export interface SourceRow {
  /** CSV: the number a spreadsheet shows, so that the header is 1. NDJSON: the line. JSON: the place in the list, from 1. */
  readonly number: number
  readonly names: readonly string[]
  /** One for each name; of a row with a fault, whatever was found. */
  readonly cells: readonly unknown[]
  /** Why the row cannot be read at all. */
  readonly fault?: string
  /** JSON only: the item as it stands in the file, or its text where it is no JSON. */
  readonly item?: unknown
}

export interface Source {
  readonly kind: 'csv' | 'json'
  readonly encoding: string
  /** CSV only. */
  readonly delimiter?: string
  /** The header, or the names that the first items have. */
  readonly columns: readonly string[]
  /** Bytes of the file. */
  readonly bytes: number
  readonly bytesRead: () => number
  readonly rows: AsyncIterable<SourceRow>
}

/** The columns that a file of rejected rows has besides those of its original. */
export const rejectedColumns = ['rejected_row', 'rejected_field', 'rejected_reason'] as const
