/** One chat: looking at it, opening, changing and answering it, and how the team handles its chats. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { idempotencyOf, markReplay } from '../../../http/idempotency.ts'
import { changeChat, changeChats } from '../../../messaging/chats/change-chat.ts'
import { changeChatSettings, chatSettings } from '../../../messaging/chats/chat-settings.ts'
import { findChat } from '../../../messaging/chats/find-chats.ts'
import { openChat } from '../../../messaging/chats/open-chat.ts'
import { replyInChat } from '../../../messaging/chats/reply.ts'
import { mediaOfMessages } from '../../../messaging/media/message-media.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { presentAttachment } from '../media/present.ts'
import { failures } from '../schema.ts'
import { presentState } from '../sending/present.ts'
import { SendHeaders } from '../sending/schema.ts'
import { common, described, type ChatRoutesContext } from './places.ts'
import { readBulkChange, readChatChange, readNewChat, readReply, sound } from './read.ts'
import * as requests from './request-schema.ts'
import * as schema from './schema.ts'
import { showChat } from './show.ts'

const writeFailures = failures(400, 401, 403, 404, 409, 413, 415, 429, 503)

export const chatRoutes =
  (context: ChatRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    app.get(
      '/chat/:chatId',
      {
        ...common(context),
        schema: {
          ...described,
          summary: 'Look at a chat',
          params: schema.OneChat,
          response: { 200: schema.ChatAnswer, ...failures(401, 404, 429, 503) },
        },
      },
      async (request) => {
        const actor = actorOf(request)
        return answer(await showChat(context, actor, await findChat(context, actor, request.params.chatId)))
      },
    )
    app.put(
      '/chat/:chatId',
      {
        ...common(context),
        schema: {
          ...described,
          summary: 'Change a chat',
          description:
            'Closes or opens it, gives it to somebody, moves it, tags it, marks it as read: what is sent changes, and the rest stays. With `version`, only a chat at this version changes.',
          params: schema.OneChat,
          body: requests.ChatChange,
          response: { 200: schema.ChatAnswer, ...writeFailures },
        },
      },
      async (request) => {
        const actor = actorOf(request)
        const { input, faults } = readChatChange(request)
        const chat = await changeChat(context, actor, request.params.chatId, input, faults)
        return answer(await showChat(context, actor, chat))
      },
    )
    app.post(
      '/chat/open',
      {
        ...common(context),
        schema: {
          ...described,
          summary: 'Open a chat',
          description:
            "With a contact, or with a phone number that may be nobody's yet. Where one is open already, the answer is that one. WhatsApp still wants a template first, unless the contact has written within a day.",
          body: requests.NewChat,
          response: { 200: schema.OpenAnswer, ...writeFailures },
        },
      },
      async (request) => {
        const actor = actorOf(request)
        const { input, faults } = readNewChat(request)
        const { chat, isNew } = await openChat(context, actor, input, faults)
        return { ...answer(await showChat(context, actor, chat)), _meta: { isNew } }
      },
    )
    app.post(
      '/chat/bulk-change',
      {
        ...common(context),
        schema: {
          ...described,
          summary: 'Change many chats',
          description:
            'The same change of up to 100 chats, each by itself: one that is refused does not hold up the others.',
          body: requests.BulkChange,
          response: { 200: schema.BulkAnswer, ...failures(400, 401, 413, 415, 429, 503) },
        },
      },
      async (request) => {
        const { input, faults } = readBulkChange(request)
        const outcomes = await changeChats(context, actorOf(request), input.chatIds, input.change, faults)
        const shown = outcomes.map((outcome) =>
          'chat' in outcome
            ? { chat: outcome.id, version: outcome.chat.version, code: null, message: null }
            : { chat: outcome.id, version: null, code: outcome.error.code, message: outcome.error.message },
        )
        const refused = shown.filter(({ code }) => code !== null).length
        return { ...answer(shown), _meta: { changed: shown.length - refused, refused } }
      },
    )
    app.post(
      '/chat/:chatId/reply',
      {
        ...common(context),
        schema: {
          ...described,
          summary: 'Answer in a chat',
          description:
            "Sends a text, or a message in WhatsApp's form. With `version`, the answer is refused when the team has answered since: the failure tells who and when.",
          params: schema.OneChat,
          headers: SendHeaders,
          body: requests.Reply,
          response: { 200: schema.StateAnswer, ...writeFailures, ...failures(502) },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        const idempotency = idempotencyOf(request)
        const { chatId } = request.params
        const { message, isRepeated } = await replyInChat(context, actor, chatId, readReply(request), {
          idempotency,
        })
        markReplay(reply, isRepeated)
        const files = (await mediaOfMessages(context, actor.team.id, [message.id])).get(message.id) ?? []
        return answer(
          presentState(
            message,
            files.map((file) => presentAttachment(file, context.publicUrl())),
          ),
        )
      },
    )
    app.get(
      '/chat-settings',
      {
        ...common(context),
        schema: {
          ...described,
          summary: 'How chats are handled',
          response: { 200: schema.SettingsAnswer, ...failures(401, 429, 503) },
        },
      },
      async (request) => answer(await chatSettings(context.database, actorOf(request).team.id)),
    )
    app.put(
      '/chat-settings',
      {
        ...common(context),
        schema: {
          ...described,
          summary: 'Change how chats are handled',
          description: 'What is sent changes, and the rest stays. Only a key of an admin may.',
          body: schema.SettingsChange,
          response: { 200: schema.SettingsAnswer, ...failures(400, 401, 403, 413, 415, 429, 503) },
        },
      },
      async (request) => {
        const { body, faults } = sound<Parameters<typeof changeChatSettings>[2]>(request)
        return answer(await changeChatSettings(context, actorOf(request), body, faults))
      },
    )
    return Promise.resolve()
  }
