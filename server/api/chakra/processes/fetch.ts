/** Fetching a process, by id or by a unique value. */
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { fetchProcess } from '../../../records/processes.ts'
import { assertSound } from './faults.ts'
import { open, sendProcess, type ProcessContext } from './opened.ts'
import * as places from './places.ts'
import * as schema from './schema.ts'

export const fetchRoutes =
  (context: ProcessContext): FastifyPluginAsync =>
  (app) => {
    for (const { url, params, how, ref } of [places.byId, places.byValue])
      app.get(
        url,
        {
          ...places.common(context),
          schema: {
            ...places.described,
            summary: `Fetch a process${how}`,
            params,
            querystring: schema.Readable,
            response: { 200: schema.ProcessAnswer, 304: Type.Null(), ...places.readFailures },
          },
        },
        async (request, reply) => {
          const opened = await open(context, request)
          assertSound(request)
          const process = await fetchProcess(context, opened.actor, opened.procedure, ref(request))
          return sendProcess(opened, request, reply, process)
        },
      )
    return Promise.resolve()
  }
