/**
 * Bodies of the Chakra webhook: one event of WhatsApp in each, in a form that is easier to read than WhatsApp's own.
 * Keys and words are those that existing receivers look for; what we add stands beside them. Pure.
 */
import type { Json, JsonObject } from '../../lib/json.ts'
import type { ChakraWebhookEvent } from '../../messaging/plugins/plugin.ts'
import { reportedStatus } from '../../messaging/sending/delivery-status.ts'
import { echoMessage } from './echo-message.ts'
import type { ReportedStatus, ShownMessage } from './shown-message.ts'

/** What the log says of an arrival beside the message. */
export interface Arrival {
  readonly wabaId?: Json | undefined
  readonly contacts?: Json | undefined
}

/** A message that came in, with WhatsApp's own object of it. */
export function messageBody(message: ShownMessage, arrival: Arrival): JsonObject {
  return { event: 'message', payload: payloadOf(message, message.content, arrival) }
}

/** A message of the team: sent through the API or in the product, or with the app on the team's phone. */
export function messageEchoBody(message: ShownMessage, arrival: Arrival): JsonObject {
  const event: ChakraWebhookEvent = message.origin === 'echo' ? 'smb_message_echo' : 'message_echo'
  return { event, payload: { ...payloadOf(message, echoMessage(message), arrival), text: message.text } }
}

/**
 * The status in lower case, as this webhook has it. Receivers know four words: that a voice message was `played`
 * is told as `read`, with WhatsApp's own word beside it.
 */
export function statusBody(message: ShownMessage, reported: ReportedStatus): JsonObject {
  const { status, at, recipientId, errors } = reported
  return {
    event: 'status',
    payload: {
      id: message.externalId,
      wabaId: message.wabaId,
      deliveryStatus: (reportedStatus(status) ?? status).toLowerCase(),
      timestamp: at,
      recipientId: recipientId ?? message.contactIdentifier,
      externalId: message.externalId,
      status,
      ...(Array.isArray(errors) && errors.length > 0 && { errors: errors as Json[] }),
      ...ownIds(message),
    },
  }
}

function payloadOf(message: ShownMessage, shown: JsonObject, { wabaId, contacts }: Arrival): JsonObject {
  return {
    wabaId: typeof wabaId === 'string' ? wabaId : message.wabaId,
    externalId: message.externalId,
    messageId: message.externalId,
    timestamp: toldAt(shown) ?? message.at,
    message: shown,
    contacts: Array.isArray(contacts) ? contacts : [],
    ...ownIds(message),
  }
}

/** What WhatsApp says, in milliseconds; our own time of a message keeps its place among those of the same second. */
function toldAt({ timestamp }: JsonObject): number | undefined {
  const seconds =
    typeof timestamp === 'string' && /^\d{1,11}$/.test(timestamp) ? Number(timestamp) : undefined
  return seconds === undefined ? undefined : seconds * 1_000
}

function ownIds(message: ShownMessage): JsonObject {
  const { phoneNumberId, pluginId, chatId, id } = message
  return { phoneNumberId, pluginId, chatId, chatMessageId: id }
}
