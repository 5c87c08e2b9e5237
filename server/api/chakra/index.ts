/** The ChakraHQ dialect: its endpoints, its errors, its unknown addresses. */
import type { FastifyPluginAsync } from 'fastify'
import { noSuchAddress } from '../../http/problem.ts'
import { sendFailure } from './envelope.ts'
import { healthRoutes } from './health.ts'
import { UserDetailsV1, UserDetailsV2, UserV1, UserV2 } from './schema.ts'
import { listRoutes, userRoutes, type ChakraContext } from './users.ts'

/** Everything below /v1. */
export const chakraV1 =
  (context: ChakraContext): FastifyPluginAsync =>
  async (app) => {
    app.setErrorHandler(sendFailure)
    app.setNotFoundHandler((request, reply) => sendFailure(noSuchAddress(request), request, reply))
    await app.register(healthRoutes(context))
    await app.register(listRoutes(context, 'v1', UserV1), { prefix: '/ext' })
    await app.register(userRoutes(context, 'v1', UserDetailsV1), { prefix: '/ext' })
  }

/** Everything below /v2. */
export const chakraV2 =
  (context: ChakraContext): FastifyPluginAsync =>
  async (app) => {
    app.setErrorHandler(sendFailure)
    app.setNotFoundHandler((request, reply) => sendFailure(noSuchAddress(request), request, reply))
    await app.register(listRoutes(context, 'v2', UserV2), { prefix: '/ext' })
    await app.register(userRoutes(context, 'v2', UserDetailsV2), { prefix: '/ext' })
  }
