/**
 * Turns whatever a handler or the framework throws into an AppError, says which HTTP status it has, and
 * logs it: faults of ours as errors, faults of clients for those who look.
 */
import type { FastifyError, FastifyRequest } from 'fastify'
import { databaseFailure } from '../database/sql-errors.ts'
import { AppError, invalidInput, type ErrorKind } from '../lib/app-error.ts'
import { RequestFaults } from './validation.ts'

const statusOfKind: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rejected: 422,
  limited: 429,
  internal: 500,
  upstream: 502,
  unavailable: 503,
}

/** Codes for which HTTP has a status of its own. */
const statusOfCode: Readonly<Record<string, number>> = {
  precondition_failed: 412,
  body_too_large: 413,
  content_type_unsupported: 415,
  photo_too_large: 413,
  media_too_large: 413,
  bulk_too_many_rows: 413,
  photo_type_unsupported: 415,
  // WhatsApp decides by these what a phone does next.
  flow_key_unknown: 421,
  flow_signature_wrong: 432,
}

export function statusOf(error: AppError): number {
  return statusOfCode[error.code] ?? statusOfKind[error.kind]
}

/** What `error` means to the client. The text of a fault of ours is not shown. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof RequestFaults) return invalidInput(error.faults)
  return databaseFailure(error) ?? frameworkFailure(error) ?? internal(error)
}

function internal(cause: unknown): AppError {
  return new AppError(
    'internal',
    'internal',
    'Something went wrong on our side. The log has more under the request id.',
    { cause },
  )
}

function frameworkFailure(error: unknown): AppError | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, statusCode } = error as FastifyError
  switch (code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AppError(
        'invalid',
        'content_type_unsupported',
        'The body must be JSON: send Content-Type: application/json.',
      )
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AppError('invalid', 'body_too_large', 'The body is larger than this server takes.')
    case 'FST_ERR_BAD_URL':
      // Its own text has the whole address, with the keys that a query can carry.
      return new AppError(
        'invalid',
        'request_invalid',
        'The path of the address is not well formed: a % must begin an escape.',
      )
    default:
      return statusCode !== undefined && statusCode >= 400 && statusCode < 500
        ? new AppError('invalid', 'request_invalid', error.message, { cause: error })
        : undefined
  }
}

export function logFailure(request: FastifyRequest, error: AppError): void {
  if (error.kind === 'internal') request.log.error({ err: error.cause ?? error }, 'request failed')
  else if (error.kind === 'unavailable' || error.kind === 'upstream')
    request.log.warn({ code: error.code, err: error.cause }, error.message)
  else request.log.debug({ code: error.code }, error.message)
}
