/**
 * Bodies of the older delivery status webhook, which tells of messages that were sent as templates through our own
 * send endpoints, and of nothing else. Statuses are in capitals here. Pure.
 */
import type { JsonObject } from '../../lib/json.ts'
import { reportedStatus } from '../../messaging/sending/delivery-status.ts'
import type { ReportedStatus, ShownMessage } from './shown-message.ts'

/** Whether this webhook tells of the message at all. */
export function hasDeliveryStatus({ origin }: ShownMessage): boolean {
  return origin === 'template'
}

/** Undefined for words of WhatsApp that say nothing about the way of a message. */
export function deliveryStatusBody(
  message: ShownMessage,
  { status, at, recipientId }: ReportedStatus,
): JsonObject | undefined {
  const deliveryStatus = reportedStatus(status)
  if (deliveryStatus === undefined) return undefined
  return {
    event: 'deliveryStatus',
    payload: {
      id: message.id,
      externalId: message.externalId,
      deliveryStatus,
      timestamp: at,
      recipientId: recipientId ?? message.contactIdentifier,
    },
  }
}
