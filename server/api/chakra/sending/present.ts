/** Chat messages in the words of this dialect. */
import type { ChatMessage } from '../../../messaging/sending/chat-message.ts'
import type { Attachment } from '../media/schema.ts'
import type * as schema from './schema.ts'

export function presentMessage(
  message: ChatMessage,
  attachments: readonly Attachment[] = [],
): schema.ChatMessage {
  return {
    id: message.id,
    createdAt: message.createdAt,
    updatedAt: message.updatedAt,
    externalId: message.externalId,
    provider: 'whatsapp',
    dataType: message.dataType,
    body: { body: message.text },
    text: message.text,
    attachments: attachments.length === 0 ? null : [...attachments],
    deliveryStatus: message.deliveryStatus,
    direction: message.direction,
    timestamp: message.sentAt ?? message.createdAt,
    context: {
      contactIdentifier: message.contactIdentifier,
      messageTemplateId: message.templateId ?? '',
    },
    adhocAgent: null,
    source: { sourceId: message.phoneNumberId, sourceType: 'whatsappPhoneNumber' },
    team: message.teamId,
    chat: message.chatId,
    plugin: message.pluginId,
    contact: null,
    user: message.userId,
    procedure: message.procedureId,
    process: message.processId,
    campaign: null,
    inReplyTo: message.inReplyTo,
  }
}

/** With what is known of its way. */
export function presentState(
  message: ChatMessage,
  attachments: readonly Attachment[],
): schema.ChatMessageState {
  const { statusMessage, errorCode, sentAt, deliveredAt, readAt, failedAt } = message
  return {
    ...presentMessage(message, attachments),
    statusMessage,
    errorCode,
    sentAt,
    deliveredAt,
    readAt,
    failedAt,
  }
}
