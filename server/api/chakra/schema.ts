/**
 * The shapes of the ChakraHQ user API, key for key. They validate requests, document the API, and every
 * answer is held against them in the tests.
 */
import { Type, type TObject, type TProperties, type TSchema } from 'typebox'
import { availabilities } from '../../team/user.ts'
import { peopleSorts } from '../../team/people-query.ts'

const strict = { additionalProperties: false } as const
const nullable = <T extends TSchema>(schema: T, options = {}) => Type.Union([schema, Type.Null()], options)
const freeObject = (description: string) =>
  Type.Union([Type.Object({}, { additionalProperties: true }), Type.Null()], { description })
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })
const uuid = Type.String({ format: 'uuid' })
const isoTime = Type.String({
  description: 'ISO 8601 with milliseconds, in the offset of the user',
  examples: ['2026-01-31T09:05:07.123+05:30'],
})
const optional = <P extends TProperties>(properties: P) => Type.Partial(Type.Object(properties), strict)

const EmailV1 = Type.Object(
  {
    id: uuid,
    createdAt: milliseconds,
    updatedAt: milliseconds,
    email: Type.String(),
    normalizedEmail: Type.String(),
    type: Type.String(),
    isVerified: Type.Boolean(),
    user: uuid,
  },
  { ...strict, title: 'EmailV1' },
)

const PhoneV1 = Type.Object(
  {
    id: uuid,
    createdAt: milliseconds,
    updatedAt: milliseconds,
    phone: Type.String({ description: 'as it was given' }),
    normalizedPhone: Type.String({
      description: 'E.164, or empty where the text is no number that can be dialled',
    }),
    type: Type.String(),
    isVerified: Type.Boolean(),
    user: uuid,
  },
  { ...strict, title: 'PhoneV1' },
)

const names = {
  username: Type.String(),
  firstName: Type.String(),
  lastName: Type.String(),
  middleName: Type.String(),
  displayName: Type.String(),
  gender: Type.String(),
  dob: Type.Integer({ description: 'date of birth in milliseconds since 1970; 0 when not known' }),
  bio: Type.String(),
  profileImageUrl: Type.String(),
  coverImageUrl: Type.String(),
  timezone: Type.String({ description: 'offset from UTC', examples: ['+0530'] }),
  data: freeObject('whatever was stored with the user'),
  onboardingData: freeObject('whatever was stored with the user'),
  isActive: Type.Boolean(),
  isDeleted: Type.Boolean(),
}
const availabilityStatus = Type.Enum([...availabilities])

const userV1 = {
  id: uuid,
  createdAt: milliseconds,
  updatedAt: milliseconds,
  ...names,
  deletedAt: nullable(milliseconds),
  availabilityStatus,
  team: uuid,
  role: uuid,
  primaryEmail: nullable(EmailV1),
  primaryPhone: nullable(PhoneV1),
  profile: nullable(uuid),
}

const userV2 = {
  id: uuid,
  createdAt: isoTime,
  updatedAt: isoTime,
  ...names,
  deletedAt: nullable(isoTime),
  availabilityStatus,
  team: Type.String({ description: 'short name of the team' }),
  role: Type.String({ description: 'short id of the role' }),
  primaryEmail: nullable(Type.String()),
  primaryPhone: nullable(Type.String()),
  profile: nullable(uuid),
}

const single = {
  phones: Type.Array(Type.String(), {
    description: 'E.164, or the text that was given; the primary one first',
  }),
  emails: Type.Array(EmailV1, { description: 'the primary one first' }),
}

export const UserV1 = Type.Object(userV1, { ...strict, title: 'UserV1' })
export const UserV2 = Type.Object(userV2, { ...strict, title: 'UserV2' })
export const UserDetailsV1 = Type.Object(
  {
    ...single,
    ...userV1,
    reportees: Type.Array(uuid, { description: 'ids of those who report to the user' }),
  },
  { ...strict, title: 'UserDetailsV1' },
)
export const UserDetailsV2 = Type.Object(
  {
    ...single,
    ...userV2,
    reportees: Type.Array(Type.String(), { description: 'user names of those who report to the user' }),
  },
  { ...strict, title: 'UserDetailsV2' },
)

export type UserV1 = Type.Static<typeof UserV1>
export type UserV2 = Type.Static<typeof UserV2>
export type UserDetailsV1 = Type.Static<typeof UserDetailsV1>
export type UserDetailsV2 = Type.Static<typeof UserDetailsV2>

const errors = Type.Array(Type.String(), { description: 'empty when all is well' })
const noMeta = Type.Object({}, strict)

/** A successful answer. */
export const envelope = <T extends TSchema>(data: T, meta: TSchema = noMeta) =>
  Type.Object({ _data: data, _meta: meta, _errors: errors }, strict)

