/** Keeps the text of JSON bodies beside what was read from it, for routes that pass a body on as it came. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { parseJsonBody } from '../../../http/json-body.ts'

const texts = new WeakMap<FastifyRequest, string>()

/** For the routes of `app` and those below it. */
export function keepRawBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    try {
      const text = body as string
      const value = parseJsonBody(text)
      texts.set(request, text)
      done(null, value)
    } catch (error) {
      done(error as Error)
    }
  })
}

/** The body to the letter; undefined when there was none. */
export function rawBodyOf(request: FastifyRequest): string | undefined {
  return texts.get(request)
}
