/**
 * Who acts when a command on the machine itself changes what a team works on: a user for this purpose, who is no
 * person and appears in no list, so that a history says truly who it was.
 */
import { sql } from 'kysely'
import type { Database, Transaction } from '../database/database.ts'
import type { Clock } from '../lib/clock.ts'
import type { Actor, ActorTeam } from './actor.ts'
import { listRoles } from './roles.ts'
import { serviceUserStore } from './service-user.store.ts'
import type { Team } from './team.ts'

const operatorName = 'command-line'
// Any fixed number that no other lock of ours with two keys uses.
const operatorLocks = 7_303

interface OperatorContext {
  readonly database: Database
  readonly clock: Clock
}

/** The operator of a team, an admin, at this version of what the team has defined. Made at the first call. */
export function operatorOf(context: OperatorContext, team: Team, configVersion: number): Promise<Actor> {
  return serviceActor(context, team, configVersion, operatorName)
}

/** As operatorOf, for a rule of the team that acts by itself: `name` tells the history which. */
export async function serviceActor(
  context: OperatorContext,
  team: Team,
  configVersion: number,
  name: string,
): Promise<Actor> {
  const roles = await listRoles(context, team.id)
  const roleId = roles.find(({ type }) => type === 'admin')?.id ?? roles[0]?.id ?? ''
  const userId = await context.database.transaction((transaction) =>
    findOrMake(transaction, team.id, roleId, name, context.clock()),
  )
  const actorTeam: ActorTeam = { ...team, peopleVersion: 0, configVersion }
  return { team: actorTeam, userId, apiKeyId: null, roleId, roleType: 'admin' }
}

async function findOrMake(
  transaction: Transaction,
  teamId: string,
  roleId: string,
  name: string,
  now: number,
): Promise<string> {
  await sql`select pg_advisory_xact_lock(${operatorLocks}, hashtext(${teamId}))`.execute(transaction)
  const { rows } = await sql<{ id: string }>`select id from users
    where team_id = ${teamId} and is_service and username = ${name}`.execute(transaction)
  return rows[0]?.id ?? serviceUserStore(transaction).create(teamId, roleId, name, now)
}
