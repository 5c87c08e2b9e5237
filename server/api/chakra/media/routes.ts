/** Media of the team: uploading one for everybody, and what is known and stored of the files of messages. */
import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { idempotencyOf, markReplay } from '../../../http/idempotency.ts'
import type { MediaContext } from '../../../messaging/media/media-context.ts'
import {
  assertMayUpload,
  assertStored,
  findMedia,
  publicUrlOf,
  publishUpload,
  retryMedia,
} from '../../../messaging/media/media-files.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { actorOf, identify } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { envelope, failures } from '../schema.ts'
import { presentMedia } from './present.ts'
import { multipartLimits, readPublicUpload } from './read-upload.ts'
import * as schema from './schema.ts'
import { sendStored } from './send-file.ts'

export type MediaRoutesContext = MediaContext & AuthenticationContext

const described = { tags: ['Media'], security: [{ token: [] }] }
// A file never changes, but the right to see it may be withdrawn.
const privately = 'private, max-age=3600'

/** Everything below /v1/ext but the calls of WhatsApp's own form. */
export const mediaRoutes =
  (context: MediaRoutesContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(multipart, { limits: multipartLimits(context.settings.MEDIA_LIMIT_MB) })
    const onRequest = (request: FastifyRequest): Promise<void> => identify(context, request)
    app.post(
      '/plugin/whatsapp/:pluginId/upload-public-media',
      {
        onRequest,
        // The body is a stream here, which no schema can judge.
        attachValidation: true,
        schema: {
          ...described,
          summary: 'Upload public media',
          description:
            'Stores a file and answers an address at which everybody reads it, WhatsApp included: for links in messages.',
          consumes: ['multipart/form-data'],
          params: schema.ofPlugin,
          body: schema.PublicUpload,
          response: {
            200: envelope(schema.PublicMedia),
            ...failures(400, 401, 404, 409, 413, 415, 429, 503),
          },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        await assertMayUpload(context, actor, request.params.pluginId)
        await using received = await readPublicUpload(context, request, actor, request.params.pluginId)
        const { upload, filename } = received
        const key = idempotencyOf(request, { sha256: upload.file.sha256.toString('hex'), filename })
        const { media, isRepeated } = await publishUpload(context, actor, upload, filename, key)
        markReplay(reply, isRepeated)
        return answer({ publicMediaUrl: publicUrlOf(context, media) })
      },
    )
    await app.register(storedRoutes(context, onRequest))
  }

const storedRoutes =
  (
    context: MediaRoutesContext,
    onRequest: (request: FastifyRequest) => Promise<void>,
  ): FastifyPluginAsyncTypebox =>
  (app) => {
    app.get(
      '/media/:mediaId',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Fetch the state of a media',
          description: 'Whether the file is stored, being fetched, or could not be fetched and why.',
          params: schema.ofMedia,
          response: { 200: envelope(schema.MediaV1), ...failures(401, 404, 429, 503) },
        },
      },
      async (request) =>
        answer(
          presentMedia(
            await findMedia(context, actorOf(request), request.params.mediaId),
            context.publicUrl(),
          ),
        ),
    )
    app.post(
      '/media/:mediaId/retry',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Fetch a media again',
          description: 'Has a file that could not be fetched tried once more. Does nothing for other files.',
          params: schema.ofMedia,
          response: { 200: envelope(schema.MediaV1), ...failures(401, 404, 429, 503) },
        },
      },
      async (request) =>
        answer(
          presentMedia(
            await retryMedia(context, actorOf(request), request.params.mediaId),
            context.publicUrl(),
          ),
        ),
    )
    app.route({
      method: ['GET', 'HEAD'],
      url: '/media/:mediaId/content',
      onRequest,
      compress: false,
      schema: {
        ...described,
        summary: 'Fetch the bytes of a media',
        description: 'Understands Range, If-Range and If-None-Match.',
        params: schema.ofMedia,
        response: {
          200: schema.bytes,
          206: schema.bytes,
          304: Type.Null(),
          416: Type.Null(),
          ...failures(401, 404, 409, 429, 503),
        },
      },
      handler: async (request, reply) => {
        const { mediaId } = request.params
        const media = assertStored(await findMedia(context, actorOf(request), mediaId))
        return sendStored(context, request, reply.header('vary', 'authorization'), media, privately)
      },
    })
    return Promise.resolve()
  }
