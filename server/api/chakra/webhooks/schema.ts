/** The shapes of webhooks, of what they were sent, and of the secrets that sign it. */
import { Type, type Static, type TSchema } from 'typebox'
import { deliveryStates, webhookKinds } from '../../../webhooks/webhook.ts'

const strict = { additionalProperties: false } as const
const nullable = <T extends TSchema>(schema: T, options = {}) => Type.Union([schema, Type.Null()], options)
const uuid = Type.String({ format: 'uuid' })
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })
const text = (description: string) => Type.Optional(Type.String({ description }))
const time = (description: string) => Type.Optional(Type.Integer({ description }))
const headers = Type.Record(Type.String(), Type.String())

export const WebhookV1 = Type.Object(
  {
    id: uuid,
    createdAt: milliseconds,
    updatedAt: milliseconds,
    team: uuid,
    createdBy: uuid,
    kind: Type.Enum([...webhookKinds], {
      description:
        'EVENTS is sent the events of the log and is made here; the others belong to a plugin and follow its config',
    }),
    plugin: nullable(uuid),
    url: Type.String(),
    name: Type.String(),
    eventTypes: nullable(Type.Array(Type.String()), {
      description: 'of EVENTS types such as process.created, or process.*; of CHAKRA its events; null: all',
    }),
    sendsMessageEchoes: Type.Boolean({ description: 'of PASS_THROUGH: what the team sends, too' }),
    sendsTemplateEvents: Type.Boolean({ description: 'of PASS_THROUGH: that a template was sent, too' }),
    isPaused: Type.Boolean({ description: 'nothing is sent, and what is to be sent waits' }),
    pausedAt: nullable(milliseconds),
    pausedBy: nullable(uuid, { description: 'null when the server did it, after days of failure' }),
    failingSince: nullable(milliseconds, { description: 'null when the last attempt succeeded' }),
    lastSuccessAt: nullable(milliseconds),
    lastProblem: nullable(Type.String()),
  },
  { ...strict, title: 'WebhookV1' },
)
export type WebhookV1 = Static<typeof WebhookV1>

const webhookFields = {
  url: text('text: the address that is called, beginning with https:// or http://'),
  name: text('text: what it is for, as people call it'),
  eventTypes: Type.Optional(
    nullable(Type.Array(Type.String()), {
      description:
        'a list of types of events in full, as process.created, or by their beginning, as process.*; or null for all',
    }),
  ),
}
const example = { url: 'https://crm.example/felloe', name: 'CRM', eventTypes: ['process.*', 'task.created'] }
export const NewWebhook = Type.Object(webhookFields, {
  ...strict,
  title: 'NewWebhook',
  description: 'a JSON object with url',
  examples: [example],
})
export const WebhookChange = Type.Object(webhookFields, {
  ...strict,
  title: 'WebhookChange',
  description: 'a JSON object with what is to be changed',
  examples: [{ name: 'CRM' }],
})

export const WebhookId = Type.Object({ webhookId: Type.String({ description: 'the id of a webhook' }) })
export const DeliveryId = Type.Object({
  webhookId: Type.String({ description: 'the id of a webhook' }),
  deliveryId: Type.String({ description: 'the id of a delivery' }),
})
export const SecretId = Type.Object({ secretId: Type.String({ description: 'the id of a secret' }) })

const delivery = {
  id: uuid,
  createdAt: milliseconds,
  team: uuid,
  webhook: uuid,
  eventId: Type.String({ description: 'as in X-Felloe-Event-Id: the same whenever the same event is sent' }),
  eventType: Type.String({ examples: ['message', 'process.created'] }),
  orderKey: nullable(Type.String(), {
    description: 'deliveries with the same key are sent one after the other: the id of a chat, of an object',
  }),
  bodyBytes: Type.Integer(),
  state: Type.Enum([...deliveryStates], {
    description: 'FAILED was given up after three days; it can be sent again',
  }),
  attempts: Type.Integer(),
  dueAt: nullable(milliseconds, { description: 'of one that waits: not before this' }),
  firstFailedAt: nullable(milliseconds),
  deliveredAt: nullable(milliseconds),
  isAskedFor: Type.Boolean({ description: 'a test, or sent again because somebody asked for it' }),
}
export const DeliveryV1 = Type.Object(delivery, { ...strict, title: 'WebhookDeliveryV1' })
export type DeliveryV1 = Static<typeof DeliveryV1>

export const AttemptV1 = Type.Object(
  {
    number: Type.Integer({ description: 'from 1' }),
    at: milliseconds,
    durationMs: Type.Integer(),
    requestHeaders: headers,
    status: nullable(Type.Integer(), { description: 'null when nobody answered; then problem says why' }),
    responseHeaders: nullable(headers),
    responseBody: nullable(Type.String({ description: 'the beginning of it' })),
    problem: nullable(Type.String(), { description: 'why it counts as failed; null when it succeeded' }),
  },
  { ...strict, title: 'WebhookAttemptV1' },
)
export type AttemptV1 = Static<typeof AttemptV1>

