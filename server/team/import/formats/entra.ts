/**
 * Microsoft Entra ID: Users › Bulk operations › Download users, under the older and the newer column names.
 * The sign-in name is an address only for members; that of a guest is made up, and the real one stands beside.
 */
import { email, phonesOf, text, time, yesOrNo } from './cells.ts'
import { column, part, type Format } from './format.ts'
import type { EmailInput } from '../../user.ts'

export const entra: Format = {
  name: 'Microsoft Entra ID',
  marks: [['userPrincipalName']],
  columns: [
    column('mail', 'primaryEmail', email),
    column('userPrincipalName', 'primaryEmail', signInAddress),
    column('alternateEmailAddress', 'primaryEmail', email),
    column('givenName', 'firstName', text),
    column('surname', 'lastName', text),
    column('displayName', 'displayName', text),
    column('jobTitle', 'title', text),
    column('department', 'department', text),
    column('accountEnabled', 'isActive', yesOrNo),
    column('telephoneNumber', 'typedPhones', phonesOf('office')),
    column(['mobilePhone', 'mobile'], 'typedPhones', phonesOf('mobile')),
    part('streetAddress', 'address', text),
    part('postalCode', 'address', text),
    part('city', 'address', text),
    part('state', 'address', text),
    part('country', 'address', text),
    column('createdDateTime', 'addedAt', usTime),
  ],
}

function signInAddress(cell: unknown): EmailInput | undefined {
  return text(cell).includes('#EXT#') ? undefined : email(cell)
}

const usPattern = /^(\d\d?)\/(\d\d?)\/(\d{4})(?: (\d\d?):(\d\d):(\d\d) ?([AP])M)?$/i

/** `8/19/2021 1:25:31 PM`, in UTC. */
function usTime(cell: unknown): number {
  const match = usPattern.exec(text(cell).trim())
  if (match === null) return time(cell)
  const [, month, day, year, hour = '12', minute = '0', second = '0', half = 'A'] = match
  const hours = (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0)
  return Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second))
}
