/**
 * Turns rows into people by the table of a format. An empty cell says nothing. All faults of a row are found,
 * each under the name of the column as the file has it.
 */
import type { Fault } from '../../../lib/app-error.ts'
import { CellFault } from '../../../lib/source/cell-fault.ts'
import { unguardCell } from '../../../lib/source/guarded-cell.ts'
import { headerKey } from '../../../lib/source/header-key.ts'
import { rejectedColumns, type SourceRow } from '../../../lib/source/source-row.ts'
import type { ColumnRule, Format, PersonDraft } from './format.ts'

export interface PersonRow {
  readonly row: SourceRow
  readonly draft: PersonDraft
  readonly faults: readonly Fault[]
  /** How the file calls the column from which a part of the person came. */
  readonly columnOf: (field: string) => string
}

export interface PersonReader {
  read(row: SourceRow): PersonRow
  /** Columns met so far of which nothing was read. */
  readonly ignored: ReadonlySet<string>
}

interface PlannedCell {
  readonly index: number
  readonly name: string
  readonly rule: ColumnRule
}

// A file of JSON can have other names in every item.
const mostIgnored = 100
/** The parts of a draft in which a part of a user can be found instead. */
const otherFields: Record<string, readonly (keyof PersonDraft)[]> = {
  emails: ['moreEmails', 'primaryEmail'],
  primaryEmail: ['emails', 'moreEmails'],
  phones: ['typedPhones', 'primaryPhone'],
  primaryPhone: ['phones', 'typedPhones'],
  firstName: ['fullName'],
  lastName: ['fullName'],
  username: ['handle'],
}

export function createPersonReader(format: Format): PersonReader {
  const ignored = new Set<string>()
  const rules = Map.groupBy(
    format.columns.flatMap((rule, order) =>
      rule.names.map((name) => ({ key: headerKey(name), rule, order })),
    ),
    (entry) => entry.key,
  )
  let names: readonly string[] = []
  let plan: readonly PlannedCell[] = []

  const planFor = (wanted: readonly string[]): readonly PlannedCell[] =>
    wanted
      .flatMap((name, index) => {
        const found = rules.get(headerKey(name)) ?? []
        if (found.length === 0 && isWorthNaming(name) && ignored.size < mostIgnored) ignored.add(name)
        return found.map(({ rule, order }) => ({ index, name, rule, order }))
      })
      .sort((a, b) => a.order - b.order)

  return {
    ignored,
    read(row) {
      if (row.names !== names) {
        names = row.names
        plan = planFor(names)
      }
      return readPerson(row, plan)
    },
  }
}

function readPerson(row: SourceRow, plan: readonly PlannedCell[]): PersonRow {
  const draft: PersonDraft = {}
  const faults: Fault[] = row.fault === undefined ? [] : [{ field: '', message: row.fault }]
  for (const { index, name, rule } of row.fault === undefined ? plan : []) {
    const raw = row.cells[index]
    const cell = typeof raw === 'string' && row.item === undefined ? unguardCell(raw) : raw
    if (cell === undefined || cell === null || cell === '') continue
    try {
      put(draft, rule, rule.read(cell))
    } catch (error) {
      if (!(error instanceof CellFault)) throw error
      faults.push({ field: name, message: error.message })
    }
  }
  return { row, draft, faults, columnOf: (field) => columnOf(field, plan, row) }
}

function put(draft: PersonDraft, rule: ColumnRule, value: unknown): void {
  const values = draft as Record<string, unknown>
  const present = values[rule.field]
  if (value === undefined) return
  if (present === undefined) values[rule.field] = value
  else if (Array.isArray(present) && Array.isArray(value))
    values[rule.field] = [...(present as unknown[]), ...(value as unknown[])]
  else if (rule.isPart && typeof present === 'string' && typeof value === 'string')
    values[rule.field] = `${present}, ${value}`
}

function columnOf(field: string, plan: readonly PlannedCell[], row: SourceRow): string {
  const candidates = [field, ...(otherFields[field] ?? [])]
  const filled = plan.filter(({ index }) => row.cells[index] !== '' && row.cells[index] !== undefined)
  for (const cells of [filled, plan])
    for (const candidate of candidates) {
      const found = cells.find(({ rule }) => rule.field === candidate)
      if (found !== undefined) return found.name
    }
  return field
}

function isWorthNaming(name: string): boolean {
  return headerKey(name) !== '' && !(rejectedColumns as readonly string[]).includes(name)
}
