/** The history of a process: what was changed, by whom, and taking a change back. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { idempotencyOf } from '../../../http/idempotency.ts'
import type { ProcessRef } from '../../../records/process.ts'
import { readHistory, undoChange } from '../../../records/processes.ts'
import { Type } from 'typebox'
import { answer } from '../envelope.ts'
import { assertSound } from './faults.ts'
import { json, open, sendWritten, viewOf, wantsReadable, type Opened, type ProcessContext } from './opened.ts'
import * as places from './places.ts'
import { peopleInHistory, presentChange } from './present.ts'
import * as schema from './schema.ts'

// A screen of changes.
const defaultLimit = 20

export const historyRoutes =
  (context: ProcessContext): FastifyPluginAsync =>
  (app) => {
    const { byId, common, described, readFailures, writeFailures } = places
    const always = common(context)
    app.get(
      `${byId.url}/history`,
      {
        ...always,
        schema: {
          ...described,
          summary: 'Read the history of a process',
          description: 'Every change, newest first; of a deleted process too.',
          params: byId.params,
          querystring: schema.HistoryQuery,
          response: { 200: schema.History, ...readFailures },
        },
      },
      async (request, reply) => sendHistory(await open(context, request), request, reply, byId.ref(request)),
    )
    app.post(
      `${byId.url}/history/:changeId/undo`,
      {
        ...always,
        schema: {
          ...described,
          summary: 'Undo a change of a process',
          description:
            'What the change changed becomes what it was, and nothing else. Refused with 409 when it was changed again since. An undo is a change and can be undone.',
          params: Type.Object({
            ...byId.params.properties,
            changeId: Type.String({ description: 'the id of a change in the history' }),
          }),
          querystring: schema.Readable,
          headers: places.WriteHeaders,
          response: { 200: schema.ProcessAnswer, ...writeFailures },
        },
      },
      async (request, reply) => sendUndone(await open(context, request), request, reply, byId.ref(request)),
    )
    return Promise.resolve()
  }

async function sendHistory(
  opened: Opened,
  request: FastifyRequest,
  reply: FastifyReply,
  ref: ProcessRef,
): Promise<FastifyReply> {
  assertSound(request)
  const { context, actor, procedure } = opened
  const { limit = defaultLimit, cursor } = request.query as schema.HistoryQuery
  const { changes, nextCursor } = await readHistory(context, actor, procedure, ref, { limit, cursor })
  const view = await viewOf(opened, wantsReadable(request), () => peopleInHistory(changes))
  const meta = { hasMore: nextCursor !== null, nextCursor }
  return reply.type(json).send(
    JSON.stringify(
      answer(
        changes.map((change) => presentChange(view, change)),
        meta,
      ),
    ),
  )
}

async function sendUndone(
  opened: Opened,
  request: FastifyRequest,
  reply: FastifyReply,
  ref: ProcessRef,
): Promise<FastifyReply> {
  assertSound(request)
  const { context, actor, procedure } = opened
  const { changeId } = request.params as { changeId: string }
  const options = { idempotency: idempotencyOf(request) }
  const written = await undoChange(context, actor, procedure, ref, changeId, options)
  return sendWritten(opened, request, reply, written)
}
