/** Makes the next state of a person from a row and the present state, by the same rules as every other change. Pure. */
import { isDeepStrictEqual } from 'node:util'
import type { Fault } from '../../../lib/app-error.ts'
import { newId } from '../../../lib/uuid.ts'
import { applyUserChanges, blankUser } from '../../apply-changes.ts'
import type { Role } from '../../role.ts'
import { pickRole, unknownRole } from '../../roles.ts'
import { userTextFields, type User, type UserChanges, type UserRole } from '../../user.ts'
import { checkUserChanges } from '../../user-values.ts'
import type { PersonDraft } from '../formats/format.ts'
import { contactChanges } from './merge-contacts.ts'
import type { Run } from './run.ts'

export interface NextUser {
  readonly next: User
  readonly faults: readonly Fault[]
}

/** A newcomer whose row gives no user name has "" for it. */
export function nextUser(run: Run, draft: PersonDraft, before: User | undefined): NextUser {
  const now = run.clock()
  const base = before ?? blankUser(run.team.id, run.defaultRole, run.timezone, newId(now), now)
  const { fullName, role: roleName } = draft
  const { values, faults } = checkUserChanges({
    ...plainChanges(draft, base),
    ...names(fullName, draft, base),
    ...contactChanges(base, draft, run.team.defaultCountry),
  })
  const role = roleName === undefined ? undefined : findRole(run.roles, roleName)
  const allFaults =
    roleName === undefined || role !== undefined
      ? faults
      : [...faults, { field: 'role', message: unknownRole(run.roles, roleName) }]
  const context = {
    now,
    newId: () => newId(now),
    defaultCountry: run.team.defaultCountry,
    role: role === undefined || role.id === base.role.id ? undefined : userRole(role),
  }
  return { next: applyUserChanges(base, values, context), faults: allFaults }
}

export function userRole({ id, shortId, type, worksectionRole }: Role): UserRole {
  return { id, shortId, type, worksectionRole }
}

/** By id or short id, else by what people and Worksection call it. */
function findRole(roles: readonly Role[], name: string): Role | undefined {
  const word = name.trim().toLowerCase()
  return (
    pickRole(roles, name.trim()) ??
    roles.find((role) => role.shortId === word || role.name.toLowerCase() === word) ??
    roles.find((role) => role.worksectionRole === word)
  )
}

/** Both names from one text, where the row has no better and it says something new. The last word is the last name. */
function names(
  fullName: string | undefined,
  draft: PersonDraft,
  base: User,
): Pick<UserChanges, 'firstName' | 'lastName'> {
  const words = fullName?.trim().split(/\s+/) ?? []
  const known = [base.firstName, base.middleName, base.lastName].filter((name) => name !== '').join(' ')
  if (
    draft.firstName !== undefined ||
    draft.lastName !== undefined ||
    words.length === 0 ||
    words.join(' ') === known
  )
    return {}
  return words.length === 1
    ? { firstName: words[0] ?? '', lastName: '' }
    : { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' }
}

const plainFields = [
  ...userTextFields,
  ...(['username', 'dob', 'timezone', 'isActive', 'isDeleted', 'availability', 'rate', 'addedAt'] as const),
  ...(['data', 'onboardingData', 'chats', 'socials'] as const),
]

function plainChanges(draft: PersonDraft, base: User): UserChanges {
  const given = plainFields.filter((field) => draft[field] !== undefined)
  // The database keeps the keys of an object in an order of its own, so that equal is not identical.
  const isKnown = (field: (typeof plainFields)[number]): boolean =>
    field in base && isDeepStrictEqual(draft[field], base[field as keyof User])
  return Object.fromEntries(given.filter((field) => !isKnown(field)).map((field) => [field, draft[field]]))
}
