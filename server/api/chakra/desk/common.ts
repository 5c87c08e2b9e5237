/** What the routes of the desk have in common: who may call, what they declare, pages and their cursors. */
import type { FastifyRequest } from 'fastify'
import { Type, type Static, type TSchema } from 'typebox'
import { invalidInput } from '../../../lib/app-error.ts'
import { isUuid } from '../../../lib/uuid.ts'
import type { DeskContext } from '../../../messaging/desk/desk-access.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { identify } from '../bearer.ts'
import { envelope, failures } from '../schema.ts'
import { PageMeta } from './schema.ts'

export type DeskRoutesContext = DeskContext & AuthenticationContext

export const reading = (context: DeskRoutesContext) => ({
  onRequest: (request: FastifyRequest) => identify(context, request),
})

/** Bodies go to the domain as they are: it knows the path of every fault. */
export const writing = (context: DeskRoutesContext) => ({ ...reading(context), attachValidation: true })

export const described = (
  summary: string,
  description: string,
  success: TSchema,
  statuses: readonly number[] = [],
) => ({
  tags: ['Desk'],
  summary,
  description,
  security: [{ token: [] }],
  response: { 200: envelope(success), ...failures(400, 401, 403, 404, ...statuses, 429, 503) },
})

/** What a write may fail by, beside what every request may. */
export const writeFailures = [409, 413, 415]

const defaultLimit = 50

interface PageQuery {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

/** What a list is declared with whose answer is a page. */
export const describedPage = (summary: string, description: string, item: TSchema) => {
  const { response, ...rest } = described(summary, description, Type.Array(item))
  return { ...rest, response: { ...response, 200: envelope(Type.Array(item), PageMeta) } }
}

/**
 * The page that a query asks for. `read` is given what the cursor says, the last of which is an id, and how many to read:
 * one more than are shown tells whether there are others. `placeOf` says where something stands, in `parts` texts; by its
 * id alone if absent. Throws `invalid` for a cursor that is not one of ours.
 */
export async function readPage<T extends { readonly id: string }>(
  { limit = defaultLimit, cursor }: PageQuery,
  read: (after: readonly string[], limit: number) => Promise<readonly T[]>,
  placeOf: (item: T) => readonly string[] = ({ id }) => [id],
  parts = 1,
): Promise<{ readonly shown: readonly T[]; readonly meta: Static<typeof PageMeta> }> {
  const after = cursor === undefined || cursor === '' ? [] : placeIn(cursor, parts)
  const found = await read(after, limit + 1)
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    shown,
    meta: { hasMore: last !== undefined, nextCursor: last === undefined ? null : cursorOf(placeOf(last)) },
  }
}

function placeIn(cursor: string, parts: number): string[] {
  const read = decode(cursor)
  if (read.length === parts && isUuid(read.at(-1) ?? '')) return read
  throw invalidInput([{ field: 'cursor', message: 'must be the cursor of an earlier answer' }])
}

function decode(cursor: string): string[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(read) && read.every((part) => typeof part === 'string') ? read : []
  } catch {
    return []
  }
}

function cursorOf(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}
