/**
 * Turns the rows of a file into what is asked of a process. All faults of a row are told, each under the name of its
 * column as the file has it. Who is meant by an owner is found later, for many rows at once. Pure.
 */
import type { Fault } from '../../lib/app-error.ts'
import { isJsonObject, type Json } from '../../lib/json.ts'
import { CellFault, quoted } from '../../lib/source/cell-fault.ts'
import { unguardCell } from '../../lib/source/guarded-cell.ts'
import type { SourceRow } from '../../lib/source/source-row.ts'
import { processStatuses, type Procedure } from '../procedure.ts'
import type { RootField } from './column-names.ts'
import type { ColumnPlan } from './column-plan.ts'
import { hint, wordKey } from './read-words.ts'
import { targetName, type Matcher, type Target } from './match-columns.ts'
import { createCellReader, isEmptyCell, readTime, type CellReader, type Habits } from './read-cell.ts'

export interface RowDraft {
  readonly row: SourceRow
  readonly data: Record<string, Json>
  readonly root: Partial<Record<RootField, Json>>
  readonly faults: readonly Fault[]
  /** Columns whose cell is not used because an earlier column for the same part is filled with something else. */
  readonly overshadowed: readonly string[]
}

type Planned = Target & {
  readonly index: number
  readonly name: string
  readonly habits: Habits
  readonly read: CellReader
}

// Files of JSON may have other names in every item.
const mostPlans = 200

export function createRowReader(
  procedure: Procedure,
  matcher: Matcher,
  { habitsOf }: Pick<ColumnPlan, 'habitsOf'>,
): (row: SourceRow) => RowDraft {
  const readers = createReaders(procedure)
  const plans = new Map<string, readonly Planned[]>()
  let names: readonly string[] = []
  let plan: readonly Planned[] = []
  const planFor = (wanted: readonly string[]): readonly Planned[] =>
    wanted
      .flatMap((name, index): Planned[] => {
        const target = matcher.match(name)
        return target === undefined
          ? []
          : [{ ...target, index, name, habits: habitsOf(name), read: readers(target) }]
      })
      .sort((a, b) => a.rank - b.rank || a.index - b.index)
  return (row) => {
    if (row.names !== names) {
      names = row.names
      const key = JSON.stringify(names)
      if (plans.size >= mostPlans) plans.clear()
      plan = plans.get(key) ?? planFor(names)
      plans.set(key, plan)
    }
    return readRow(row, plan)
  }
}

function readRow(row: SourceRow, plan: readonly Planned[]): RowDraft {
  const faults: (Fault & { readonly index: number })[] = []
  if (row.fault !== undefined) faults.push({ index: -1, field: '', message: row.fault })
  const data: Record<string, Json> = {}
  const root: Partial<Record<RootField, Json>> = {}
  const sources = new Map<string, string>()
  const parts: { target: Planned & { kind: 'part' }; text: string }[] = []
  const overshadowed: string[] = []
  for (const planned of row.fault === undefined ? plan : []) {
    const cell = cellOf(row, planned)
    if (isEmptyCell(cell, planned.kind === 'attribute' ? planned.attribute : undefined)) continue
    const name = targetName(planned)
    const before = sources.get(name)
    if (before !== undefined && planned.kind !== 'part') {
      if (before !== textOf(cell).trim()) overshadowed.push(planned.name)
      continue
    }
    try {
      const value = planned.read(cell, planned.habits)
      if (planned.kind === 'part') parts.push({ target: planned, text: textOf(value) })
      else {
        sources.set(name, textOf(cell).trim())
        if (planned.kind === 'root') root[planned.field] = value
        else data[name] = value
      }
    } catch (error) {
      if (!(error instanceof CellFault)) throw error
      sources.set(name, '')
      faults.push({ index: planned.index, field: planned.name, message: error.message })
    }
  }
  joinParts(parts, data)
  // In the order of the file, whichever column counts first.
  const ordered = faults.sort((a, b) => a.index - b.index).map(({ field, message }) => ({ field, message }))
  return { row, data, root, faults: ordered, overshadowed }
}

function cellOf(row: SourceRow, { index }: Planned): unknown {
  const cell = row.cells[index]
  return typeof cell === 'string' && row.item === undefined ? unguardCell(cell) : cell
}

function joinParts(
  parts: readonly { target: Planned & { kind: 'part' }; text: string }[],
  data: Record<string, Json>,
): void {
  if (parts.length === 0) return
  const ordered = parts.toSorted((a, b) => a.target.place - b.target.place)
  const name = ordered[0]?.target.attribute.shortId ?? ''
  data[name] ??= ordered.map(({ text }) => text).join(' ')
}

function createReaders(procedure: Procedure): (target: Target) => CellReader {
  const attributes = new Map<string, CellReader>()
  const states = new Map(
    procedure.states
      .filter(({ isRetired }) => !isRetired)
      .flatMap(({ id, shortId, name }) => [
        [wordKey(name), id],
        [wordKey(id), id],
        [wordKey(shortId), id],
      ]),
  )
  const root: Record<RootField, CellReader> = {
    state: (cell) => readState(cell, states, procedure),
    status: readStatus,
    assignedTo: readOwner,
    createdAt: readTime,
    nextActionAt: readTime,
    belongsTo: (cell) => textOf(cell).trim(),
  }
  return (target) => {
    if (target.kind === 'root') return root[target.field]
    const known = attributes.get(target.attribute.id)
    if (known !== undefined) return known
    const reader = createCellReader(target.attribute)
    attributes.set(target.attribute.id, reader)
    return reader
  }
}

function readState(cell: unknown, states: ReadonlyMap<string, string>, procedure: Procedure): string {
  const found = states.get(wordKey(textOf(cell)))
  if (found !== undefined) return found
  const names = procedure.states.filter(({ isRetired }) => !isRetired).map(({ shortId }) => shortId)
  throw new CellFault(`must be one of ${names.join(', ')}, not ${quoted(cell)}${hint(textOf(cell), names)}`)
}

function readStatus(cell: unknown): string {
  const found = processStatuses.find((status) => status === textOf(cell).trim().toUpperCase())
  if (found === undefined)
    throw new CellFault(`must be one of ${processStatuses.join(', ')}, not ${quoted(cell)}`)
  return found
}

/** JSON of other products has an object where a table has a name. */
function readOwner(cell: unknown): string {
  if (!isJsonObject(cell)) return textOf(cell).trim()
  const known = [cell['email'], cell['username'], cell['name'], cell['id']]
  return textOf(known.find((value) => typeof value === 'string' && value !== '') ?? cell).trim()
}

function textOf(cell: unknown): string {
  return typeof cell === 'string' ? cell : JSON.stringify(cell)
}
