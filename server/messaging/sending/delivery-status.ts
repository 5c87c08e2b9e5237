/**
 * What is known of a message's way. Reports come late, twice and in any order; a status only moves forward, so that
 * the order in which they are heard does not matter.
 */
export const deliveryStatuses = [
  'PENDING',
  'SENDING',
  'UNKNOWN',
  'SENT',
  'FAILED',
  'DELIVERED',
  'READ',
] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/** Of two things that were heard of one message, the one that counts: a message that arrived has not failed. */
export function furtherStatus(a: DeliveryStatus, b: DeliveryStatus): DeliveryStatus {
  return deliveryStatuses.indexOf(a) >= deliveryStatuses.indexOf(b) ? a : b
}

const reported: Readonly<Record<string, DeliveryStatus>> = {
  sent: 'SENT',
  delivered: 'DELIVERED',
  read: 'READ',
  played: 'READ',
  failed: 'FAILED',
}

/** The status that a word of WhatsApp's webhook means; undefined for words that say nothing about the way. */
export function reportedStatus(word: string): DeliveryStatus | undefined {
  return Object.hasOwn(reported, word) ? reported[word] : undefined
}
