/**
 * The one error of the program. The domain throws it; each dialect renders it in its own words.
 * A kind says how a client may react and is a closed set; a code says what happened and is documented
 * in docs/errors.md. Nothing may be decided by looking at a message.
 */

export const errorKinds = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'rejected',
  'limited',
  'upstream',
  'unavailable',
  'internal',
] as const

export type ErrorKind = (typeof errorKinds)[number]

/** One thing that is wrong with one part of the input. `field` is in the words of the caller's own input. */
export interface Fault {
  readonly field: string
  readonly message: string
}

export class AppError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly details: readonly Fault[]
  /** Seconds after which the same request may succeed, where that is known. */
  readonly retryAfter: number | undefined

  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    options: { details?: readonly Fault[]; cause?: unknown; retryAfter?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.kind = kind
    this.code = code
    this.details = options.details ?? []
    this.retryAfter = options.retryAfter
  }
}

/** Input that cannot be accepted, with every fault that was found in it. */
export function invalidInput(faults: readonly Fault[]): AppError {
  const message = faults.map((fault) => `${fault.field}: ${fault.message}`).join('; ')
  return new AppError('invalid', 'request_invalid', message, { details: faults })
}

export function notFound(code: string, message: string): AppError {
  return new AppError('not_found', code, message)
}
