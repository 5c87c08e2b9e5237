/**
 * Reads a change of a user from the wire: names and forms of the ChakraHQ API to those of the domain.
 * What cannot be changed may be sent along when it is what it was, so that a fetched user can be sent back.
 */
import type { Fault } from '../../lib/app-error.ts'
import { isShallow } from '../../lib/json.ts'
import type { Actor } from '../../team/actor.ts'
import type { EmailInput, PhoneInput, UserChanges, UserDetails } from '../../team/user.ts'
import { isEmail, normalizeEmail } from '../../team/email.ts'
import { normalizePhone } from '../../team/phone.ts'
import { phoneTypes } from '../../team/user.ts'
import { presentDetailsV1, presentDetailsV2 } from './present.ts'
import type { UserChange } from './schema.ts'

const readOnlyFields = ['id', 'createdAt', 'updatedAt', 'deletedAt', 'team', 'profile', 'reportees'] as const

/** The change that a body asks for, without the fields that are at fault. `country`: see `normalizePhone`. */
export function readChange(body: UserChange, faults: Fault[], country: string): UserChanges {
  const atFault = new Set(faults.map((fault) => fault.field))
  const sound = Object.fromEntries(
    Object.entries(body).filter(([field]) => !atFault.has(field)),
  ) as UserChange
  const { dob, availabilityStatus, primaryEmail, primaryPhone, emails, phones, ...rest } = sound
  const plain = Object.fromEntries(
    Object.entries(rest).filter(([field]) => !(readOnlyFields as readonly string[]).includes(field)),
  ) as UserChanges
  return {
    ...plain,
    ...(dob === undefined ? {} : { dob: dob === 0 ? null : dob }),
    ...(availabilityStatus === undefined ? {} : { availability: availabilityStatus }),
    ...readEmails(primaryEmail, emails, faults),
    ...readPhones(primaryPhone, phones, faults, country),
  }
}

function readEmails(
  given: UserChange['primaryEmail'],
  list: UserChange['emails'],
  faults: Fault[],
): Pick<UserChanges, 'primaryEmail' | 'emails'> {
  const primaryEmail =
    given === undefined || given === null ? given : readEmail(given, 'primaryEmail', faults)
  const emails = list?.map((email) => readEmail(email, 'emails', faults))
  if (emails === undefined) return primaryEmail === undefined ? {} : { primaryEmail }
  if (!primaryEmail) return { emails }
  return {
    primaryEmail,
    emails: isEmail(primaryEmail.email.trim())
      ? including(emails, primaryEmail, (email) => normalizeEmail(email.email))
      : emails,
  }
}

function readPhones(
  given: UserChange['primaryPhone'],
  list: UserChange['phones'],
  faults: Fault[],
  country: string,
): Pick<UserChanges, 'primaryPhone' | 'phones'> {
  const primaryPhone =
    given === undefined || given === null ? given : readPhone(given, 'primaryPhone', faults)
  const phones = list?.map((phone) => readPhone(phone, 'phones', faults))
  if (phones === undefined) return primaryPhone === undefined ? {} : { primaryPhone }
  if (!primaryPhone) return { phones }
  return {
    primaryPhone,
    phones: including(
      phones,
      primaryPhone,
      (phone) => normalizePhone(phone.phone.trim(), country) ?? phone.phone.trim(),
    ),
  }
}

/**
 * A list and a primary entry that are sent together are both taken at their word, so that either can be changed
 * in a fetched user and nothing of the other is lost: the list stays whole, with the primary one in it.
 * No primary entry beside a list says nothing.
 */
function including<T>(list: readonly T[], primary: T, keyOf: (entry: T) => string): readonly T[] {
  return list.some((entry) => keyOf(entry) === keyOf(primary)) ? list : [primary, ...list]
}

/** A fault for each field that cannot be changed and is not what it is now, in either version. */
export function readOnlyFaults(body: UserChange, present: UserDetails, team: Actor['team']): Fault[] {
  const v1: Record<string, unknown> = { ...presentDetailsV1(present) }
  const v2: Record<string, unknown> = { ...presentDetailsV2(present, team) }
  return readOnlyFields
    .filter((field) => body[field] !== undefined && !isOneOf(body[field], v1[field], v2[field]))
    .map((field) => ({ field, message: 'cannot be changed; leave it out, or send it as it was' }))
}

function isOneOf(value: unknown, ...candidates: unknown[]): boolean {
  // None of these is a list of lists; what is nested deep cannot be written out at all.
  return (
    isShallow(value, 2) && candidates.some((candidate) => JSON.stringify(candidate) === JSON.stringify(value))
  )
}

function readEmail(
  given: string | { email?: string; type?: string },
  field: string,
  faults: Fault[],
): EmailInput {
  if (typeof given === 'string') return { email: given }
  if (given.email === undefined) report(faults, field, 'must have the key "email" in each object')
  return {
    email: given.email ?? 'missing@example.com',
    ...(given.type === undefined ? {} : { type: given.type }),
  }
}

function readPhone(
  given: string | { phone?: string; type?: string },
  field: string,
  faults: Fault[],
): PhoneInput {
  if (typeof given === 'string') return { phone: given }
  if (given.phone === undefined) report(faults, field, 'must have the key "phone" in each object')
  const type = phoneTypes.find((known) => known === given.type)
  if (given.type !== undefined && type === undefined)
    report(
      faults,
      field,
      `must have a type of ${phoneTypes.filter(Boolean).join(', ')} or "", not "${given.type.slice(0, 40)}"`,
    )
  return { phone: given.phone ?? 'missing', ...(type === undefined ? {} : { type }) }
}

// One fault for a field: a long list can have the same one in each entry.
function report(faults: Fault[], field: string, message: string): void {
  if (!faults.some((fault) => fault.field === field)) faults.push({ field, message })
}
