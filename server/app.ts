/** Builds the HTTP application from a context: every route by an explicit list. Never listens. */
import type { FastifyInstance } from 'fastify'
import { chakraRoot, chakraV1, chakraV2 } from './api/chakra/index.ts'
import { flowEndpoint } from './api/meta/flow-endpoint.ts'
import { metaDialect } from './api/meta/index.ts'
import { publicMediaRoutes } from './api/chakra/media/public-routes.ts'
import { siteRoutes } from './api/site/index.ts'
import { showReference } from './api/site/reference.ts'
import { worksectionDialect } from './api/worksection/index.ts'
import type { Context } from './context.ts'
import { registerMetrics } from './http/metrics.ts'
import { describeRoutes } from './http/openapi.ts'
import { createServer } from './http/server.ts'
import { version } from './version.ts'

/** `prepare` sees the application before any route is registered. */
export async function buildApp(
  context: Context,
  prepare: (app: FastifyInstance) => void = () => undefined,
): Promise<FastifyInstance> {
  const app = await createServer(context.settings, context.log)
  prepare(app)
  await describeRoutes(app, version)
  registerMetrics(app, context)
  await app.register(chakraV1(context), { prefix: '/v1' })
  await app.register(chakraV2(context), { prefix: '/v2' })
  await app.register(chakraRoot(context))
  await app.register(worksectionDialect(context))
  await app.register(metaDialect(context))
  await app.register(flowEndpoint(context))
  await app.register(publicMediaRoutes(context))
  await app.register(siteRoutes(context))
  await showReference(app)
  return app
}
