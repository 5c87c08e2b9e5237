/**
 * How a chat message lies in its table. Each column is named once, with its type and its value; messages that come in and
 * messages that are to be sent fill the columns of all, and those of their own.
 */
import { timeText, type Insertion, type Row, type Table } from '../../database/insert-rows.ts'
import type { ChatMessage } from './chat-message.ts'

interface Stored {
  readonly message: ChatMessage
  /** Its content as JSON. */
  readonly contentText: string
}

export interface NewMessage extends Stored {
  readonly callbackData: string | null
  readonly senderId: string
  readonly graphVersion: string | null
}

type Column<T> = readonly [name: string, type: string, valueOf: (stored: T) => Row[number]]

const ofAll: readonly Column<Stored>[] = [
  ['team_id', 'uuid', ({ message }) => message.teamId],
  ['id', 'uuid', ({ message }) => message.id],
  ['created_at', 'timestamptz', ({ message }) => timeText(message.createdAt)],
  ['updated_at', 'timestamptz', ({ message }) => timeText(message.updatedAt)],
  ['plugin_id', 'uuid', ({ message }) => message.pluginId],
  ['phone_number_id', 'text', ({ message }) => message.phoneNumberId],
  ['chat_id', 'uuid', ({ message }) => message.chatId],
  ['at', 'timestamptz', ({ message }) => timeText(message.at)],
  ['direction', 'text', ({ message }) => message.direction],
  ['contact_identifier', 'text', ({ message }) => message.contactIdentifier],
  ['data_type', 'text', ({ message }) => message.dataType],
  ['content', 'jsonb', ({ contentText }) => contentText],
  ['text', 'text', ({ message }) => message.text],
  ['origin', 'text', ({ message }) => message.origin],
  ['delivery_status', 'text', ({ message }) => message.deliveryStatus],
  ['in_reply_to', 'text', ({ message }) => message.inReplyTo],
]

// They are there with their external id and their state.
const ofArrived: readonly Column<Stored>[] = [
  ...ofAll,
  ['group_member', 'text', ({ message }) => message.groupMember],
  ['external_id', 'text', ({ message }) => message.externalId],
  ['sent_at', 'timestamptz', ({ message }) => timeText(message.sentAt)],
  ['delivered_at', 'timestamptz', ({ message }) => timeText(message.deliveredAt)],
]

const ofNew: readonly Column<NewMessage>[] = [
  ...ofAll,
  ['status_message', 'text', ({ message }) => message.statusMessage],
  ['template_id', 'text', ({ message }) => message.templateId],
  ['callback_data', 'text', ({ callbackData }) => callbackData],
  ['user_id', 'uuid', ({ message }) => message.userId],
  ['procedure_id', 'uuid', ({ message }) => message.procedureId],
  ['process_id', 'uuid', ({ message }) => message.processId],
  ['sender_id', 'uuid', ({ senderId }) => senderId],
  ['graph_version', 'text', ({ graphVersion }) => graphVersion],
]

const arrivedTable = tableOf(ofArrived)
const newTable = tableOf(ofNew)

/** Of messages that came in. */
export function messagesInsertion(messages: readonly ChatMessage[]): Insertion {
  const rows = messages.map((message) =>
    rowOf(ofArrived, { message, contentText: JSON.stringify(message.content) }),
  )
  return { table: arrivedTable, count: rows.length, rows }
}

/** Of one that is to be sent. */
export function messageInsertion(made: NewMessage): Insertion {
  return { table: newTable, count: 1, rows: [rowOf(ofNew, made)] }
}

function tableOf<T>(columns: readonly Column<T>[]): Table {
  return { name: 'chat_messages', columns: columns.map(([name, type]) => [name, type]) }
}

function rowOf<T>(columns: readonly Column<T>[], stored: T): Row {
  return columns.map(([, , valueOf]) => valueOf(stored))
}

export const messageColumns = `team_id as "teamId", id, created_at as "createdAt", updated_at as "updatedAt",
  plugin_id as "pluginId", phone_number_id as "phoneNumberId", chat_id as "chatId", at, direction,
  contact_identifier as "contactIdentifier", group_member as "groupMember", external_id as "externalId", data_type as "dataType", content, text,
  origin, delivery_status as "deliveryStatus", status_message as "statusMessage", error_code as "errorCode",
  sent_at as "sentAt", delivered_at as "deliveredAt", read_at as "readAt", failed_at as "failedAt",
  template_id as "templateId", in_reply_to as "inReplyTo", user_id as "userId", procedure_id as "procedureId",
  process_id as "processId"`
