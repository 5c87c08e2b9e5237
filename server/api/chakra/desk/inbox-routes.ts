/** Inboxes: which chats come into them, and to whom they are given. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { changeInbox, createInbox, listInboxes, removeInbox } from '../../../messaging/desk/inboxes.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { described, reading, writeFailures, writing, type DeskRoutesContext } from './common.ts'
import { presentInbox } from './present.ts'
import * as schema from './schema.ts'

const changing = 'For keys of an admin or a manager.'

export const inboxRoutes =
  (context: DeskRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    app.get(
      '/chat-inbox',
      {
        ...reading(context),
        schema: described('List inboxes', 'In their order.', Type.Array(schema.ChatInbox)),
      },
      async (request) =>
        answer((await listInboxes(context.database, actorOf(request).team.id)).map(presentInbox)),
    )
    app.post(
      '/chat-inbox',
      {
        ...writing(context),
        schema: {
          ...described(
            'Create an inbox',
            `Without a position it is the last. Chats that no inbox took are sorted anew. ${changing}`,
            schema.ChatInbox,
            writeFailures,
          ),
          body: schema.ChatInboxChange,
        },
      },
      async (request) => answer(presentInbox(await createInbox(context, actorOf(request), request.body))),
    )
    app.put(
      '/chat-inbox/:id',
      {
        ...writing(context),
        schema: {
          ...described(
            'Change an inbox',
            `Changes what is sent; a position moves it. ${changing}`,
            schema.ChatInbox,
            writeFailures,
          ),
          params: schema.Id,
          body: schema.ChatInboxChange,
        },
      },
      async (request) =>
        answer(presentInbox(await changeInbox(context, actorOf(request), request.params.id, request.body))),
    )
    app.delete(
      '/chat-inbox/:id',
      {
        ...reading(context),
        schema: {
          ...described(
            'Remove an inbox',
            `Its open chats are sorted into others. Answers what it was. ${changing}`,
            schema.ChatInbox,
          ),
          params: schema.Id,
        },
      },
      async (request) =>
        answer(presentInbox(await removeInbox(context, actorOf(request), request.params.id))),
    )
    return Promise.resolve()
  }
