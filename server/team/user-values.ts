/**
 * The rules for what a user may be: checks a change and brings it into the form that is kept. Pure; the API
 * and the import use the same rules. All faults are found, not the first; what depends on other rows (role,
 * manager, uniqueness) is checked by the use case.
 */
import type { Fault } from '../lib/app-error.ts'
import { isJsonObject, isShallow, storableJson, storableText, type JsonObject } from '../lib/json.ts'
import { isEmail } from './email.ts'
import { formatOffset, offsetMinutes } from './utc-offset.ts'
import type { EmailInput, PhoneInput, UserChanges, UserTextField } from './user.ts'
import { userTextFields } from './user.ts'
import { isUsername } from './username.ts'

const longestText = 500
/** Most characters of a text, where it differs from `longestText`. */
const longest: Partial<Record<UserTextField, number>> = {
  bio: 10_000,
  otherContacts: 5_000,
  profileImageUrl: 2_048,
  coverImageUrl: 2_048,
  avatarUrl: 2_048,
  url: 2_048,
}
// A browser loads these: nothing but the web's own addresses.
const imageUrls: readonly UserTextField[] = ['profileImageUrl', 'coverImageUrl', 'avatarUrl']
const longestPhone = 64
const mostContacts = 20
const mostServices = 50
const largestJsonCharacters = 65_536
const deepestJson = 32
const highestRate = 9_999_999_999
// Birthdays and invitations of living people, with room.
const earliestTime = Date.UTC(1850, 0, 1)
const latestTime = Date.UTC(2200, 0, 1)

export interface CheckedChanges {
  readonly values: UserChanges
  readonly faults: readonly Fault[]
}

type Report = (field: keyof UserChanges, message: string) => void
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** The change in the form that is kept, without the fields that are at fault. */
export function checkUserChanges(changes: UserChanges): CheckedChanges {
  const faults: Fault[] = []
  const values: Mutable<UserChanges> = { ...changes }
  const report: Report = (field, message) => {
    faults.push({ field, message })
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a field at fault is left out of the values
    delete values[field]
  }
  checkTexts(values, report)
  checkUsername(values, report)
  checkTimes(values, report)
  checkTimezone(values, report)
  checkObjects(values, report)
  checkRate(values, report)
  checkEmails(values, report)
  checkPhones(values, report)
  return { values, faults }
}

function checkTexts(values: Mutable<UserChanges>, report: Report): void {
  for (const field of userTextFields) {
    const given = values[field]
    if (given === undefined) continue
    const text = storableText(given)
    const most = longest[field] ?? longestText
    if (text.length > most) report(field, `must have at most ${most} characters, and has ${text.length}`)
    else if (imageUrls.includes(field) && text !== '' && !isWebAddress(text))
      report(field, 'must be an address that starts with https:// or http://, or empty')
    else values[field] = text
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

function checkUsername(values: Mutable<UserChanges>, report: Report): void {
  if (values.username === undefined) return
  values.username = values.username.trim().normalize('NFC')
  if (!isUsername(values.username))
    report(
      'username',
      'must have 1 to 64 letters, digits, or any of . _ @ + -, and start with a letter or digit',
    )
}

function checkTimes(values: Mutable<UserChanges>, report: Report): void {
  for (const field of ['dob', 'addedAt'] as const) {
    const time = values[field]
    if (time === undefined || time === null) continue
    if (!Number.isInteger(time) || time < earliestTime || time > latestTime)
      report(field, 'must be a time between the years 1850 and 2200')
  }
}

function checkTimezone(values: Mutable<UserChanges>, report: Report): void {
  if (values.timezone === undefined) return
  const minutes = offsetMinutes(values.timezone.trim())
  if (minutes === undefined)
    report(
      'timezone',
      `must be an offset from UTC such as +0530, between -1200 and +1400, not "${values.timezone.slice(0, 40)}"`,
    )
  else values.timezone = formatOffset(minutes)
}

function checkObjects(values: Mutable<UserChanges>, report: Report): void {
  for (const field of ['data', 'onboardingData'] as const) {
    const given = values[field]
    if (given === undefined || given === null) continue
    if (!isShallow(given, deepestJson)) report(field, `must not be nested deeper than ${deepestJson} levels`)
    else if (JSON.stringify(given).length > largestJsonCharacters)
      report(field, `must have at most ${largestJsonCharacters} characters as JSON`)
    else values[field] = storableJson<JsonObject>(given)
  }
  for (const field of ['chats', 'socials'] as const) {
    const given = values[field]
    if (given === undefined) continue
    const entries = Object.entries(given)
    if (entries.length > mostServices) report(field, `must have at most ${mostServices} entries`)
    else if (
      entries.some(([name, text]) => name === '' || name.length > longestText || text.length > longestText)
    )
      report(field, `must have names and values of at most ${longestText} characters`)
    else values[field] = storableJson(Object.fromEntries(entries))
  }
}

function checkRate(values: Mutable<UserChanges>, report: Report): void {
  const { rate } = values
  if (rate === undefined || rate === null) return
  if (!Number.isFinite(rate) || rate < 0 || rate > highestRate)
    report('rate', `must be a number from 0 to ${highestRate}`)
  else values.rate = Math.round(rate * 100) / 100
}

function checkEmails(values: Mutable<UserChanges>, report: Report): void {
  const { primaryEmail, emails } = values
  if (primaryEmail) {
    values.primaryEmail = readEmail(primaryEmail)
    checkEmail(values.primaryEmail, 'primaryEmail', report)
  }
  if (emails === undefined) return
  const read = emails.map(readEmail)
  values.emails = read
  if (read.length > mostContacts) report('emails', `must have at most ${mostContacts} entries`)
  else for (const email of read) checkEmail(email, 'emails', report)
}

function readEmail({ email, type }: EmailInput): EmailInput {
  return { email: email.trim().normalize('NFC'), ...(type === undefined ? {} : { type: storableText(type) }) }
}

function checkEmail(
  { email, type = '' }: EmailInput,
  field: 'emails' | 'primaryEmail',
  report: Report,
): void {
  if (!isEmail(email))
    report(field, `must be an e-mail address such as name@example.com, not "${email.slice(0, 80)}"`)
  if (type.length > longestText) report(field, `must have types of at most ${longestText} characters`)
}

function checkPhones(values: Mutable<UserChanges>, report: Report): void {
  const { primaryPhone, phones } = values
  if (primaryPhone) {
    values.primaryPhone = readPhone(primaryPhone)
    checkPhone(values.primaryPhone, 'primaryPhone', report)
  }
  if (phones === undefined) return
  const read = phones.map(readPhone)
  values.phones = read
  if (read.length > mostContacts) report('phones', `must have at most ${mostContacts} entries`)
  else for (const phone of read) checkPhone(phone, 'phones', report)
}

function readPhone({ phone, type }: PhoneInput): PhoneInput {
  return { phone: storableText(phone).trim(), ...(type === undefined ? {} : { type }) }
}

// Any text is a phone number to somebody (an extension, "ask Ira"); only nothing is not.
function checkPhone({ phone }: PhoneInput, field: 'phones' | 'primaryPhone', report: Report): void {
  if (phone === '' || phone.length > longestPhone) report(field, `must have 1 to ${longestPhone} characters`)
}

/** Whether a value read from outside may be a person's free data. */
export function isUserData(value: unknown): value is JsonObject | null {
  return value === null || isJsonObject(value)
}
