/** The endpoints of single processes and of lists of them. */
import type { FastifyPluginAsync } from 'fastify'
import { createRoute } from './create.ts'
import { deleteRoutes } from './delete.ts'
import { fetchRoutes } from './fetch.ts'
import { historyRoutes } from './history.ts'
import { listRoute } from './list.ts'
import type { ProcessContext } from './opened.ts'
import { updateRoutes } from './update.ts'

export const processRoutes =
  (context: ProcessContext): FastifyPluginAsync =>
  async (app) => {
    for (const routes of [fetchRoutes, listRoute, createRoute, updateRoutes, deleteRoutes, historyRoutes])
      await app.register(routes(context))
  }
