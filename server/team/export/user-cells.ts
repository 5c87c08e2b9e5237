/**
 * A person as the columns of our own format. The names are those that the import knows; "" and null both mean
 * that there is nothing, and the import leaves such a part as it is. Pure.
 */
import { writeEmails, writePhones } from '../import/contact-lists.ts'
import { guardCell } from '../../lib/source/guarded-cell.ts'
import { userTextFields, type User } from '../user.ts'

const dayMs = 86_400_000

export interface ExportedUser extends User {
  /** User name of the manager. */
  readonly manager: string | null
}

/** Each column with its value, as JSON has it. */
export function itemOf(user: ExportedUser): Record<string, unknown> {
  const texts = Object.fromEntries(userTextFields.map((field) => [field, user[field]]))
  return {
    id: user.id,
    username: user.username,
    emails: user.emails.map(({ email, type }) => ({ email, type })),
    phones: user.phones.map(({ phone, type }) => ({ phone, type })),
    ...texts,
    dob: user.dob === null ? null : dayOrTime(user.dob),
    role: user.role.shortId,
    manager: user.manager,
    isActive: user.isActive,
    isDeleted: user.deletedAt !== null,
    availability: user.availability,
    timezone: user.timezone,
    chats: user.chats,
    socials: user.socials,
    data: user.data,
    onboardingData: user.onboardingData,
    rate: user.rate,
    addedAt: new Date(user.addedAt).toISOString(),
  }
}

export const exportColumns: readonly string[] = [
  ...[
    'id',
    'username',
    'emails',
    'phones',
    ...userTextFields,
    'dob',
    'role',
    'manager',
    'isActive',
    'isDeleted',
  ],
  ...['availability', 'timezone', 'chats', 'socials', 'data', 'onboardingData', 'rate', 'addedAt'],
]

export function cellsOf(user: ExportedUser): string[] {
  const item = { ...itemOf(user), emails: writeEmails(user.emails), phones: writePhones(user.phones) }
  return exportColumns.map((name) => guardCell(cellOf(item[name as keyof typeof item])))
}

function cellOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : JSON.stringify(value)
}

/** A birthday is a day; what was given as a moment within it stays one. */
function dayOrTime(time: number): string {
  const text = new Date(time).toISOString()
  return time % dayMs === 0 ? text.slice(0, 10) : text
}
