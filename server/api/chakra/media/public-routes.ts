/** Public media: read by everybody who has the address, without a token. WhatsApp fetches links of messages here. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { pathOf } from '../../../http/logged-path.ts'
import type { MessagingContext } from '../../../messaging/context.ts'
import { findPublicMedia } from '../../../messaging/media/media-files.ts'
import { bytes } from './schema.ts'
import { sendStored } from './send-file.ts'

// A public file is never changed and never withdrawn.
const forEver = 'public, max-age=31536000, immutable'

const Problem = Type.Object({}, { additionalProperties: true, description: 'a problem document (RFC 9457)' })

export const publicMediaRoutes =
  (context: MessagingContext): FastifyPluginAsyncTypebox =>
  (app) => {
    app.route({
      method: ['GET', 'HEAD'],
      url: '/media/:team/:day/:file',
      compress: false,
      schema: {
        tags: ['Media'],
        summary: 'Read public media',
        description:
          'At the address that the upload answered. Understands Range, If-Range and If-None-Match.',
        params: Type.Object({ team: Type.String(), day: Type.String(), file: Type.String() }),
        response: {
          200: bytes,
          206: bytes,
          304: Type.Null(),
          404: Problem,
          416: Type.Null(),
          429: Problem,
          503: Problem,
        },
      },
      handler: async (request, reply) => {
        const media = await findPublicMedia(context, pathOf(request))
        // Pictures of public addresses are shown on pages of other origins.
        void reply.header('cross-origin-resource-policy', 'cross-origin')
        return sendStored(context, request, reply, media, forEver)
      },
    })
    return Promise.resolve()
  }
