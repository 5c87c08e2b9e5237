/** One request of a delivery: its headers, the request itself, and what is kept of it. Never throws for the receiver. */
import { storableText } from '../../lib/json.ts'
import type { OutboundEndpoint, PostAnswer } from '../../lib/outbound/endpoint.ts'
import { OutboundFault, OutboundRefusal } from '../../lib/outbound/outbound-error.ts'
import type { Clock } from '../../lib/clock.ts'
import { version } from '../../version.ts'
import { signatureHeaders } from '../sign.ts'
import type { Attempt } from '../webhook.ts'

export interface Sendable {
  readonly id: string
  readonly eventId: string
  readonly body: Buffer
  /** How many requests there were before. */
  readonly attempts: number
}

export interface Sent {
  readonly attempt: Attempt
  /** After what time the receiver wants to be asked again, if it said so. */
  readonly retryAfterMs: number | null
}

/** A receiver that first works and then answers has this long; ours is that it answers first. */
export const attemptMs = 10_000
const keptBytes = 4 * 1024
const mostHeaders = 40
const longestHeader = 400
// A plain answer to too much, and to a receiver under repair.
const askAgainStatuses = new Set([429, 503])

/** `secrets` are those that live, the newest first. */
export async function makeAttempt(
  endpoint: Pick<OutboundEndpoint, 'post'>,
  url: string,
  secrets: readonly string[],
  delivery: Sendable,
  clock: Clock,
): Promise<Sent> {
  const { body } = delivery
  const headers = headersOf(delivery, secrets)
  const [at, began] = [clock(), performance.now()]
  const request = { number: delivery.attempts + 1, at, requestHeaders: headers }
  try {
    const answer = await endpoint.post(url, { headers, body, totalMs: attemptMs, keptBytes })
    return {
      attempt: { ...request, durationMs: Math.round(performance.now() - began), ...shownAnswer(answer) },
      retryAfterMs: askAgainStatuses.has(answer.status)
        ? retryAfter(answer.headers['retry-after'], clock())
        : null,
    }
  } catch (error) {
    const none = { status: null, responseHeaders: null, responseBody: null }
    const durationMs = Math.round(performance.now() - began)
    return { attempt: { ...request, durationMs, ...none, problem: problemOf(error) }, retryAfterMs: null }
  }
}

export function headersOf(delivery: Sendable, secrets: readonly string[]): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'User-Agent': `Felloe/${version}`,
    'X-Felloe-Event-Id': delivery.eventId,
    'X-Felloe-Delivery-Id': delivery.id,
    'X-Felloe-Attempt': String(delivery.attempts + 1),
    ...signatureHeaders(delivery.body, secrets),
  }
}

function shownAnswer({ status, headers, body }: PostAnswer) {
  return {
    status,
    responseHeaders: shownHeaders(headers),
    responseBody: storableText(body.toString('utf8')),
    problem: statusProblem(status),
  }
}

function shownHeaders(headers: PostAnswer['headers']): Record<string, string> {
  const shown = Object.entries(headers).slice(0, mostHeaders)
  return Object.fromEntries(
    shown.map(([name, value]) => [
      name,
      storableText([value ?? ''].flat().join(', ').slice(0, longestHeader)),
    ]),
  )
}

function statusProblem(status: number): string | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400)
    return `It answered with a redirect (${status}), and redirects are not followed: set the address that it leads to.`
  return `It answered with status ${status}.`
}

function problemOf(error: unknown): string {
  if (error instanceof OutboundRefusal) return storableText(error.message)
  if (error instanceof OutboundFault) return storableText(`There was no answer: ${error.message}.`)
  return storableText(`The request could not be made: ${String(error)}.`)
}

/** Seconds, or a date; null when it is neither. */
function retryAfter(header: string | string[] | undefined, now: number): number | null {
  if (typeof header !== 'string') return null
  const ms = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}
