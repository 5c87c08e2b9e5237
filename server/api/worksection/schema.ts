/**
 * The shapes of the Worksection people API. They document the API, and every answer is held against them in
 * the tests; requests are not checked by them, because parameters can travel in four ways.
 */
import { Type } from 'typebox'

const strict = { additionalProperties: false } as const
const filled = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, description: `${description}; left out when there is none` }))
const addresses = (description: string) => Type.Record(Type.String(), Type.String(), { description })

export const WorksectionUser = Type.Object(
  {
    id: Type.String({ pattern: '^\\d+$' }),
    first_name: Type.String(),
    last_name: Type.String(),
    name: Type.String({ description: 'first and last name' }),
    title: Type.String({ description: 'position' }),
    url: Type.String({ description: 'web address of the person' }),
    services: Type.Object(
      { chats: addresses('messengers, by name'), socials: addresses('social networks, by name') },
      strict,
    ),
    contacts: filled('other contacts'),
    date_added: Type.String({
      pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$',
      description: 'when the person was invited, in the time zone of the team',
    }),
    rate: Type.Optional(Type.Number({ description: 'hourly rate; left out when there is none' })),
    avatar: Type.String({
      pattern: '^https?://',
      description: 'address of a picture, which needs no sign-in',
    }),
    group: Type.String({ description: 'name of the group; the name of the team for a person without one' }),
    department: Type.String(),
    role: Type.String({
      description: 'owner, account admin, team admin, department admin, user, guest or reader',
    }),
    email: Type.String({ description: 'a made-up address for a person without one' }),
    phone: filled('primary phone number'),
    phone2: filled('office phone number'),
    phone3: filled('mobile phone number'),
    phone4: filled('home phone number'),
    address: filled('address'),
    address2: filled('additional address'),
  },
  strict,
)
export type WorksectionUser = Type.Static<typeof WorksectionUser>

export const Failure = Type.Object(
  {
    status: Type.Literal('error'),
    status_code: Type.Integer({
      description:
        '0 unknown action, 1 no action, 2 hash missing or wrong; otherwise the number of an HTTP status',
    }),
    message: Type.String(),
    message_details: Type.Optional(Type.String()),
  },
  { ...strict, examples: [{ status: 'error', status_code: 2, message: 'Action hash is missed or invalid' }] },
)
export type Failure = Type.Static<typeof Failure>

const UserList = Type.Object(
  { status: Type.Literal('ok'), data: Type.Array(WorksectionUser) },
  {
    ...strict,
    examples: [
      {
        status: 'ok',
        data: [
          {
            id: '41',
            first_name: 'Ira',
            last_name: 'Vale',
            name: 'Ira Vale',
            title: 'Engineer',
            url: '',
            services: { chats: { WhatsApp: '+380 44 000 00 00' }, socials: {} },
            date_added: '2026-02-03 09:15',
            rate: 30,
            avatar: 'https://team.example.com/avatar/5/IV.svg',
            group: 'Core',
            department: 'QA',
            role: 'user',
            email: 'ira@example.com',
            phone: '+380 44 000 00 00',
          },
        ],
      },
    ],
  },
)

const action = Type.String({ description: 'what to do', examples: ['get_users'] })
const hash = Type.String({
  description: 'md5 of the query string without hash, followed by the API key, in hex',
  examples: ['2682b114a96407b38440acc7448949e0'],
})

const common = {
  tags: ['Worksection'],
  description: `Lists all people of the team that are not deleted, in the order in which they came.

The request is signed with the team's key: by the parameter \`hash\`, or by the header
\`Authorization: Admin <t>_<signature>\`, where t is the time in seconds and the signature is the HMAC-SHA256 of
\`<action>:<t>\` in hex. Errors come with HTTP status 200 and \`"status":"error"\`.`,
  security: [{ worksectionHash: [] }],
  response: {
    200: Type.Union([UserList, Failure], { description: 'The people, or what is wrong with the request.' }),
    429: { ...Failure, description: 'Too many requests.' },
    500: { ...Failure, description: 'Something went wrong on our side.' },
    503: { ...Failure, description: 'The database is away; the request can be tried again.' },
  },
}

export const getSchema = {
  ...common,
  operationId: 'worksectionGetUsers',
  summary: 'List all people (get_users)',
  querystring: Type.Object({ action, hash: Type.Optional(hash) }),
}

export const postSchema = {
  ...common,
  operationId: 'worksectionPostGetUsers',
  summary: 'List all people (get_users), parameters in the body',
  consumes: ['application/x-www-form-urlencoded', 'application/json', 'multipart/form-data'],
  querystring: Type.Partial(Type.Object({ action, hash })),
  body: Type.Partial(Type.Object({ action, hash })),
}
