/**
 * Reads a delivery of WhatsApp's webhook into what it says, tolerantly: keys that nobody knows are passed over, and
 * texts are made such that the database can keep them. What cannot be read at all is told.
 */
import { isJsonObject, storableJson, storableText, type Json, type JsonObject } from '../../lib/json.ts'
import type { MessageStatus } from '../statuses/statuses.ts'

export interface Change {
  readonly wabaId: string
  /** Such as `messages` or `message_template_status_update`. */
  readonly field: string
  readonly value: JsonObject
  /** Epoch milliseconds; null where the delivery has no time of its own. */
  readonly at: number | null
}

// More than WhatsApp's ids have; what is longer no index of the database takes.
const longestId = 200
const longestWord = 50
// The year 5138: what is beyond counts something else than seconds, and no database keeps it.
const lastSecond = 1e11

/** Every change of a delivery. Throws when the bytes are no JSON object. */
export function changesOf(body: Buffer): Change[] {
  const parsed: unknown = JSON.parse(body.toString('utf8'))
  if (!isJsonObject(parsed)) throw new Error('the delivery is no JSON object')
  return objectsIn(parsed['entry']).flatMap((entry) =>
    objectsIn(entry['changes']).flatMap((change) => {
      const value = change['value']
      if (!isJsonObject(value) || typeof change['field'] !== 'string') return []
      return [
        {
          wabaId: textOf(entry['id']) ?? '',
          field: change['field'],
          value: storableJson(value),
          at: timeIn(entry['time']),
        },
      ]
    }),
  )
}

/** The statuses in the value of a `messages` change. A status without an id or a word says nothing. */
export function statusesIn(value: JsonObject, receivedAt: number): MessageStatus[] {
  return objectsIn(value['statuses']).flatMap((status) => {
    const [externalId, word] = [textOf(status['id']), textOf(status['status'])]
    if (externalId === null || word === null) return []
    return [
      {
        externalId: externalId.slice(0, longestId),
        status: word.slice(0, longestWord),
        at: timeIn(status['timestamp']) ?? receivedAt,
        recipientId: textOf(status['recipient_id']) ?? textOf(status['recipient_user_id']),
        callbackData: textOf(status['biz_opaque_callback_data']),
        pricing: status['pricing'] ?? null,
        errors: status['errors'] ?? null,
      },
    ]
  })
}

export interface MarketingChoice {
  readonly phone?: string | undefined
  readonly bsuid?: string | undefined
  readonly takes: boolean
  readonly at: number
}

/** Who wants marketing messages no more, or again. */
export function marketingChoicesIn(value: JsonObject, receivedAt: number): MarketingChoice[] {
  const [choices, contacts] = [objectsIn(value['user_preferences']), objectsIn(value['contacts'])]
  // One contact and one choice belong together, also where the choice names nobody.
  const [only] = choices.length === 1 && contacts.length === 1 ? contacts : []
  return choices.flatMap((choice) => {
    const phone = textOf(choice['wa_id']) ?? textOf(only?.['wa_id'])
    const bsuid = textOf(choice['user_id']) ?? textOf(only?.['user_id'])
    const word = textOf(choice['value'])
    if ((phone ?? bsuid) === null || (word !== 'stop' && word !== 'resume')) return []
    const at = timeIn(choice['timestamp']) ?? receivedAt
    return [{ phone: phone ?? undefined, bsuid: bsuid ?? undefined, takes: word === 'resume', at }]
  })
}

/** A time in whole seconds, as WhatsApp tells it, in epoch milliseconds; null when it is none. */
export function timeIn(value: Json | undefined): number | null {
  const seconds = Math.floor(Number(value ?? Number.NaN))
  return seconds > 0 && seconds <= lastSecond ? seconds * 1000 : null
}

/** The phone number that a `messages` change is about. */
export function phoneNumberIdIn(value: JsonObject): string | null {
  const metadata = value['metadata']
  return isJsonObject(metadata) ? textOf(metadata['phone_number_id']) : null
}

function objectsIn(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}

function textOf(value: Json | undefined): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? storableText(value) : null
}
