/**
 * The shapes of processes in the ChakraHQ API. They validate requests, document the API, and every answer is held
 * against them in the tests. What attributes a process has is the team's business: `data` is open.
 */
import { Type, type TSchema } from 'typebox'
import { processStatuses } from '../../../records/procedure.ts'
import { changeKinds } from '../../../records/process.ts'
import { envelope } from '../schema.ts'

const strict = { additionalProperties: false } as const
const nullable = <T extends TSchema>(schema: T, options = {}) => Type.Union([schema, Type.Null()], options)
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })
const time = nullable(milliseconds)
const uuid = Type.String({ format: 'uuid' })
const named = (what: string, name: string) =>
  Type.String({ description: `the id of ${what}; with readable=true ${name}` })
const status = Type.Enum([...processStatuses])
const open = (description: string) => Type.Object({}, { additionalProperties: true, description })

export const Process = Type.Object(
  {
    id: uuid,
    team: named('the team', 'its short name'),
    procedure: named('the procedure', 'its short id'),
    createdBy: named('the user who made it', 'the user name'),
    assignedTo: nullable(named('the user who works on it', 'the user name')),
    belongsTo: nullable(named('a pod', 'its short id')),
    entity: named('the entity', 'its short id'),
    record: nullable(uuid),
    status,
    state: named('the state', 'its short id'),
    data: open('values by the short ids of attributes'),
    derivedData: Type.Object(
      {},
      { additionalProperties: Type.String(), description: 'texts made from the values' },
    ),
    createdAt: milliseconds,
    updatedAt: milliseconds,
    startedAt: time,
    completedAt: time,
    cancelledAt: time,
    nextActionAt: time,
    isDeleted: Type.Boolean(),
    deletedAt: time,
  },
  { ...strict, title: 'Process' },
)
export type Process = Type.Static<typeof Process>

export const rootFields = Object.keys(Process.properties)

export const ProcessAnswer = envelope(Process)

export const CreatedAnswer = envelope(
  Process,
  Type.Object(
    {
      outcome: Type.Enum(['created', 'merged', 'repeated'], {
        description:
          'merged: it was known by its merge attribute and took the new values; repeated: the same request was carried out before',
      }),
    },
    strict,
  ),
)

export const ProcessList = envelope(
  Type.Array(Type.Partial(Process, { ...strict, title: 'ListedProcess' })),
  Type.Object(
    {
      hasMore: Type.Boolean(),
      nextCursor: nullable(Type.String({ description: 'the cursor of the next page' })),
    },
    strict,
  ),
)

export const ProcessChange = Type.Object(
  {
    id: uuid,
    process: uuid,
    kind: Type.Enum([...changeKinds]),
    madeAt: milliseconds,
    madeBy: named('the user who made the change', 'the user name'),
    apiKey: nullable(uuid),
    backgroundJob: nullable(uuid),
    undoes: nullable(uuid, { description: 'the change that this one takes back' }),
    changes: Type.Object(
      {},
      {
        additionalProperties: Type.Object({ before: Type.Unknown(), after: Type.Unknown() }, strict),
        description: 'what was before and after, by field; values are named data.<short id>',
      },
    ),
  },
  { ...strict, title: 'ProcessChange' },
)
export type ProcessChange = Type.Static<typeof ProcessChange>

export const History = envelope(
  Type.Array(ProcessChange),
  Type.Object({ hasMore: Type.Boolean(), nextCursor: nullable(Type.String()) }, strict),
)

const readable = Type.Optional(
  Type.Boolean({ description: 'true or false; true gives short ids and user names in place of ids' }),
)
export const Readable = Type.Object({ readable }, strict)

export const HistoryQuery = Type.Object(
  {
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, description: 'a whole number from 1 to 100; 20 if absent' }),
    ),
    cursor: Type.Optional(Type.String({ description: 'the nextCursor of an earlier answer' })),
    readable,
  },
  strict,
)
export type HistoryQuery = Type.Static<typeof HistoryQuery>

const optional = <T extends TSchema>(schema: T, description: string) =>
  Type.Optional(Type.Union([schema], { description }))
const name = nullable(Type.String())

const writable = {
  data: Type.Optional(
    nullable(Type.Object({}, { additionalProperties: true }), {
      description: 'an object with values by the short ids of attributes',
    }),
  ),
  status: Type.Optional(
    Type.Enum([...processStatuses], { description: `one of ${processStatuses.join(', ')}` }),
  ),
  state: optional(Type.String(), 'the short id or id of a state'),
  nextActionAt: optional(time, 'a time in milliseconds since 1970, or null'),
  assignedTo: optional(name, 'the id, user name or e-mail address of a user, or null'),
  belongsTo: optional(name, 'the short id or id of a pod, or null'),
}
const record = Type.Object({ data: Type.Optional(Type.Object({}, { additionalProperties: true })) }, strict)

/** Attributes may stand beside `data`, as an older form of the API has it. */
export const NewProcess = Type.Object(
  {
    ...writable,
    record: optional(nullable(record), 'an object with "data", such as {"data": {"name": "Ana"}}'),
  },
  { additionalProperties: true, title: 'NewProcess', description: 'a JSON object with fields of a process' },
)

const readOnly = (what: string) =>
  Type.Optional(Type.Unknown({ description: `${what}; cannot be changed, accepted when it is what it was` }))

/** A change of a process: any of its fields. A process as it was fetched is a valid change. */
export const ProcessChanges = Type.Object(
  {
    ...writable,
    record: optional(
      Type.Union([record, Type.String(), Type.Null()]),
      'an object with "data", such as {"data": {"name": "Ana"}}, or the id that it is',
    ),
    id: readOnly('the id'),
    team: readOnly('the team'),
    procedure: readOnly('the procedure'),
    entity: readOnly('the entity'),
    createdBy: readOnly('who made it'),
    derivedData: readOnly('texts made from the values'),
    createdAt: readOnly('when it was made'),
    updatedAt: readOnly('when it was last changed'),
    startedAt: readOnly('when work began'),
    completedAt: readOnly('when it was completed'),
    cancelledAt: readOnly('when it was cancelled'),
    isDeleted: readOnly('whether it is deleted'),
    deletedAt: readOnly('when it was deleted'),
  },
  { ...strict, title: 'ProcessChanges', description: 'a JSON object with fields of a process' },
)

const listFields = Type.Object(
  {
    where: optional(open('conditions'), 'an object with conditions, such as {"state": "NEW"}'),
    orderBy: Type.Optional(
      Type.Unknown({ description: 'the name of a field, "-" and a name, or {name: "asc" | "desc"}' }),
    ),
    skip: optional(Type.Integer(), 'a whole number of processes to leave out'),
    limit: optional(Type.Integer(), 'a whole number: the size of a page, 10 if absent, at most 100'),
    cursor: optional(name, 'the nextCursor of an earlier answer'),
    search: optional(Type.String(), 'words to look for in the values'),
    fields: optional(
      Type.Union([Type.Array(Type.String()), Type.String()]),
      'a list of names, or names with commas between them, such as id,state,data.name',
    ),
    readable: Type.Optional(Type.Boolean({ description: 'true or false' })),
  },
  strict,
)
export type ListBody = Type.Static<typeof listFields>

/** An empty body is validated as null. */
export const ListBody = Type.Unsafe<ListBody | null>({
  ...listFields,
  type: ['object', 'null'],
  title: 'ProcessQuery',
  description: 'a JSON object with where, orderBy, limit …',
})
