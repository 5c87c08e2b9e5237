/**
 * What a row says about addresses and numbers, as a change of those that a person has: single columns add or
 * replace one entry and leave the others; only a column that holds the whole list replaces the list. Pure.
 */
import { normalizeEmail } from '../../email.ts'
import { normalizePhone } from '../../phone.ts'
import type { EmailInput, PhoneInput, User, UserChanges } from '../../user.ts'
import type { PersonDraft } from '../formats/format.ts'

type ContactChanges = Pick<UserChanges, 'emails' | 'phones' | 'primaryEmail' | 'primaryPhone'>

export function contactChanges(present: User, draft: PersonDraft, country: string): ContactChanges {
  return {
    ...emailChanges(present.emails, draft),
    ...phoneChanges(present.phones, draft, phoneKeys(country)),
  }
}

/** Every address that a row gives, in the compared form. */
export function draftEmailKeys(draft: PersonDraft): string[] {
  const all = [
    ...(draft.primaryEmail ? [draft.primaryEmail] : []),
    ...(draft.emails ?? []),
    ...(draft.moreEmails ?? []),
  ]
  return [...new Set(all.map((entry) => normalizeEmail(entry.email)))]
}

function emailChanges(present: User['emails'], draft: PersonDraft): ContactChanges {
  const keyOf = (entry: EmailInput): string => normalizeEmail(entry.email)
  const types = new Map(present.map((entry) => [entry.normalizedEmail, entry.type]))
  const typed = (entry: EmailInput): EmailInput => ({
    email: entry.email,
    type: entry.type ?? types.get(keyOf(entry)) ?? '',
  })
  const primary = draft.primaryEmail ? typed(draft.primaryEmail) : undefined
  const more = (draft.moreEmails ?? [])
    .map(typed)
    .filter((entry) => primary === undefined || keyOf(entry) !== keyOf(primary))
  const list = draft.emails?.map(typed) ?? merged<EmailInput>(present, more, keyOf)
  return {
    ...(draft.emails === undefined && more.length === 0
      ? {}
      : { emails: isWhole(draft.emails, present) ? withFirst(list, primary, keyOf) : list }),
    ...(primary === undefined ? {} : { primaryEmail: primary }),
  }
}

function phoneChanges(
  present: User['phones'],
  draft: PersonDraft,
  keyOf: (phone: PhoneInput) => string,
): ContactChanges {
  const { typedPhones, primaryPhone } = draft
  // A number in two columns of one row is one number; the first column names its type.
  const wanted = [
    ...new Map((typedPhones ?? []).toReversed().map((entry) => [keyOf(entry), entry])).values(),
  ].toReversed()
  const list = replaceTyped(draft.phones ?? present, wanted, keyOf)
  return {
    ...(draft.phones === undefined && wanted.length === 0
      ? {}
      : { phones: isWhole(draft.phones, present) ? withFirst(list, primaryPhone, keyOf) : list }),
    ...(primaryPhone ? { primaryPhone } : {}),
  }
}

/** The compared form of numbers. Remembers them, because each is compared several times and reading one is slow. */
function phoneKeys(country: string): (phone: PhoneInput) => string {
  const known = new Map<string, string>()
  return ({ phone }) => {
    const key = known.get(phone) ?? normalizePhone(phone, country) ?? phone.trim()
    known.set(phone, key)
    return key
  }
}

function replaceTyped(
  list: readonly PhoneInput[],
  wanted: readonly PhoneInput[],
  keyOf: (phone: PhoneInput) => string,
): readonly PhoneInput[] {
  const wantedKeys = new Set(wanted.map(keyOf))
  return wanted.reduce<readonly PhoneInput[]>((phones, entry) => {
    const isSame = (other: PhoneInput): boolean => keyOf(other) === keyOf(entry)
    const isReplaced = (other: PhoneInput): boolean =>
      other.type === entry.type && !wantedKeys.has(keyOf(other))
    const place = phones.some(isSame) ? phones.findIndex(isSame) : phones.findIndex(isReplaced)
    const kept = { phone: entry.phone, ...(entry.type === undefined ? {} : { type: entry.type }) }
    return place === -1 ? [...phones, kept] : phones.with(place, kept)
  }, list)
}

function merged<T>(present: readonly T[], more: readonly T[], keyOf: (entry: T) => string): T[] {
  const byKey = new Map(more.map((entry) => [keyOf(entry), entry]))
  const known = new Set(present.map(keyOf))
  return [
    ...present.map((entry) => byKey.get(keyOf(entry)) ?? entry),
    ...more.filter((entry) => !known.has(keyOf(entry))),
  ]
}

/** True when the row alone makes the list: then a primary entry stands before it, and takes nobody's place. */
function isWhole(given: readonly unknown[] | undefined, present: readonly unknown[]): boolean {
  return given !== undefined || present.length === 0
}

function withFirst<T>(
  list: readonly T[],
  primary: T | null | undefined,
  keyOf: (entry: T) => string,
): readonly T[] {
  if (primary === undefined || primary === null || list.some((entry) => keyOf(entry) === keyOf(primary)))
    return list
  return [primary, ...list]
}
