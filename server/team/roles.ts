/** Use cases about roles: finding one by what a caller calls it, making one. */
import type { Database } from '../database/database.ts'
import { appendEventsIn } from '../events/append.ts'
import { AppError } from '../lib/app-error.ts'
import type { Clock } from '../lib/clock.ts'
import { didYouMean } from '../lib/nearest.ts'
import { newId } from '../lib/uuid.ts'
import { roleTypes, worksectionRoleFor, type NewRole, type Role, type WorksectionRole } from './role.ts'
import { rolesStore } from './roles.store.ts'

const shortIdPattern = /^[a-z][a-z0-9_]{0,63}$/

export function listRoles({ database }: { readonly database: Database }, teamId: string): Promise<Role[]> {
  return rolesStore(database.queries).list(teamId)
}

/** The role with this id or short id. Throws `invalid` with the field `role`, naming what there is. */
export async function findRole(
  context: { readonly database: Database },
  teamId: string,
  idOrShortId: string,
): Promise<Role> {
  const roles = await listRoles(context, teamId)
  const role = pickRole(roles, idOrShortId)
  if (role !== undefined) return role
  const message = unknownRole(roles, idOrShortId)
  throw new AppError('invalid', 'role_unknown', `role: ${message}`, { details: [{ field: 'role', message }] })
}

export function pickRole(roles: readonly Role[], idOrShortId: string): Role | undefined {
  return roles.find((role) => role.id === idOrShortId.toLowerCase() || role.shortId === idOrShortId)
}

export function unknownRole(roles: readonly Role[], given: string): string {
  const names = roles.map((role) => role.shortId)
  return `must be the id or short id of a role, and "${given.slice(0, 80)}" is none. There are: ${names.join(', ')}.${didYouMean(given, names)}`
}

/** Makes a role. Throws `invalid` for a bad short id or type, `conflict` for a short id that is taken. */
export async function createRole(
  context: { readonly database: Database; readonly clock: Clock },
  teamId: string,
  role: NewRole & { readonly worksectionRole?: WorksectionRole | undefined },
): Promise<Role> {
  if (!shortIdPattern.test(role.shortId))
    throw new AppError(
      'invalid',
      'role_short_id_invalid',
      `The short id of a role is like inside_sales: small letters, digits and _, not "${role.shortId}".`,
    )
  if (!roleTypes.includes(role.type))
    throw new AppError(
      'invalid',
      'role_type_invalid',
      `The type of a role is one of ${roleTypes.join(', ')}.`,
    )
  const now = context.clock()
  const made: Role = {
    id: newId(now),
    shortId: role.shortId,
    name: role.name,
    type: role.type,
    worksectionRole: role.worksectionRole ?? worksectionRoleFor(role.type),
  }
  await context.database.transaction(async (transaction) => {
    if (!(await rolesStore(transaction).insert(teamId, [made], now)))
      throw new AppError('conflict', 'role_taken', `The team has a role ${role.shortId} already.`)
    const { id, shortId, name, type } = made
    const payload = { id, shortId, name, type }
    await appendEventsIn(transaction, [
      { teamId, at: now, type: 'role.created', subjectId: id, madeBy: null, payload },
    ])
  })
  return made
}
