/** `GET /avatar/{colour}/{initials}.svg`: draws an avatar. Public, and the same for ever. */
import type { FastifyPluginCallback } from 'fastify'
import { notFound } from '../../lib/app-error.ts'
import { drawAvatar } from './avatar.ts'

const yearSeconds = 31_536_000

export const avatarRoute: FastifyPluginCallback = (app, _options, done) => {
  app.get<{ Params: { colour: string; initials: string } }>(
    '/avatar/:colour/:initials.svg',
    { schema: { hide: true } },
    (request, reply) => {
      const picture = drawAvatar(request.params.colour, request.params.initials)
      if (picture === undefined) throw notFound('avatar_not_found', 'There is no such avatar.')
      return (
        reply
          .header('cache-control', `public, max-age=${yearSeconds}, immutable`)
          // A picture opened as a page must be able to do nothing.
          .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
          .header('x-content-type-options', 'nosniff')
          .type('image/svg+xml; charset=utf-8')
          .send(picture)
      )
    },
  )
  done()
}
