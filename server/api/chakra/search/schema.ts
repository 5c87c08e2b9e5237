/** The shapes of searching: an endpoint of ours in the envelope of the ChakraHQ API. */
import { Type, type TSchema } from 'typebox'
import { longestText } from '../../../messaging/search/terms.ts'
import { envelope } from '../schema.ts'

const strict = { additionalProperties: false } as const
const nullable = <T extends TSchema>(schema: T, options = {}) => Type.Union([schema, Type.Null()], options)
const optional = <T extends TSchema>(schema: T, description: string) =>
  Type.Optional(Type.Union([schema], { description }))
const uuid = Type.String({ format: 'uuid' })
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })

/** Hits of a page, at most. */
export const mostHits = 100

const time = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 })

export const SearchRequest = Type.Object(
  {
    text: Type.String({ description: `what to look for: words, up to ${longestText} characters` }),
    in: optional(
      Type.Array(Type.Enum(['contacts', 'messages', 'files']), {
        minItems: 1,
        maxItems: 3,
        uniqueItems: true,
      }),
      'a list of contacts, messages and files; all of them if absent',
    ),
    chat: optional(Type.String(), 'the id of a chat'),
    contact: optional(Type.String(), 'the id of a contact'),
    from: optional(time, 'a time in milliseconds since 1970: nothing older'),
    to: optional(time, 'a time in milliseconds since 1970: nothing newer'),
    direction: optional(Type.Enum(['INBOUND', 'OUTBOUND']), 'INBOUND or OUTBOUND'),
    limit: optional(
      Type.Integer({ minimum: 1, maximum: mostHits }),
      `a whole number from 1 to ${mostHits}; 20 if absent, and 5 of each kind when several are searched`,
    ),
    cursor: optional(Type.String({ maxLength: 200 }), 'the cursor of an earlier answer to the same search'),
  },
  { ...strict, title: 'SearchRequest', description: 'a JSON object with a text' },
)
export type SearchRequest = Type.Static<typeof SearchRequest>

const Snippet = Type.Object(
  {
    text: Type.String({ description: 'the part with what was found; … where something is left out' }),
    ranges: Type.Array(Type.Object({ start: Type.Integer(), end: Type.Integer() }, strict), {
      description: 'where in it the words stand, in UTF-16 units',
    }),
  },
  { ...strict, title: 'SearchSnippet' },
)

export const MessageFound = Type.Object(
  {
    message: uuid,
    chat: uuid,
    contact: uuid,
    timestamp: milliseconds,
    direction: Type.Enum(['INBOUND', 'OUTBOUND']),
    dataType: Type.String({ description: "WhatsApp's type: text, template, image …" }),
    snippet: Snippet,
    files: Type.Array(Type.Object({ id: uuid, name: Snippet }, strict), {
      description: 'files of the message whose names have one of the words',
    }),
  },
  { ...strict, title: 'MessageFound' },
)
export type MessageFound = Type.Static<typeof MessageFound>

export const ContactFound = Type.Object(
  {
    contact: uuid,
    name: Type.String({ description: 'empty when none is known' }),
    identifier: nullable(Type.String(), { description: 'how its newest chat writes to it' }),
    isGroup: Type.Boolean(),
    chat: nullable(uuid, { description: 'its newest chat' }),
  },
  { ...strict, title: 'ContactFound' },
)
export type ContactFound = Type.Static<typeof ContactFound>

export const SearchAnswer = envelope(
  Type.Object(
    {
      contacts: Type.Optional(Type.Array(ContactFound)),
      messages: Type.Optional(Type.Array(MessageFound, { description: 'the newest first' })),
      files: Type.Optional(
        Type.Array(MessageFound, { description: 'messages with such a file, the newest first' }),
      ),
    },
    { ...strict, title: 'SearchHits', description: 'what was asked for' },
  ),
  Type.Object(
    {
      hasMore: Type.Boolean(),
      nextCursor: nullable(Type.String(), {
        description: 'where a search of only messages or only files goes on',
      }),
      searchedBackTo: nullable(milliseconds, {
        description:
          'until when messages were looked at, where the search has stopped before the page was full',
      }),
      corrections: Type.Array(Type.Object({ word: Type.String(), correctedTo: Type.String() }, strict), {
        description: 'words that no message has, and what was searched instead',
      }),
      missing: Type.Array(Type.String(), { description: 'words that nothing has, nor anything like them' }),
    },
    { ...strict, title: 'SearchMeta' },
  ),
)
