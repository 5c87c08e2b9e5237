/** A message between a phone number of the team and a contact. It is stored before it is sent. */
import type { JsonObject } from '../../lib/json.ts'
import type { DeliveryStatus } from './delivery-status.ts'

export interface ChatMessage {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly pluginId: string
  readonly phoneNumberId: string
  readonly chatId: string | null
  /** Its place in the chat: when WhatsApp says it was sent, or when we stored it. Epoch milliseconds. */
  readonly at: number
  readonly direction: 'INBOUND' | 'OUTBOUND'
  /** Digits of a phone number, a business-scoped user id, or the id of a group. */
  readonly contactIdentifier: string
  /** In a group: the identifier of who wrote it. */
  readonly groupMember: string | null
  /** wamid; null until WhatsApp has taken the message. */
  readonly externalId: string | null
  /** WhatsApp's `type`: text, template, image … */
  readonly dataType: string
  /** In WhatsApp's form, as the client or the template made it. */
  readonly content: JsonObject
  /** Readable: a template with its variables filled in, a caption, the words of a list. */
  readonly text: string
  /** `echo`: sent with the WhatsApp Business app on the team's phone. */
  readonly origin: 'template' | 'pass_through' | 'reply' | 'inbound' | 'echo'
  readonly deliveryStatus: DeliveryStatus
  /** Why it waits, why it failed, or what is not known. */
  readonly statusMessage: string | null
  readonly errorCode: number | null
  readonly sentAt: number | null
  readonly deliveredAt: number | null
  readonly readAt: number | null
  readonly failedAt: number | null
  readonly templateId: string | null
  readonly inReplyTo: string | null
  readonly userId: string | null
  readonly procedureId: string | null
  readonly processId: string | null
}
