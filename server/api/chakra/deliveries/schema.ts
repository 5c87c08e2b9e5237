/** The shapes of deliveries of WhatsApp's webhook, as an admin looks at them. */
import { Type, type TSchema } from 'typebox'

const strict = { additionalProperties: false } as const
const nullable = <T extends TSchema>(schema: T, options = {}) => Type.Union([schema, Type.Null()], options)
const uuid = Type.String({ format: 'uuid' })
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })
const State = Type.Enum(['WAITING', 'APPLIED', 'FAILED'], {
  description: 'FAILED was tried for hours and is kept; it can be applied again',
})
const time = Type.Optional(
  Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000, description: 'milliseconds since 1970' }),
)

const Outcome = Type.Object(
  {
    messages: Type.Array(uuid, { description: 'ids of the chat messages that it brought' }),
    known: Type.Integer({ description: 'how many of them an earlier delivery had brought' }),
    statuses: Type.Integer(),
    fields: Type.Array(Type.String(), { description: 'the fields of its changes that have an effect here' }),
    unknown: Type.Array(Type.String(), {
      description: 'fields and types of messages of which nothing is known; they are kept as they came',
    }),
    problems: Type.Array(Type.String(), { description: 'what was not applied, and what to do' }),
  },
  strict,
)

export const Delivery = Type.Object(
  {
    id: uuid,
    plugin: uuid,
    receivedAt: milliseconds,
    state: State,
    attempts: Type.Integer(),
    dueAt: nullable(milliseconds, { description: 'of one that waits: not before this' }),
    appliedAt: nullable(milliseconds),
    problem: nullable(Type.String(), { description: 'why the last attempt failed' }),
    outcome: nullable(Outcome, { description: 'what became of it when it was last applied' }),
    size: Type.Integer({ description: 'bytes' }),
  },
  { ...strict, title: 'InboundDelivery' },
)
export type Delivery = Type.Static<typeof Delivery>

export const DeliveryWithBody = Type.Object(
  {
    ...Delivery.properties,
    body: Type.String({ description: 'as WhatsApp sent it; bytes that are no UTF-8 are replaced' }),
  },
  { ...strict, title: 'InboundDeliveryWithBody' },
)

export const ListMeta = Type.Object({ hasMore: Type.Boolean(), nextCursor: nullable(Type.String()) }, strict)

export const OfPlugin = Type.Object({ pluginId: Type.String({ description: 'the id of a plugin' }) })
export const OneDelivery = Type.Object({
  pluginId: Type.String({ description: 'the id of a plugin' }),
  deliveryId: Type.String({ description: 'the id of a delivery' }),
})

export const ListQuery = Type.Object({
  state: Type.Optional(State),
  from: time,
  to: time,
  conspicuous: Type.Optional(
    Type.Boolean({ description: 'only those with something unknown, a problem, or a failure' }),
  ),
  message: Type.Optional(
    Type.String({ description: 'only those that brought the chat message with this id' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  cursor: Type.Optional(Type.String({ description: 'the nextCursor of an earlier answer' })),
})

export const Again = Type.Object(
  {
    ids: Type.Optional(Type.Array(Type.String(), { minItems: 1, maxItems: 1_000 })),
    from: time,
    to: time,
    states: Type.Optional(Type.Array(Type.Enum(['APPLIED', 'FAILED']), { minItems: 1 })),
  },
  { additionalProperties: false, examples: [{ from: 1760000000000, states: ['FAILED'] }] },
)

export const Count = Type.Object(
  { count: Type.Integer({ description: 'how many will be applied again' }) },
  { ...strict, title: 'DeliveriesToApply' },
)
