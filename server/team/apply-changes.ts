/**
 * Makes the next state of a user from the present one and a checked change. Pure: the same input gives the
 * same user, and a change that says nothing new gives the very same values, so that nothing need be written.
 */
import { isDeepStrictEqual } from 'node:util'
import { foldText } from './fold-text.ts'
import { normalizeEmail } from './email.ts'
import { normalizePhone } from './phone.ts'
import type { Email, EmailInput, Phone, PhoneInput, User, UserChanges, UserRole } from './user.ts'
import { userTextFields } from './user.ts'

export interface ChangeContext {
  /** Epoch milliseconds. */
  readonly now: number
  readonly newId: () => string
  /** ISO 3166: how phone numbers without a country are read. */
  readonly defaultCountry: string
  /** What `role` and `manager` of the change were found to mean; undefined leaves them. */
  readonly role?: UserRole | undefined
  readonly managerId?: string | null | undefined
}

/** A person of whom nothing is known yet. The store gives the number. */
export function blankUser(teamId: string, role: UserRole, timezone: string, id: string, now: number): User {
  const texts = Object.fromEntries(userTextFields.map((field) => [field, ''])) as Record<
    (typeof userTextFields)[number],
    string
  >
  return {
    ...texts,
    id,
    teamId,
    number: 0,
    createdAt: now,
    updatedAt: now,
    username: '',
    dob: null,
    timezone,
    data: null,
    onboardingData: null,
    isActive: true,
    deletedAt: null,
    availability: 'AVAILABLE',
    role,
    isOwner: false,
    managerId: null,
    profileId: null,
    chats: {},
    socials: {},
    rate: null,
    addedAt: now,
    emails: [],
    phones: [],
  }
}

/** The user after the change. `updatedAt` moves only when something else did. */
export function applyUserChanges(user: User, changes: UserChanges, context: ChangeContext): User {
  const { isDeleted, emails, phones, primaryEmail, primaryPhone, ...rest } = changes
  const next: User = {
    ...user,
    ...plainChanges(rest),
    role: context.role ?? user.role,
    managerId: context.managerId === undefined ? user.managerId : context.managerId,
    deletedAt: isDeleted === undefined ? user.deletedAt : isDeleted ? (user.deletedAt ?? context.now) : null,
    emails: nextEmails(user.emails, emails, primaryEmail, context),
    phones: nextPhones(user.phones, phones, primaryPhone, context),
  }
  return isSameUser(user, next) ? user : { ...next, updatedAt: context.now }
}

export function isSameUser(a: User, b: User): boolean {
  // The order of keys in data says nothing.
  return a === b || isDeepStrictEqual(a, b)
}

/** What the people search looks at. */
export function searchTextOf(user: User): string {
  const phones = user.phones.map((phone) => (phone.normalizedPhone ?? phone.phone).replace(/\D/g, ''))
  const names = [user.firstName, user.middleName, user.lastName, user.displayName, user.username]
  return [...names, ...user.emails.map((email) => email.email), ...phones]
    .filter((text) => text !== '')
    .map(foldText)
    .join(' ')
}

function nextEmails(
  present: readonly Email[],
  list: readonly EmailInput[] | undefined,
  primary: EmailInput | null | undefined,
  context: ChangeContext,
): readonly Email[] {
  const wanted = withPrimary<EmailInput>(list ?? present, primary, (email) => normalizeEmail(email.email))
  if (wanted === present) return present
  const known = new Map(present.map((email) => [email.normalizedEmail, email]))
  return wanted.map((input) => {
    const normalizedEmail = normalizeEmail(input.email)
    const old = known.get(normalizedEmail)
    const fresh = { id: context.newId(), createdAt: context.now, isVerified: false, type: '' }
    const type = input.type ?? old?.type ?? ''
    if (old?.email === input.email && old.type === type) return old
    return { ...(old ?? fresh), email: input.email, normalizedEmail, type, updatedAt: context.now }
  })
}

function nextPhones(
  present: readonly Phone[],
  list: readonly PhoneInput[] | undefined,
  primary: PhoneInput | null | undefined,
  context: ChangeContext,
): readonly Phone[] {
  const keyOf = (phone: PhoneInput | Phone): string =>
    ('normalizedPhone' in phone
      ? phone.normalizedPhone
      : normalizePhone(phone.phone, context.defaultCountry)) ?? phone.phone
  const wanted = withPrimary<PhoneInput>(list ?? present, primary, keyOf)
  if (wanted === present) return present
  const known = new Map(present.map((phone) => [phone.normalizedPhone ?? phone.phone, phone]))
  return wanted.map((input) => {
    const old = known.get(keyOf(input))
    const fresh = { id: context.newId(), createdAt: context.now, isVerified: false }
    const type = input.type ?? old?.type ?? ''
    // Numbers are shown in their E.164 form: sent back in it, they are what they were.
    const phone = old?.normalizedPhone === input.phone ? old.phone : input.phone
    if (old?.phone === phone && old.type === type) return old
    const normalizedPhone = normalizePhone(phone, context.defaultCountry)
    return { ...(old ?? fresh), phone, normalizedPhone, type, updatedAt: context.now }
  })
}

/**
 * The list with `primary` in front: in place of the present first entry, or, where the list has it already,
 * moved there. Each entry stays once.
 */
function withPrimary<T extends object>(
  list: readonly T[],
  primary: T | null | undefined,
  keyOf: (entry: T) => string,
): readonly T[] {
  const all =
    primary === undefined ? list : primary === null ? list.slice(1) : replaceFirst(list, primary, keyOf)
  const unique = new Map(all.toReversed().map((entry) => [keyOf(entry), entry]))
  return unique.size === all.length ? all : all.filter((entry) => unique.get(keyOf(entry)) === entry)
}

function replaceFirst<T extends object>(
  list: readonly T[],
  primary: T,
  keyOf: (entry: T) => string,
): readonly T[] {
  const key = keyOf(primary)
  const known = list.find((entry) => keyOf(entry) === key)
  if (known === undefined) return [primary, ...list.slice(1)]
  return [{ ...known, ...primary }, ...list.filter((entry) => keyOf(entry) !== key)]
}

/** What replaces a value of the user as it is; role and manager are ids by now, and in the context. */
function plainChanges(changes: UserChanges): Partial<User> {
  const entries = Object.entries(changes).filter(
    ([field, value]) => value !== undefined && field !== 'role' && field !== 'manager',
  )
  return Object.fromEntries(entries)
}
