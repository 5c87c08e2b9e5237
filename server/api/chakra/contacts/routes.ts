/** The endpoints of contacts and of their merges. */
import type { FastifyPluginAsync } from 'fastify'
import { contactRoutes, type ContactRoutesContext } from './contact-routes.ts'
import { mergeRoutes } from './merge-routes.ts'

export type { ContactRoutesContext } from './contact-routes.ts'

/** Below /v1/ext. */
export const contactsRoutes =
  (context: ContactRoutesContext): FastifyPluginAsync =>
  async (app) => {
    await app.register(contactRoutes(context))
    await app.register(mergeRoutes(context))
  }
