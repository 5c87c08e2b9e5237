/** The shapes of photos in the ChakraHQ API, key for key. */
import { Type } from 'typebox'
import { photoTypes } from '../../../records/photos/photo.ts'

const strict = { additionalProperties: false } as const
const uuid = Type.String({ format: 'uuid' })
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })

export const PhotoV1 = Type.Object(
  {
    id: uuid,
    createdAt: milliseconds,
    updatedAt: milliseconds,
    filetype: Type.Enum([...photoTypes], { description: 'what the bytes are, whatever the sender said' }),
    filename: Type.String(),
    height: Type.Integer({ description: 'in pixels, as the photo is seen' }),
    width: Type.Integer({ description: 'in pixels, as the photo is seen' }),
    isPublic: Type.Boolean(),
    team: uuid,
    user: Type.Union([uuid, Type.Null()], { description: 'who uploaded it' }),
  },
  { ...strict, title: 'PhotoV1' },
)
export type PhotoV1 = Type.Static<typeof PhotoV1>

/** For the documentation: the parts are read one by one as they arrive. */
export const PhotoUpload = Type.Object(
  {
    photo: Type.String({
      contentMediaType: 'application/octet-stream',
      description: 'a JPEG, PNG, WebP, GIF or AVIF picture',
    }),
    filename: Type.Optional(Type.String({ description: 'otherwise the name of the file part' })),
    filetype: Type.Optional(Type.String({ description: 'taken and not believed: the bytes decide' })),
  },
  strict,
)

export const PhotoQuery = Type.Object(
  {
    size: Type.Optional(
      Type.Enum(['thumb', 'medium'], {
        description: 'thumb or medium: a WebP picture of at most 256 or 1024 pixels a side',
      }),
    ),
    meta: Type.Optional(Type.Boolean({ description: 'true or false; true answers the figures as JSON' })),
  },
  strict,
)
export type PhotoQuery = Type.Static<typeof PhotoQuery>

export const photoId = Type.Object({ photoId: Type.String({ description: 'the id of a photo' }) })
