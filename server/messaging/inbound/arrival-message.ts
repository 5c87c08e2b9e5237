/** A message that came in, as it is stored. */
import type { ChatMessage } from '../sending/chat-message.ts'
import type { Arrival } from './arrival.ts'

interface Place {
  readonly teamId: string
  readonly id: string
  readonly pluginId: string
  readonly chatId: string | null
}

export function arrivalMessage(arrival: Arrival, place: Place, now: number): ChatMessage {
  const isInbound = arrival.direction === 'INBOUND'
  return {
    ...place,
    createdAt: now,
    updatedAt: now,
    phoneNumberId: arrival.phoneNumberId,
    at: arrival.at,
    direction: arrival.direction,
    contactIdentifier: arrival.contactIdentifier,
    groupMember: arrival.groupMember,
    externalId: arrival.externalId,
    dataType: arrival.dataType,
    content: arrival.content,
    text: arrival.text,
    origin: isInbound ? 'inbound' : 'echo',
    deliveryStatus: isInbound ? 'DELIVERED' : 'SENT',
    statusMessage: null,
    errorCode: null,
    sentAt: arrival.at,
    deliveredAt: isInbound ? now : null,
    readAt: null,
    failedAt: null,
    templateId: null,
    inReplyTo: arrival.inReplyTo,
    userId: null,
    procedureId: null,
    processId: null,
  }
}
