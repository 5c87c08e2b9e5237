/** `GET /v1/health`: whether the server can do its work and, when a token is sent, whether the token is good. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { authenticate, type AuthenticationContext } from '../../team/authenticate.ts'
import { tokenHashOf } from './bearer.ts'
import { answer } from './envelope.ts'
import { envelope, failures } from './schema.ts'

const Health = Type.Object({ status: Type.Literal('ok') }, { additionalProperties: false })

export const healthRoutes =
  (context: AuthenticationContext): FastifyPluginAsyncTypebox =>
  (app) => {
    const schema = {
      tags: ['Health'],
      summary: 'Is the server ready?',
      description:
        'Asks the database too. A token that is sent is checked; clients use this to test their credentials.',
      security: [{}, { token: [] }],
      response: { 200: envelope(Health), ...failures(401, 429, 503) },
    }
    app.route({
      method: ['GET', 'HEAD'],
      url: '/health',
      schema,
      handler: async (request) => {
        await context.database.ping()
        if (request.headers.authorization !== undefined) await authenticate(context, tokenHashOf(request))
        return answer({ status: 'ok' as const })
      },
    })
    return Promise.resolve()
  }
