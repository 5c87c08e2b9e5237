/**
 * Files at WhatsApp by their ids, below /v1/whatsapp and /v2/whatsapp: what they are, and their bytes, from here where
 * they are stored, otherwise through. Nobody is redirected, so that no token goes astray.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { extensionOf } from '../../../messaging/media/public-address.ts'
import { describeWhatsappMedia, openWhatsappMedia } from '../../../messaging/media/whatsapp-media.ts'
import { actorOf, identify } from '../bearer.ts'
import { failures } from '../schema.ts'
import { presentWhatsappMedia } from './present.ts'
import type { MediaRoutesContext } from './routes.ts'
import * as schema from './schema.ts'
import { describeFile, sendStored } from './send-file.ts'

const described = { tags: ['Media'], security: [{ token: [] }] }
const privately = 'private, max-age=3600'
const binary = {
  200: schema.bytes,
  206: schema.bytes,
  304: Type.Null(),
  416: Type.Null(),
  ...failures(400, 401, 404, 409, 429, 502, 503),
}

/** The calls of one version of this API; both show the bytes. */
export const whatsappMediaRoutes =
  (context: MediaRoutesContext, api: 'v1' | 'v2'): FastifyPluginAsyncTypebox =>
  (app) => {
    const onRequest = (request: FastifyRequest): Promise<void> => identify(context, request)
    const show = async (request: FastifyRequest, reply: FastifyReply, version: string, mediaId: string) => {
      await sendWhatsappMedia(context, request, reply, version, mediaId)
    }
    app.get(
      '/:version/media/:mediaId/show',
      {
        onRequest,
        compress: false,
        schema: {
          ...described,
          summary: 'Show a media of WhatsApp',
          description: 'The bytes, with their type. Where the file is stored here, Range is understood.',
          params: schema.ofWhatsappMedia,
          response: binary,
        },
      },
      (request, reply) => show(request, reply, request.params.version, request.params.mediaId),
    )
    app.get(
      '/:version/media/whatsapp_business/attachments',
      {
        onRequest,
        compress: false,
        schema: {
          ...described,
          summary: 'Show an attachment of WhatsApp',
          description:
            "The bytes behind an address of a webhook: put this host in the place of WhatsApp's, and keep the query.",
          params: schema.ofVersion,
          querystring: schema.AttachmentQuery,
          response: binary,
        },
      },
      (request, reply) => show(request, reply, request.params.version, request.query.mid),
    )
    if (api === 'v1')
      app.get(
        '/:version/media/:mediaId',
        {
          onRequest,
          schema: {
            ...described,
            summary: 'Fetch a media of WhatsApp',
            description:
              "WhatsApp's own object, not enveloped. Its `url` is an address of this server and takes the same token.",
            params: schema.ofWhatsappMedia,
            response: { 200: schema.WhatsappMedia, ...failures(400, 401, 404, 409, 429, 502, 503) },
          },
        },
        async (request) => {
          const { version, mediaId } = request.params
          const described = await describeWhatsappMedia(context, actorOf(request), version, mediaId)
          const url = `${context.publicUrl()}/v1/whatsapp/${encodeURIComponent(version)}/media/${mediaId}/show`
          return presentWhatsappMedia(described, url)
        },
      )
    return Promise.resolve()
  }

async function sendWhatsappMedia(
  context: MediaRoutesContext,
  request: FastifyRequest,
  reply: FastifyReply,
  version: string,
  mediaId: string,
): Promise<FastifyReply> {
  const gone = new AbortController()
  // A client that goes away takes the download with it.
  reply.raw.once('close', () => gone.abort())
  const found = await openWhatsappMedia(context, actorOf(request), version, mediaId, gone.signal)
  void reply.header('vary', 'authorization')
  if ('stored' in found) return sendStored(context, request, reply, found.stored, privately)
  const { body, type, size } = found.opened
  const extension = extensionOf({ filename: null, mimeType: type })
  void describeFile(reply, type, `${mediaId}.${extension}`).header('cache-control', 'private, no-store')
  if (size !== null) void reply.header('content-length', size)
  return reply.send(body)
}
