/**
 * Reads the messages out of a change of WhatsApp's webhook, tolerantly: what is missing is empty, what nobody knows is
 * kept in the content, and a message without an id gets one by which the same message is known again. Pure.
 */
import { createHash } from 'node:crypto'
import { isJsonObject, storableText, type Json, type JsonObject } from '../../lib/json.ts'
import type { Sighting } from '../contacts/contact.ts'
import { timeIn, type Change } from '../deliveries/read-delivery.ts'
import type { Arrival, NumberChange } from './arrival.ts'
import { inboundText } from './inbound-text.ts'

// By the name of the field: under which key its messages lie.
const listKeys: Readonly<Record<string, string>> = {
  messages: 'messages',
  smb_message_echoes: 'message_echoes',
  message_echoes: 'message_echoes',
}
const longestIdentifier = 200
const longestType = 50

/** Messages without a phone number that they came to, or without anybody who wrote them, are not among them. */
export function arrivalsIn(change: Change, receivedAt: number): Arrival[] {
  const key = listKeys[change.field]
  if (key === undefined) return []
  const { value } = change
  const phoneNumberId = textOf(objectOf(value['metadata'])['phone_number_id'])
  if (phoneNumberId === '') return []
  const contacts = objectsOf(value['contacts'])
  const isEcho = key === 'message_echoes'
  const messages = objectsOf(value[key])
  const isOnly = messages.length === 1 && contacts.length === 1
  return messages.flatMap((message) => {
    const arrival = readOne({ change, phoneNumberId, contacts, isOnly, isEcho, receivedAt }, message)
    return arrival === undefined ? [] : [arrival]
  })
}

interface Place {
  readonly change: Change
  readonly phoneNumberId: string
  readonly contacts: readonly JsonObject[]
  /** One contact and one message: they belong together, in whatever spelling the contact is named. */
  readonly isOnly: boolean
  readonly isEcho: boolean
  readonly receivedAt: number
}

function readOne(place: Place, message: JsonObject): Arrival | undefined {
  const at = timeOf(message['timestamp'], place.receivedAt)
  const dataType = textOf(message['type']).slice(0, longestType) || 'unknown'
  const numberChange = place.isEcho ? undefined : numberChangeIn(dataType, message, at)
  const group = identifier(message['group_id'])
  const author = place.isEcho
    ? { phone: identifier(message['to']), bsuid: identifier(message['to_user_id'] ?? message['recipient']) }
    : { phone: identifier(message['from']), bsuid: identifier(message['from_user_id']) }
  const who = numberChange?.to ?? author
  const own = place.isOnly ? place.contacts : contactsOf(place.contacts, who)
  const contactIdentifier = group ?? who.phone ?? who.bsuid
  if (contactIdentifier === undefined) return undefined
  return {
    wabaId: place.change.wabaId,
    phoneNumberId: place.phoneNumberId,
    direction: place.isEcho ? 'OUTBOUND' : 'INBOUND',
    externalId: textOf(message['id']).slice(0, longestIdentifier) || madeUpId(message),
    dataType,
    content: message,
    contacts: own,
    text: storableText(inboundText(dataType, message)),
    at,
    inReplyTo: amendedBy(dataType, message),
    contactIdentifier,
    groupMember: group === undefined ? null : (author.phone ?? author.bsuid ?? null),
    sighting: group === undefined ? sightingOf(who, own, at) : { group, at },
    numberChange,
  }
}

function sightingOf(
  who: Pick<Sighting, 'phone' | 'bsuid'>,
  contacts: readonly JsonObject[],
  at: number,
): Sighting {
  const [contact] = contacts
  const profile = objectOf(contact?.['profile'])
  return {
    phone: who.phone ?? identifier(contact?.['wa_id']),
    bsuid: who.bsuid ?? identifier(contact?.['user_id']),
    username: identifier(profile['username']),
    profileName: textOf(profile['name']).slice(0, longestIdentifier) || undefined,
    at,
  }
}

function contactsOf(contacts: readonly JsonObject[], who: Pick<Sighting, 'phone' | 'bsuid'>): JsonObject[] {
  return contacts.filter((contact) => {
    const [phone, bsuid] = [identifier(contact['wa_id']), identifier(contact['user_id'])]
    return (phone !== undefined && phone === who.phone) || (bsuid !== undefined && bsuid === who.bsuid)
  })
}

function numberChangeIn(dataType: string, message: JsonObject, at: number): NumberChange | undefined {
  if (dataType !== 'system') return undefined
  const system = objectOf(message['system'])
  if (!/^user_changed_(?:number|user_id)$|^customer_changed_number$/.test(textOf(system['type'])))
    return undefined
  return {
    from: {
      phone: identifier(message['from']),
      bsuid: identifier(system['previous_user_id']),
    },
    to: {
      phone: identifier(system['wa_id'] ?? system['new_wa_id']),
      bsuid: identifier(system['user_id'] ?? message['from_user_id']),
    },
    at,
  }
}

function amendedBy(dataType: string, message: JsonObject): string | null {
  const value = objectOf(message[dataType])
  const amended =
    dataType === 'reaction'
      ? value['message_id']
      : dataType === 'edit' || dataType === 'revoke'
        ? value['original_message_id']
        : objectOf(message['context'])['id']
  return identifier(amended) ?? null
}

/** WhatsApp tells whole seconds; a delivery that comes within that second says more. */
function timeOf(value: Json | undefined, receivedAt: number): number {
  const start = timeIn(value) ?? receivedAt
  return Math.min(Math.max(receivedAt, start), start + 999)
}

function madeUpId(message: JsonObject): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(message)).digest('hex')}`
}

function identifier(value: Json | undefined): string | undefined {
  const text = textOf(value).slice(0, longestIdentifier)
  return text === '' ? undefined : text
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}

function objectsOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}
