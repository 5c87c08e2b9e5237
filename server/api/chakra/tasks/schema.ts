/** The shapes of tasks in the ChakraHQ API, key for key. `data` is open: what a task holds is the team's business. */
import { Type, type TSchema } from 'typebox'
import { processStatuses } from '../../../records/procedure.ts'
import { envelope } from '../schema.ts'

const strict = { additionalProperties: false } as const
const nullable = <T extends TSchema>(schema: T, options = {}) => Type.Union([schema, Type.Null()], options)
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })
const time = nullable(milliseconds)
const uuid = Type.String({ format: 'uuid' })
const named = (what: string, name: string) =>
  Type.String({ description: `the id of ${what}; with readable=true ${name}` })

export const TaskV1 = Type.Object(
  {
    id: uuid,
    createdAt: milliseconds,
    updatedAt: milliseconds,
    title: Type.String(),
    description: Type.String(),
    order: Type.Integer(),
    status: Type.Enum([...processStatuses]),
    team: named('the team', 'its short name'),
    procedure: named('the procedure', 'its short id'),
    process: uuid,
    entity: named('the entity', 'its short id'),
    record: nullable(uuid),
    stateTask: named('the kind of task', 'its short id'),
    taskType: nullable(named('the task type', 'its short id')),
    createdBy: named('the user who made it', 'the user name'),
    assignedTo: nullable(named('the user who is to do it', 'the user name')),
    belongsTo: nullable(named('a pod', 'its short id')),
    startsAt: time,
    endsAt: time,
    dueBy: time,
    startedAt: time,
    completedAt: time,
    cancelledAt: time,
    data: Type.Object(
      {},
      { additionalProperties: true, description: 'values by the short ids of attributes' },
    ),
  },
  { ...strict, title: 'TaskV1' },
)
export type TaskV1 = Type.Static<typeof TaskV1>

export const TaskAnswer = envelope(TaskV1)
export const TaskPage = envelope(
  Type.Array(TaskV1),
  Type.Object({ hasMore: Type.Boolean(), nextCursor: nullable(Type.String()) }, strict),
)

const optional = <T extends TSchema>(schema: T, description: string) =>
  Type.Optional(Type.Union([schema], { description }))
const name = nullable(Type.String())
const aTime = 'a time in milliseconds since 1970, or null'
const status = Type.Optional(
  Type.Enum([...processStatuses], { description: `one of ${processStatuses.join(', ')}` }),
)

const writable = {
  data: optional(
    nullable(Type.Object({}, { additionalProperties: true })),
    'an object with values by the short ids of the attributes of the task',
  ),
  status,
  assignedTo: optional(name, 'the id, user name or e-mail address of a user, or null'),
  belongsTo: optional(name, 'the short id or id of a pod, or null'),
  title: optional(name, 'a text, or null for the name of the kind of task'),
  description: optional(name, 'a text, or null'),
  order: optional(Type.Integer(), 'a whole number'),
  startsAt: optional(time, aTime),
  endsAt: optional(time, aTime),
  dueBy: optional(time, aTime),
}
export const writableFields = Object.keys(writable)
export const readOnlyFields = Object.keys(TaskV1.properties).filter((field) => !(field in writable))

export const NewTask = Type.Object(writable, { ...strict, title: 'NewTask', description: 'a JSON object' })
export const TaskChange = Type.Object(
  {
    ...writable,
    ...Object.fromEntries(
      readOnlyFields.map((field) => [
        field,
        Type.Optional(Type.Unknown({ description: 'what it is: it cannot be changed' })),
      ]),
    ),
  },
  { ...strict, title: 'TaskChange', description: 'a JSON object with fields of a task' },
)
export type TaskBody = Type.Static<typeof NewTask>

const bound = Type.Optional(Type.Integer())
export const TaskQuery = Type.Object(
  {
    assignedTo: optional(
      name,
      '"me" for the user of the key, the id, user name or e-mail address of a user, or null for tasks of nobody',
    ),
    status: optional(Type.Enum([...processStatuses]), `one of ${processStatuses.join(', ')}; OPEN if absent`),
    procedure: optional(Type.String(), 'the short id or id of a procedure'),
    dueBy: optional(
      Type.Object({ '>': bound, '>=': bound, '<': bound, '<=': bound }, strict),
      'an object with >, >=, < or <= and times in milliseconds since 1970, such as {"<": 1767225600000}',
    ),
    limit: optional(Type.Integer({ minimum: 1, maximum: 100 }), 'a whole number from 1 to 100; 20 if absent'),
    cursor: optional(Type.String(), 'the nextCursor of an earlier answer'),
  },
  { ...strict, title: 'TaskQuery', description: 'a JSON object' },
)
export type TaskQuery = Type.Static<typeof TaskQuery>

const readable = Type.Optional(
  Type.Boolean({ description: 'true or false; true gives short ids and user names in place of ids' }),
)
export const Readable = Type.Object({ readable }, strict)
export const PageQuery = Type.Object(
  {
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, description: 'a whole number from 1 to 100; 20 if absent' }),
    ),
    cursor: Type.Optional(Type.String({ description: 'the nextCursor of an earlier answer' })),
    readable,
  },
  strict,
)
export type PageQuery = Type.Static<typeof PageQuery>

const procedure = Type.String({ description: 'the short id or id of a procedure' })
const process = Type.String({ description: 'the id of a process, or the value of its primary key' })
export const TaskPlace = Type.Object({
  procedure,
  process,
  stateTask: Type.String({ description: 'the short id or id of a kind of task of the procedure' }),
})
export const InProcess = Type.Object({ procedure, process })
export const taskId = Type.Object({ taskId: Type.String({ description: 'the id of a task' }) })
