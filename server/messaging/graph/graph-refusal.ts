/**
 * What the Graph answers when it refuses: its error object, read tolerantly, and what may be done about it. Decisions
 * are made by the code, never by the HTTP status or a text.
 */
import { AppError } from '../../lib/app-error.ts'
import type { GraphAnswer } from './graph-client.ts'

export interface GraphRefusal {
  readonly status: number
  readonly code: number
  readonly subcode: number | null
  /** Such as `(#131009) Parameter value is not valid`. */
  readonly message: string
  readonly details: string | null
  readonly traceId: string | null
  /** Seconds, where the answer names them. */
  readonly retryAfter: number | null
  /** The whole error object as it came. */
  readonly error: Readonly<Record<string, unknown>>
}

/** The JSON of an answer, or undefined where it is none. */
export function jsonOf(answer: GraphAnswer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(answer.bytes.toString('utf8'))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Undefined when the answer is no refusal in the Graph's own words: a success, or something that nobody can read. */
export function refusalOf(answer: GraphAnswer): GraphRefusal | undefined {
  const error = jsonOf(answer)?.['error']
  if (!isObject(error) || typeof error['code'] !== 'number') return undefined
  const data = error['error_data']
  const retryAfter = Number(answer.headers['retry-after'])
  return {
    status: answer.status,
    code: error['code'],
    subcode: typeof error['error_subcode'] === 'number' ? error['error_subcode'] : null,
    message: typeof error['message'] === 'string' ? error['message'] : `(#${error['code']})`,
    details: isObject(data) && typeof data['details'] === 'string' ? data['details'] : null,
    traceId: typeof error['fbtrace_id'] === 'string' ? error['fbtrace_id'] : null,
    retryAfter: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
    error,
  }
}

// The platform did not take the message and says to come back: too many calls, too fast, or out of service.
const limitCodes = new Set([4, 80007, 130429, 131056])
const awayCodes = new Set([2, 131016, 131057, 133004])

export function isLimit(code: number): boolean {
  return limitCodes.has(code)
}

/** Whether the same request may be made again because this answer says that it did nothing. */
export function isSafeToRepeat(code: number): boolean {
  return limitCodes.has(code) || awayCodes.has(code)
}

/** The sentence that a client is shown: the platform's own, with its code in front. */
export function refusalSentence({ code, message, details }: GraphRefusal): string {
  const named = message.includes(`(#${code})`) ? message : `(#${code}) ${message}`
  return details === null || named.includes(details) ? named : `${named}: ${details}`
}

/** The refusal as an error of ours: 429 for limits, 400 otherwise, as clients of this API expect. */
export function refusalError(refusal: GraphRefusal): AppError {
  const kind = isLimit(refusal.code) ? 'limited' : 'invalid'
  return new AppError(kind, 'whatsapp_refused', refusalSentence(refusal), { cause: refusal })
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
