/**
 * Reads `where`: objects whose keys name fields and whose values say what they must be, joined by `and` and `or`.
 * Everything that is wrong with it is found, each fault under the path of its key. Pure.
 */
import type { Fault } from '../../lib/app-error.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import { didYouMean } from '../../lib/nearest.ts'
import { allOf, anyOf, everything, leaf, type Condition } from './condition.ts'
import { personFields, type NamedField } from './fields.ts'
import { mostValues, readComparison } from './read-comparison.ts'

const deepest = 8
const mostConditions = 100
const longestName = 80
const longestPerson = 320

export interface WhereReading {
  readonly condition: Condition
  readonly faults: readonly Fault[]
}

interface Reading {
  readonly fields: ReadonlyMap<string, NamedField>
  readonly faults: Fault[]
  conditions: number
}

export function readWhere(fields: ReadonlyMap<string, NamedField>, where: unknown): WhereReading {
  const reading: Reading = { fields, faults: [], conditions: 0 }
  if (where === undefined || where === null) return { condition: everything, faults: [] }
  const condition = readQuery(reading, where as Json, 'where', 1, 'and')
  if (reading.conditions > mostConditions)
    return {
      condition,
      faults: [{ field: 'where', message: `must have at most ${mostConditions} conditions` }],
    }
  return { condition, faults: reading.faults }
}

function readQuery(
  reading: Reading,
  query: Json,
  path: string,
  depth: number,
  joint: 'and' | 'or',
): Condition {
  if (!isJsonObject(query))
    return refuse(reading, path, 'must be an object of conditions by the names of fields')
  if (depth > deepest) return refuse(reading, path, `must not be nested deeper than ${deepest} levels`)
  const parts: Condition[] = []
  for (const [key, wanted] of Object.entries(query)) {
    if (reading.conditions > mostConditions) break
    parts.push(readKey(reading, key, wanted, `${path}.${key.slice(0, longestName)}`, depth))
  }
  return joint === 'and' ? allOf(parts) : anyOf(parts)
}

function readKey(reading: Reading, key: string, wanted: Json, path: string, depth: number): Condition {
  if (key === 'and' || key === 'or') return readList(reading, key, wanted, path, depth)
  reading.conditions += 1
  const named = reading.fields.get(key)
  if (named === undefined) {
    const suggestion = didYouMean(key, [...reading.fields.keys()])
    return refuse(reading, path, `is neither a field of a process nor an attribute here.${suggestion}`)
  }
  return readComparison(named, wanted, (message) => reading.faults.push({ field: path, message }))
}

/** A list of queries; one object with several keys is taken as a list of its keys. */
function readList(
  reading: Reading,
  joint: 'and' | 'or',
  wanted: Json,
  path: string,
  depth: number,
): Condition {
  if (isJsonObject(wanted)) return readQuery(reading, wanted, path, depth + 1, joint)
  if (!Array.isArray(wanted)) return refuse(reading, path, 'must be a list of queries')
  const parts: Condition[] = []
  for (const [index, query] of wanted.entries()) {
    // Queries without conditions count too, or a list could be of any length.
    if (isJsonObject(query) && Object.keys(query).length === 0) reading.conditions += 1
    if (reading.conditions > mostConditions) break
    parts.push(readQuery(reading, query, `${path}[${index}]`, depth + 1, 'and'))
  }
  return joint === 'and' ? allOf(parts) : anyOf(parts)
}

function refuse(reading: Reading, field: string, message: string): Condition {
  reading.conditions += 1
  reading.faults.push({ field, message })
  return leaf({ kind: 'creation' }, { kind: 'empty' })
}

/** Every text by which a person may be named; who it is has to be known before the query is read. */
export function peopleNamedIn(where: unknown, depth = 1): string[] {
  if (depth > deepest + 2 || typeof where !== 'object' || where === null) return []
  if (Array.isArray(where))
    return where.slice(0, mostConditions).flatMap((item) => peopleNamedIn(item, depth + 1))
  return Object.entries(where as JsonObject).flatMap(([key, value]) =>
    personFields.includes(key)
      ? textsIn(value)
      : peopleNamedIn(key === 'and' || key === 'or' ? value : null, depth + 1),
  )
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return value.length > longestPerson || value.includes('\0') ? [] : [value]
  if (Array.isArray(value))
    return value.slice(0, mostValues).flatMap((item) => (Array.isArray(item) ? [] : textsIn(item)))
  return isJsonObject(value)
    ? Object.values(value).flatMap((item) => (isJsonObject(item) ? [] : textsIn(item)))
    : []
}
