/** What an import tells: while it runs, and at its end. Each row that was read is counted once. */
import type { Fault } from '../../lib/app-error.ts'
import { faultText } from '../../lib/source/fault-text.ts'

export interface ImportCounts {
  readonly read: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  /** Bots, which are no people. */
  readonly skipped: number
  readonly rejected: number
}

export interface ImportProgress extends ImportCounts {
  readonly bytesRead: number
  readonly bytes: number
}

export interface RowNote {
  /** As in `rejected_row`. */
  readonly row: number
  /** As the file calls the column; "" for the whole row. */
  readonly field: string
  readonly message: string
}

export interface ImportReport extends ImportCounts {
  readonly isDry: boolean
  /** The product that made the file. */
  readonly format: string
  readonly encoding: string
  /** Columns of which nothing was read. */
  readonly ignoredColumns: readonly string[]
  /** What was imported otherwise than somebody may expect. The first ones; `warningCount` are all. */
  readonly warnings: readonly RowNote[]
  readonly warningCount: number
  /** The first rejected rows; the file has all. */
  readonly firstRejected: readonly RowNote[]
  readonly rejectedFile: string | null
}

const mostWarnings = 100
const mostRejected = 20

export interface Tally {
  readonly counts: { -readonly [K in keyof ImportCounts]: number }
  readonly warnings: readonly RowNote[]
  readonly firstRejected: readonly RowNote[]
  readonly warningCount: number
  warn(note: RowNote): void
  reject(row: number, faults: readonly Fault[]): void
}

export function createTally(): Tally {
  const warnings: RowNote[] = []
  const firstRejected: RowNote[] = []
  let warningCount = 0
  const counts = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 }
  return {
    counts,
    warnings,
    firstRejected,
    get warningCount() {
      return warningCount
    },
    warn(note) {
      warningCount += 1
      if (warnings.length < mostWarnings) warnings.push(note)
    },
    reject(row, faults) {
      counts.rejected += 1
      if (firstRejected.length < mostRejected)
        firstRejected.push({ row, field: faults[0]?.field ?? '', message: faults.map(faultText).join('; ') })
    },
  }
}
