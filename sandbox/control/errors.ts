/**
 * Injected errors: what the next calls that match are answered with, instead of the truth or after the work was done.
 * An error with `when: late` lets a message be accepted and fail afterwards.
 */
import type { SandboxContext } from '../context.ts'
import { isErrorCode, type ErrorCode } from '../graph/error-codes.ts'
import { GraphError } from '../graph/graph-error.ts'
import { httpFaults, type GraphCall, type HttpFault, type Interference } from '../graph/interference.ts'
import type { Collection } from '../world/collection.ts'
import { oneOf, readInput, text, whole, yesOrNo, type Reader } from './input.ts'
import { ControlError, type ControlRoutes } from './route.ts'

interface InjectedError {
  readonly id: string
  readonly code?: ErrorCode
  readonly details?: string
  readonly subcode?: number
  readonly when: 'sync' | 'late'
  readonly fault?: HttpFault
  /** Of the answer of the fault `status`. */
  readonly status?: number
  /** Whether the work is done before the answer is spoiled. */
  readonly after: boolean
  /** Only calls of this object. */
  readonly phoneNumberId?: string
  /** Only calls of this edge; '' is the object itself. */
  readonly edge?: string
  readonly method?: string
  /** How many calls it is still for; null is all. */
  readonly times: number | null
}

/** Takes an injected late error for a message of the number, if there is one. */
export function lateError(
  { world }: Pick<SandboxContext, 'world'>,
  phoneNumberId: string,
): number | undefined {
  const all = injectedErrors(world)
  if (all.size === 0) return undefined
  const error = all.find(
    (one) =>
      one.when === 'late' &&
      (one.phoneNumberId ?? phoneNumberId) === phoneNumberId &&
      (one.edge ?? 'messages') === 'messages',
  )
  if (error === undefined) return undefined
  use(all, error)
  return error.code
}

/** Takes what was injected for the call, if anything was. */
export function injectedFor(
  { world }: Pick<SandboxContext, 'world'>,
  call: GraphCall,
): Interference | undefined {
  const all = injectedErrors(world)
  if (all.size === 0) return undefined
  const error = all.find(
    (one) =>
      one.when === 'sync' &&
      (one.phoneNumberId ?? call.id) === call.id &&
      (one.edge ?? call.edge) === call.edge &&
      (one.method ?? call.method) === call.method,
  )
  if (error === undefined) return undefined
  use(all, error)
  return { after: error.after, answer: answerOf(error) }
}

export const errorRoutes: ControlRoutes = (context) => async (app) => {
  const all = injectedErrors(context.world)
  app.get('/errors', () => ({ data: [...all.values()] }))
  app.post('/errors', (request) => all.put({ id: String(nextNumber(all)), ...readError(request.body) }))
  app.delete('/errors', () => {
    all.clear()
    return { success: true }
  })
  app.delete<{ Params: { id: string } }>('/errors/:id', ({ params }) => {
    if (!all.has(params.id)) throw new ControlError(404, `There is no injected error ${params.id}.`)
    all.remove(params.id)
    return { success: true }
  })
  await Promise.resolve()
}

function injectedErrors(world: SandboxContext['world']): Collection<InjectedError> {
  return world.collection<InjectedError>('injectedErrors')
}

function use(all: Collection<InjectedError>, error: InjectedError): void {
  if (error.times === null) return
  if (error.times <= 1) all.remove(error.id)
  else all.put({ ...error, times: error.times - 1 })
}

function answerOf(error: InjectedError): Interference['answer'] {
  if (error.code === undefined) return { fault: error.fault ?? 'reset', status: error.status ?? 500 }
  return new GraphError(error.code, {
    ...(error.details === undefined ? {} : { details: error.details }),
    ...(error.subcode === undefined ? {} : { subcode: error.subcode }),
  })
}

const errorCode: Reader<ErrorCode> = (value) =>
  typeof value === 'number' && isErrorCode(value)
    ? { value }
    : { fault: 'must be an error code of the Graph API, such as 131056 or 190' }

const always = 0
const mostTimes = 1_000_000

function readError(body: unknown): Omit<InjectedError, 'id'> {
  const {
    times = 1,
    when = 'sync',
    after = false,
    ...given
  } = readInput(body, {
    optional: {
      code: errorCode,
      details: text(0, 1_000),
      subcode: whole(0, 10_000_000),
      when: oneOf('sync', 'late'),
      fault: oneOf(...httpFaults),
      status: whole(200, 599),
      after: yesOrNo,
      phoneNumberId: text(1, 40),
      edge: text(0, 100),
      method: oneOf('GET', 'POST', 'DELETE'),
      times: whole(always, mostTimes),
    },
  })
  const faults = [
    (given.code === undefined) === (given.fault === undefined) &&
      'Give "code" for an error of the Graph API, or "fault" for a broken answer; one of both.',
    given.fault === 'status' && given.status === undefined && '"status" is required with the fault "status".',
    given.fault !== 'status' && given.status !== undefined && '"status" belongs to the fault "status".',
    when === 'late' && given.code === undefined && '"when": "late" needs a "code".',
    when === 'late' && (given.edge ?? 'messages') !== 'messages' && 'Only "messages" has late errors.',
  ].filter((fault) => fault !== false)
  if (faults.length > 0) throw new ControlError(400, faults.join(' '))
  return { ...given, when, after, times: times === always ? null : times }
}

function nextNumber(all: Collection<InjectedError>): number {
  let last = 0
  for (const { id } of all.values()) last = Math.max(last, Number(id))
  return last + 1
}
