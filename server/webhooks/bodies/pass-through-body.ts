/**
 * WhatsApp's deliveries as they are passed on: byte for byte as they came, but that what WhatsApp carries for us is
 * cut out. Nothing is written anew, so that numbers, escapes and the order of keys stay WhatsApp's own. Pure.
 */
import { callbackDataKey, isOurCallbackData } from '../../messaging/statuses/callback-data.ts'
import { memberCuts, type Cut } from './json-cuts.ts'

/** The same buffer when nothing of ours is in it, and when it is no JSON: then it is passed on as it is. */
export function passThroughBody(body: Buffer): Buffer {
  if (!mayHoldOurs(body)) return body
  const text = body.toString('utf8')
  if (!isJson(text)) return body
  const cuts = memberCuts(body, (key, value) => key === callbackDataKey && isOurCallbackData(value))
  return cuts.length === 0 ? body : without(body, cuts)
}

/**
 * Nearly always answers without a look at the structure. Our prefix can also be written with escapes, of which only
 * those of ASCII characters matter.
 */
function mayHoldOurs(body: Buffer): boolean {
  return body.includes('felloe:') || body.includes('\\u00')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function without(body: Buffer, cuts: readonly Cut[]): Buffer {
  const kept: Buffer[] = []
  let from = 0
  for (const { start, end } of cuts) {
    kept.push(body.subarray(from, start))
    from = end
  }
  kept.push(body.subarray(from))
  return Buffer.concat(kept)
}
