/**
 * What an import of processes tells: while it runs, and at its end. Each row that was read is counted once; examples
 * and reasons are bounded, their counts are not.
 */
import type { Fault } from '../../lib/app-error.ts'
import { faultText } from '../../lib/source/fault-text.ts'
import type { DateColumn, MatchedColumn } from './column-plan.ts'

export interface ImportCounts {
  readonly read: number
  readonly created: number
  /** Into a process that was there before the file. */
  readonly mergedIntoExisting: number
  /** Into a process that an earlier row of the file has made. */
  readonly mergedIntoEarlier: number
  /** Only with upsert: known by its primary key. */
  readonly updated: number
  /** Known, and nothing new was said. */
  readonly unchanged: number
  readonly rejected: number
}

export interface Reason {
  /** As the file calls the column; "" for the whole row. */
  readonly field: string
  /** With … for what is particular to a row. */
  readonly message: string
  readonly count: number
  /** The first rows, with what they say. */
  readonly examples: readonly { readonly row: number; readonly message: string }[]
}

export interface UnknownOwner {
  readonly name: string
  readonly count: number
}

export interface ProcessImportReport extends ImportCounts {
  readonly isDry: boolean
  /** Null for a dry run. */
  readonly jobId: string | null
  /** Rows that earlier runs of the same file had done; they are counted above like the others. */
  readonly rowsDoneBefore: number
  readonly encoding: string
  readonly matched: readonly MatchedColumn[]
  readonly ignored: readonly { readonly name: string; readonly filled: number }[]
  readonly empty: readonly string[]
  readonly dates: readonly DateColumn[]
  readonly reasons: readonly Reason[]
  readonly unknownOwners: readonly UnknownOwner[]
  /** Cells that were not used because another column for the same is filled otherwise, by column. */
  readonly overshadowed: readonly { readonly name: string; readonly count: number }[]
  readonly rejectedFile: string | null
  readonly durationMs: number
}

export interface Tally {
  readonly counts: { -readonly [K in keyof ImportCounts]: number }
  reject(row: number, faults: readonly Fault[]): void
  ownerUnknown(name: string): void
  overshadow(columns: readonly string[]): void
  reasons(): Reason[]
  unknownOwners(): UnknownOwner[]
  overshadowed(): { name: string; count: number }[]
}

const mostReasons = 100
const mostExamples = 3
const mostNames = 200
const others = 'other reasons'

export function createTally(): Tally {
  const reasons = new Map<string, Reason & { count: number; examples: { row: number; message: string }[] }>()
  const owners = new Map<string, number>()
  const shadows = new Map<string, number>()
  const reasonOf = ({ field, message }: Fault) => {
    const general = generalised(message)
    const isFull = reasons.size >= mostReasons && !reasons.has(`${field}\n${general}`)
    const [name, text] = isFull ? ['', others] : [field, general]
    const found = reasons.get(`${name}\n${text}`) ?? { field: name, message: text, count: 0, examples: [] }
    reasons.set(`${name}\n${text}`, found)
    return found
  }
  return {
    counts: {
      read: 0,
      created: 0,
      mergedIntoExisting: 0,
      mergedIntoEarlier: 0,
      updated: 0,
      unchanged: 0,
      rejected: 0,
    },
    reject(row, faults) {
      this.counts.rejected += 1
      for (const fault of faults) {
        const reason = reasonOf(fault)
        reason.count += 1
        if (reason.examples.length < mostExamples) reason.examples.push({ row, message: faultText(fault) })
      }
    },
    ownerUnknown: (name) => add(owners, name),
    overshadow: (columns) => columns.forEach((column) => add(shadows, column)),
    reasons: () => [...reasons.values()].sort((a, b) => b.count - a.count),
    unknownOwners: () => sorted(owners),
    overshadowed: () => sorted(shadows),
  }
}

/** The message without what it quotes, so that a thousand wrong phones are one reason. */
function generalised(message: string): string {
  return message
    .replace(/\.? Did you mean .*$/s, '')
    .replace(/"(?:[^"\\]|\\.)*"/gs, '"…"')
    .replace(/\bhas \d+ cells\b/, 'has … cells')
}

function add(counts: Map<string, number>, name: string): void {
  const key = counts.has(name) || counts.size < mostNames ? name : '…'
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function sorted(counts: ReadonlyMap<string, number>): { name: string; count: number }[] {
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
}
