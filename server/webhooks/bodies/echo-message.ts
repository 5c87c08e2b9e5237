/** A message of the team as WhatsApp would tell of it: in the form of its echoes, with `from`, `to` and `id`. Pure. */
import type { JsonObject } from '../../lib/json.ts'
import type { ShownMessage } from './shown-message.ts'

// What says how a message is to be sent, and not what it is.
const sendingKeys = ['messaging_product', 'recipient_type', 'recipient', 'biz_opaque_callback_data']

/** Echoes of the phone app are shown as WhatsApp told of them. */
export function echoMessage(message: ShownMessage): JsonObject {
  if (message.origin === 'echo') return message.content
  const { ownDigits, contactIdentifier, externalId, sentAt, at, dataType, content } = message
  const rest = Object.entries(content).filter(([key]) => !sendingKeys.includes(key))
  return {
    ...Object.fromEntries(rest),
    from: ownDigits,
    to: contactIdentifier,
    id: externalId,
    timestamp: String(Math.floor((sentAt ?? at) / 1_000)),
    type: dataType,
  }
}
