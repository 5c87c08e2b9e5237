/** The endpoints of single processes: fetch, create, update, delete, restore; by id and by unique values. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { idempotencyOf, markReplay } from '../../../http/idempotency.ts'
import { invalidInput } from '../../../lib/app-error.ts'
import { isJsonObject } from '../../../lib/json.ts'
import type { ProcessRef } from '../../../records/process.ts'
import {
  createProcess,
  deleteProcess,
  fetchProcess,
  restoreProcess,
  updateProcess,
} from '../../../records/processes.ts'
import { expectationOf } from './expectation.ts'
import { assertSound, faultsOf, refusalOf, tellingAll } from './faults.ts'
import { historyRoutes } from './history.ts'
import { listRoute } from './list.ts'
import { open, sendProcess, sendWritten, type Opened, type ProcessContext } from './opened.ts'
import * as places from './places.ts'
import { readChanges, readNew, type Body } from './read-body.ts'
import * as schema from './schema.ts'

export const processRoutes =
  (context: ProcessContext): FastifyPluginAsync =>
  async (app) => {
    const { byId, byValue, common, described, processes, readFailures, writeFailures } = places
    const always = common(context)
    const querystring = schema.Readable
    await app.register(listRoute(context))
    await app.register(historyRoutes(context))
    app.post(
      processes,
      {
        ...always,
        schema: {
          ...described,
          summary: 'Create a process',
          description:
            'Values go into `data`. A process that is known by the merge attribute of its procedure, such as a lead by its phone number, takes the new values instead; `_meta.outcome` says so.',
          params: places.InProcedure,
          querystring,
          body: schema.NewProcess,
          response: { 200: schema.CreatedAnswer, ...writeFailures },
        },
      },
      async (request, reply) => sendCreated(await open(context, request), request, reply),
    )
    for (const place of [byId, byValue]) {
      const { url, params, how, ref } = place
      const one = { ...described, params, querystring }
      app.get(
        url,
        {
          ...always,
          schema: {
            ...one,
            summary: `Fetch a process${how}`,
            response: { 200: schema.ProcessAnswer, 304: Type.Null(), ...readFailures },
          },
        },
        async (request, reply) => sendFetched(await open(context, request), request, reply, ref(request)),
      )
      app.route({
        ...always,
        method: 'DELETE',
        url,
        schema: {
          ...one,
          summary: `Delete a process${how}`,
          description: 'It can be restored. Answers the process as it is now.',
          response: { 200: schema.ProcessAnswer, ...writeFailures },
        },
        handler: async (request, reply) =>
          sendDeleted(await open(context, request), request, reply, ref(request)),
      })
      for (const method of ['PUT', 'PATCH'])
        app.route({
          ...always,
          method,
          url,
          schema: { ...one, ...changes, summary: `Update a process${how}` },
          handler: async (request, reply) =>
            sendUpdated(await open(context, request), request, reply, ref(request)),
        })
    }
    for (const method of ['PUT', 'PATCH'])
      app.route({
        ...always,
        method,
        url: '/lead/phone-number/:phoneNumber',
        schema: {
          ...described,
          ...changes,
          summary: 'Update a lead by its phone number',
          params: Type.Object({ phoneNumber: Type.String({ description: 'with its country code' }) }),
          querystring,
        },
        handler: async (request, reply) => {
          const { phoneNumber: value } = request.params as { phoneNumber: string }
          const ref = { attribute: 'phone_number', value }
          return sendUpdated(await open(context, request, 'lead'), request, reply, ref)
        },
      })
    app.post(
      `${processes}/:id/restore`,
      {
        ...always,
        schema: {
          ...described,
          summary: 'Restore a deleted process',
          params: places.OneProcess,
          querystring,
          response: { 200: schema.ProcessAnswer, ...writeFailures },
        },
      },
      async (request, reply) => sendRestored(await open(context, request), request, reply, byId.ref(request)),
    )
  }

const changes = {
  description:
    'Changes what is sent and leaves the rest; `data` is merged value by value, and null clears a value. A process as it was fetched can be sent back. With If-Match the change is made only if the process is still what it was.',
  body: schema.ProcessChanges,
  response: { 200: schema.ProcessAnswer, ...places.writeFailures },
}

async function sendFetched(
  opened: Opened,
  request: FastifyRequest,
  reply: FastifyReply,
  ref: ProcessRef,
): Promise<FastifyReply> {
  assertSound(request)
  const { context, actor, procedure } = opened
  return sendProcess(opened, request, reply, await fetchProcess(context, actor, procedure, ref))
}

async function sendCreated(
  opened: Opened,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, actor, procedure } = opened
  const idempotency = idempotencyOf(request)
  const { input, faults } = readNew(objectIn(request), faultsOf(request), procedure)
  if (faults.length > 0) throw await refusalOf(opened, faults, { kind: 'create', input })
  const written = await createProcess(context, actor, procedure, input, { idempotency })
  const outcome = written.isRepeated ? 'repeated' : written.outcome === 'merged' ? 'merged' : 'created'
  markReplay(reply, written.isRepeated)
  return sendProcess(opened, request, reply, written.process, { outcome })
}

async function sendUpdated(
  opened: Opened,
  request: FastifyRequest,
  reply: FastifyReply,
  ref: ProcessRef,
): Promise<FastifyReply> {
  const { context, actor, procedure } = opened
  const idempotency = idempotencyOf(request)
  const body = objectIn(request)
  const read = readChanges(body, faultsOf(request), procedure)
  const expectation = await expectationOf(opened, request, ref, body)
  const input = expectation.withoutPresentAssignee(read.input)
  const written = await tellingAll(opened, { kind: 'update', ref, input }, read.faults, (check) =>
    updateProcess(context, actor, procedure, ref, input, {
      idempotency,
      inspect(process) {
        expectation.assertFetched(process)
        check(expectation.readOnlyFaults(process))
      },
    }),
  )
  return sendWritten(opened, request, reply, written)
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

function objectIn({ body }: FastifyRequest): Body {
  if (isJsonObject(body)) return body
  throw invalidInput([{ field: 'body', message: 'must be a JSON object with fields of a process' }])
}
