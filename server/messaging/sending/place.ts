/** Under which limits a message falls, and before whom it goes. */
import type { JsonObject } from '../../lib/json.ts'
import type { ChatMessage } from './chat-message.ts'
import type { TurnRequest } from './limits/sending-limits.ts'

/** `origin` is who sends it: an API key or a user. */
export function placeOf(
  message: Pick<ChatMessage, 'phoneNumberId' | 'contactIdentifier' | 'dataType'>,
  content: JsonObject,
  origin: string,
): Omit<TurnRequest, 'patienceMs'> {
  return {
    phoneNumberId: message.phoneNumberId,
    // A group has no limit of this kind, and what names nobody is refused by WhatsApp anyway.
    contactIdentifier: content['recipient_type'] === 'group' ? '' : message.contactIdentifier,
    origin,
    urgency: message.dataType === 'template' ? 'template' : 'reply',
  }
}
