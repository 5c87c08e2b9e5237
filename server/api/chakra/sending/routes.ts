/** The pass-through of messages in WhatsApp's own form, and what has become of a message. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { idempotencyOf, markReplay } from '../../../http/idempotency.ts'
import { invalidInput } from '../../../lib/app-error.ts'
import { isJsonObject, isShallow, type JsonObject } from '../../../lib/json.ts'
import { findMessage } from '../../../messaging/chats/find-message.ts'
import { isWithheld } from '../../../messaging/chats/find-messages.ts'
import { mediaOfMessages } from '../../../messaging/media/message-media.ts'
import { connectionOfNumber } from '../../../messaging/plugins/connections.ts'
import { isReceipt } from '../../../messaging/sending/message-body.ts'
import { readableText } from '../../../messaging/sending/readable-text.ts'
import { sendMessage } from '../../../messaging/sending/send-message.ts'
import { sendReceipt } from '../../../messaging/sending/send-receipt.ts'
import type { SendingContext } from '../../../messaging/sending/sending.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { actorOf, identify } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { envelope, failures } from '../schema.ts'
import { presentAttachment } from '../media/present.ts'
import { presentState } from './present.ts'
import { keepRawBodies, rawBodyOf } from './raw-body.ts'
import * as schema from './schema.ts'

export type SendingRoutesContext = SendingContext & AuthenticationContext

const described = { tags: ['Sending'], security: [{ token: [] }] }
// Deeper than any message of WhatsApp's.
const deepestBody = 100

export const sendingRoutes =
  (context: SendingRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    keepRawBodies(app)
    const onRequest = (request: FastifyRequest): Promise<void> => identify(context, request)
    app.post(
      '/plugin/whatsapp/:pluginId/api/:ver/:phoneNumberId/messages',
      {
        onRequest,
        schema: {
          ...described,
          summary: "Send a message in WhatsApp's form",
          description:
            'Any message of the Cloud API, a template among them, goes on as it is; so do read receipts and typing indicators, which answer an empty object. Whether WhatsApp delivers it is told later, by its status.',
          params: schema.InPlugin,
          headers: schema.SendHeaders,
          body: schema.PassedBody,
          response: {
            200: envelope(schema.Passed),
            ...failures(400, 401, 404, 409, 413, 415, 429, 502, 503),
          },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        const { pluginId, ver, phoneNumberId } = request.params
        const content = contentOf(request)
        const graphVersion = versionIn(ver)
        const idempotency = idempotencyOf(request)
        const connection = await connectionOfNumber(context, actor.team.id, phoneNumberId, pluginId)
        const raw = rawBodyOf(request) ?? JSON.stringify(content)
        if (isReceipt(content)) {
          await sendReceipt(context, connection, raw, graphVersion)
          return answer({})
        }
        const text = await readableText(context, connection, content)
        const order = { connection, content, raw, text, origin: 'pass_through', graphVersion } as const
        const { message, isRepeated } = await sendMessage(context, actor, order, { idempotency })
        markReplay(reply, isRepeated)
        return answer(message.externalId === null ? {} : { whatsappMessageId: message.externalId })
      },
    )
    app.get(
      '/plugin/whatsapp/:pluginId/message/:messageId',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Look at a message',
          description:
            'The message with its status: why it waits, why it failed, or what is not known of it. Keys of a user find what is in chats that the user may see, and what the user sent.',
          params: schema.OneMessage,
          response: { 200: envelope(schema.ChatMessageState), ...failures(401, 404, 429, 503) },
        },
      },
      async (request) => {
        const actor = actorOf(request)
        const { pluginId, messageId } = request.params
        const found = await findMessage(context, actor, pluginId, messageId)
        const { message } = found
        const shown = isWithheld(actor, found) ? [] : [message.id]
        const files = (await mediaOfMessages(context, actor.team.id, shown)).get(message.id) ?? []
        const attachments = files.map((file) => presentAttachment(file, context.publicUrl()))
        return answer(presentState(message, attachments))
      },
    )
    return Promise.resolve()
  }

function contentOf({ body }: FastifyRequest): JsonObject {
  if (!isJsonObject(body)) throw invalidInput([{ field: 'body', message: `must be ${schema.aMessage}` }])
  if (isShallow(body, deepestBody)) return body
  throw invalidInput([{ field: 'body', message: `must not be nested deeper than ${deepestBody} times` }])
}

function versionIn(ver: string): string {
  if (/^v\d{1,3}\.\d{1,2}$/.test(ver)) return ver
  const message = `must be a version of the Graph API, such as v23.0, and not "${ver.slice(0, 40)}"`
  throw invalidInput([{ field: 'ver', message }])
}
