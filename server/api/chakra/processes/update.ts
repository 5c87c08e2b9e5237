/** Changing a process, by id or by a unique value; a lead by its phone number. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { idempotencyOf } from '../../../http/idempotency.ts'
import type { ProcessRef } from '../../../records/process.ts'
import { updateProcess } from '../../../records/processes.ts'
import { expectationOf } from './expectation.ts'
import { faultsOf, objectIn, tellingAll } from './faults.ts'
import { open, sendWritten, type Opened, type ProcessContext } from './opened.ts'
import * as places from './places.ts'
import { aProcess, readChanges } from './read-body.ts'
import * as schema from './schema.ts'

const phoneNumber = Type.String({ description: 'the phone number of a lead, with its country code' })

/** The same as the update of a lead by its attribute `phone_number`. */
const leadByPhone = {
  url: '/lead/phone-number/:phoneNumber',
  params: Type.Object({ phoneNumber }),
  summary: 'Update a lead by its phone number',
  procedure: 'lead',
  ref: (request: FastifyRequest): ProcessRef => ({
    attribute: 'phone_number',
    value: (request.params as { phoneNumber: string }).phoneNumber,
  }),
}

export const updateRoutes =
  (context: ProcessContext): FastifyPluginAsync =>
  (app) => {
    const ordinary = [places.byId, places.byValue].map((place) => ({
      ...place,
      summary: `Update a process${place.how}`,
      procedure: undefined,
    }))
    for (const { url, params, summary, procedure, ref } of [...ordinary, leadByPhone])
      for (const method of ['PUT', 'PATCH'])
        app.route({
          ...places.common(context),
          method,
          url,
          schema: {
            ...places.described,
            summary,
            description:
              'Changes what is sent and leaves the rest; `data` is merged value by value, and null clears a value. A process as it was fetched can be sent back. With If-Match the change is made only if the process is still what it was.',
            params,
            querystring: schema.Readable,
            headers: places.ChangeHeaders,
            body: schema.ProcessChanges,
            response: { 200: schema.ProcessAnswer, ...places.writeFailures },
          },
          handler: async (request, reply) =>
            sendUpdated(await open(context, request, procedure), request, reply, ref(request)),
        })
    return Promise.resolve()
  }

async function sendUpdated(
  opened: Opened,
  request: FastifyRequest,
  reply: FastifyReply,
  ref: ProcessRef,
): Promise<FastifyReply> {
  const { context, actor, procedure } = opened
  const idempotency = idempotencyOf(request)
  const body = objectIn(request, aProcess)
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
