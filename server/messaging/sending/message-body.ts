/**
 * What WhatsApp is sent of a message, and what we read out of it. A client's body goes on as it came, to the byte; the
 * only thing that is put in is the id by which statuses find their message. Tolerant: WhatsApp is who judges bodies.
 */
import { storableJson, type Json, type JsonObject } from '../../lib/json.ts'
import { ourCallbackData } from '../statuses/callback-data.ts'

const callbackKey = 'biz_opaque_callback_data'
// Longer ones are no identifiers of anybody.
const longestIdentifier = 200
const longestType = 50

/** A body that marks messages as read or shows that somebody types: nothing is sent to be kept. */
export function isReceipt(content: JsonObject): boolean {
  return (
    typeof content['status'] === 'string' && content['to'] === undefined && content['recipient'] === undefined
  )
}

/** Digits of a phone number, a business-scoped user id, or the id of a group; empty where the body names nobody. */
export function contactIdentifierOf(content: JsonObject): string {
  const to = textOf(content['to'])
  if (to === '') return textOf(content['recipient']).slice(0, longestIdentifier)
  if (content['recipient_type'] === 'group') return to.slice(0, longestIdentifier)
  const digits = to.replaceAll(/[\s()+.-]/g, '')
  return (/^\d+$/.test(digits) ? digits : to).slice(0, longestIdentifier)
}

/** WhatsApp's `type`; a body without one is a text. */
export function dataTypeOf(content: JsonObject): string {
  const type = content['type']
  return typeof type === 'string' && type !== '' ? type.slice(0, longestType) : 'text'
}

/** The wamid of the message that this one answers, or reacts to. */
export function inReplyToOf(content: JsonObject): string | null {
  const context = content[content['type'] === 'reaction' ? 'reaction' : 'context']
  if (typeof context !== 'object' || context === null || Array.isArray(context)) return null
  const id = context['message_id']
  return typeof id === 'string' && id !== '' ? id.slice(0, longestIdentifier) : null
}

/** The client's own callback data; null where ours is set. */
export function clientCallbackData(content: JsonObject): string | null {
  const data = content[callbackKey]
  if (data === undefined) return null
  return typeof data === 'string' ? data : JSON.stringify(data)
}

/** `json` with our callback data as its first key, unless the client has set its own. */
export function withCallbackData(json: string, content: JsonObject, messageId: string): string {
  if (Object.hasOwn(content, callbackKey)) return json
  const start = json.indexOf('{') + 1
  const comma = Object.keys(content).length > 0 ? ',' : ''
  return `${json.slice(0, start)}"${callbackKey}":"${ourCallbackData(messageId)}"${comma}${json.slice(start)}`
}

// Escapes of what PostgreSQL does not keep.
const unstorable = /\\u(?:0000|d[89a-f])/i

/** The content as it is stored: the client's own text where the database can read it. */
export function storedText(json: string, content: JsonObject): string {
  return unstorable.test(json) ? JSON.stringify(storableJson(content)) : json
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}
