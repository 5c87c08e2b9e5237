/** In which order a list comes, and where in that order it goes on. Empty values come last in both directions. Pure. */
import type { Fault } from '../../lib/app-error.ts'
import { isJsonObject } from '../../lib/json.ts'
import { didYouMean } from '../../lib/nearest.ts'
import type { Process } from '../process.ts'
import type { Procedure } from '../procedure.ts'
import { indexedValues, valueKind } from '../values/indexed-values.ts'
import type { Field, Value } from './condition.ts'
import { isIndexed, isList, isUniqueIn } from './field-facts.ts'
import type { NamedField } from './fields.ts'

export interface Order {
  readonly field: Field
  readonly isDescending: boolean
}

/** Behind the process with this value of the order and this id. */
export interface Position {
  readonly value: Value | null
  readonly id: string
}

export const newestFirst: Order = { field: { kind: 'creation' }, isDescending: true }

const orderColumns = ['updated_at', 'next_action_at']
const longestName = 80

export function readOrder(
  procedure: Procedure,
  fields: ReadonlyMap<string, NamedField>,
  orderBy: unknown,
  faults: Fault[],
): Order {
  if (orderBy === undefined || orderBy === null) return newestFirst
  const given = readDirection(orderBy)
  if (given === undefined) {
    faults.push({
      field: 'orderBy',
      message: 'must be the name of a field, "-" and a name, or {name: "asc" | "desc"}; one field only',
    })
    return newestFirst
  }
  const named = fields.get(given.name)
  if (named === undefined) {
    const name = given.name.slice(0, longestName)
    const suggestion = didYouMean(given.name, [...fields.keys()])
    faults.push({
      field: 'orderBy',
      message: `names "${name}", which is neither a field of a process nor an attribute here.${suggestion}`,
    })
    return newestFirst
  }
  const problem = problemOf(procedure, named.field)
  if (problem !== undefined)
    faults.push({ field: 'orderBy', message: `cannot be "${given.name.slice(0, longestName)}": ${problem}` })
  return { field: named.field, isDescending: given.isDescending }
}

function readDirection(orderBy: unknown): { name: string; isDescending: boolean } | undefined {
  if (Array.isArray(orderBy)) return orderBy.length === 1 ? readDirection(orderBy[0]) : undefined
  if (typeof orderBy === 'string')
    return orderBy.startsWith('-')
      ? { name: orderBy.slice(1), isDescending: true }
      : { name: orderBy, isDescending: false }
  if (!isJsonObject(orderBy)) return undefined
  const [entry, ...others] = Object.entries(orderBy)
  if (entry === undefined || others.length > 0) return undefined
  const direction = typeof entry[1] === 'string' ? entry[1].toLowerCase() : undefined
  if (direction !== 'asc' && direction !== 'desc') return undefined
  return { name: entry[0], isDescending: direction === 'desc' }
}

function problemOf(procedure: Procedure, field: Field): string | undefined {
  if (field.kind === 'creation') return undefined
  if (field.kind === 'column')
    return orderColumns.includes(field.column)
      ? undefined
      : 'lists are ordered by createdAt, updatedAt, nextActionAt or one attribute that is filterable'
  const { attribute } = field
  if (isList(field)) return 'it can have several values'
  if (orderTable(procedure, field) !== undefined) return undefined
  if (attribute.isFilterable && attribute.isIndexing) return 'its index is still being built; try again later'
  return valueKind(attribute.type) === undefined
    ? `values of the type ${attribute.type} have no order`
    : 'declare it filterable first'
}

/** The table in which the values of the attribute lie in their order. */
export function orderTable(
  procedure: Procedure,
  { attribute }: Field & { kind: 'attribute' },
): 'process_texts' | 'process_numbers' | 'process_uniques' | undefined {
  const kind = valueKind(attribute.type)
  if (isIndexed(attribute)) return kind === 'text' ? 'process_texts' : 'process_numbers'
  const isKnown = isUniqueIn(procedure, attribute) && !attribute.isIndexing
  return isKnown && kind === 'text' ? 'process_uniques' : undefined
}

/** What the process is ordered by. */
export function positionOf({ field }: Order, process: Process): Position {
  return { value: valueOf(field, process), id: process.id }
}

function valueOf(field: Field, process: Process): Value | null {
  if (field.kind === 'creation') return null
  if (field.kind === 'column') return field.column === 'updated_at' ? process.updatedAt : process.nextActionAt
  const stored = process.data[field.attribute.key]
  return stored === undefined || stored === null ? null : (indexedValues(field.attribute, stored)[0] ?? null)
}

/** A text for each order, the same as long as the order means the same. */
export function orderTag(procedure: Procedure, { field, isDescending }: Order): string {
  const name =
    field.kind === 'attribute' ? field.attribute.id : field.kind === 'column' ? field.column : 'creation'
  return `${procedure.id} ${isDescending ? '-' : ''}${name}`
}
