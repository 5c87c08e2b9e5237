/**
 * What WhatsApp calls somebody by, told by its form: digits of a phone number, a business-scoped user id, the id of a
 * group. Pure.
 */
import type { IdentityKind, Sighting } from './contact.ts'
import { phoneKey } from './phone-key.ts'

type Identifiers = Pick<Sighting, 'phone' | 'bsuid' | 'group'>

// E.164 allows 15 digits.
const phone = /^\+?\d{5,15}$/
// Of a country, then of one business; ENT marks one that several businesses share.
const businessScoped = /^[A-Za-z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/
// The platform's own, which begin with "capi_" in base 64; and those of the app: long digits, or founder and time.
const group = /^(?:Y2FwaV[A-Za-z0-9+/_-]+={0,2}|\d{16,25}|\d{5,20}-\d{5,20})$/

/**
 * The part of a sighting that an identifier is. One in a form that nobody knows stands for one person as a user id
 * does: it is compared as a whole and never takes part in a number's fate.
 */
export function identityOf(identifier: string): Identifiers {
  const text = identifier.trim()
  if (phone.test(text)) return { phone: text.replace('+', '') }
  if (businessScoped.test(text)) return { bsuid: text }
  if (text.endsWith('@g.us') || group.test(text)) return { group: text }
  return { bsuid: text }
}

/** Whom an identifier stands for: its kind, and the form in which it is compared. */
export function identityRefOf(identifier: string): { readonly kind: IdentityKind; readonly key: string } {
  const [kind, spelling] = Object.entries(identityOf(identifier))[0] as [IdentityKind, string]
  return { kind, key: identityKey(kind, spelling) }
}

/** The form in which identifiers of a kind are compared. */
export function identityKey(kind: IdentityKind, spelling: string): string {
  switch (kind) {
    case 'phone':
      return phoneKey(spelling)
    case 'username':
      return spelling.trim().replace(/^@/, '').toLowerCase()
    case 'bsuid':
    case 'group':
      return spelling.trim()
  }
}
