/** The lists of chats and of their messages that the original has. What a body says that nobody knows is ignored. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { findChats } from '../../../messaging/chats/find-chats.ts'
import {
  findMessages,
  findMessagesWithPhone,
  type FoundMessages,
  type MessagesQuery,
} from '../../../messaging/chats/find-messages.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { failures } from '../schema.ts'
import { common, described, type ChatRoutesContext } from './places.ts'
import { readChatQuery, readMessageQuery, readPhoneQuery } from './read.ts'
import * as requests from './request-schema.ts'
import * as schema from './schema.ts'
import { showChats, showMessages } from './show.ts'

const listFailures = failures(400, 401, 404, 413, 415, 429, 503)

export const chatListRoutes =
  (context: ChatRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    app.post(
      '/chat',
      {
        ...common(context),
        schema: {
          ...described,
          summary: 'List chats',
          description:
            'Those that the key may see, with the last message of each. `page` goes through the first of them by number; `cursor` goes on where an answer ended, as far as there are any.',
          body: requests.ChatQuery,
          response: { 200: schema.ChatPage, ...listFailures },
        },
      },
      async (request) => {
        const actor = actorOf(request)
        const { input, faults } = readChatQuery(request)
        const { chats, hasMore, cursor, total } = await findChats(context, actor, input, faults)
        const meta = { total, page: input.page ?? null, limit: input.limit, hasMore, nextCursor: cursor }
        return { ...answer(await showChats(context, actor, chats)), _meta: meta }
      },
    )
    app.post(
      '/chat/:chatId/message',
      {
        ...common(context),
        schema: {
          ...described,
          summary: 'List the messages of a chat',
          description:
            'By their time, the newest first. Reactions, edits and revokes are shown with the message that they amend.',
          params: schema.OneChat,
          body: requests.MessageQuery,
          response: { 200: schema.MessagePage, ...listFailures },
        },
      },
      async (request) => {
        const { input, faults } = readMessageQuery(request)
        const found = await findMessages(context, actorOf(request), request.params.chatId, input, faults)
        return messagePage(context, request, found, input)
      },
    )
    app.post(
      '/plugin/whatsapp/list-chat-messages-for-phone-number',
      {
        ...common(context),
        schema: {
          ...described,
          summary: 'List the messages with a phone number',
          description:
            'Of all chats with whoever has the number, in any spelling of it and under all other names of the contact. A number that nobody is known by has none.',
          body: requests.PhoneQuery,
          response: { 200: schema.MessagePage, ...listFailures },
        },
      },
      async (request) => {
        const { input, faults } = readPhoneQuery(request)
        const found = await findMessagesWithPhone(context, actorOf(request), input.phone, input, faults)
        return messagePage(context, request, found, input)
      },
    )
    return Promise.resolve()
  }

async function messagePage(
  context: ChatRoutesContext,
  request: FastifyRequest,
  { messages, hasMore, cursor }: FoundMessages,
  { page, limit }: MessagesQuery,
) {
  const shown = await showMessages(context, actorOf(request), messages)
  return { ...answer(shown), _meta: { page: page ?? null, limit, hasMore, nextCursor: cursor } }
}
