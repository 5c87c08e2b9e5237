/**
 * Use cases about single users: finding and changing one. A change is one transaction in which the user is
 * locked, the precondition holds, and everything or nothing is written; a change that says nothing new
 * writes nothing.
 */
import type { Database, Transaction } from '../database/database.ts'
import { violatedUnique } from '../database/sql-errors.ts'
import { AppError, invalidInput, notFound, type Fault } from '../lib/app-error.ts'
import type { Clock } from '../lib/clock.ts'
import { isUuid, newId } from '../lib/uuid.ts'
import { assertMayEditUser, type Actor } from './actor.ts'
import { applyUserChanges, isSameUser } from './apply-changes.ts'
import { normalizeEmail } from './email.ts'
import { pickRole, unknownRole } from './roles.ts'
import { rolesStore } from './roles.store.ts'
import type { User, UserChanges, UserDetails, UserRole } from './user.ts'
import { checkUserChanges } from './user-values.ts'
import { usernameKey } from './username.ts'
import { usersStore } from './users.store.ts'

export interface UsersContext {
  readonly database: Database
  readonly clock: Clock
}

/**
 * Looks at the user as it is, under the lock of the change: throws when that is not what the caller expects,
 * and answers what the caller found wrong with the change, to be reported with the domain's own findings.
 */
export type Inspection = (present: UserDetails) => readonly Fault[]

export function userNotFound(): AppError {
  return notFound('user_not_found', 'The team has no user with this id.')
}

/** The person with this id, user name or e-mail address. Throws `invalid` with the field `user`. */
export async function findPerson(
  { database }: { readonly database: Database },
  teamId: string,
  name: string,
): Promise<{ id: string }> {
  const id = await resolvePerson(database.queries, teamId, name)
  if (id === undefined) {
    const message = `no user of the team has the user name, e-mail address or id "${name.slice(0, 80)}"`
    throw new AppError('invalid', 'user_unknown', message, { details: [{ field: 'user', message }] })
  }
  return { id }
}

/** Changes a user. Throws `not_found`, `forbidden`, `invalid` with all faults, or `conflict` for what is taken. */
export async function updateUser(
  { database, clock }: UsersContext,
  actor: Actor,
  userId: string,
  changes: UserChanges,
  inspect: Inspection = () => [],
): Promise<UserDetails> {
  if (!isUuid(userId)) throw userNotFound()
  try {
    return await database.transaction(async (transaction) => {
      const users = usersStore(transaction)
      const [user] = await users.lockMany(actor.team.id, [userId])
      if (user === undefined) throw userNotFound()
      assertMayEditUser(actor, user, changes)
      const reportees = await users.reportees(actor.team.id, user.id)
      const readFaults = inspect({ ...user, reportees })
      const now = clock()
      const next = await decide(transaction, actor, user, changes, readFaults, now)
      if (isSameUser(user, next)) return { ...user, reportees }
      await users.advance(actor.team.id, 0)
      await users.save([{ before: user, next }], { userId: actor.userId, at: now })
      return { ...next, reportees }
    })
  } catch (error) {
    throw takenError(error) ?? error
  }
}

async function decide(
  transaction: Transaction,
  actor: Actor,
  user: User,
  changes: UserChanges,
  readFaults: readonly Fault[],
  now: number,
): Promise<User> {
  const { values, faults } = checkUserChanges(changes)
  const found = [...readFaults, ...faults]
  const role = await resolveRole(transaction, actor.team.id, values.role, found)
  const managerId = await resolveManager(transaction, user, values.manager, found)
  const context = { now, newId: () => newId(now), defaultCountry: actor.team.defaultCountry, role, managerId }
  const next = applyUserChanges(user, values, context)
  if (found.length > 0) throw invalidInput(found)
  await assertFree(transaction, user, next)
  return next
}

async function resolveRole(
  transaction: Transaction,
  teamId: string,
  name: string | undefined,
  faults: Fault[],
): Promise<UserRole | undefined> {
  if (name === undefined) return undefined
  const roles = await rolesStore(transaction).list(teamId)
  const role = pickRole(roles, name)
  if (role === undefined) {
    faults.push({ field: 'role', message: unknownRole(roles, name) })
    return undefined
  }
  const { id, shortId, type, worksectionRole } = role
  return { id, shortId, type, worksectionRole }
}

async function resolveManager(
  transaction: Transaction,
  user: User,
  name: string | null | undefined,
  faults: Fault[],
): Promise<string | null | undefined> {
  if (name === undefined || name === null) return name
  const id = await resolvePerson(transaction, user.teamId, name)
  if (id === undefined) {
    faults.push({
      field: 'manager',
      message: `must be the id, user name or e-mail address of a user, and "${name.slice(0, 80)}" is none`,
    })
    return undefined
  }
  if (id === user.id || (await usersStore(transaction).chainAbove(user.teamId, id)).includes(user.id)) {
    faults.push({ field: 'manager', message: 'must not be the user or one of those who report to the user' })
    return undefined
  }
  return id
}

async function resolvePerson(
  db: Transaction | Database['queries'],
  teamId: string,
  name: string,
): Promise<string | undefined> {
  const store = usersStore(db)
  if (isUuid(name)) return (await store.existing(teamId, [name.toLowerCase()]))[0]
  const holders = await store.holders(teamId, [usernameKey(name)], [normalizeEmail(name)])
  return (
    await store.existing(
      teamId,
      holders.map((holder) => holder.userId),
    )
  )[0]
}

/** Refuses user names and addresses that another user has, all of them at once. */
async function assertFree(transaction: Transaction, user: User, next: User): Promise<void> {
  const emails = next.emails.map((email) => email.normalizedEmail)
  const holders = await usersStore(transaction).holders(user.teamId, [usernameKey(next.username)], emails)
  const details = holders
    .filter((holder) => holder.userId !== user.id)
    .map((holder) => {
      const fault = takenFault(holder.kind, holder.key)
      const isSecondary = holder.kind === 'email' && holder.key !== emails[0]
      return isSecondary ? { ...fault, field: 'emails' } : fault
    })
  if (details.length > 0) throw taken(details)
}

export function takenFault(kind: 'username' | 'email', key: string): Fault {
  return kind === 'username'
    ? { field: 'username', message: `"${key}" is the user name of another user` }
    : { field: 'primaryEmail', message: `"${key}" is an e-mail address of another user` }
}

// Two changes at the same moment can pass the check above; the constraints stop the second.
function takenError(error: unknown): AppError | undefined {
  const constraint = violatedUnique(error)
  if (constraint === 'users_team_id_username_key_key')
    return taken([{ field: 'username', message: 'is the user name of another user' }], error)
  if (constraint === 'user_emails_team_id_normalized_email_key')
    return taken([{ field: 'primaryEmail', message: 'is an e-mail address of another user' }], error)
  return undefined
}

function taken(details: readonly Fault[], cause?: unknown): AppError {
  const message = details.map((fault) => `${fault.field}: ${fault.message}`).join('; ')
  return new AppError('conflict', 'user_value_taken', message, { details, cause })
}
