/** WhatsApp's own calls for media, with our token in the place of WhatsApp's: upload, look at, delete. Not enveloped. */
import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../../lib/app-error.ts'
import { uploadToWhatsapp } from '../../../messaging/media/upload-to-whatsapp.ts'
import { deleteMediaOfPlugin, describeMediaOfPlugin } from '../../../messaging/media/whatsapp-media.ts'
import { actorOf, identify } from '../bearer.ts'
import { failures } from '../schema.ts'
import { presentWhatsappMedia } from './present.ts'
import type { MediaRoutesContext } from './routes.ts'
import * as schema from './schema.ts'

const described = { tags: ['Media'], security: [{ token: [] }] }
const refusals = failures(400, 401, 404, 409, 413, 415, 429, 502, 503)
const api = '/plugin/whatsapp/:pluginId/api/:version'

export const pluginMediaRoutes =
  (context: MediaRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    const onRequest = (request: FastifyRequest): Promise<void> => identify(context, request)
    // The form goes on as it comes: nobody here looks into it.
    app.addContentTypeParser('multipart/form-data', (_request, body, done) => done(null, body))
    app.post(
      `${api}/:phoneNumberId/media`,
      {
        onRequest,
        attachValidation: true,
        schema: {
          ...described,
          summary: 'Upload media to WhatsApp',
          description: "WhatsApp's own form and answer: `{id}`, for messages of this number.",
          consumes: ['multipart/form-data'],
          params: schema.ofNumber,
          body: schema.WhatsappUpload,
          response: { 200: schema.GraphAnswer, ...refusals },
        },
      },
      async (request) => {
        const { pluginId, version, phoneNumberId } = request.params
        const query = new URLSearchParams(request.url.split('?')[1] ?? '')
        query.delete('access_token')
        const contentType = request.headers['content-type'] ?? ''
        if (!contentType.startsWith('multipart/form-data'))
          throw new AppError(
            'invalid',
            'content_type_unsupported',
            'Send the file as multipart/form-data, in a part with the name "file".',
          )
        return uploadToWhatsapp(context, actorOf(request), {
          pluginId,
          version,
          phoneNumberId,
          query,
          contentType,
          length: lengthOf(request),
          body: request.body as unknown as Readable,
        })
      },
    )
    app.get(
      `${api}/media/:mediaId`,
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Fetch a media of a plugin',
          description:
            "WhatsApp's own object; its `url` is an address of this server and takes the same token.",
          params: schema.ofPluginMedia,
          response: { 200: schema.WhatsappMedia, ...refusals },
        },
      },
      async (request) => {
        const { pluginId, version, mediaId } = request.params
        const found = await describeMediaOfPlugin(context, actorOf(request), pluginId, version, mediaId)
        const url = `${context.publicUrl()}/v1/whatsapp/${encodeURIComponent(version)}/media/${mediaId}/show`
        return presentWhatsappMedia(found, url)
      },
    )
    app.delete(
      `${api}/media/:mediaId`,
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Delete a media of a plugin',
          description: 'Deletes the file at WhatsApp. What is stored here for messages stays.',
          params: schema.ofPluginMedia,
          response: { 200: schema.GraphAnswer, ...refusals },
        },
      },
      (request) => {
        const { pluginId, version, mediaId } = request.params
        return deleteMediaOfPlugin(context, actorOf(request), pluginId, version, mediaId)
      },
    )
    return Promise.resolve()
  }

function lengthOf({ headers }: FastifyRequest): number | undefined {
  const length = Number(headers['content-length'])
  return headers['content-length'] !== undefined && Number.isSafeInteger(length) ? length : undefined
}
