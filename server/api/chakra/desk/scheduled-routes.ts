/** Messages that are sent later. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  cancelScheduled,
  changeScheduled,
  listScheduled,
  schedule,
} from '../../../messaging/desk/scheduled-messages.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import {
  described,
  describedPage,
  readPage,
  reading,
  writeFailures,
  writing,
  type DeskRoutesContext,
} from './common.ts'
import { presentScheduled } from './present.ts'
import * as schema from './schema.ts'

const whose = "One's own, with a key of an admin or a manager anybody's; until it is sent."

export const scheduledRoutes =
  (context: DeskRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    app.get(
      '/chat/:chatId/scheduled-message',
      {
        ...reading(context),
        schema: {
          ...describedPage(
            'List the scheduled messages of a chat',
            'The newest first.',
            schema.ScheduledMessage,
          ),
          params: schema.InChat,
          querystring: schema.ScheduledPage,
        },
      },
      async (request) => {
        const { state } = request.query
        const { chatId } = request.params
        const { shown, meta } = await readPage(request.query, ([before], limit) =>
          listScheduled(context, actorOf(request), chatId, { before, state, limit }),
        )
        return answer(shown.map(presentScheduled), meta)
      },
    )
    app.post(
      '/chat/:chatId/scheduled-message',
      {
        ...writing(context),
        schema: {
          ...described(
            'Schedule a message',
            "Sends `text`, or `content` in WhatsApp's form, at `sendAt`. What is more than an hour overdue, because no server ran, is not sent; it is FAILED and says so.",
            schema.ScheduledMessage,
            writeFailures,
          ),
          params: schema.InChat,
          body: schema.ScheduledMessageChange,
        },
      },
      async (request) => {
        const { chatId } = request.params
        return answer(presentScheduled(await schedule(context, actorOf(request), chatId, request.body)))
      },
    )
    app.put(
      '/scheduled-message/:id',
      {
        ...writing(context),
        schema: {
          ...described(
            'Change a scheduled message',
            `Changes what is sent. ${whose}`,
            schema.ScheduledMessage,
            writeFailures,
          ),
          params: schema.Id,
          body: schema.ScheduledMessageChange,
        },
      },
      async (request) => {
        const { id } = request.params
        return answer(presentScheduled(await changeScheduled(context, actorOf(request), id, request.body)))
      },
    )
    app.delete(
      '/scheduled-message/:id',
      {
        ...reading(context),
        schema: {
          ...described(
            'Cancel a scheduled message',
            `It stays in the list, as CANCELLED. ${whose}`,
            schema.ScheduledMessage,
            [409],
          ),
          params: schema.Id,
        },
      },
      async (request) =>
        answer(presentScheduled(await cancelScheduled(context, actorOf(request), request.params.id))),
    )
    return Promise.resolve()
  }
