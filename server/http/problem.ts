/** Errors outside the dialects: problem+json (RFC 9457). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../lib/app-error.ts'
import { logFailure, statusOf, toAppError } from './errors.ts'

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = toAppError(error)
  logFailure(request, failure)
  const status = statusOf(failure)
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: `urn:felloe:error:${failure.code}`,
        title: failure.kind.replace('_', ' '),
        status,
        code: failure.code,
        detail: failure.message,
        requestId: request.id,
        errors: failure.details,
      }),
    )
}

export function noSuchAddress(request: FastifyRequest): AppError {
  const path = request.url.split('?', 1)[0] ?? ''
  return new AppError(
    'not_found',
    'route_not_found',
    `There is nothing at ${request.method} ${path.slice(0, 200)}. /docs shows what there is.`,
  )
}
