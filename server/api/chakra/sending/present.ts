/** Chat messages in the words of this dialect. */
import type { Media } from '../../../messaging/media/media.ts'
import type { ChatMessage } from '../../../messaging/sending/chat-message.ts'
import type * as schema from './schema.ts'

/** `media` are the files of the message. */
export function presentMessage(message: ChatMessage, media: readonly Media[] = []): schema.ChatMessage {
  return {
    id: message.id,
    createdAt: message.createdAt,
    updatedAt: message.updatedAt,
    externalId: message.externalId,
    provider: 'whatsapp',
    dataType: message.dataType,
    body: { body: message.text },
    text: message.text,
    attachments: media.length === 0 ? null : media.map(presentAttachment),
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
export function presentState(message: ChatMessage, media: readonly Media[] = []): schema.ChatMessageState {
  const { statusMessage, errorCode, sentAt, deliveredAt, readAt, failedAt } = message
  return {
    ...presentMessage(message, media),
    statusMessage,
    errorCode,
    sentAt,
    deliveredAt,
    readAt,
    failedAt,
  }
}

function presentAttachment({ id, externalId, link, state, problem, filename, mimeType, size }: Media) {
  return { id, externalId, link, state, problem, filename, mimeType, size }
}
