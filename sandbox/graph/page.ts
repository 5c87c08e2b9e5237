/**
 * Lists of the Graph, page by page. `paging.next` is there only when there is another page, and leads back to the
 * sandbox; cursors are the ids of the first and the last object, so that what changes in between moves nothing.
 */
import type { Call } from './edge.ts'
import { parameterError } from './graph-error.ts'

export interface Page {
  readonly data: readonly Record<string, unknown>[]
  readonly paging?: {
    readonly cursors: { readonly before: string; readonly after: string }
    readonly next?: string
    readonly previous?: string
  }
}

export interface PageOptions {
  readonly defaultLimit?: number
  readonly largestLimit?: number
}

const usualLimit = 25
const usualLargest = 100

/** The page of `all` that the query asks for. Throws a GraphError for a limit or a cursor that is none. */
export function pageOf<T extends { readonly id: string }>(
  call: Call,
  all: readonly T[],
  show: (object: T) => Record<string, unknown>,
  { defaultLimit = usualLimit, largestLimit = usualLargest }: PageOptions = {},
): Page {
  const limit = Math.min(readLimit(call.query['limit'], defaultLimit), largestLimit)
  const [from, end] = boundsOf(call, all, limit)
  const shown = all.slice(from, end)
  const [first, last] = [shown[0], shown.at(-1)]
  if (first === undefined || last === undefined) return { data: [] }
  const cursors = { before: toCursor(first.id), after: toCursor(last.id) }
  return {
    data: shown.map(show),
    paging: {
      cursors,
      ...(from + shown.length < all.length && { next: addressOf(call, 'after', cursors.after) }),
      ...(from > 0 && { previous: addressOf(call, 'before', cursors.before) }),
    },
  }
}

/** `after` counts before `before`; a cursor that is empty is none. */
function boundsOf(
  { query: { after = '', before = '' } }: Call,
  all: readonly { readonly id: string }[],
  limit: number,
): [from: number, end: number] {
  if (after === '' && before !== '') {
    const end = placeOf(all, before)
    return [Math.max(end - limit, 0), end]
  }
  const from = after === '' ? 0 : placeOf(all, after) + 1
  return [from, from + limit]
}

function readLimit(given: string | undefined, otherwise: number): number {
  if (given === undefined || given === '') return otherwise
  const limit = Number(given)
  if (!Number.isInteger(limit) || limit < 1) throw parameterError('Param limit must be a positive integer')
  return limit
}

function toCursor(id: string): string {
  return Buffer.from(id).toString('base64url')
}

function placeOf(all: readonly { readonly id: string }[], cursor: string): number {
  const id = Buffer.from(cursor, 'base64url').toString()
  const place = all.findIndex((object) => object.id === id)
  if (place === -1) throw parameterError('Invalid cursor: it is not one of this list')
  return place
}

/** The same call at another place, on the host that the client called. */
function addressOf({ context, request }: Call, key: 'after' | 'before', cursor: string): string {
  const url = new URL(request.url, context.origin())
  url.searchParams.delete('after')
  url.searchParams.delete('before')
  url.searchParams.set(key, cursor)
  return url.href
}
