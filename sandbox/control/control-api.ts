/** The control API below `/_sandbox`: its token, its errors, its parts. It never answers without the token. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsync } from 'fastify'
import type { SandboxContext } from '../context.ts'
import { report } from '../lib/report.ts'
import { ControlError, type ControlRoutes } from './route.ts'

export const controlApi =
  (context: SandboxContext, token: string, parts: readonly ControlRoutes[]): FastifyPluginAsync =>
  async (app) => {
    const expected = digest(token)
    app.addHook('onRequest', (request, reply, done) => {
      const given = /^bearer +(\S+)/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
      if (timingSafeEqual(digest(given), expected)) {
        done()
        return
      }
      void reply
        .code(401)
        .send({ error: { message: 'Send the header "Authorization: Bearer <control token>".' } })
    })
    app.setErrorHandler((error, _request, reply) => {
      const status =
        error instanceof ControlError ? error.status : ((error as { statusCode?: number }).statusCode ?? 500)
      if (status >= 500) report(error)
      const message = error instanceof Error ? error.message : String(error)
      return reply.code(status).send({ error: { message } })
    })
    for (const part of parts) await app.register(part(context))
    // Otherwise it would be a call of the Graph API.
    app.all('/*', (request, reply) =>
      reply.code(404).send({ error: { message: `There is nothing at ${request.method} ${request.url}.` } }),
    )
  }

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
