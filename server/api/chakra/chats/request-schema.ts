/** What requests about chats may say. Those that the original has ignore what they do not know; ours are strict. */
import { Type, type TSchema } from 'typebox'

const strict = { additionalProperties: false } as const
const open = { additionalProperties: true } as const
const optional = <T extends TSchema>(schema: T, description: string) =>
  Type.Optional(Type.Unsafe<Type.Static<T>>({ ...schema, description }))
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const text = Type.String()
/** Clients send numbers as text, and nulls or empty texts where they have nothing. */
const wholeNumber = Type.Union([
  Type.Integer({ minimum: 1 }),
  Type.String({ pattern: '^\\s*(0*[1-9]\\d{0,8})?\\s*$' }),
  Type.Null(),
])
const direction = Type.Union([Type.String({ pattern: '^([aA][sS][cC]|[dD][eE][sS][cC]|)$' }), Type.Null()])
// One millisecond before the end of the year 9999: later times have more digits than PostgreSQL reads.
const latestMs = 253_402_300_799_998
const bound = Type.Optional(Type.Integer({ minimum: 0, maximum: latestMs }))
const Range = Type.Object({ '>': bound, '>=': bound, '<': bound, '<=': bound }, strict)
const aRange =
  'an object with >, >=, < or <= and times in milliseconds since 1970, such as {">=": 1767225600000}'
const aUser = 'the id, user name or e-mail address of a user'
const names = Type.Array(text, { maxItems: 50 })

const paging = {
  limit: optional(wholeNumber, 'a whole number from 1; more than 100 is 100, and 20 if absent'),
  page: optional(wholeNumber, 'a whole number from 1'),
  cursor: optional(orNull(text), 'the _meta.nextCursor of an earlier answer'),
  orderDirection: optional(direction, 'asc or desc; desc if absent'),
}

export const ChatQuery = Type.Object(
  {
    ...paging,
    orderField: optional(
      Type.Union([Type.Enum(['lastMessageAt', 'createdAt', '']), Type.Null()]),
      'lastMessageAt or createdAt; lastMessageAt if absent',
    ),
    search: optional(orNull(text), 'a text: names and numbers of contacts, words of messages'),
    status: optional(Type.Union([Type.Enum(['OPEN', 'CLOSED', '']), Type.Null()]), 'OPEN or CLOSED'),
    assignedTo: optional(orNull(text), `"me" for the user of the key, ${aUser}, or null for chats of nobody`),
    inbox: optional(orNull(text), 'the id or name of an inbox, or null for chats in none'),
    chatInbox: optional(orNull(text), 'the same as inbox'),
    tags: optional(names, 'a list of at most 50 ids or names of tags: chats with any of them'),
    allTags: optional(names, 'a list of at most 50 ids or names of tags: chats with all of them'),
    isUnread: optional(Type.Boolean(), 'true or false'),
    whatsappPhoneNumberId: optional(text, "WhatsApp's id of a phone number of the team"),
    pluginId: optional(text, 'the id of a plugin: chats on its numbers'),
    contact: optional(text, 'the id of a contact'),
    process: optional(text, 'the id of a process'),
    createdAt: optional(Range, aRange),
    lastMessageAt: optional(Range, aRange),
    windowEndsAt: optional(Range, aRange),
    isWindowOpen: optional(
      Type.Boolean(),
      'true or false: whether WhatsApp takes messages that are no templates now',
    ),
  },
  { ...open, title: 'ChatQuery', description: 'a JSON object' },
)
export type ChatQuery = Type.Static<typeof ChatQuery>
export type Range = Type.Static<typeof Range>

export const MessageQuery = Type.Object(
  { ...paging, orderField: optional(orNull(text), 'a text; messages are always in the order of their time') },
  { ...open, title: 'ChatMessageQuery', description: 'a JSON object' },
)
export type MessageQuery = Type.Static<typeof MessageQuery>

export const PhoneQuery = Type.Object(
  {
    ...MessageQuery.properties,
    customerPhoneNumber: Type.Unsafe<string | number>({
      anyOf: [Type.String({ pattern: '\\d' }), Type.Integer({ minimum: 1 })],
      description: 'the digits of a phone number with its country code, such as "15550109999"',
    }),
    whatsappPhoneNumberId: optional(orNull(text), "WhatsApp's id of a phone number of the team"),
    pluginId: optional(orNull(text), 'the id of a plugin'),
  },
  { ...open, title: 'PhoneMessageQuery', description: 'a JSON object' },
)
export type PhoneQuery = Type.Static<typeof PhoneQuery>

const place = {
  assignedTo: optional(orNull(text), `${aUser}, or null to give the chat back`),
  inbox: optional(orNull(text), 'the id or name of an inbox, or null'),
  chatInbox: optional(orNull(text), 'the same as inbox'),
  tags: optional(names, 'a list of at most 50 ids or names of tags'),
}

export const ChatChange = Type.Object(
  {
    ...place,
    status: optional(Type.Enum(['OPEN', 'CLOSED']), 'OPEN or CLOSED'),
    addTags: optional(names, 'a list of at most 50 ids or names of tags'),
    removeTags: optional(names, 'a list of at most 50 ids or names of tags'),
    isRead: optional(Type.Boolean(), 'true or false'),
    version: optional(
      Type.Integer(),
      'the version of the chat that you have seen: another one refuses the change',
    ),
  },
  { ...strict, title: 'ChatChange', description: 'a JSON object with what is to change' },
)
export type ChatChange = Type.Static<typeof ChatChange>

const bulkKeys = Object.entries(ChatChange.properties).filter(([key]) => key !== 'version')
export const BulkChange = Type.Object(
  {
    chats: Type.Array(text, {
      minItems: 1,
      maxItems: 100,
      description: 'a list of 1 to 100 ids of chats',
    }),
    ...Object.fromEntries(bulkKeys),
  },
  { ...strict, title: 'BulkChatChange', description: 'a JSON object with chats and what is to change' },
)
export type BulkChange = Omit<ChatChange, 'version'> & { readonly chats: readonly string[] }

export const NewChat = Type.Object(
  {
    ...place,
    phoneNumber: optional(
      text,
      'digits with the country code, a business-scoped user id, or the id of a group; or send contact',
    ),
    contact: optional(text, 'the id of a contact'),
    whatsappPhoneNumberId: optional(
      text,
      "WhatsApp's id of the team's phone number; it may be left out when there is only one",
    ),
  },
  { ...strict, title: 'NewChat', description: 'a JSON object that says whom the chat is with' },
)
export type NewChat = Type.Static<typeof NewChat>

export const Reply = Type.Object(
  {
    text: optional(Type.String({ minLength: 1 }), 'a text that is not empty; or send message'),
    message: optional(
      Type.Object({}, open),
      "a JSON object: a message in WhatsApp's form, without whom it goes to",
    ),
    version: optional(
      Type.Integer(),
      'the version of the chat that was answered: refused when the team has answered since',
    ),
    force: optional(Type.Boolean(), 'true or false; true sends whoever has answered'),
  },
  { ...strict, title: 'ChatReply', description: 'a JSON object with text or message' },
)
export type Reply = Type.Static<typeof Reply>
