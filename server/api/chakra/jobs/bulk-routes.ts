/** Bulk create and bulk update: bodies are read while they arrive, and answered with the job that does their rows. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Settings } from '../../../config/settings.ts'
import { idempotencyOf, markReplay } from '../../../http/idempotency.ts'
import { requestValidator } from '../../../http/validation.ts'
import type { JobBell } from '../../../jobs/job-bell.ts'
import { acceptBulk, type Accepted } from '../../../records/bulk/accept-bulk.ts'
import { answer } from '../envelope.ts'
import { assertSound } from '../processes/faults.ts'
import { open, type ProcessContext } from '../processes/opened.ts'
import * as places from '../processes/places.ts'
import { presentAccepted } from './present.ts'
import { bulkBody, forms } from './read-body.ts'
import * as schema from './schema.ts'

export type BulkContext = ProcessContext & {
  readonly settings: Pick<Settings, 'BULK_BODY_LIMIT_MB'>
  readonly jobs: JobBell
}

interface Kind {
  readonly type: 'BULK_CREATE' | 'BULK_UPDATE'
  readonly key: string | undefined
  /** What the body must be, for who sends none. */
  readonly wanted: string
}

const creation: Kind = { type: 'BULK_CREATE', key: undefined, wanted: 'a JSON list of processes' }
const change: Kind = {
  type: 'BULK_UPDATE',
  key: 'processes',
  wanted: 'an object with the list "processes"',
}

const described = {
  ...places.described,
  tags: ['Background jobs'],
  params: places.InProcedure,
  consumes: Object.keys(forms),
  response: { 200: schema.JobAccepted, ...places.writeFailures },
}

/** `isHidden` leaves the routes out of the reference: they are there under another address as well. */
export const bulkRoutes =
  (context: BulkContext, isHidden = false): FastifyPluginAsync =>
  (app) => {
    const always = { ...places.common(context), validatorCompiler: withoutBodies() }
    app.removeAllContentTypeParsers()
    app.addContentTypeParser(Object.keys(forms), (_request, payload, done) => done(null, payload))
    app.post(
      `${places.processes}/bulk-create`,
      {
        ...always,
        schema: {
          ...described,
          hide: isHidden,
          summary: 'Bulk create',
          description:
            'Takes up to 100,000 processes and answers at once with a background job that makes them. Rows that are at fault keep no other row from being done.',
          querystring: schema.CreateQuery,
          body: schema.NewRows,
        },
      },
      (request, reply) => accept(context, request, reply, creation),
    )
    app.patch(
      places.processes,
      {
        ...always,
        schema: {
          ...described,
          hide: isHidden,
          summary: 'Bulk update',
          description:
            'Takes up to 100,000 changes and answers at once with a background job that makes them, in their order.',
          querystring: schema.UpdateQuery,
          body: schema.ChangedRows,
        },
      },
      (request, reply) => accept(context, request, reply, change),
    )
    return Promise.resolve()
  }

/** The body is a stream, which no schema can judge; the rest of a request can. */
function withoutBodies(): ReturnType<typeof requestValidator> {
  const validator = requestValidator()
  return (route) => (route.httpPart === 'body' ? () => true : validator(route))
}

async function accept(
  context: BulkContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { type, key, wanted }: Kind,
): Promise<FastifyReply> {
  const body = bulkBody(request, wanted, context.settings.BULK_BODY_LIMIT_MB)
  let accepted: Accepted
  try {
    assertSound(request)
    const { actor, procedure } = await open(context, request)
    const { validateOnly = false, upsert = false } = request.query as schema.BulkQuery
    const idempotency = (hash: string) => idempotencyOf(request, `${body.form} ${hash}`)
    // A malformed key is told before the body is read.
    idempotency('')
    accepted = await acceptBulk(context, actor, procedure, {
      ...{ type, form: body.form, bytes: body.bytes, key, isDry: validateOnly, isUpsert: upsert },
      idempotency,
    })
  } catch (error) {
    await body.drain()
    throw error
  }
  context.jobs.wake()
  return sendAccepted(reply, accepted)
}

export function sendAccepted(reply: FastifyReply, { job, isRepeated }: Accepted): FastifyReply {
  markReplay(reply, isRepeated)
  return reply.send(answer(presentAccepted(job), { rowCount: job.rowCount }))
}
