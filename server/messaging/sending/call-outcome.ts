/**
 * What one call of WhatsApp came to. Four ends, and no fifth: it was taken, it was refused, it was certainly not done
 * and may be tried again, or nobody knows. In doubt nobody knows, because a message must never go out twice.
 */
import type { GraphFault } from '../graph/graph-client.ts'
import { type GraphAnswer } from '../graph/graph-client.ts'
import {
  isLimit,
  isObject,
  isSafeToRepeat,
  jsonOf,
  refusalOf,
  refusalSentence,
  type GraphRefusal,
} from '../graph/graph-refusal.ts'

export type CallOutcome =
  | { readonly kind: 'sent'; readonly externalId: string; readonly contactIdentifier: string | null }
  | { readonly kind: 'refused'; readonly refusal: GraphRefusal }
  | NotDone
  | { readonly kind: 'unknown'; readonly problem: string }

/** Nothing was done; the same may be tried again. */
export interface NotDone {
  readonly kind: 'not_done'
  /** Whose limit it was: that of the number, that of number and contact, or none. */
  readonly limit: 'number' | 'pair' | 'none'
  /** A part of a sentence that begins with "because". */
  readonly cause: string
  readonly code: number | null
  /** Seconds, where WhatsApp names them. */
  readonly retryAfter: number | null
}

const pairLimit = 131056
const tooManyRequests = 429

export function outcomeOfAnswer(answer: GraphAnswer): CallOutcome {
  const refusal = refusalOf(answer)
  if (refusal !== undefined) return outcomeOfRefusal(refusal)
  if (answer.status >= 200 && answer.status < 300) return outcomeOfSuccess(answer)
  if (answer.status === tooManyRequests)
    return {
      kind: 'not_done',
      limit: 'number',
      cause: 'WhatsApp takes no more at this moment (status 429)',
      code: null,
      retryAfter: retryAfterOf(answer),
    }
  return {
    kind: 'unknown',
    problem: `WhatsApp answered with status ${answer.status} and no reason that can be read`,
  }
}

export function outcomeOfFault(fault: GraphFault): CallOutcome {
  if (fault.mayHaveArrived)
    return { kind: 'unknown', problem: `WhatsApp did not answer to the end (${fault.message})` }
  return {
    kind: 'not_done',
    limit: 'none',
    cause: `WhatsApp cannot be reached (${fault.message})`,
    code: null,
    retryAfter: null,
  }
}

function outcomeOfRefusal(refusal: GraphRefusal): CallOutcome {
  const { code, retryAfter } = refusal
  if (!isSafeToRepeat(code)) return { kind: 'refused', refusal }
  const limit = !isLimit(code) ? 'none' : code === pairLimit ? 'pair' : 'number'
  return { kind: 'not_done', limit, cause: `WhatsApp says ${refusalSentence(refusal)}`, code, retryAfter }
}

function outcomeOfSuccess(answer: GraphAnswer): CallOutcome {
  const json = jsonOf(answer)
  const message = firstOf(json?.['messages'])
  const externalId = message?.['id']
  if (typeof externalId !== 'string' || externalId === '')
    return { kind: 'unknown', problem: 'WhatsApp answered without the id of a message' }
  const contact = firstOf(json?.['contacts'])
  const known = contact?.['wa_id'] ?? contact?.['user_id']
  return {
    kind: 'sent',
    externalId,
    contactIdentifier: typeof known === 'string' && known !== '' ? known : null,
  }
}

function firstOf(list: unknown): Readonly<Record<string, unknown>> | undefined {
  const first: unknown = Array.isArray(list) ? list[0] : undefined
  return isObject(first) ? first : undefined
}

function retryAfterOf({ headers }: GraphAnswer): number | null {
  const seconds = Number(headers['retry-after'])
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null
}
