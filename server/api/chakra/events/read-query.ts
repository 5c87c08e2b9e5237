/** From a query to what is asked of the log; all faults are told at once. */
import type { FastifyRequest } from 'fastify'
import type { EventQuery } from '../../../events/find-events.ts'
import { typeFaults } from '../../../events/event-types.ts'
import { invalidInput, type Fault } from '../../../lib/app-error.ts'
import { isUuid } from '../../../lib/uuid.ts'
import { faultsOf } from '../processes/faults.ts'
import type { ListQuery, StreamQuery } from './schema.ts'

const defaultLimit = 100
const lastEventId = 'Last-Event-ID'

export function readListQuery(request: FastifyRequest): EventQuery {
  const query = request.query as ListQuery
  const faults = faultsOf(request)
  const types = readTypes(query.types, faults)
  for (const field of ['subject', 'madeBy'] as const) {
    const id = query[field]
    if (id !== undefined && !isUuid(id)) faults.push({ field, message: 'must be an id: a UUID' })
  }
  if (faults.length > 0) throw invalidInput(faults)
  return {
    after: query.after ?? 0,
    limit: query.limit ?? defaultLimit,
    waitMs: (query.wait ?? 0) * 1_000,
    types,
    subjectId: query.subject?.toLowerCase(),
    madeBy: query.madeBy?.toLowerCase(),
  }
}

/** Where a stream begins. A header is of the client that comes back: it counts before the address it began with. */
export function readStreamQuery(request: FastifyRequest): {
  readonly after: number | undefined
  readonly field: string
  readonly types: readonly string[] | undefined
} {
  const query = request.query as StreamQuery
  const faults = faultsOf(request)
  const types = readTypes(query.types, faults)
  const header = request.headers['last-event-id']
  const seen = header === undefined || header === '' ? undefined : readNumber(String(header))
  if (seen === 'bad')
    faults.push({
      field: lastEventId,
      message: 'must be the id of an event that was received: a whole number',
    })
  if (faults.length > 0) throw invalidInput(faults)
  return typeof seen === 'number'
    ? { after: seen, field: lastEventId, types }
    : { after: query.after, field: 'after', types }
}

function readNumber(text: string): number | 'bad' {
  return /^\d{1,15}$/.test(text) ? Number(text) : 'bad'
}

function readTypes(text: string | undefined, faults: Fault[]): readonly string[] | undefined {
  if (typeof text !== 'string') return undefined
  const types = text
    .split(',')
    .map((type) => type.trim())
    .filter((type) => type !== '')
  faults.push(...typeFaults('types', types))
  if (types.length === 0 && faults.length === 0)
    faults.push({
      field: 'types',
      message: 'must name at least one type, such as message.created or process.*',
    })
  return types
}
