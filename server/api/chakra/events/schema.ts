/** The shapes of the log of events: addresses, queries and answers. */
import { Type } from 'typebox'
import { envelope } from '../schema.ts'

const strict = { additionalProperties: false } as const
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })
const uuid = Type.String({ format: 'uuid' })

export const longestPage = 1_000
export const longestWaitSeconds = 30

export const Event = Type.Object(
  {
    number: Type.Integer({ description: 'its place in the log of the team: from 1, without a gap' }),
    id: uuid,
    type: Type.String({ examples: ['message.created', 'chat.updated'] }),
    at: milliseconds,
    subjectId: Type.String({ format: 'uuid', description: 'the id of what it happened to' }),
    madeBy: Type.Union([uuid, Type.Null()], { description: 'the id of a user; null when no user did it' }),
    payload: Type.Object({}, { additionalProperties: true, description: 'ids and the new state' }),
  },
  { ...strict, title: 'Event' },
)
export type Event = Type.Static<typeof Event>

export const EventPage = envelope(
  Type.Array(Event),
  Type.Object(
    {
      hasMore: Type.Boolean(),
      cursor: Type.String({ description: '`after` of the next page, also when this one is the last so far' }),
      lastNumber: Type.Integer({ description: 'the number of the newest event of the team' }),
    },
    strict,
  ),
)

const types = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 2_000,
    description: 'types separated by commas, such as message.created,process.*',
  }),
)
const after = Type.Optional(
  Type.Integer({ minimum: 0, description: 'the number of the last event that was read: 0 or more' }),
)
const idOf = (whose: string) => Type.Optional(Type.String({ description: `the id of ${whose}: a UUID` }))

export const ListQuery = Type.Object(
  {
    after,
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: longestPage,
        description: `a whole number from 1 to ${longestPage}`,
      }),
    ),
    types,
    wait: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: longestWaitSeconds,
        description: `how many seconds to wait where there is no event yet: 0 to ${longestWaitSeconds}`,
      }),
    ),
    subject: idOf('what it happened to'),
    madeBy: idOf('the user who did it'),
  },
  strict,
)
export type ListQuery = Type.Static<typeof ListQuery>

export const StreamQuery = Type.Object({ after, types }, strict)
export type StreamQuery = Type.Static<typeof StreamQuery>

export const StreamHeaders = Type.Object({
  'last-event-id': Type.Optional(
    Type.String({ description: 'the number of the last event that was received, as EventSource sends it' }),
  ),
})
