/**
 * Rows of CSV as the items that JSON would have had. The header names attributes by short id and fields of a process;
 * a cell is read by the type of its attribute, and an empty one says nothing. Pure.
 */
import type { JobType } from '../../jobs/job.ts'
import { invalidInput, type Fault } from '../../lib/app-error.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import { didYouMean } from '../../lib/nearest.ts'
import { CellFault } from '../../lib/source/cell-fault.ts'
import { unguardCell } from '../../lib/source/guarded-cell.ts'
import type { ActorTeam } from '../../team/actor.ts'
import { createCellReader, readTime, type CellReader, type Habits } from '../import/read-cell.ts'
import { createWallClock } from '../import/wall-clock.ts'
import type { Procedure } from '../procedure.ts'
import { noteFields, writableFields } from './read-item.ts'

const fields: readonly string[] = writableFields.filter((field) => field !== 'data')
// Exports of these countries put the month first.
const monthFirst: readonly string[] = ['US', 'PH']

export interface CsvItem {
  readonly item: JsonObject
  readonly faults: readonly Fault[]
}

interface Column {
  readonly name: string
  readonly read: CellReader | undefined
  readonly isAttribute: boolean
}

/**
 * Which columns there are, and which one says which process is changed. Throws `invalid` with everything that is
 * wrong with the header.
 */
export function createCsvReader(
  type: JobType,
  columns: readonly string[],
  procedure: Procedure,
  team: Pick<ActorTeam, 'defaultCountry' | 'timeZone'>,
): (cells: readonly string[]) => CsvItem {
  const attributes = new Map(
    procedure.attributes.flatMap((one) => (one.isRetired ? [] : [[one.shortId, one] as const])),
  )
  const isUpdate = type === 'BULK_UPDATE'
  const known = [...(isUpdate ? ['id'] : []), ...attributes.keys(), ...fields]
  const faults: Fault[] = []
  const plan = columns.map((title): Column | undefined => {
    const name = title.replace(/^data\./, '')
    if ((noteFields as readonly string[]).includes(name)) return undefined
    const attribute = attributes.get(name)
    if (attribute !== undefined) return { name, read: createCellReader(attribute), isAttribute: true }
    if (known.includes(name)) return { name, read: fieldReaders[name], isAttribute: false }
    faults.push({
      field: title.slice(0, 80),
      message: `is no column that is known here.${didYouMean(name, known)}`,
    })
    return undefined
  })
  const names = plan.flatMap((column) => (column === undefined ? [] : [column.name]))
  for (const name of new Set(names.filter((name, index) => names.indexOf(name) !== index)))
    faults.push({ field: name, message: 'is there twice' })
  const by = isUpdate ? identifierIn(names, procedure) : undefined
  if (isUpdate && by === undefined)
    faults.push({ field: 'id', message: 'is required: a column "id", the primary key or a unique attribute' })
  if (faults.length > 0) throw invalidInput(faults)
  const habits = habitsOf(team)
  return (cells) => {
    if (cells.length !== columns.length) {
      const message = `has ${cells.length} cells, and the header has ${columns.length}`
      return { item: {}, faults: [{ field: '', message }] }
    }
    return isUpdate ? toChange(plan, cells, habits, by) : toNew(plan, cells, habits)
  }
}

/** The column that says which process is meant: id, else the primary key, else the first unique attribute. */
function identifierIn(names: readonly string[], procedure: Procedure): string | undefined {
  if (names.includes('id')) return 'id'
  const { attributes, primaryKey, mergeById } = procedure
  const key = attributes.find(({ id }) => id === primaryKey?.attributeId)?.shortId
  if (key !== undefined && names.includes(key)) return key
  return names.find((name) =>
    attributes.some(({ shortId, isUnique, id }) => shortId === name && (isUnique || id === mergeById)),
  )
}

function toNew(plan: readonly (Column | undefined)[], cells: readonly string[], habits: Habits): CsvItem {
  const { data, root, faults } = readCells(plan, cells, habits)
  return { item: { ...root, data }, faults }
}

function toChange(
  plan: readonly (Column | undefined)[],
  cells: readonly string[],
  habits: Habits,
  by = 'id',
): CsvItem {
  const { data, root, faults } = readCells(plan, cells, habits)
  const { [by]: identifier, ...update } = by === 'id' ? root : data
  const changes = by === 'id' ? { ...update, data } : { ...root, data: update }
  const item: JsonObject = { update: changes }
  if (identifier !== undefined) item[by] = identifier
  return { item, faults }
}

function readCells(
  plan: readonly (Column | undefined)[],
  cells: readonly string[],
  habits: Habits,
): { data: JsonObject; root: JsonObject; faults: Fault[] } {
  const data: JsonObject = {}
  const root: JsonObject = {}
  const faults: Fault[] = []
  for (const [index, column] of plan.entries()) {
    const cell = unguardCell(cells[index] ?? '')
    if (column === undefined || cell.trim() === '') continue
    try {
      const value: Json = column.read === undefined ? cell.trim() : column.read(cell, habits)
      ;(column.isAttribute ? data : root)[column.name] = value
    } catch (error) {
      if (!(error instanceof CellFault)) throw error
      faults.push({ field: column.isAttribute ? `data.${column.name}` : column.name, message: error.message })
    }
  }
  return { data, root, faults }
}

const fieldReaders: Readonly<Record<string, CellReader>> = {
  nextActionAt: readTime,
  record(cell) {
    try {
      const value: unknown = JSON.parse(String(cell))
      if (isJsonObject(value)) return value
    } catch {
      // Told below, as what is JSON and no object.
    }
    throw new CellFault('must be JSON, such as {"data": {"name": "Ana"}}')
  },
}

function habitsOf({ defaultCountry, timeZone }: Pick<ActorTeam, 'defaultCountry' | 'timeZone'>): Habits {
  return {
    dates: monthFirst.includes(defaultCountry) ? 'mdy' : 'dmy',
    decimalSign: '.',
    country: defaultCountry,
    moment: createWallClock(timeZone),
  }
}
