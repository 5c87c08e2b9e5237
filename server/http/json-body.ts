/**
 * Reads JSON bodies on every method. An empty body is no body, whatever its content type says: clients send
 * the content type of JSON with nothing in it.
 */
import type { FastifyInstance } from 'fastify'
import { AppError } from '../lib/app-error.ts'

/** Keys that could change the prototype of what is made from the body are refused; escapes can spell them too. */
const poison = /"(?:__proto__|constructor)"\s*:|\\u00[567]/i

export function readJsonBodies(app: FastifyInstance): void {
  // Nothing else is read; text would be taken as it is.
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body as string))
    } catch (error) {
      done(error as Error)
    }
  })
}

export function parseJsonBody(text: string): unknown {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text, poison.test(text) ? refusePoison : undefined)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    const reason = cause instanceof Error ? cause.message : ''
    throw new AppError('invalid', 'json_invalid', `The body is not valid JSON: ${reason.slice(0, 200)}`, {
      cause,
    })
  }
}

function refusePoison(key: string, value: unknown): unknown {
  if (
    key === '__proto__' ||
    (key === 'constructor' && typeof value === 'object' && value !== null && 'prototype' in value)
  )
    throw new AppError('invalid', 'json_invalid', `The body must not have the key "${key}".`)
  return value
}
