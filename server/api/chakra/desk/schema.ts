/** The shapes of what a team answers chats with. Bodies are checked by the domain, which knows the path of each fault. */
import { Type, type TSchema } from 'typebox'
import { scheduledStates } from '../../../messaging/desk/scheduled-message.ts'

const strict = { additionalProperties: false } as const
const nullable = <T extends TSchema>(schema: T, options = {}) => Type.Union([schema, Type.Null()], options)
const uuid = Type.String({ format: 'uuid' })
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })
const common = { id: uuid, team: uuid, createdAt: milliseconds, updatedAt: milliseconds }
const freeObject = (description: string) => Type.Object({}, { additionalProperties: true, description })

const Allocation = Type.Object(
  {
    kind: Type.Enum(['round_robin']),
    users: Type.Array(uuid),
    roles: Type.Array(uuid),
    capacity: nullable(Type.Integer(), { description: 'nobody is given a chat who has so many open ones' }),
    onlyAvailable: Type.Boolean({ description: 'leaves out those who are not available or on a break' }),
    skill: nullable(uuid, { description: 'the skill type that one must have' }),
    isActive: Type.Boolean(),
  },
  { ...strict, title: 'ChatAllocation' },
)

const rules = freeObject(
  '{"all": [...]}, {"any": [...]} or a condition such as {"field": "firstMessage", "match": "contains", "values": ["price"]}; null takes nothing by itself',
)

export const ChatInbox = Type.Object(
  {
    ...common,
    name: Type.String(),
    position: Type.Integer({ description: 'from 1: the first inbox whose rules hold takes a chat' }),
    rules: nullable(rules),
    allocation: nullable(Allocation, { description: 'null: chats wait until somebody takes them' }),
  },
  { ...strict, title: 'ChatInbox' },
)

const optional = (description: string) => Type.Optional(Type.Unknown({ description }))
const body = (properties: Record<string, TSchema>, title: string) =>
  Type.Object(properties, { additionalProperties: true, title })

export const ChatInboxChange = body(
  {
    name: optional('text: the name'),
    position: optional('a whole number from 1: the place in the order'),
    rules: Type.Optional(nullable(rules)),
    allocation: optional(
      'null, or {"kind": "round_robin", "users": [ids or user names], "roles": [ids or short ids], "capacity": 5, "onlyAvailable": true, "skill": id or short id, "isActive": true}',
    ),
  },
  'ChatInboxChange',
)

export const ChatTag = Type.Object(
  { ...common, name: Type.String(), color: Type.String({ examples: ['#3b82f6'] }) },
  { ...strict, title: 'ChatTag' },
)
export const ChatTagChange = body(
  { name: optional('text: the name'), color: optional('text such as #3b82f6') },
  'ChatTagChange',
)

export const QuickReply = Type.Object(
  {
    ...common,
    shortcut: Type.String({ description: 'what one types for it' }),
    text: Type.String({ description: 'may have {{contact.name}}, {{contact.phone}} and {{user.name}}' }),
    isShared: Type.Boolean({ description: "everybody's, or only that of who asks" }),
    createdBy: uuid,
  },
  { ...strict, title: 'QuickReply' },
)
export const QuickReplyChange = body(
  {
    shortcut: optional('text without spaces'),
    text: optional('text: what is answered'),
    isShared: optional("true makes it everybody's"),
  },
  'QuickReplyChange',
)
export const Preview = body({ chatId: optional('the id of the chat it is filled in for') }, 'QuickReplyUse')
export const Previewed = Type.Object({ text: Type.String() }, { ...strict, title: 'QuickReplyText' })

export const ChatNote = Type.Object(
  {
    ...common,
    chatId: uuid,
    createdBy: uuid,
    text: Type.String(),
    mentions: Type.Array(uuid, { description: 'the users that it names' }),
  },
  { ...strict, title: 'ChatNote' },
)
export const ChatNoteChange = body(
  {
    text: optional('text; @username mentions a user'),
    mentions: optional('a list of ids or user names of users beside those in the text'),
  },
  'ChatNoteChange',
)

export const ScheduledMessage = Type.Object(
  {
    ...common,
    chatId: uuid,
    createdBy: uuid,
    sendAt: milliseconds,
    content: freeObject("the message in WhatsApp's form, without whom it goes to"),
    text: Type.String({ description: 'readable' }),
    onlyIfSilent: Type.Boolean({ description: 'not sent when somebody writes in the chat before' }),
    state: Type.Enum([...scheduledStates]),
    messageId: nullable(uuid, { description: 'the chat message that it became' }),
    problem: nullable(Type.String(), { description: 'why it was not sent' }),
  },
  { ...strict, title: 'ScheduledMessage' },
)
export const ScheduledMessageChange = body(
  {
    text: optional('text; or "content"'),
    content: optional("a message in WhatsApp's form, without whom it goes to"),
    sendAt: optional('a time in milliseconds since 1970, later than now and within a year'),
    onlyIfSilent: optional('true or false'),
  },
  'ScheduledMessageChange',
)

export const SkillType = Type.Object(
  { id: uuid, shortId: Type.String(), name: Type.String() },
  { ...strict, title: 'SkillOfUser' },
)
export const SkillsChange = body(
  { skills: optional('a list of ids or short ids of skill types; replaces all') },
  'SkillsChange',
)

const limit = Type.Optional(
  Type.Integer({
    minimum: 1,
    maximum: 100,
    description: 'a whole number from 1 to 100: the size of a page',
  }),
)
const cursor = Type.Optional(Type.String({ description: 'the cursor of an earlier answer' }))

export const Page = Type.Object({ limit, cursor }, strict)
export const ScheduledPage = Type.Object(
  {
    limit,
    cursor,
    state: Type.Optional(
      Type.Enum([...scheduledStates], { description: `one of ${scheduledStates.join(', ')}` }),
    ),
  },
  strict,
)
export const ReplyPage = Type.Object(
  {
    limit,
    cursor,
    search: Type.Optional(Type.String({ description: 'text with which the shortcut begins' })),
  },
  strict,
)
export const PageMeta = Type.Object(
  { hasMore: Type.Boolean(), nextCursor: nullable(Type.String()) },
  { additionalProperties: true },
)

export const Id = Type.Object({ id: Type.String({ description: 'the id' }) })
export const InChat = Type.Object({ chatId: Type.String({ description: 'the id of a chat' }) })
export const NoteInChat = Type.Object({
  chatId: Type.String({ description: 'the id of a chat' }),
  noteId: Type.String({ description: 'the id of a note' }),
})
export const OfUser = Type.Object({ userId: Type.String({ description: 'the id of a user' }) })
