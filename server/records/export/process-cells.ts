/**
 * A process as a line of an export: short ids and user names, as people and the import read them. What a cell holds
 * reads back as it was; lists that the short form cannot hold are written as JSON. Pure.
 */
import type { Json } from '../../lib/json.ts'
import { guardCell } from '../../lib/source/guarded-cell.ts'
import type { Attribute } from '../attribute.ts'
import type { Procedure } from '../procedure.ts'
import type { Process } from '../process.ts'
import { decimalSignOf } from '../import/read-number.ts'
import { leastMs } from '../import/read-date.ts'
import { presentValues } from '../values/present-values.ts'

/** The names of people by their ids. */
export type Usernames = ReadonlyMap<string, string>

const dayMs = 86_400_000
const rootColumns = ['id', 'state', 'status', 'assignedTo', 'createdAt', 'nextActionAt'] as const

export function exportColumns(procedure: Procedure): string[] {
  return [...rootColumns, ...shown(procedure).map(({ shortId }) => shortId)]
}

/** One cell for each of `exportColumns`; formulas are made harmless. */
export function cellsOf(procedure: Procedure, process: Process, usernames: Usernames): string[] {
  const item = itemOf(procedure, process, usernames)
  const root = [item.id, item.state, item.status, item.assignedTo, item.createdAt, item.nextActionAt].map(
    (value) => value ?? '',
  )
  return [
    ...root,
    ...shown(procedure).map((attribute) => cellOf(attribute, item.data[attribute.shortId])),
  ].map(guardCell)
}

/** The readable form: as the CSV has it, with values as they are. */
export function itemOf(procedure: Procedure, process: Process, usernames: Usernames) {
  const { id, status, stateId, assignedTo, createdAt, nextActionAt, data } = process
  return {
    id,
    state: procedure.states.find((state) => state.id === stateId)?.shortId ?? stateId,
    status,
    assignedTo: assignedTo === null ? null : (usernames.get(assignedTo) ?? assignedTo),
    createdAt: new Date(createdAt).toISOString(),
    nextActionAt: nextActionAt === null ? null : new Date(nextActionAt).toISOString(),
    data: presentValues(procedure.attributes, data),
  }
}

/** As `itemOf`; times that a reader would not take for milliseconds are written out. */
export function jsonLineOf(procedure: Procedure, process: Process, usernames: Usernames): string {
  const item = itemOf(procedure, process, usernames)
  const data = { ...item.data }
  for (const { shortId, type } of shown(procedure)) {
    const value = data[shortId]
    if ((type === 'date' || type === 'datetime') && typeof value === 'number' && Math.abs(value) < leastMs)
      data[shortId] = new Date(value).toISOString()
  }
  return `${JSON.stringify({ ...item, data })}\n`
}

function shown({ attributes }: Procedure): readonly Attribute[] {
  return attributes.filter(({ isRetired }) => !isRetired)
}

function cellOf({ type }: Attribute, value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number') return numberCell(type, value)
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every(isPlainItem)) return value.map(String).join('; ')
  return JSON.stringify(value)
}

function numberCell(type: Attribute['type'], value: number): string {
  if (type === 'datetime') return new Date(value).toISOString()
  if (type === 'date' && value % dayMs === 0) return new Date(value).toISOString().slice(0, 10)
  if (type === 'time') return timeOfDay(value)
  // 1.234 is one thousand and more where people write decimals with a comma.
  return decimalSignOf(String(value)) === 'either' ? `${value}0` : String(value)
}

/** `09:30:15`; the import reads it to the millisecond. */
function timeOfDay(value: number): string {
  return value >= 0 && value < dayMs ? new Date(value).toISOString().slice(11, 23) : String(value)
}

function isPlainItem(item: Json): item is string | number {
  return (
    typeof item === 'number' || (typeof item === 'string' && item !== '' && !/^[\s[]|[;|\n]|\s$/.test(item))
  )
}
