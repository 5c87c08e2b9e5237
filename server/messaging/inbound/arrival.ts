/**
 * A message that a delivery of WhatsApp's webhook brings: one of a contact, or one that the team sent with the WhatsApp
 * Business app on its phone. Nothing that WhatsApp said of it is lost: `content` is its own object.
 */
import type { Json, JsonObject } from '../../lib/json.ts'
import type { Sighting } from '../contacts/contact.ts'

export interface Arrival {
  readonly wabaId: string
  readonly phoneNumberId: string
  readonly direction: 'INBOUND' | 'OUTBOUND'
  /** wamid. */
  readonly externalId: string
  /** WhatsApp's `type`, known to us or not. */
  readonly dataType: string
  readonly content: JsonObject
  /** Those of the delivery's contacts that the message is from. */
  readonly contacts: readonly Json[]
  /** Readable. */
  readonly text: string
  /** Epoch milliseconds: WhatsApp's second, and within it the moment at which the delivery came. */
  readonly at: number
  /** The wamid that it answers, reacts to, edits or takes back. */
  readonly inReplyTo: string | null
  /** The other side of the chat. */
  readonly contactIdentifier: string
  /** In a group: who wrote it. */
  readonly groupMember: string | null
  readonly sighting: Sighting
  /** A contact tells that it goes by another number or id from now on. */
  readonly numberChange?: NumberChange | undefined
}

export interface NumberChange {
  readonly from: Pick<Sighting, 'phone' | 'bsuid'>
  readonly to: Pick<Sighting, 'phone' | 'bsuid'>
  readonly at: number
}

const amending = new Set(['reaction', 'edit', 'revoke'])

/** Whether it changes another message instead of saying something itself. */
export function isAmending(dataType: string): boolean {
  return amending.has(dataType)
}

/** Whether somebody has written it: then it waits to be read. */
export function isWritten(dataType: string): boolean {
  return !isAmending(dataType) && dataType !== 'system'
}