export const DeliveryDetailsV1 = Type.Object(
  {
    ...delivery,
    body: nullable(Type.String(), { description: 'the body, which is UTF-8; null where it is not' }),
    bodyBase64: nullable(Type.String(), { description: 'the bytes of a body that is no UTF-8' }),
    requests: Type.Array(AttemptV1, { description: 'every attempt, the newest first' }),
  },
  { ...strict, title: 'WebhookDeliveryDetailsV1' },
)
export const TestV1 = Type.Object(
  { delivery: DeliveryV1, attempt: AttemptV1 },
  { ...strict, title: 'WebhookTestV1' },
)

const states = deliveryStates.join(', ')
export const DeliveryQuery = Type.Object(
  {
    state: text(`one of ${states}, or several with commas between them`),
    eventType: text('a type of events in full, or several with commas between them'),
    eventId: text('the id of an event, as in X-Felloe-Event-Id'),
    chat: text('the id of a chat, or of another object that is the orderKey'),
    from: time('milliseconds since 1970: made at that time or later'),
    to: time('milliseconds since 1970: made before that time'),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 200,
        description: 'a whole number from 1 to 200: the size of a page',
      }),
    ),
    cursor: text('the cursor of the page before'),
  },
  strict,
)
export const Page = Type.Object(
  {
    hasMore: Type.Boolean({
      description: 'a page of a rare filter may be short, or empty, and there is more nevertheless',
    }),
    nextCursor: nullable(Type.String({ description: 'of the next page' })),
  },
  strict,
)
export const ReplayWish = Type.Object(
  {
    from: time('a time in milliseconds since 1970: what was made at that time or later'),
    to: time('a time in milliseconds since 1970: what was made before it; now when left out'),
    states: Type.Optional(
      Type.Array(Type.Enum([...deliveryStates]), {
        minItems: 1,
        description: `a list of ${states}; FAILED and DELIVERED when left out`,
      }),
    ),
    eventTypes: Type.Optional(
      Type.Array(Type.String(), { description: 'a list of types of events, each in full' }),
    ),
    ids: Type.Optional(Type.Array(Type.String(), { description: 'a list of ids of deliveries' })),
    cursor: text('text: the cursor of the answer before, to go on where it ended'),
  },
  {
    ...strict,
    title: 'WebhookReplay',
    description: 'a JSON object with from, or ids',
    examples: [{ from: 1760000000000, to: 1760003600000, states: ['FAILED'] }],
  },
)
export const Replayed = Type.Object(
  { count: Type.Integer({ description: 'how many wait to be sent again' }) },
  { ...strict, title: 'WebhookReplayed' },
)

const secret = {
  id: uuid,
  createdAt: milliseconds,
  createdBy: uuid,
  retiresAt: nullable(milliseconds, { description: 'null of the newest, which signs' }),
}
export const SecretV1 = Type.Object(secret, { ...strict, title: 'WebhookSecretV1' })
export const NewSecretV1 = Type.Object(
  { ...secret, secret: Type.String({ description: 'shown this once' }) },
  { ...strict, title: 'NewWebhookSecretV1' },
)
export const Rotation = Type.Object(
  {
    overlapHours: Type.Optional(
      Type.Number({
        description:
          'a number of hours for which the secrets before it go on; 24 when left out, 0 ends them at once',
      }),
    ),
    secret: text('text: a secret of your own, 16 to 256 visible characters of ASCII; made when left out'),
  },
  {
    ...strict,
    title: 'WebhookSecretRotation',
    description: 'a JSON object',
    examples: [{ overlapHours: 48 }],
  },
)
export const SignatureToVerify = Type.Object(
  {
    signature: Type.String({ description: 'text: what the header X-Chakra-Signature-256 says' }),
    body: text('text: the body that came, character by character'),
    bodyBase64: text('text: the bytes of the body in base64, instead of body'),
  },
  { ...strict, title: 'SignatureToVerify', description: 'a JSON object with signature and body' },
)
export const VerdictV1 = Type.Object(
  {
    isValid: Type.Boolean(),
    secret: nullable(uuid, { description: 'the id of the secret by which it fits' }),
    expected: nullable(Type.String(), {
      description: 'the signature by the newest secret; null without one',
    }),
    hint: nullable(Type.String(), { description: 'which mistake was probably made' }),
  },
  { ...strict, title: 'SignatureVerdictV1' },
)
export const Done = Type.Object({ success: Type.Boolean() }, { ...strict, title: 'Done' })
