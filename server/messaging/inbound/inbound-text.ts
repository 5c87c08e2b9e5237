/** What a person reads of a message that came in: of every type something, also of those that nobody knows yet. Pure. */
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import { plainText } from '../sending/readable-text.ts'

const longestText = 10_000

export function inboundText(dataType: string, content: JsonObject): string {
  return textByType(dataType, objectOf(content[dataType]), content).slice(0, longestText)
}

function textByType(dataType: string, value: JsonObject, content: JsonObject): string {
  switch (dataType) {
    case 'button':
      return textOf(value['text']) || textOf(value['payload'])
    case 'interactive':
      return answerText(value)
    case 'order':
      return orderText(value)
    case 'system':
      return textOf(value['body'])
    case 'edit': {
      const message = objectOf(value['message'])
      return inboundText(textOf(message['type']) || 'text', message)
    }
    case 'revoke':
    case 'request_welcome':
      return ''
    case 'unsupported':
      return unsupportedText(value, content)
    default:
      return plainText({ ...content, type: dataType })
  }
}

/** What was chosen, or filled in: of a Flow, each field with its answer on a line of its own. */
function answerText(interactive: JsonObject): string {
  const kind = textOf(interactive['type'])
  const value = objectOf(interactive[kind])
  if (kind === 'nfm_reply') return flowText(value)
  const title = textOf(value['title'])
  return title || textOf(value['body']) || textOf(value['response'])
}

function flowText(reply: JsonObject): string {
  const answers = answersOf(reply['response_json'])
  const lines = Object.entries(answers)
    .filter(([key]) => key !== 'flow_token')
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
  return lines.length > 0 ? lines.join('\n') : textOf(reply['body'])
}

function answersOf(json: Json | undefined): JsonObject {
  if (isJsonObject(json)) return json
  if (typeof json !== 'string') return {}
  try {
    const parsed: unknown = JSON.parse(json)
    return isJsonObject(parsed) ? parsed : {}
  } catch {
    return {}
  }
}

function orderText(order: JsonObject): string {
  const items = listOf(order['product_items']).map((item) => {
    const price = textOf(item['item_price'])
    const each = price === '' ? '' : ` at ${price} ${textOf(item['currency'])}`.trimEnd()
    return `${textOf(item['quantity']) || '1'} × ${textOf(item['product_retailer_id'])}${each}`
  })
  return [textOf(order['text']), ...items].filter((line) => line !== '').join('\n')
}

function unsupportedText(value: JsonObject, content: JsonObject): string {
  const [error] = listOf(content['errors'])
  const details = textOf(objectOf(error?.['error_data'])['details'])
  return textOf(value['type']) || details || textOf(error?.['title'])
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}

function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}
