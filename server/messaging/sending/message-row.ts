/** How a chat message lies in its table. */
import { timeText, type Insertion, type Table } from '../../database/insert-rows.ts'
import type { ChatMessage } from './chat-message.ts'

const messageTable: Table = {
  name: 'chat_messages',
  columns: [
    ['team_id', 'uuid'],
    ['id', 'uuid'],
    ['created_at', 'timestamptz'],
    ['updated_at', 'timestamptz'],
    ['plugin_id', 'uuid'],
    ['phone_number_id', 'text'],
    ['chat_id', 'uuid'],
    ['at', 'timestamptz'],
    ['direction', 'text'],
    ['contact_identifier', 'text'],
    ['data_type', 'text'],
    ['content', 'jsonb'],
    ['text', 'text'],
    ['origin', 'text'],
    ['delivery_status', 'text'],
    ['status_message', 'text'],
    ['template_id', 'text'],
    ['in_reply_to', 'text'],
    ['callback_data', 'text'],
    ['user_id', 'uuid'],
    ['procedure_id', 'uuid'],
    ['process_id', 'uuid'],
    ['sender_id', 'uuid'],
    ['graph_version', 'text'],
  ],
}

// Of messages that came in: they are there with their external id and their state.
const arrivedTable: Table = {
  name: 'chat_messages',
  columns: [
    ['team_id', 'uuid'],
    ['id', 'uuid'],
    ['created_at', 'timestamptz'],
    ['updated_at', 'timestamptz'],
    ['plugin_id', 'uuid'],
    ['phone_number_id', 'text'],
    ['chat_id', 'uuid'],
    ['at', 'timestamptz'],
    ['direction', 'text'],
    ['contact_identifier', 'text'],
    ['group_member', 'text'],
    ['external_id', 'text'],
    ['data_type', 'text'],
    ['content', 'jsonb'],
    ['text', 'text'],
    ['origin', 'text'],
    ['delivery_status', 'text'],
    ['sent_at', 'timestamptz'],
    ['delivered_at', 'timestamptz'],
    ['in_reply_to', 'text'],
  ],
}

export function messagesInsertion(messages: readonly ChatMessage[]): Insertion {
  const rows = messages.map((message) => [
    message.teamId,
    message.id,
    timeText(message.createdAt),
    timeText(message.updatedAt),
    message.pluginId,
    message.phoneNumberId,
    message.chatId,
    timeText(message.at),
    message.direction,
    message.contactIdentifier,
    message.groupMember,
    message.externalId,
    message.dataType,
    JSON.stringify(message.content),
    message.text,
    message.origin,
    message.deliveryStatus,
    timeText(message.sentAt),
    timeText(message.deliveredAt),
    message.inReplyTo,
  ])
  return { table: arrivedTable, count: rows.length, rows }
}

export interface NewMessage {
  readonly message: ChatMessage
  /** Its content as JSON. */
  readonly contentText: string
  readonly callbackData: string | null
  readonly senderId: string
  readonly graphVersion: string | null
}

export function messageInsertion(made: NewMessage): Insertion {
  const { message } = made
  const row = [
    message.teamId,
    message.id,
    timeText(message.createdAt),
    timeText(message.updatedAt),
    message.pluginId,
    message.phoneNumberId,
    message.chatId,
    timeText(message.at),
    message.direction,
    message.contactIdentifier,
    message.dataType,
    made.contentText,
    message.text,
    message.origin,
    message.deliveryStatus,
    message.statusMessage,
    message.templateId,
    message.inReplyTo,
    made.callbackData,
    message.userId,
    message.procedureId,
    message.processId,
    made.senderId,
    made.graphVersion,
  ]
  return { table: messageTable, count: 1, rows: [row] }
}

export const messageColumns = `team_id as "teamId", id, created_at as "createdAt", updated_at as "updatedAt",
  plugin_id as "pluginId", phone_number_id as "phoneNumberId", chat_id as "chatId", at, direction,
  contact_identifier as "contactIdentifier", group_member as "groupMember", external_id as "externalId", data_type as "dataType", content, text,
  origin, delivery_status as "deliveryStatus", status_message as "statusMessage", error_code as "errorCode",
  sent_at as "sentAt", delivered_at as "deliveredAt", read_at as "readAt", failed_at as "failedAt",
  template_id as "templateId", in_reply_to as "inReplyTo", user_id as "userId", procedure_id as "procedureId",
  process_id as "processId"`
