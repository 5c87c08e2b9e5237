/** The envelope of the ChakraHQ API, around data and around errors. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { logFailure, statusOf, toAppError } from '../../http/errors.ts'
import type { AppError, Fault } from '../../lib/app-error.ts'

export function answer<T>(data: T, meta: object = {}): { _data: T; _meta: object; _errors: string[] } {
  return { _data: data, _meta: meta, _errors: [] }
}

/** Field names of the domain that this dialect calls otherwise. */
const wireNames: Readonly<Record<string, string>> = { availability: 'availabilityStatus' }

export function sendFailure(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = toAppError(thrown)
  logFailure(request, error)
  if (error.kind === 'unauthenticated') reply.header('www-authenticate', 'Bearer')
  if (error.retryAfter !== undefined) reply.header('retry-after', Math.ceil(error.retryAfter))
  return reply
    .code(statusOf(error))
    .type('application/json; charset=utf-8')
    .send({ _data: [], _meta: { code: error.code }, _errors: sentences(error) })
}

function sentences(error: AppError): string[] {
  return error.details.length === 0 ? [error.message] : error.details.map(sentence)
}

function sentence(fault: Fault): string {
  return `${wireNames[fault.field] ?? fault.field}: ${fault.message}`
}
