/** Chats and their messages in the words of this dialect. */
import type { AmendedMessage } from '../../../messaging/chats/amend.ts'
import type { Chat } from '../../../messaging/chats/chat.ts'
import type { Attachment } from '../media/schema.ts'
import { presentState } from '../sending/present.ts'
import type * as schema from './schema.ts'

export interface ChatView {
  readonly contactName: string | null
  readonly lastMessage: AmendedMessage | null
}

export function presentChat(chat: Chat, { contactName, lastMessage }: ChatView): schema.Chat {
  return {
    id: chat.id,
    createdAt: chat.createdAt,
    updatedAt: chat.updatedAt,
    version: chat.version,
    team: chat.teamId,
    plugin: chat.pluginId,
    provider: 'whatsapp',
    status: chat.status,
    openedBy: chat.openedBy,
    contact: chat.contactId,
    contactIdentifier: chat.contactIdentifier,
    contactName,
    source: { sourceId: chat.phoneNumberId, sourceType: 'whatsappPhoneNumber' },
    assignedTo: chat.assignedTo,
    assignedAt: chat.assignedAt,
    chatInbox: chat.inboxId,
    chatbot: null,
    procedure: chat.procedureId,
    process: chat.processId,
    tags: [...chat.tags],
    unreadCount: chat.unreadCount,
    lastMessage: lastMessage === null ? null : presentShown(lastMessage),
    lastMessageAt: chat.lastMessageAt,
    lastInboundMessageAt: chat.lastInboundAt,
    windowEndsAt: chat.windowEndsAt,
    answeredBy: chat.answeredBy,
    answeredAt: chat.answeredAt,
    closedAt: chat.closedAt,
    closedBy: chat.closedBy,
  }
}

/** A message with what was done to it since. */
export function presentShown(
  { message, reactions, editedAt, history, revokedAt }: AmendedMessage,
  attachments: readonly Attachment[] = [],
): schema.ShownMessage {
  return {
    ...presentState(message, attachments),
    content: message.content,
    groupMember: message.groupMember,
    reactions: reactions.map(({ emoji, direction, by, at }) => ({ emoji, direction, by, at })),
    editedAt,
    history: history.map(({ text, at }) => ({ text, at })),
    revokedAt,
  }
}
