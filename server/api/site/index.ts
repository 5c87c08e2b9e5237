/**
 * What a browser finds at the top: the home page and the mark. Public, and the same for everybody: nothing
 * here may tell of a team. The page can load and run nothing but its own style.
 */
import { hash } from 'node:crypto'
import type { FastifyPluginCallback, FastifyReply } from 'fastify'
import { version } from '../../version.ts'
import { homeStyle } from './home-style.ts'
import { homePage } from './home.ts'
import { favicon } from './mark.ts'

export interface SiteContext {
  readonly publicUrl: () => string
  readonly database: { ping(): Promise<void> }
}

const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', homeStyle, 'base64')}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
const daySeconds = 86_400
const method = ['GET', 'HEAD']
const schema = { hide: true }

export const siteRoutes =
  ({ publicUrl, database }: SiteContext): FastifyPluginCallback =>
  (app, _options, done) => {
    app.route({
      method,
      url: '/',
      schema,
      handler: async (request, reply) => {
        const isReady = await database.ping().then(
          () => true,
          (error: unknown) => {
            request.log.warn({ err: error }, 'the database does not answer')
            return false
          },
        )
        return (
          guarded(reply, pagePolicy)
            .code(isReady ? 200 : 503)
            // It states how things are now.
            .header('cache-control', 'no-cache')
            .type('text/html; charset=utf-8')
            .send(homePage({ version, url: publicUrl(), isReady }))
        )
      },
    })
    // Some clients ask for the .ico without reading the page; browsers take the drawing there too.
    for (const url of ['/favicon.svg', '/favicon.ico'])
      app.route({
        method,
        url,
        schema,
        handler: (_request, reply) =>
          guarded(reply, "default-src 'none'")
            .header('cache-control', `public, max-age=${daySeconds}`)
            .type('image/svg+xml; charset=utf-8')
            .send(favicon),
      })
    done()
  }

function guarded(reply: FastifyReply, policy: string): FastifyReply {
  return reply
    .header('content-security-policy', policy)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
}
