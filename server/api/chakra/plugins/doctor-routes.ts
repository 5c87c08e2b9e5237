/** What is wrong with a connection, number by number, and what to do about it. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { examinePlugin } from '../../../messaging/doctor/doctor.ts'
import { actorOf, identify } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { envelope, failures } from '../schema.ts'
import { given } from './read-body.ts'
import type { PluginRoutesContext } from './routes.ts'
import * as schema from './schema.ts'

export const doctorRoutes =
  (context: PluginRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    app.get(
      '/plugin/whatsapp/:pluginId/doctor',
      {
        onRequest: (request: FastifyRequest): Promise<void> => identify(context, request),
        schema: {
          tags: ['WhatsApp plugins'],
          security: [{ token: [] }],
          summary: 'Examine a plugin',
          description:
            'Asks WhatsApp and our own webhook, and tells for each number what is well, what is not, and what to do about it. Nothing is changed. For keys of an admin.',
          params: schema.PluginId,
          querystring: schema.DoctorQuery,
          response: { 200: envelope(schema.Diagnoses), ...failures(400, 401, 403, 404, 429, 503) },
        },
      },
      async (request) => {
        const phoneNumberId = given(request.query.phoneNumberId)
        const found = await examinePlugin(context, actorOf(request), request.params.pluginId, {
          phoneNumberId,
        })
        return answer(found.map((diagnosis) => ({ ...diagnosis, findings: [...diagnosis.findings] })))
      },
    )
    return Promise.resolve()
  }
