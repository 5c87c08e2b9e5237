/** The shapes of chats and their messages, key for key. */
import { Type, type TSchema } from 'typebox'
import { envelope } from '../schema.ts'
import { ChatMessageState } from '../sending/schema.ts'

const strict = { additionalProperties: false } as const
const nullable = <T extends TSchema>(schema: T, options = {}) => Type.Union([schema, Type.Null()], options)
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })
const uuid = Type.String({ format: 'uuid' })
const direction = Type.Enum(['OUTBOUND', 'INBOUND'])

const Reaction = Type.Object(
  {
    emoji: Type.String(),
    direction,
    by: nullable(Type.String(), {
      description: 'how WhatsApp calls the contact; of the team the id of the user, or null',
    }),
    at: milliseconds,
  },
  strict,
)

export const ShownMessage = Type.Object(
  {
    ...ChatMessageState.properties,
    content: Type.Object({}, { additionalProperties: true, description: "in WhatsApp's form" }),
    groupMember: nullable(Type.String(), { description: 'in a group: who wrote it' }),
    reactions: Type.Array(Reaction, { description: 'the last one of each person' }),
    editedAt: nullable(milliseconds),
    history: Type.Array(Type.Object({ text: Type.String(), at: milliseconds }, strict), {
      description: 'what an edited message said before, oldest first',
    }),
    revokedAt: nullable(milliseconds, {
      description: 'when it was taken back: only admins are shown what it said',
    }),
  },
  { ...strict, title: 'ShownMessage' },
)
export type ShownMessage = Type.Static<typeof ShownMessage>

export const Chat = Type.Object(
  {
    id: uuid,
    createdAt: milliseconds,
    updatedAt: milliseconds,
    version: Type.Integer({ description: 'counts what happens in the chat, messages included' }),
    team: uuid,
    plugin: uuid,
    provider: Type.Literal('whatsapp'),
    status: Type.Enum(['OPEN', 'CLOSED']),
    openedBy: Type.Enum(['INBOUND', 'OUTBOUND', 'USER']),
    contact: uuid,
    contactIdentifier: Type.String({
      description: 'digits of a phone number, a business-scoped user id, or the id of a group',
    }),
    contactName: nullable(Type.String()),
    source: Type.Object(
      {
        sourceId: Type.String({ description: "WhatsApp's id of the phone number" }),
        sourceType: Type.Literal('whatsappPhoneNumber'),
      },
      strict,
    ),
    assignedTo: nullable(uuid),
    assignedAt: nullable(milliseconds),
    chatInbox: nullable(uuid),
    chatbot: Type.Null(),
    procedure: nullable(uuid),
    process: nullable(uuid),
    tags: Type.Array(uuid),
    unreadCount: Type.Integer(),
    lastMessage: nullable(ShownMessage, { description: 'without its attachments' }),
    lastMessageAt: milliseconds,
    lastInboundMessageAt: nullable(milliseconds),
    windowEndsAt: nullable(milliseconds, {
      description: 'until when WhatsApp takes messages that are no templates',
    }),
    answeredBy: nullable(uuid, { description: 'who answered last; null for an answer from the phone' }),
    answeredAt: nullable(milliseconds),
    closedAt: nullable(milliseconds),
    closedBy: nullable(uuid),
  },
  { ...strict, title: 'Chat' },
)
export type Chat = Type.Static<typeof Chat>

const cursor = nullable(Type.String(), { description: 'where the list goes on; null at its end' })
export const ChatAnswer = envelope(Chat)
export const ChatPage = envelope(
  Type.Array(Chat),
  Type.Object(
    {
      total: nullable(Type.Integer(), {
        description: 'counted when page is sent, up to some thousands; null where there are more',
      }),
      page: nullable(Type.Integer()),
      limit: Type.Integer(),
      hasMore: Type.Boolean(),
      nextCursor: cursor,
    },
    strict,
  ),
)
export const MessagePage = envelope(
  Type.Array(ShownMessage),
  Type.Object(
    { page: nullable(Type.Integer()), limit: Type.Integer(), hasMore: Type.Boolean(), nextCursor: cursor },
    strict,
  ),
)
const Outcome = Type.Object(
  {
    chat: Type.String({ description: 'the id as it was sent' }),
    version: nullable(Type.Integer(), {
      description: 'the version of the chat now; null when it was refused',
    }),
    code: nullable(Type.String(), { description: 'why it was refused' }),
    message: nullable(Type.String()),
  },
  { ...strict, title: 'BulkChatOutcome' },
)
export const BulkAnswer = envelope(
  Type.Array(Outcome),
  Type.Object({ changed: Type.Integer(), refused: Type.Integer() }, strict),
)
export const StateAnswer = envelope(ChatMessageState)
export const OpenAnswer = envelope(Chat, Type.Object({ isNew: Type.Boolean() }, strict))

export const ChatSettings = Type.Object(
  {
    reopensChats: Type.Boolean({
      description: 'true or false: a new message re-opens the last chat instead of opening a new one',
    }),
    opensChatForTemplates: Type.Boolean({
      description: 'true or false: every template that is sent opens a chat of its own',
    }),
    leadProcedure: nullable(Type.String(), {
      description: 'the short id or id of the procedure in which a new contact becomes a process, or null',
    }),
  },
  { ...strict, title: 'ChatSettings' },
)
export const SettingsAnswer = envelope(ChatSettings)
export const SettingsChange = Type.Object(Type.Partial(ChatSettings).properties, {
  ...strict,
  title: 'ChatSettingsChange',
  description: 'a JSON object with settings of chats',
})

export const OneChat = Type.Object({ chatId: Type.String({ description: 'the id of a chat' }) })
