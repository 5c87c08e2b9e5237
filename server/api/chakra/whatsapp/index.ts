/** What is passed through to WhatsApp about phone numbers and groups, and keys of Flows. */
import type { FastifyPluginAsync } from 'fastify'
import { flowKeyRoutes } from './flow-key-routes.ts'
import { groupRoutes } from './group-routes.ts'
import { numberRoutes, type WhatsappRoutesContext } from './number-routes.ts'

export const whatsappRoutes =
  (context: WhatsappRoutesContext): FastifyPluginAsync =>
  async (app) => {
    await app.register(numberRoutes(context))
    await app.register(groupRoutes(context))
    await app.register(flowKeyRoutes(context))
  }
