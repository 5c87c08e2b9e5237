/**
 * Google Workspace: Directory › Users › Download users, all columns. Recovery address and phone are left out:
 * they are private, and several people may share one. A cell may hold several values with commas between.
 */
import { email, emailsOf, phonesOf, text } from './cells.ts'
import { column, type Format } from './format.ts'
import type { PhoneInput, PhoneType } from '../../user.ts'

export const google: Format = {
  name: 'Google Workspace',
  marks: [
    ['Email Address', 'Org Unit Path'],
    ['Email Address', '2sv Enrolled'],
  ],
  columns: [
    column('Email Address', 'primaryEmail', email),
    column('First Name', 'firstName', text),
    column('Last Name', 'lastName', text),
    column('Home Secondary Email', 'moreEmails', emailsOf('home')),
    column('Work Secondary Email', 'moreEmails', emailsOf('work')),
    column('Work Phone', 'typedPhones', commaPhones('office')),
    column('Mobile Phone', 'typedPhones', commaPhones('mobile')),
    column('Home Phone', 'typedPhones', commaPhones('home')),
    column('Work Address', 'address', text),
    column('Home Address', 'address2', text),
    column('Employee Title', 'title', text),
    column('Department', 'department', text),
    column('Org Unit Path', 'group', (cell) => text(cell).replace(/^\/+/, '') || undefined),
    column('Manager Email', 'manager', text),
    column('Status', 'isActive', isActive),
  ],
}

function commaPhones(type: PhoneType): (cell: unknown) => PhoneInput[] | undefined {
  return (cell) => phonesOf(type)(text(cell).replaceAll(',', ';'))
}

function isActive(cell: unknown): boolean | undefined {
  const status = text(cell).toLowerCase()
  if (status.startsWith('active')) return true
  return /^(suspended|archived|deleted|inactive)/.test(status) ? false : undefined
}
