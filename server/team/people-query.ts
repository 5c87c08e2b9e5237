/**
 * Which people of a team are asked for, and in which order. Pure: reads cursors and search words, and says
 * what is wrong with them in the words of the query.
 */
import type { Fault } from '../lib/app-error.ts'
import { isUuid } from '../lib/uuid.ts'
import { foldText } from './fold-text.ts'

export const peopleSorts = ['createdAt', 'updatedAt', 'username', 'name', 'relevance'] as const
export type PeopleSort = (typeof peopleSorts)[number]

export interface PeopleQuery {
  /** Absent: everybody. */
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly search?: string | undefined
  /** Id or short id. */
  readonly role?: string | undefined
  readonly isActive?: boolean | undefined
  /** Absent: those that are not deleted. */
  readonly isDeleted?: boolean | undefined
  /** Epoch milliseconds; people changed at that time or later. */
  readonly updatedSince?: number | undefined
  /** Absent: by creation, or by relevance in a search. */
  readonly sort?: PeopleSort | undefined
  readonly descending?: boolean | undefined
}

/** Where a page begins: behind the row with this sort key and id. */
export interface PagePosition {
  readonly key: string | number
  readonly id: string
}

const mostSearchWords = 8
const longestSearch = 200

export interface PeopleOrder {
  readonly sort: PeopleSort
  readonly descending: boolean
}

export function orderOf(query: PeopleQuery): PeopleOrder {
  const searches = query.search !== undefined && searchWords(query.search).length > 0
  const sort = query.sort ?? (searches ? 'relevance' : 'createdAt')
  return { sort, descending: sort === 'relevance' ? true : (query.descending ?? false) }
}

export function encodeCursor(order: PeopleOrder, position: PagePosition): string {
  return Buffer.from(JSON.stringify([tag(order), position.key, position.id])).toString('base64url')
}

/** The position that the cursor names, or what is wrong with it. */
export function decodeCursor(order: PeopleOrder, cursor: string): PagePosition | Fault {
  const parsed = parseJson(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (!Array.isArray(parsed) || parsed.length !== 3) return malformed
  const [sort, key, id] = parsed as unknown[]
  if (sort !== tag(order))
    return { field: 'cursor', message: 'belongs to another order; begin again without it' }
  const isNumeric = order.sort !== 'username' && order.sort !== 'name'
  const keyFits = isNumeric
    ? Number.isSafeInteger(key) && Math.abs(key as number) < 8e15
    : typeof key === 'string' && !key.includes('\0')
  if (!keyFits || typeof id !== 'string' || !isUuid(id)) return malformed
  return { key: key as string | number, id }
}

const malformed: Fault = { field: 'cursor', message: 'must be a nextCursor of an earlier answer' }

function tag(order: PeopleOrder): string {
  return `${order.descending ? '-' : ''}${order.sort}`
}

/** The words of a search in the form in which people are kept for it. */
export function searchWords(search: string): string[] {
  return foldText(search.slice(0, longestSearch).replaceAll('\0', '').toWellFormed())
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, mostSearchWords)
    .map((word) => (/^\+?[\d().-]+$/.test(word) ? word.replace(/\D/g, '') : word))
    .filter((word) => word !== '')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
