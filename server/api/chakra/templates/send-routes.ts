/** Sending a template: to a phone number, and to whom a process is about. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { idempotencyOf, markReplay } from '../../../http/idempotency.ts'
import { sendTemplate, type Recipient } from '../../../messaging/templates/send-template.ts'
import type { SendingContext } from '../../../messaging/sending/sending.ts'
import type { RecordsContext } from '../../../records/context.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { actorOf, identify } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { envelope, failures } from '../schema.ts'
import { presentMessage } from '../sending/present.ts'
import { ChatMessage, SendHeaders } from '../sending/schema.ts'
import { readSend } from './read-send.ts'
import * as schema from './send-schema.ts'

export type TemplateSendContext = SendingContext & RecordsContext & AuthenticationContext

const plugin = '/plugin/whatsapp/:pluginId'
const places = [
  {
    url: `${plugin}/phoneNumber/:phoneNumber/send-template-message`,
    params: schema.ToPhone,
    summary: 'Send a template to a phone number',
    recipient: ({ phoneNumber = '' }: Params): Recipient => ({ phone: phoneNumber }),
  },
  {
    url: `${plugin}/process/:procedure/:process/send-template-message`,
    params: schema.ToProcessIn,
    summary: 'Send a template for a process',
    recipient: ({ procedure, process = '' }: Params): Recipient => ({ procedure, process }),
  },
  {
    url: `${plugin}/process/:process/send-template-message`,
    params: schema.ToProcess,
    summary: 'Send a template for a process by its id',
    recipient: ({ process = '' }: Params): Recipient => ({ process }),
  },
]

type Params = Readonly<Partial<Record<'pluginId' | 'phoneNumber' | 'procedure' | 'process', string>>>

export const templateSendRoutes =
  (context: TemplateSendContext): FastifyPluginAsync =>
  (app) => {
    for (const { url, params, summary, recipient } of places)
      app.post(
        url,
        {
          attachValidation: true,
          onRequest: (request: FastifyRequest): Promise<void> => identify(context, request),
          schema: {
            tags: ['Sending'],
            security: [{ token: [] }],
            summary,
            description:
              'The template is filled in and checked before WhatsApp is asked: everything that is missing, unknown, empty or too long is told at once. The answer is the message; whether it arrives is told later, by its status.',
            params,
            headers: SendHeaders,
            body: schema.TemplateSend,
            response: {
              200: envelope(ChatMessage),
              ...failures(400, 401, 403, 404, 409, 413, 415, 429, 502, 503),
            },
          },
        },
        (request, reply) => send(context, request, reply, recipient(request.params as Params)),
      )
    return Promise.resolve()
  }

async function send(
  context: TemplateSendContext,
  request: FastifyRequest,
  reply: FastifyReply,
  recipient: Recipient,
): Promise<object> {
  const { pluginId = '' } = request.params as Params
  const order = { ...readSend(request), pluginId, recipient }
  const idempotency = idempotencyOf(request)
  const { message, isRepeated } = await sendTemplate(context, actorOf(request), order, { idempotency })
  markReplay(reply, isRepeated)
  return answer(presentMessage(message))
}
