/** What reports make of a message. Pure; the order of the reports, and how often each is heard, change nothing. */
import type { DeliveryStatus } from '../sending/delivery-status.ts'
import { furtherStatus, reportedStatus } from '../sending/delivery-status.ts'
import { isObject } from '../graph/graph-refusal.ts'

export interface MessageState {
  readonly id: string
  readonly externalId: string | null
  readonly deliveryStatus: DeliveryStatus
  readonly statusMessage: string | null
  readonly errorCode: number | null
  readonly sentAt: number | null
  readonly deliveredAt: number | null
  readonly readAt: number | null
  readonly failedAt: number | null
  readonly pricing: unknown
}

export interface Reported {
  readonly externalId: string
  readonly status: string
  readonly at: number
  readonly pricing: unknown
  readonly errors: unknown
}

export interface Advance {
  readonly next: MessageState
  readonly isChanged: boolean
}

const timeOf: Readonly<Partial<Record<DeliveryStatus, 'sentAt' | 'deliveredAt' | 'readAt' | 'failedAt'>>> = {
  SENT: 'sentAt',
  DELIVERED: 'deliveredAt',
  READ: 'readAt',
  FAILED: 'failedAt',
}

/** The message after `reports`, and whether anything about it is new. */
export function advance(message: MessageState, reports: readonly Reported[]): Advance {
  const next = reports.reduce(afterReport, message)
  const isChanged = (Object.keys(next) as (keyof MessageState)[]).some((key) => next[key] !== message[key])
  return { next, isChanged }
}

function afterReport(message: MessageState, report: Reported): MessageState {
  const status = reportedStatus(report.status)
  if (status === undefined) return message
  const deliveryStatus = furtherStatus(message.deliveryStatus, status)
  const time = timeOf[status]
  const failure = status === 'FAILED' ? failureOf(report.errors) : undefined
  const hasFailed = deliveryStatus === 'FAILED'
  return {
    ...message,
    externalId: message.externalId ?? report.externalId,
    deliveryStatus,
    // A sentence about waiting or not knowing ends with the first report; that of a failure stays while it counts.
    statusMessage: hasFailed ? (failure?.sentence ?? message.statusMessage) : null,
    errorCode: hasFailed ? (failure?.code ?? message.errorCode) : null,
    ...(time === undefined ? {} : { [time]: earlier(message[time], report.at) }),
    pricing: message.pricing ?? report.pricing ?? null,
  }
}

function earlier(known: number | null, at: number): number {
  return known === null ? at : Math.min(known, at)
}

function failureOf(errors: unknown): { code: number | null; sentence: string } {
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined
  if (!isObject(first))
    return { code: null, sentence: 'WhatsApp did not deliver the message and gave no reason.' }
  const code = isStorable(first['code']) ? first['code'] : null
  const title = typeof first['title'] === 'string' ? first['title'] : 'WhatsApp did not deliver the message'
  const data = first['error_data']
  const details = isObject(data) && typeof data['details'] === 'string' ? `: ${data['details']}` : ''
  return { code, sentence: `${code === null ? '' : `(#${code}) `}${title}${details}` }
}

/** Whether the database keeps it as a code. */
function isStorable(code: unknown): code is number {
  return typeof code === 'number' && (code | 0) === code
}
