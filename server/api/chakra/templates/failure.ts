/**
 * Failures where answers are WhatsApp's own. WhatsApp's error object and status come as they are, and our envelope's
 * keys stand beside them; a failure of ours is told in both forms too.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { logFailure, statusOf, toAppError } from '../../../http/errors.ts'
import type { AppError, ErrorKind } from '../../../lib/app-error.ts'
import type { GraphRefusal } from '../../../messaging/graph/graph-refusal.ts'
import { graphStatuses } from './schema.ts'

export function sendGraphFailure(
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const error = toAppError(thrown)
  logFailure(request, error)
  const refusal = refusalIn(error)
  if (refusal === undefined && error.kind === 'unauthenticated') reply.header('www-authenticate', 'Bearer')
  const retryAfter = refusal?.retryAfter ?? error.retryAfter
  if (retryAfter !== undefined) reply.header('retry-after', Math.ceil(retryAfter))
  return reply
    .code(refusal === undefined ? statusOf(error) : statusOfRefusal(refusal))
    .type('application/json; charset=utf-8')
    .send({
      _data: [],
      _meta: { code: error.code },
      _errors: sentences(error),
      error:
        refusal === undefined
          ? inGraphForm(error)
          : { type: 'OAuthException', message: error.message, ...refusal.error },
    })
}

function refusalIn({ code, cause }: AppError): GraphRefusal | undefined {
  return code === 'whatsapp_refused' ? (cause as GraphRefusal | undefined) : undefined
}

function statusOfRefusal({ status }: GraphRefusal): number {
  if (graphStatuses.includes(status)) return status
  return status >= 500 ? 502 : 400
}

function sentences(error: AppError): string[] {
  if (error.details.length === 0) return [error.message]
  return error.details.map(({ field, message }) => `${field}: ${message}`)
}

// What WhatsApp answers in the like case.
const graphCodes: Readonly<Partial<Record<ErrorKind, number>>> = {
  unauthenticated: 190,
  forbidden: 200,
  limited: 4,
  internal: 1,
  upstream: 2,
  unavailable: 2,
}

function inGraphForm(error: AppError): object {
  const code = graphCodes[error.kind] ?? 100
  return { message: error.message, type: 'OAuthException', code, is_transient: code === 2 || code === 4 }
}