export const Failure = Type.Object(
  {
    _data: Type.Array(Type.Null(), { maxItems: 0 }),
    _meta: Type.Object(
      { code: Type.String({ description: 'what happened, in a word for programs; see the list of errors' }) },
      strict,
    ),
    _errors: Type.Array(Type.String(), {
      minItems: 1,
      description: 'one sentence for each thing that is wrong',
    }),
  },
  { ...strict, title: 'Failure' },
)

/** A list as a whole, or a page of it. `fields` can leave keys out. */
export const userList = (user: TObject, title: string) =>
  envelope(
    Type.Array(Type.Partial(user, { ...strict, title })),
    optional({
      total: Type.Integer({ description: 'people that the query matches on all pages' }),
      hasMore: Type.Boolean(),
      nextCursor: nullable(Type.String({ description: 'the cursor of the next page' })),
    }),
  )

export const failures = (...statuses: number[]) =>
  Object.fromEntries(statuses.map((status) => [status, Failure]))

const text = (what: string) => Type.Optional(Type.String({ description: what }))

/** What a list understands. Without any of these, everybody is listed, byte for byte as the original does. */
export const ListQuery = Type.Object(
  {
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000,
        description: 'a whole number from 1 to 1000: the size of a page',
      }),
    ),
    cursor: text('the nextCursor of an earlier answer'),
    fields: text('names of fields of a user with commas between them, such as id,username'),
    search: text(
      'words to look for in names, e-mail addresses and phone numbers; typing errors are forgiven',
    ),
    role: text('the id or short id of a role'),
    isActive: Type.Optional(Type.Boolean({ description: 'true or false' })),
    isDeleted: Type.Optional(
      Type.Boolean({ description: 'true or false; true lists the deleted users instead' }),
    ),
    updatedSince: text('a time in milliseconds or ISO 8601: users changed at that time or later'),
    sort: Type.Optional(
      Type.Enum(
        peopleSorts.flatMap((sort) => (sort === 'relevance' ? [] : [sort, `-${sort}`])),
        { description: 'one of createdAt, updatedAt, username, name; a - before it turns the order round' },
      ),
    ),
  },
  strict,
)
export type ListQuery = Type.Static<typeof ListQuery>

const emailChange = Type.Union([Type.String(), Type.Partial(EmailV1, { ...strict, title: 'EmailChange' })])
const phoneChange = Type.Union([Type.String(), Type.Partial(PhoneV1, { ...strict, title: 'PhoneChange' })])
const given = <T extends TSchema>(schema: T, description: string) =>
  Type.Optional(Type.Union([schema], { description }))
const string = (what: string) => Type.Optional(Type.String({ description: `text: ${what}` }))
const readOnly = (what: string) =>
  Type.Optional(Type.Unknown({ description: `${what}; cannot be changed, accepted when it is what it was` }))

/** A change of a user: any of its fields. A user as it was fetched, in either version, is a valid change. */
export const UserChange = Type.Object(
  {
    username: string('the user name'),
    firstName: string('the first name'),
    lastName: string('the last name'),
    middleName: string('the middle name'),
    displayName: string('the name that is shown'),
    gender: string('the gender'),
    dob: Type.Optional(
      Type.Integer({ description: 'a whole number: date of birth in milliseconds since 1970, 0 for none' }),
    ),
    bio: string('about the person'),
    profileImageUrl: string('the address of a picture'),
    coverImageUrl: string('the address of a picture'),
    timezone: string('an offset from UTC such as +0530'),
    data: Type.Optional(freeObject('an object or null')),
    onboardingData: Type.Optional(freeObject('an object or null')),
    isActive: Type.Optional(Type.Boolean({ description: 'true or false' })),
    isDeleted: Type.Optional(Type.Boolean({ description: 'true or false' })),
    availabilityStatus: Type.Optional(
      Type.Enum([...availabilities], { description: `one of ${availabilities.join(', ')}` }),
    ),
    role: string('the id or short id of a role'),
    primaryEmail: given(nullable(emailChange), 'an e-mail address, an object with "email", or null'),
    primaryPhone: given(nullable(phoneChange), 'a phone number, an object with "phone", or null'),
    emails: given(
      Type.Array(emailChange),
      'a list of e-mail addresses or of objects with "email", the primary one first',
    ),
    phones: given(
      Type.Array(phoneChange),
      'a list of phone numbers or of objects with "phone", the primary one first',
    ),
    id: readOnly('the id'),
    createdAt: readOnly('when the user was made'),
    updatedAt: readOnly('when the user was last changed'),
    deletedAt: readOnly('when the user was deleted'),
    team: readOnly('the team'),
    profile: readOnly('the profile'),
    reportees: readOnly('those who report to the user'),
  },
  { ...strict, title: 'UserChange', description: 'a JSON object with fields of a user' },
)
export type UserChange = Type.Static<typeof UserChange>
