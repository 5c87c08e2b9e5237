/** Background jobs: how far one is, what became of its rows, those that failed; cancelling and undoing it. */
import { Readable } from 'node:stream'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { idempotencyOf } from '../../../http/idempotency.ts'
import { invalidInput } from '../../../lib/app-error.ts'
import { isUuid } from '../../../lib/uuid.ts'
import { listEntries } from '../../../records/bulk/entries.ts'
import { writeFailures } from '../../../records/bulk/failures.ts'
import { cancelJob, findJob, listJobs, undoJob } from '../../../records/bulk/jobs.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { assertSound } from '../processes/faults.ts'
import { json } from '../processes/opened.ts'
import * as places from '../processes/places.ts'
import { sendAccepted, type BulkContext } from './bulk-routes.ts'
import { entriesBody, presentJob, presentMeta } from './present.ts'
import * as schema from './schema.ts'

const defaultJobs = 20
const defaultEntries = 100
const types = { ndjson: 'application/x-ndjson; charset=utf-8', csv: 'text/csv; charset=utf-8' }

export const jobRoutes =
  (context: BulkContext): FastifyPluginAsync =>
  (app) => {
    const always = places.common(context)
    const described = { ...places.described, tags: ['Background jobs'] }
    const one = { ...described, params: schema.OneJob }
    const jobOf = (request: FastifyRequest) => {
      assertSound(request)
      return findJob(context, actorOf(request), idOf(request))
    }
    app.get(
      '/background-job',
      {
        ...always,
        schema: {
          ...described,
          summary: 'List background jobs',
          description: 'Newest first; with a key of type user, those of its own user.',
          querystring: schema.ListQuery,
          response: { 200: schema.JobList, ...places.readFailures },
        },
      },
      async (request, reply) => {
        assertSound(request)
        const { limit = defaultJobs, cursor } = request.query as schema.ListQuery
        if (cursor !== undefined && !isUuid(cursor)) throw badCursor()
        const { jobs, nextCursor } = await listJobs(context, actorOf(request), { limit, cursor })
        const shown = jobs.map((job) => ({ ...presentJob(job), meta: presentMeta(job) }))
        return reply.send(answer(shown, { hasMore: nextCursor !== null, nextCursor }))
      },
    )
    app.get(
      '/background-job/:id',
      {
        ...always,
        schema: {
          ...one,
          summary: 'Fetch a background job',
          response: { 200: schema.JobAnswer, ...places.readFailures },
        },
      },
      async (request, reply) => {
        const job = await jobOf(request)
        return reply.send(answer(presentJob(job), presentMeta(job)))
      },
    )
    app.get(
      '/background-job/:id/entries',
      {
        ...always,
        schema: {
          ...one,
          summary: 'List the entries of a background job',
          description: 'One for each row, in their order, with the row as it was sent and what became of it.',
          querystring: schema.EntryQuery,
          response: { 200: schema.EntryList, ...places.readFailures },
        },
      },
      async (request, reply) => {
        const job = await jobOf(request)
        const query = request.query as schema.EntryQuery
        const { skip = 0, cursor = '0', limit = defaultEntries, status } = query
        const page = await listEntries(context, job, { skip, from: Number(cursor), limit, status })
        return reply.type(json).send(entriesBody(job, page, query))
      },
    )
    app.get(
      '/background-job/:id/failures',
      {
        ...always,
        schema: {
          ...one,
          summary: 'Download the rows that failed',
          description:
            'Each as it was sent, with its number in `_row` and the reason in `_reason`: to be put right and sent to the same bulk endpoint, which ignores both.',
          querystring: schema.FailureQuery,
          response: {
            200: {
              description: 'the rows',
              content: {
                'application/x-ndjson': { schema: Type.String() },
                'text/csv': { schema: Type.String() },
              },
            },
            ...places.readFailures,
          },
        },
      },
      async (request, reply) => {
        const job = await jobOf(request)
        const { format = job.options.form === 'csv' ? 'csv' : 'ndjson' } =
          request.query as schema.FailureQuery
        reply.header('content-disposition', `attachment; filename="failures-${job.id}.${format}"`)
        const portions = writeFailures(context, actorOf(request), job, format)
        return sendPortions(reply.type(types[format]), portions)
      },
    )
    app.post(
      '/background-job/:id/cancel',
      {
        ...always,
        schema: {
          ...one,
          summary: 'Cancel a background job',
          description: 'Rows that are done stay as they are; the others are not begun.',
          response: { 200: schema.JobAnswer, ...places.writeFailures },
        },
      },
      async (request, reply) => {
        assertSound(request)
        const job = await cancelJob(context, actorOf(request), idOf(request))
        return reply.send(answer(presentJob(job), presentMeta(job)))
      },
    )
    app.post(
      '/background-job/:id/undo',
      {
        ...always,
        schema: {
          ...one,
          summary: 'Undo a background job',
          description:
            'Answers with a job that takes back what this one did, the last change first. What was changed again since is not touched, and its entry says so.',
          response: { 200: schema.JobAccepted, ...places.writeFailures },
        },
      },
      async (request, reply) => {
        assertSound(request)
        const undone = await undoJob(context, actorOf(request), idOf(request), idempotencyOf(request))
        context.jobs.wake()
        return sendAccepted(reply, undone)
      },
    )
    return Promise.resolve()
  }

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id
}

function badCursor() {
  return invalidInput([{ field: 'cursor', message: 'must be the nextCursor of an earlier answer' }])
}

/** The first portion is made before the status is sent: until then a failure can still be told. */
async function sendPortions(reply: FastifyReply, portions: AsyncGenerator<string>): Promise<FastifyReply> {
  const first = await portions.next()
  if (first.done === true) return reply.send('')
  return reply.send(Readable.from(joined(first.value, portions)))
}

async function* joined(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}
