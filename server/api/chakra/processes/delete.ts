/** Deleting a process, and bringing it back. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { idempotencyOf } from '../../../http/idempotency.ts'
import type { ProcessRef } from '../../../records/process.ts'
import { deleteProcess, restoreProcess } from '../../../records/processes.ts'
import { expectationOf } from './expectation.ts'
import { assertSound } from './faults.ts'
import { open, sendWritten, type Opened, type ProcessContext } from './opened.ts'
import * as places from './places.ts'
import * as schema from './schema.ts'

export const deleteRoutes =
  (context: ProcessContext): FastifyPluginAsync =>
  (app) => {
    const always = places.common(context)
    const shared = {
      ...places.described,
      querystring: schema.Readable,
      response: { 200: schema.ProcessAnswer, ...places.writeFailures },
    }
    for (const { url, params, how, ref } of [places.byId, places.byValue])
      app.route({
        ...always,
        method: 'DELETE',
        url,
        schema: {
          ...shared,
          summary: `Delete a process${how}`,
          description: 'It can be restored. Answers the process as it is now.',
          params,
          headers: places.ChangeHeaders,
        },
        handler: async (request, reply) =>
          sendDeleted(await open(context, request), request, reply, ref(request)),
      })
    const { url, params, ref } = places.byId
    app.post(
      `${url}/restore`,
      {
        ...always,
        schema: { ...shared, summary: 'Restore a deleted process', params, headers: places.WriteHeaders },
      },
      async (request, reply) => sendRestored(await open(context, request), request, reply, ref(request)),
    )
    return Promise.resolve()
  }

async function sendDeleted(
  opened: Opened,
  request: FastifyRequest,
  reply: FastifyReply,
  ref: ProcessRef,
): Promise<FastifyReply> {
  assertSound(request)
  const { context, actor, procedure } = opened
  const idempotency = idempotencyOf(request)
  const { assertFetched } = await expectationOf(opened, request, ref, {})
  const options = { idempotency, inspect: assertFetched }
  return sendWritten(opened, request, reply, await deleteProcess(context, actor, procedure, ref, options))
}

async function sendRestored(
  opened: Opened,
  request: FastifyRequest,
  reply: FastifyReply,
  ref: ProcessRef,
): Promise<FastifyReply> {
  assertSound(request)
  const { context, actor, procedure } = opened
  const idempotency = idempotencyOf(request)
  return sendWritten(
    opened,
    request,
    reply,
    await restoreProcess(context, actor, procedure, ref, { idempotency }),
  )
}
