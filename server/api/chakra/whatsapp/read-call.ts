/** Reads a call that goes on to the Graph: its bytes and what they are, its version, its query without a token. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { parseJsonBody } from '../../../http/json-body.ts'
import type { PassedCall } from '../../../messaging/pass-through.ts'
import { readPassed } from '../templates/pass-through.ts'

// A group's picture is the largest thing that is passed on.
const largestBodyBytes = 8 * 1024 * 1024

/** Keeps bodies of every type as bytes. */
export function keepBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: largestBodyBytes },
    (_request, bytes, done) => {
      done(null, bytes)
    },
  )
}

/** Throws `invalid` for what is no version of the Graph API, and for a body that says it is JSON and is not. */
export function readCall(request: FastifyRequest, method: PassedCall['method']): PassedCall {
  const { version, query } = readPassed(request)
  const { body } = request
  if (!Buffer.isBuffer(body) || body.length === 0) return { method, version, query }
  const contentType = request.headers['content-type'] ?? 'application/json'
  if (/^application\/json\b/i.test(contentType)) parseJsonBody(body.toString('utf8'))
  return { method, version, query, body: { contentType, content: body } }
}
