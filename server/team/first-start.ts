/**
 * What a first start leaves behind: a team with an admin and a key, with demo people or without. It happens
 * once in the life of a database: under a lock, in one transaction, and only where there is no team at all.
 */
import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { invalidInput } from '../lib/app-error.ts'
import { newId } from '../lib/uuid.ts'
import { createApiKeyIn, type ApiKeysContext } from './api-keys.ts'
import { applyUserChanges, blankUser } from './apply-changes.ts'
import { demoPeople, demoTeam, type DemoPerson } from './demo-team.ts'
import { defaultRoles, type Role } from './role.ts'
import type { NewTeam, Team } from './team.ts'
import { createTeamIn } from './teams.ts'
import { teamsStore } from './teams.store.ts'
import type { User } from './user.ts'
import { checkUserChanges } from './user-values.ts'
import { usersStore } from './users.store.ts'

export interface FirstStart {
  readonly team: Team
  readonly admin: User
  readonly people: number
  /** Shown once. */
  readonly token: string
}

// Any fixed number that no other lock of ours uses.
const firstStartLock = 7_301_002
const dayMs = 86_400_000
const minuteMs = 60_000
const morningMs = 7 * 3_600_000

const startOfDay = (time: number): number => time - (time % dayMs)

const emptyTeam: NewTeam = {
  shortName: 'team',
  name: 'My team',
  timeZone: 'UTC',
  defaultCountry: 'US',
  roles: defaultRoles,
}
const onlyAdmin: DemoPerson = { username: 'admin', firstName: 'Admin', role: 'admin', joinedDaysAgo: 0 }

/** Makes the first team, or answers undefined and changes nothing where there is a team already. */
export function firstStart(context: ApiKeysContext, kind: 'demo' | 'empty'): Promise<FirstStart | undefined> {
  return context.database.transaction(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${firstStartLock})`.execute(transaction)
    if (await teamsStore(transaction).exists()) return undefined
    const now = context.clock()
    const { team, roles } = await createTeamIn(transaction, now, kind === 'demo' ? demoTeam : emptyTeam)
    const users = await addPeople(transaction, team, roles, kind === 'demo' ? demoPeople : [onlyAdmin], now)
    const [admin] = users
    const adminRole = roles.find((role) => role.type === 'admin')
    if (admin === undefined || adminRole === undefined) throw new Error('a first team needs an admin')
    const key = await createApiKeyIn(transaction, context, {
      teamId: team.id,
      name: 'First key',
      role: adminRole,
      userId: admin.id,
      dialect: 'chakra',
      expiresAt: null,
    })
    return { team, admin, people: users.filter((user) => user.deletedAt === null).length, token: key.secret }
  })
}

async function addPeople(
  transaction: Transaction,
  team: Team,
  roles: readonly Role[],
  people: readonly DemoPerson[],
  now: number,
): Promise<User[]> {
  const users = usersStore(transaction)
  const first = await users.advance(team.id, people.length)
  const ids = new Map(people.map((person) => [person.username, newId(now)]))
  const made = people.map((person, index): User => {
    const { joinedDaysAgo, ...changes } = person
    const { values, faults } = checkUserChanges(changes)
    const role = roles.find((candidate) => candidate.shortId === person.role)
    if (faults.length > 0 || role === undefined) throw invalidInput(faults)
    // On the morning of that day, one after the other.
    const joined =
      joinedDaysAgo === 0 ? now : startOfDay(now - joinedDaysAgo * dayMs) + morningMs + index * 17 * minuteMs
    const blank = blankUser(team.id, role, '+0000', ids.get(person.username) ?? newId(now), joined)
    const managerId = person.manager === undefined ? null : ids.get(person.manager)
    const context = {
      now: joined,
      newId: () => newId(now),
      defaultCountry: team.defaultCountry,
      role,
      managerId,
    }
    const user = applyUserChanges(blank, values, context)
    return { ...user, number: first + index, isOwner: index === 0 }
  })
  await users.save(
    made.map((next) => ({ before: undefined, next })),
    { userId: null, at: now },
  )
  return made
}
