/** Photos: uploading one, with or without an id of the sender's own, and fetching it. */
import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Settings } from '../../../config/settings.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { idempotencyOf, markReplay } from '../../../http/idempotency.ts'
import { addPhoto, findPhoto, type PhotosContext } from '../../../records/photos/photos.ts'
import { actorOf, identify } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { envelope, failures } from '../schema.ts'
import { multipartLimits, readUpload } from './read-upload.ts'
import * as schema from './schema.ts'
import { presentPhoto, sendPhoto } from './send.ts'

export interface PhotoRoutesContext extends PhotosContext, AuthenticationContext {
  readonly settings: Pick<Settings, 'PHOTO_LIMIT_MB'>
}

const security = [{ token: [] }]
const binary = Type.String({ contentMediaType: 'application/octet-stream' })

export const photoRoutes =
  (context: PhotoRoutesContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const limitMb = context.settings.PHOTO_LIMIT_MB
    await app.register(multipart, { limits: multipartLimits(limitMb) })
    const onRequest = (request: FastifyRequest): Promise<void> => identify(context, request)

    const upload = async (request: FastifyRequest, reply: FastifyReply, id?: string) => {
      await using received = await readUpload(request, limitMb)
      const { file, filename } = received
      const key = idempotencyOf(request, { sha256: file.sha256.toString('hex'), filename })
      const added = await addPhoto(context, actorOf(request), { id, filename, file }, key)
      markReplay(reply, key !== undefined && added.isRepeated)
      return answer(presentPhoto(added.photo))
    }
    const uploadSchema = {
      tags: ['Photos'],
      security,
      consumes: ['multipart/form-data'],
      body: schema.PhotoUpload,
      response: {
        200: envelope(schema.PhotoV1),
        ...failures(400, 401, 409, 413, 415, 429, 503),
      },
    }
    // The body is a stream here, which no schema can judge.
    const unread = { attachValidation: true, onRequest }
    app.post(
      '/photo',
      {
        ...unread,
        schema: {
          ...uploadSchema,
          summary: 'Upload a photo',
          description: `${uploadDescription} The answer is the photo; its id is what values of photo attributes are.`,
        },
      },
      (request, reply) => upload(request, reply),
    )
    app.post(
      '/photo/:photoId',
      {
        ...unread,
        schema: {
          ...uploadSchema,
          params: schema.photoId,
          summary: 'Upload a photo with an id',
          description: `${uploadDescription} The id is a UUID that the sender made: the same upload again answers the same photo, and another picture with the id is refused.`,
        },
      },
      (request, reply) => upload(request, reply, request.params.photoId),
    )
    app.get(
      '/photo/:photoId',
      {
        onRequest,
        schema: {
          tags: ['Photos'],
          security,
          summary: 'Fetch a photo',
          description: 'Answers the bytes of the photo, a smaller picture of it, or its figures.',
          params: schema.photoId,
          querystring: schema.PhotoQuery,
          response: {
            200: {
              description: 'the photo, or with meta=true its figures',
              content: {
                'image/*': { schema: binary },
                'application/json': { schema: envelope(schema.PhotoV1) },
              },
            },
            304: Type.Null(),
            ...failures(400, 401, 404, 429, 503),
          },
        },
      },
      async (request, reply) => {
        const photo = await findPhoto(context, actorOf(request), request.params.photoId)
        if (request.query.meta === true) return reply.send(answer(presentPhoto(photo)))
        return sendPhoto(context, request, reply, photo, request.query.size ?? 'original')
      },
    )
  }

const uploadDescription = 'The picture is turned upright and kept without place, device and other metadata.'
