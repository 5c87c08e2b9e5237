/**
 * The one error of the Graph API. Whatever a handler throws becomes this shape on the wire; clients decide by
 * `code`, so that a code without an entry in error-codes.ts cannot be thrown.
 */
import { errorCodes, type ErrorCode } from './error-codes.ts'

export interface GraphErrorOptions {
  /** `error_data.details`: what exactly is wrong. Only errors of WhatsApp, not of the Graph itself, carry it. */
  readonly details?: string
  /** Instead of `(#code) title`. */
  readonly message?: string
  readonly subcode?: number
  readonly type?: 'OAuthException' | 'GraphMethodException'
  readonly status?: number
  readonly isTransient?: boolean
  readonly userTitle?: string
  readonly userMessage?: string
  /** Further keys beside `error`, such as the lists of a partly failed block. */
  readonly beside?: Readonly<Record<string, unknown>>
}

export class GraphError extends Error {
  readonly code: ErrorCode
  readonly options: GraphErrorOptions

  constructor(code: ErrorCode, options: GraphErrorOptions = {}) {
    super(options.message ?? `(#${code}) ${errorCodes[code].title}`)
    this.code = code
    this.options = options
  }

  get status(): number {
    return this.options.status ?? errorCodes[this.code].status
  }

  /** The body of the answer. */
  toBody(traceId: string): Record<string, unknown> {
    const { details, subcode, type, isTransient, userTitle, userMessage, beside } = this.options
    return {
      error: {
        message: this.message,
        type: type ?? 'OAuthException',
        code: this.code,
        ...(details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(isTransient === undefined ? {} : { is_transient: isTransient }),
        ...(userTitle === undefined ? {} : { error_user_title: userTitle }),
        ...(userMessage === undefined ? {} : { error_user_msg: userMessage }),
        fbtrace_id: traceId,
      },
      ...beside,
    }
  }
}

/** Code 100 for a parameter, in the words that clients match on. */
export function parameterError(message: string, options: GraphErrorOptions = {}): GraphError {
  return new GraphError(100, { ...options, message: `(#100) ${message}` })
}

/** What the live service answers for an id that does not exist, or that the token may not see. */
export function unknownNode(id: string, method: string): GraphError {
  return new GraphError(100, {
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    type: 'GraphMethodException',
    subcode: 33,
  })
}
