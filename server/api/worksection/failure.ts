/**
 * Errors in the words of the Worksection API: a number and a message under HTTP status 200, because its
 * clients look at the body first. Only what stops every request has a status of its own, so that proxies and
 * monitors see it.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { logFailure, statusOf, toAppError } from '../../http/errors.ts'
import { AppError, type ErrorKind } from '../../lib/app-error.ts'
import { didYouMean } from '../../lib/nearest.ts'
import type { Failure } from './schema.ts'

/** The original's numbers. What it has no number for gets that of the HTTP status, which collides with none. */
const numbers: Readonly<Record<string, number>> = { action_invalid: 0, action_required: 1, hash_invalid: 2 }
const kindsWithStatus = new Set<ErrorKind>(['limited', 'internal', 'upstream', 'unavailable'])

export function actionRequired(): AppError {
  return new AppError('invalid', 'action_required', 'Action is required')
}

/** One answer for a missing hash, a wrong one and an account that does not exist: a stranger learns nothing. */
export function hashInvalid(): AppError {
  return new AppError('unauthenticated', 'hash_invalid', 'Action hash is missed or invalid')
}

export function actionInvalid(action: string, known: readonly string[]): AppError {
  const message = `"${action.slice(0, 80)}" is not known here.${didYouMean(action, known)}`
  return new AppError('invalid', 'action_invalid', 'Action is invalid', {
    details: [{ field: 'action', message }],
  })
}

export function sendFailure(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = toAppError(thrown)
  logFailure(request, error)
  return reply
    .code(kindsWithStatus.has(error.kind) ? statusOf(error) : 200)
    .type('application/json; charset=utf-8')
    .send(presentFailure(error))
}

export function presentFailure(error: AppError): Failure {
  const details = error.details.map((fault) => `${fault.field}: ${fault.message}`).join('; ')
  return {
    status: 'error',
    status_code: numbers[error.code] ?? statusOf(error),
    // Clients wait and try again when they read this text.
    message: error.kind === 'limited' ? 'Too many requests' : error.message,
    ...(details === '' ? {} : { message_details: details }),
  }
}
