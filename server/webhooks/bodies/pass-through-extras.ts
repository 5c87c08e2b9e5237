/**
 * What the pass-through webhook is sent beside WhatsApp's own deliveries, when its plugin is set so: messages that the
 * team sends, in the form of WhatsApp's echoes, and templates that it sends, in a form of ours. Pure.
 */
import type { JsonObject } from '../../lib/json.ts'
import { echoMessage } from './echo-message.ts'
import type { ShownMessage } from './shown-message.ts'

/** As WhatsApp tells of messages that are sent with its own app. */
export function echoDelivery(message: ShownMessage): JsonObject {
  return delivery(message, 'smb_message_echoes', { message_echoes: [echoMessage(message)] })
}

/**
 * WhatsApp has no such event. Its list is not called `messages`, so that no receiver takes what the team sent for what
 * a contact wrote.
 */
export function templateDelivery(message: ShownMessage): JsonObject {
  const sent = { ...echoMessage(message), chat_message_id: message.id, body: message.text }
  return delivery(message, 'send_message_template', { message_templates: [sent] })
}

function delivery(message: ShownMessage, field: string, said: JsonObject): JsonObject {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: message.ownDigits, phone_number_id: message.phoneNumberId },
    ...said,
  }
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: message.wabaId, changes: [{ value, field }] }],
  }
}
