/** Where processes are in the address space, and which one an address means. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { ProcessRef } from '../../../records/process.ts'
import { identify } from '../bearer.ts'
import { failures } from '../schema.ts'
import type { ProcessContext } from './opened.ts'

export const processes = '/procedure/:procedure/process'

const procedure = Type.String({ description: 'the short id or id of a procedure' })
export const InProcedure = Type.Object({ procedure })
export const OneProcess = Type.Object({
  procedure,
  id: Type.String({ description: 'the id of a process, or the value of its primary key' }),
})
const ByValue = Type.Object({
  procedure,
  attribute: Type.String({ description: 'the short id of a unique attribute' }),
  value: Type.String({ description: 'its value' }),
})

const idempotencyKey = Type.Optional(
  Type.String({ description: 'made anew for each request; the same one again repeats nothing' }),
)
const ifMatch = Type.Optional(
  Type.String({ description: 'the ETag of a fetch: 412 when the process was changed since' }),
)
export const WriteHeaders = Type.Object({ 'idempotency-key': idempotencyKey })
export const ChangeHeaders = Type.Object({ 'idempotency-key': idempotencyKey, 'if-match': ifMatch })

export interface Place {
  readonly url: string
  readonly params: typeof OneProcess | typeof ByValue
  /** For the end of a summary. */
  readonly how: string
  readonly ref: (request: FastifyRequest) => ProcessRef
}

export const byId: Place = {
  url: `${processes}/:id`,
  params: OneProcess,
  how: '',
  ref: (request) => ({ idOrPrimaryKey: (request.params as { id: string }).id }),
}

export const byValue: Place = {
  url: `${processes}/:attribute/:value`,
  params: ByValue,
  how: ' by a unique value',
  ref(request) {
    const { attribute, value } = request.params as { attribute: string; value: string }
    return attribute === 'id' ? { id: value } : { attribute, value }
  },
}

export const common = (context: ProcessContext) => ({
  attachValidation: true,
  onRequest: (request: FastifyRequest) => identify(context, request),
})

export const described = { tags: ['Processes'], security: [{ token: [] }] }
export const readFailures = failures(400, 401, 403, 404, 429, 503)
export const writeFailures = failures(400, 401, 403, 404, 409, 412, 413, 415, 429, 503)
