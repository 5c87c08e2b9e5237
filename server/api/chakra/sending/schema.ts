/** The shapes of sending: a chat message key for key, and what the pass-through takes and answers. */
import { Type, type TSchema } from 'typebox'
import { Attachment } from '../media/schema.ts'

const strict = { additionalProperties: false } as const
const nullable = <T extends TSchema>(schema: T, options = {}) => Type.Union([schema, Type.Null()], options)
const uuid = Type.String({ format: 'uuid' })
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })

export const ChatMessage = Type.Object(
  {
    id: uuid,
    createdAt: milliseconds,
    updatedAt: milliseconds,
    externalId: nullable(Type.String(), { description: 'wamid; null until WhatsApp has taken the message' }),
    provider: Type.Literal('whatsapp'),
    dataType: Type.String({ description: "WhatsApp's type: text, template, image …" }),
    body: Type.Object({ body: Type.String() }, strict),
    text: Type.String({ description: 'readable; of a template with its variables filled in' }),
    attachments: nullable(Type.Array(Attachment), { description: 'files that the message names' }),
    deliveryStatus: Type.Enum(['PENDING', 'SENDING', 'UNKNOWN', 'SENT', 'FAILED', 'DELIVERED', 'READ'], {
      description:
        'PENDING will be sent, SENDING is under way, UNKNOWN may have been sent and is never sent again',
    }),
    direction: Type.Enum(['OUTBOUND', 'INBOUND']),
    timestamp: milliseconds,
    context: Type.Object(
      {
        contactIdentifier: Type.String({
          description: 'digits of a phone number, a business-scoped user id, or the id of a group',
        }),
        messageTemplateId: Type.String({ description: 'empty where there is none' }),
      },
      strict,
    ),
    adhocAgent: Type.Null(),
    source: Type.Object(
      {
        sourceId: Type.String({ description: "WhatsApp's id of the phone number" }),
        sourceType: Type.Literal('whatsappPhoneNumber'),
      },
      strict,
    ),
    team: uuid,
    chat: nullable(uuid),
    plugin: uuid,
    contact: Type.Null(),
    user: nullable(uuid),
    procedure: nullable(uuid),
    process: nullable(uuid),
    campaign: Type.Null(),
    inReplyTo: nullable(Type.String(), { description: 'wamid' }),
  },
  { ...strict, title: 'ChatMessage' },
)
export type ChatMessage = Type.Static<typeof ChatMessage>

export const ChatMessageState = Type.Object(
  {
    ...ChatMessage.properties,
    statusMessage: nullable(Type.String(), {
      description: 'why the message waits, why it failed, or what is not known',
    }),
    errorCode: nullable(Type.Integer({ description: "WhatsApp's code of a failure" })),
    sentAt: nullable(milliseconds),
    deliveredAt: nullable(milliseconds),
    readAt: nullable(milliseconds),
    failedAt: nullable(milliseconds),
  },
  { ...strict, title: 'ChatMessageState' },
)
export type ChatMessageState = Type.Static<typeof ChatMessageState>

export const Passed = Type.Object(
  { whatsappMessageId: Type.Optional(Type.String({ description: 'wamid' })) },
  { ...strict, title: 'PassedMessage', description: 'empty where the request makes no message' },
)

export const InPlugin = Type.Object({
  pluginId: Type.String({ description: 'the id of a plugin' }),
  ver: Type.String({ description: 'a version of the Graph API, such as v23.0' }),
  phoneNumberId: Type.String({ description: "WhatsApp's id of the phone number" }),
})
export const OneMessage = Type.Object({
  pluginId: Type.String({ description: 'the id of a plugin' }),
  messageId: Type.String({ description: 'the id of a chat message' }),
})

export const SendHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ description: 'made anew for each message; the same one again sends nothing' }),
  ),
})

export const aMessage = "a JSON object: a message in WhatsApp's form"
export const PassedBody = Type.Object(
  {},
  {
    additionalProperties: true,
    description: aMessage,
    examples: [
      { messaging_product: 'whatsapp', to: '15550109999', type: 'text', text: { body: 'It is ready.' } },
      { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.HBgL' },
    ],
  },
)
