/**
 * Who asks, and what that person may do with the people of the team. Every use case takes an actor;
 * an actor belongs to one team and sees nothing of another.
 */
import { AppError } from '../lib/app-error.ts'
import type { RoleType } from './role.ts'
import type { User, UserChanges } from './user.ts'

export interface ActorTeam {
  readonly id: string
  readonly shortName: string
  readonly name: string
  /** IANA name. */
  readonly timeZone: string
  /** ISO 3166 code. */
  readonly defaultCountry: string
  /** The people version at the moment of authentication; see people-version in the store. */
  readonly peopleVersion: number
  /** The version of what the team has defined (procedures, entities …) at the moment of authentication. */
  readonly configVersion: number
}

export interface Actor {
  readonly team: ActorTeam
  readonly userId: string
  readonly apiKeyId: string | null
  readonly roleId: string
  readonly roleType: RoleType
}

// A change of these is an act upon the person's place in the team, not upon their card.
const placeInTeam = ['isActive', 'isDeleted', 'manager'] as const satisfies (keyof UserChanges)[]

/**
 * Admins edit everything. Managers edit everybody, but never a role. Users edit themselves, but neither their
 * role nor their place in the team. What is sent as it is already is no edit. Throws `forbidden`, naming the
 * field where it is the field that is refused.
 */
export function assertMayEditUser(actor: Actor, user: User, changes: UserChanges): void {
  if (actor.roleType === 'admin') return
  if (actor.roleType === 'user' && actor.userId !== user.id)
    throw new AppError(
      'forbidden',
      'edit_forbidden',
      'This key may only edit its own user. Use a key of a manager or an admin.',
    )
  const refused = actor.roleType === 'manager' ? (['role'] as const) : (['role', ...placeInTeam] as const)
  const details = refused
    .filter((field) => changes[field] !== undefined && !isPresent(user, field, changes[field]))
    .map((field) => ({ field, message: `a key of type ${actor.roleType} may not change it` }))
  if (details.length > 0)
    throw new AppError(
      'forbidden',
      'edit_forbidden',
      details.map((d) => `${d.field}: ${d.message}`).join('; '),
      { details },
    )
}

function isPresent(user: User, field: 'role' | (typeof placeInTeam)[number], value: unknown): boolean {
  switch (field) {
    case 'role':
      return value === user.role.shortId || value === user.role.id
    case 'isActive':
      return value === user.isActive
    case 'isDeleted':
      return value === (user.deletedAt !== null)
    case 'manager':
      return value === user.managerId
  }
}
