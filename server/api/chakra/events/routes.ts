/** The log of events for those outside: in pages, and live as a stream of server-sent events. */
import { Readable } from 'node:stream'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { findEvents, type FindEventsContext } from '../../../events/find-events.ts'
import { followEvents } from '../../../events/follow-events.ts'
import type { Portion } from '../../../events/tail.ts'
import { authenticate, type AuthenticationContext } from '../../../team/authenticate.ts'
import { actorOf, identify, tokenHashOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { failures } from '../schema.ts'
import { eventFrame, placeFrame, presentEvent, retryFrame } from './present.ts'
import { readListQuery, readStreamQuery } from './read-query.ts'
import * as schema from './schema.ts'

export type EventRoutesContext = FindEventsContext & AuthenticationContext

const described = { tags: ['Events'], security: [{ token: [] }] }
const readFailures = failures(400, 401, 429, 503)
const retryMs = 2_000

export const eventRoutes =
  (context: EventRoutesContext): FastifyPluginAsync =>
  (app) => {
    const always = {
      attachValidation: true,
      onRequest: (request: FastifyRequest) => identify(context, request),
    }
    // A stream has no end of its own, and a server waits for requests in flight before it stops.
    app.addHook('preClose', (done) => {
      context.eventTails.close()
      done()
    })
    app.get(
      '/events',
      {
        ...always,
        schema: {
          ...described,
          summary: 'Read the log of events',
          description:
            'In the order of their numbers, which have no gap. Without `after`, from the beginning; the `cursor` of an answer is the `after` of the next request. Events that the key may not see are left out, so a page can be short before the end: `hasMore` tells.',
          querystring: schema.ListQuery,
          response: { 200: schema.EventPage, ...readFailures },
        },
      },
      async (request, reply) => {
        const query = readListQuery(request)
        const page = await findEvents(context, actorOf(request), query, closeSignal(reply))
        const { reached, last } = page
        const meta = { hasMore: reached < last, cursor: String(reached), lastNumber: last }
        return reply.header('cache-control', 'no-store').send(answer(page.events.map(presentEvent), meta))
      },
    )
    app.get(
      '/events/stream',
      {
        ...always,
        schema: {
          ...described,
          summary: 'Follow the log of events live',
          description:
            'Server-sent events: `id` is the number of an event, `event` its type, `data` the event as JSON. It goes on after `Last-Event-ID`, or after the number `after`, without a gap; without either it begins with what comes.',
          querystring: schema.StreamQuery,
          headers: schema.StreamHeaders,
          response: {
            200: { description: 'the stream', content: { 'text/event-stream': { schema: Type.String() } } },
            ...readFailures,
          },
        },
      },
      async (request, reply) => {
        const followed = await followEvents(context, actorOf(request), {
          ...readStreamQuery(request),
          signal: closeSignal(reply),
          identify: () => authenticate(context, tokenHashOf(request)),
        })
        return reply
          .type('text/event-stream; charset=utf-8')
          .header('cache-control', 'no-store')
          .header('x-accel-buffering', 'no')
          .send(Readable.from(framesOf(followed)))
      },
    )
    return Promise.resolve()
  }

async function* framesOf(followed: AsyncGenerator<Portion>): AsyncGenerator<string> {
  yield retryFrame(retryMs)
  for await (const { events, reached } of followed)
    yield events.length === 0 ? placeFrame(reached) : events.map(eventFrame).join('')
}

/** Aborted when the client is gone. */
function closeSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return gone.signal
}
