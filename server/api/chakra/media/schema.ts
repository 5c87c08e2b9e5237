/** The shapes of media in the ChakraHQ API. */
import { Type } from 'typebox'
import { mediaStates } from '../../../messaging/media/media.ts'

const strict = { additionalProperties: false } as const
const open = { additionalProperties: true } as const
const uuid = Type.String({ format: 'uuid' })
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description })

/** A file of a chat message: one of its `attachments`. */
export const Attachment = Type.Object(
  {
    id: uuid,
    state: Type.Enum([...mediaStates], {
      description: 'WAITING while it is being fetched, STORED, or FAILED',
    }),
    type: orNull(Type.String(), 'what the content is; null until it is here'),
    size: orNull(Type.Integer(), 'in bytes; null until it is here'),
    filename: orNull(Type.String(), 'as the message calls it'),
    problem: orNull(Type.String(), 'why it is not here'),
    url: Type.String({
      description: 'where the state and, below /content, the bytes are; takes the bearer token',
    }),
  },
  { ...strict, title: 'Attachment' },
)
export type Attachment = Type.Static<typeof Attachment>

export const MediaV1 = Type.Object(
  {
    ...Attachment.properties,
    createdAt: milliseconds,
    updatedAt: milliseconds,
    contentUrl: Type.String({ description: 'where the bytes are; takes the bearer token' }),
    publicMediaUrl: orNull(Type.String(), 'where everybody can read it; null for files of messages'),
    source: Type.Enum(['PUBLIC', 'LINK', 'WHATSAPP'], {
      description: 'uploaded for everybody, behind a link, or known to WhatsApp by an id',
    }),
    externalId: orNull(Type.String(), 'the id at WhatsApp'),
    link: orNull(Type.String(), 'the link in the message'),
    claimedType: orNull(Type.String(), 'what its sender said that it is'),
    sha256: orNull(Type.String(), 'of the bytes, in hex'),
    attempts: Type.Integer({ description: 'how often it was tried to fetch it' }),
    nextAttemptAt: orNull(milliseconds, 'of a waiting one'),
    plugin: orNull(uuid, 'the plugin of the message'),
    message: orNull(uuid, 'the chat message'),
    team: uuid,
  },
  { ...strict, title: 'MediaV1' },
)
export type MediaV1 = Type.Static<typeof MediaV1>

/** For the documentation: the parts are read one by one as they arrive. */
export const PublicUpload = Type.Object(
  {
    file: Type.String({ contentMediaType: 'application/octet-stream', description: 'the file' }),
    filename: Type.Optional(Type.String({ description: 'otherwise the name of the file part' })),
  },
  open,
)
export const PublicMedia = Type.Object({ publicMediaUrl: Type.String() }, strict)

/** As WhatsApp describes a file; `url` is an address of ours that takes the same token. */
export const WhatsappMedia = Type.Object(
  {
    messaging_product: Type.Literal('whatsapp'),
    url: Type.String(),
    mime_type: Type.String(),
    sha256: Type.Optional(Type.String({ description: 'of the bytes, in hex' })),
    file_size: Type.Optional(Type.Integer({ description: 'in bytes' })),
    id: Type.String(),
  },
  { ...strict, title: 'WhatsappMedia' },
)
export type WhatsappMedia = Type.Static<typeof WhatsappMedia>

/** What WhatsApp answers, as it answered it. */
export const GraphAnswer = Type.Object({}, { ...open, description: "WhatsApp's own answer" })

/** For the documentation: the body goes on as it comes. */
export const WhatsappUpload = Type.Object(
  {
    file: Type.String({ contentMediaType: 'application/octet-stream' }),
    type: Type.Optional(Type.String({ description: 'the type of the file, such as image/png' })),
    messaging_product: Type.Optional(Type.String({ description: 'whatsapp' })),
  },
  open,
)

const version = Type.String({ description: 'a version of the Graph API, such as v23.0' })
const whatsappId = Type.String({ description: 'the id of a media at WhatsApp: digits' })
const pluginId = Type.String({ description: 'the id of a plugin' })

export const ofMedia = Type.Object({ mediaId: Type.String({ description: 'the id of a media of ours' }) })
export const ofPlugin = Type.Object({ pluginId })
export const ofWhatsappMedia = Type.Object({ version, mediaId: whatsappId })
export const ofVersion = Type.Object({ version })
export const ofPluginMedia = Type.Object({ pluginId, version, mediaId: whatsappId })
export const ofNumber = Type.Object({
  pluginId,
  version,
  phoneNumberId: Type.String({ description: 'the id of a phone number at WhatsApp' }),
})
export const AttachmentQuery = Type.Object(
  { mid: Type.String({ minLength: 1, description: 'the id of a media at WhatsApp: digits' }) },
  open,
)
export const bytes = {
  description: 'the bytes',
  content: { '*/*': { schema: Type.String({ contentMediaType: 'application/octet-stream' }) } },
}
