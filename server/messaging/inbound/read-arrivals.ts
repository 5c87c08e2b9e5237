/**
 * Reads the messages out of a change of WhatsApp's webhook, tolerantly: what is missing is empty, what nobody knows is
 * kept in the content, and a message without an id gets one by which the same message is known again. Pure.
 */
import { createHash } from 'node:crypto'
import { isJsonObject, storableText, type Json, type JsonObject } from '../../lib/json.ts'
import type { Sighting } from '../contacts/contact.ts'
import { identityOf } from '../contacts/identifier.ts'
import { phoneKey } from '../contacts/phone-key.ts'
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

/** The messages of a change as WhatsApp tells them. */
export function messagesIn({ field, value }: Change): JsonObject[] {
  const key = listKeys[field]
  return key === undefined ? [] : objectsOf(value[key])
}

/** Messages without a phone number that they came to, or without anybody who wrote them, are not among them. */
export function arrivalsIn(change: Change, receivedAt: number): Arrival[] {
  const messages = messagesIn(change)
  const { value } = change
  const phoneNumberId = textOf(objectOf(value['metadata'])['phone_number_id'])
  if (phoneNumberId === '') return []
  const contacts = objectsOf(value['contacts'])
  const isEcho = listKeys[change.field] === 'message_echoes'
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
    ? called(message['to'], message['to_user_id'] ?? message['recipient'])
    : called(message['from'], message['from_user_id'])
  const named = numberChange?.to ?? author
  const own = place.isOnly ? place.contacts : contactsOf(place.contacts, named)
  const who = isAnybody(named) ? named : called(own[0]?.['wa_id'], own[0]?.['user_id'])
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

function sightingOf(who: Called, contacts: readonly JsonObject[], at: number): Sighting {
  const [contact] = contacts
  const told = called(contact?.['wa_id'], contact?.['user_id'])
  const profile = objectOf(contact?.['profile'])
  return {
    phone: who.phone ?? told.phone,
    bsuid: who.bsuid ?? told.bsuid,
    username: identifier(profile['username']),
    profileName: textOf(profile['name']).slice(0, longestIdentifier) || undefined,
    at,
  }
}

type Called = Pick<Sighting, 'phone' | 'bsuid'>

/** Where a number is expected there may be an id: it is one, and no number. */
function called(number: Json | undefined, userId: Json | undefined): Called {
  const [text, bsuid] = [identifier(number), identifier(userId)]
  if (text === undefined) return { phone: undefined, bsuid }
  const { phone } = identityOf(text)
  return { phone, bsuid: bsuid ?? (phone === undefined ? text : undefined) }
}

function isAnybody({ phone, bsuid }: Called): boolean {
  return (phone ?? bsuid) !== undefined
}

/** A number may be written in different national ways. */
function contactsOf(contacts: readonly JsonObject[], who: Called): JsonObject[] {
  const key = who.phone === undefined ? undefined : phoneKey(who.phone)
  return contacts.filter((contact) => {
    const { phone, bsuid } = called(contact['wa_id'], contact['user_id'])
    return (phone !== undefined && phoneKey(phone) === key) || (bsuid !== undefined && bsuid === who.bsuid)
  })
}

function numberChangeIn(dataType: string, message: JsonObject, at: number): NumberChange | undefined {
  if (dataType !== 'system') return undefined
  const system = objectOf(message['system'])
  if (!/^user_changed_(?:number|user_id)$|^customer_changed_number$/.test(textOf(system['type'])))
    return undefined
  const to = called(system['wa_id'] ?? system['new_wa_id'], system['user_id'] ?? message['from_user_id'])
  // Of what it was changed to nothing is told: it is a message of who it is from, and changes nothing.
  if (!isAnybody(to)) return undefined
  return { from: called(message['from'], system['previous_user_id']), to, at }
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
