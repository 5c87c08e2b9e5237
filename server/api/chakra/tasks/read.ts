/**
 * Reads tasks and questions about them from the wire. What cannot be changed may be sent along when it is what it
 * was, so that a fetched task can be sent back.
 */
import { isDeepStrictEqual } from 'node:util'
import type { FastifyRequest } from 'fastify'
import { invalidInput, type Fault } from '../../../lib/app-error.ts'
import { isJsonObject, isShallow, type JsonObject } from '../../../lib/json.ts'
import type { TaskQuery as DomainQuery } from '../../../records/tasks/task-list.ts'
import type { TaskInput } from '../../../records/tasks/task.ts'
import { faultsOf } from '../processes/faults.ts'
import { readOnlyFields, writableFields, type TaskQuery, type TaskV1 } from './schema.ts'

export const pageLength = 20

export interface ReadTask {
  readonly body: JsonObject
  /** Without the fields that are at fault. */
  readonly input: TaskInput
  readonly faults: readonly Fault[]
}

export function readTaskBody(request: FastifyRequest): ReadTask {
  const { body, faults } = sound(request)
  const writable = Object.entries(body).filter(([field]) => writableFields.includes(field))
  return { body, input: Object.fromEntries(writable), faults }
}

/** True for a body that has more than a change, such as a task as it was fetched. */
export function isSentBack(body: JsonObject): boolean {
  return readOnlyFields.some((field) => body[field] !== undefined)
}

/** A fault for each field that cannot be changed and is not what it is now, with ids or readable. */
export function readOnlyFaults(body: JsonObject, shown: readonly TaskV1[]): Fault[] {
  const views: readonly Readonly<Record<string, unknown>>[] = shown
  return readOnlyFields
    .filter((field) => {
      const sent = body[field]
      if (sent === undefined) return false
      return !isShallow(sent, 2) || !views.some((view) => isDeepStrictEqual(view[field], sent))
    })
    .map((field) => ({ field, message: 'cannot be changed; leave it out, or send it as it was' }))
}

export function readTaskQuery(request: FastifyRequest): { query: DomainQuery; faults: readonly Fault[] } {
  const { body, faults } = sound(request)
  const { dueBy, limit = pageLength, ...rest }: TaskQuery = body
  // Times are whole milliseconds.
  const from = [dueBy?.['>='], after(dueBy?.['>'], 1)].filter((time) => time !== undefined)
  const to = [dueBy?.['<='], after(dueBy?.['<'], -1)].filter((time) => time !== undefined)
  const query = {
    ...rest,
    limit,
    dueFrom: from.length === 0 ? undefined : Math.max(...from),
    dueTo: to.length === 0 ? undefined : Math.min(...to),
  }
  return { query, faults: [...faults, ...outOfRange(query)] }
}

function after(time: number | undefined, by: number): number | undefined {
  return time === undefined ? undefined : time + by
}

// The largest time that JavaScript knows.
const latestMs = 8_640_000_000_000_000

function outOfRange({ dueFrom = 0, dueTo = 0 }: Pick<DomainQuery, 'dueFrom' | 'dueTo'>): Fault[] {
  const isKnown = Math.abs(dueFrom) <= latestMs && Math.abs(dueTo) <= latestMs
  return isKnown ? [] : [{ field: 'dueBy', message: 'must have times in milliseconds since 1970' }]
}

/** The body without the fields that the schema finds at fault. No body is an empty one. */
function sound(request: FastifyRequest): { body: JsonObject; faults: readonly Fault[] } {
  const body: unknown = request.body ?? {}
  if (!isJsonObject(body)) throw invalidInput([{ field: 'body', message: 'must be a JSON object' }])
  const faults = faultsOf(request).filter(({ field }) => field !== 'body')
  const atFault = new Set(faults.map(({ field }) => field))
  return { body: Object.fromEntries(Object.entries(body).filter(([field]) => !atFault.has(field))), faults }
}
