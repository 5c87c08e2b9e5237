/** What bodies about messages are made from: a message with the number and the WABA that it goes through. */
import type { ChatMessage } from '../../messaging/sending/chat-message.ts'

export interface ShownMessage extends Pick<
  ChatMessage,
  | 'id'
  | 'chatId'
  | 'pluginId'
  | 'phoneNumberId'
  | 'at'
  | 'direction'
  | 'contactIdentifier'
  | 'externalId'
  | 'dataType'
  | 'content'
  | 'text'
  | 'origin'
  | 'deliveryStatus'
  | 'sentAt'
> {
  /** Null when the number is connected no more, and nobody said it before. */
  readonly wabaId: string | null
  /** The digits of the team's own number, as WhatsApp writes them in webhooks; "" when they are not known. */
  readonly ownDigits: string
}

/** One status that WhatsApp reported, as the log tells of it. */
export interface ReportedStatus {
  /** WhatsApp's word: sent, delivered, read, played, failed. */
  readonly status: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly recipientId: string | null
  readonly errors: unknown
}
