/** What the routes of the desk have in common: who may call, what they declare, pages and their cursors. */
import type { FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import { invalidInput } from '../../../lib/app-error.ts'
import { isUuid } from '../../../lib/uuid.ts'
import type { DeskContext } from '../../../messaging/desk/desk-access.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { identify } from '../bearer.ts'
import { envelope, failures } from '../schema.ts'

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

export interface Page {
  readonly limit: number
  /** What the cursor says: ids, and what goes with them. */
  readonly after: readonly string[] | undefined
}

/** Throws `invalid` for a cursor that is not one of ours with `parts` parts, the last of which is an id. */
export function pageOf(
  query: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
  parts = 1,
): Page {
  const { limit = defaultLimit, cursor } = query
  if (cursor === undefined || cursor === '') return { limit, after: undefined }
  const read = decode(cursor)
  if (read.length !== parts || !isUuid(read.at(-1) ?? ''))
    throw invalidInput([{ field: 'cursor', message: 'must be the cursor of an earlier answer' }])
  return { limit, after: read }
}

function decode(cursor: string): string[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(read) && read.every((part) => typeof part === 'string') ? read : []
  } catch {
    return []
  }
}

export function cursorOf(...parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** One page of things that were read one more than asked for, and what its meta says. */
export function cutPage<T extends { readonly id: string }>(found: readonly T[], limit: number) {
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    shown,
    meta: { hasMore: last !== undefined, nextCursor: last === undefined ? null : cursorOf(last.id) },
  }
}
