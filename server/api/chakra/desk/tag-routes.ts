/** Tags of chats. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { changeTag, createTag, listTags, removeTag } from '../../../messaging/desk/tags.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { described, reading, writeFailures, writing, type DeskRoutesContext } from './common.ts'
import { presentTag } from './present.ts'
import * as schema from './schema.ts'

const changing = 'For keys of an admin or a manager.'

export const tagRoutes =
  (context: DeskRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    app.get(
      '/chat-tag',
      {
        ...reading(context),
        schema: described('List tags of chats', 'By name.', Type.Array(schema.ChatTag)),
      },
      async (request) => answer((await listTags(context.database, actorOf(request).team.id)).map(presentTag)),
    )
    app.post(
      '/chat-tag',
      {
        ...writing(context),
        schema: {
          ...described('Create a tag of chats', changing, schema.ChatTag, writeFailures),
          body: schema.ChatTagChange,
        },
      },
      async (request) => answer(presentTag(await createTag(context, actorOf(request), request.body))),
    )
    app.put(
      '/chat-tag/:id',
      {
        ...writing(context),
        schema: {
          ...described(
            'Change a tag of chats',
            `Changes what is sent. ${changing}`,
            schema.ChatTag,
            writeFailures,
          ),
          params: schema.Id,
          body: schema.ChatTagChange,
        },
      },
      async (request) =>
        answer(presentTag(await changeTag(context, actorOf(request), request.params.id, request.body))),
    )
    app.delete(
      '/chat-tag/:id',
      {
        ...reading(context),
        schema: {
          ...described(
            'Remove a tag of chats',
            `A moment later no chat has it any more. Answers what it was. ${changing}`,
            schema.ChatTag,
          ),
          params: schema.Id,
        },
      },
      async (request) => answer(presentTag(await removeTag(context, actorOf(request), request.params.id))),
    )
    return Promise.resolve()
  }
