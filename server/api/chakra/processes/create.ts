/** Creating a process, which merges it into one that is known. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { idempotencyOf, markReplay } from '../../../http/idempotency.ts'
import { createProcess } from '../../../records/processes.ts'
import { faultsOf, objectIn, refusalOf } from './faults.ts'
import { open, sendProcess, type Opened, type ProcessContext } from './opened.ts'
import * as places from './places.ts'
import { aProcess, readNew } from './read-body.ts'
import * as schema from './schema.ts'

export const createRoute =
  (context: ProcessContext): FastifyPluginAsync =>
  (app) => {
    app.post(
      places.processes,
      {
        ...places.common(context),
        schema: {
          ...places.described,
          summary: 'Create a process',
          description:
            'Values go into `data`. A process that is known by the merge attribute of its procedure, such as a lead by its phone number, takes the new values instead; `_meta.outcome` says so.',
          params: places.InProcedure,
          querystring: schema.Readable,
          headers: places.WriteHeaders,
          body: schema.NewProcess,
          response: { 200: schema.CreatedAnswer, ...places.writeFailures },
        },
      },
      async (request, reply) => sendCreated(await open(context, request), request, reply),
    )
    return Promise.resolve()
  }

async function sendCreated(
  opened: Opened,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, actor, procedure } = opened
  const idempotency = idempotencyOf(request)
  const { input, faults } = readNew(objectIn(request, aProcess), faultsOf(request), procedure)
  if (faults.length > 0) throw await refusalOf(opened, faults, { kind: 'create', input })
  const written = await createProcess(context, actor, procedure, input, { idempotency })
  const outcome = written.isRepeated ? 'repeated' : written.outcome === 'merged' ? 'merged' : 'created'
  markReplay(reply, written.isRepeated)
  return sendProcess(opened, request, reply, written.process, { outcome })
}
