/** Reads everything that a list is asked with, and finds everything that is wrong with it. Pure. */
import type { Fault } from '../../lib/app-error.ts'
import type { Procedure } from '../procedure.ts'
import { foldSearch } from '../values/search-words.ts'
import type { Condition } from './condition.ts'
import { decodeCursor } from './cursor.ts'
import { namedFields, type FieldContext } from './fields.ts'
import { readOrder, type Order, type Position } from './order.ts'
import { readWhere } from './read-where.ts'

/** As the caller sent it; nothing is checked yet. */
export interface ListQuery {
  readonly where?: unknown
  readonly orderBy?: unknown
  readonly skip?: unknown
  readonly limit?: unknown
  readonly cursor?: unknown
  readonly search?: unknown
}

export interface ReadQuery {
  readonly condition: Condition
  readonly words: readonly string[]
  readonly order: Order
  readonly skip: number
  readonly limit: number
  readonly after: Position | undefined
}

const usualLimit = 10
const largestLimit = 100
// Rows that are skipped have to be read.
const largestSkip = 10_000
const longestSearch = 200

export function readQuery(context: FieldContext, query: ListQuery): { read: ReadQuery; faults: Fault[] } {
  const { procedure } = context
  const fields = namedFields(context)
  const where = readWhere(fields, query.where)
  const faults = [...where.faults]
  const order = readOrder(procedure, fields, query.orderBy, faults)
  const read = {
    condition: where.condition,
    order,
    words: readSearch(query.search, faults),
    limit: Math.min(readCount('limit', query.limit, usualLimit, 1, faults), largestLimit),
    skip: readSkip(query, faults),
    after: readCursor(procedure, order, query, faults),
  }
  return { read, faults }
}

function readCount(field: string, given: unknown, usual: number, least: number, faults: Fault[]): number {
  if (given === undefined || given === null) return usual
  if (typeof given === 'number' && Number.isSafeInteger(given) && given >= least) return given
  faults.push({ field, message: `must be a whole number of at least ${least}` })
  return usual
}

function readSkip(query: ListQuery, faults: Fault[]): number {
  const skip = readCount('skip', query.skip, 0, 0, faults)
  if (skip > largestSkip)
    faults.push({
      field: 'skip',
      message: `must be at most ${largestSkip}; to go on further, send the nextCursor of an answer as "cursor" instead`,
    })
  return skip
}

function readCursor(
  procedure: Procedure,
  order: Order,
  query: ListQuery,
  faults: Fault[],
): Position | undefined {
  const { cursor, skip } = query
  if (cursor === undefined || cursor === null) return undefined
  if (skip !== undefined && skip !== null && skip !== 0)
    faults.push({
      field: 'cursor',
      message: 'cannot be sent together with "skip"; the cursor alone says where the list goes on',
    })
  const position = decodeCursor(procedure, order, cursor)
  if (!('field' in position)) return position
  faults.push(position)
  return undefined
}

function readSearch(search: unknown, faults: Fault[]): readonly string[] {
  if (search === undefined || search === null) return []
  if (typeof search === 'string' && search.length <= longestSearch)
    return foldSearch(search.replaceAll('\0', ' ').toWellFormed())
  faults.push({ field: 'search', message: `must be a text of at most ${longestSearch} characters` })
  return []
}
