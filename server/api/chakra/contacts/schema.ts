/** The shapes of contacts and their merges. */
import { Type, type TSchema } from 'typebox'
import { mergeStates } from '../../../messaging/contacts/merges.ts'

const strict = { additionalProperties: false } as const
const nullable = <T extends TSchema>(schema: T, options = {}) => Type.Union([schema, Type.Null()], options)
const uuid = Type.String({ format: 'uuid' })
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })

const Identity = Type.Object(
  {
    kind: Type.Enum(['phone', 'bsuid', 'username', 'group']),
    value: Type.String({ description: 'as it was seen last: digits, a business-scoped user id, a name' }),
    spellings: Type.Array(Type.String(), { description: 'all forms that were seen, the last one first' }),
    firstSeenAt: milliseconds,
    lastSeenAt: Type.Integer({ description: 'milliseconds since 1970, to the day' }),
    endedAt: nullable(milliseconds, { description: 'when the contact gave it up; null while it is its own' }),
  },
  { ...strict, title: 'ContactIdentity' },
)

const contact = {
  id: uuid,
  team: uuid,
  createdAt: milliseconds,
  updatedAt: milliseconds,
  name: nullable(Type.String(), { description: 'as the team calls it' }),
  profileName: nullable(Type.String(), { description: 'as it calls itself on WhatsApp' }),
  shownName: Type.String({ description: 'the first of name, profile name, and what it is called by' }),
  contactIdentifier: nullable(Type.String(), {
    description: 'how it is written to: digits, a business-scoped user id, or the id of a group',
  }),
  isGroup: Type.Boolean(),
  takesMarketing: Type.Boolean({ description: 'false once it has asked WhatsApp for no more of it' }),
  procedure: nullable(uuid, { description: 'of its lead' }),
  process: nullable(uuid, { description: 'its lead' }),
  identities: Type.Array(Identity),
}

export const ContactV1 = Type.Object(contact, { ...strict, title: 'Contact' })

export const ContactMerge = Type.Object(
  {
    id: uuid,
    createdAt: milliseconds,
    updatedAt: milliseconds,
    contact: Type.String({ format: 'uuid', description: 'who goes on' }),
    other: Type.String({ format: 'uuid', description: 'who goes into it' }),
    state: Type.Enum([...mergeStates]),
    reason: Type.String({
      description:
        'seen_together, number_changed, number_taken_over, number_returned, same_username or by_hand',
    }),
    evidence: Type.Unknown({ description: 'what was seen that says so' }),
    decidedBy: nullable(uuid, { description: 'null: it was certain, or nobody has decided' }),
  },
  { ...strict, title: 'ContactMerge' },
)

export const ContactDetails = Type.Object(
  {
    ...contact,
    merges: Type.Array(ContactMerge, { description: 'that it took part in, the newest first' }),
  },
  { ...strict, title: 'ContactDetails' },
)

export const Page = Type.Object(
  {
    hasMore: Type.Boolean(),
    nextCursor: nullable(Type.String({ description: 'the cursor of the next page' })),
  },
  strict,
)

export const ContactMeta = Type.Object(
  {
    mergedInto: Type.Optional(
      Type.String({
        format: 'uuid',
        description: 'the contact asked for was merged into this one, which is shown',
      }),
    ),
  },
  strict,
)

const limit = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 200, description: 'a whole number from 1 to 200: the size of a page' }),
)
const cursor = Type.Optional(Type.String({ description: 'text: the cursor of an earlier answer' }))
const flag = (what: string) => Type.Optional(Type.Boolean({ description: `true or false: ${what}` }))

export const ContactQuery = Type.Object(
  {
    search: Type.Optional(
      Type.String({
        description: 'text: words of names, digits of numbers, user names; typing errors are forgiven',
      }),
    ),
    isGroup: flag('groups, or people'),
    takesMarketing: flag('who takes marketing messages, or who does not'),
    hasProcess: flag('who has a lead, or who has none'),
    limit,
    cursor,
  },
  { ...strict, title: 'ContactQuery', description: 'a JSON object' },
)

export const ContactChange = Type.Object(
  {
    name: Type.Optional(
      nullable(Type.String(), { description: 'a text, or null for the name of the profile' }),
    ),
    process: Type.Optional(
      nullable(Type.String(), { description: 'the id of a process: its lead; or null for none' }),
    ),
  },
  { ...strict, title: 'ContactChange', description: 'a JSON object' },
)

export const MergeWish = Type.Object(
  { other: Type.String({ description: 'the id of the other contact' }) },
  { ...strict, title: 'ContactMergeWish', description: 'a JSON object with "other"' },
)

export const MergeQuery = Type.Object(
  {
    state: Type.Optional(Type.Enum([...mergeStates], { description: `one of ${mergeStates.join(', ')}` })),
    limit,
    cursor,
  },
  strict,
)

export const ContactId = Type.Object({ id: Type.String({ description: 'the id of a contact' }) })
export const MergeId = Type.Object({ mergeId: Type.String({ description: 'the id of a merge' }) })
