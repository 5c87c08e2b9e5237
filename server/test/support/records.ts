/** What tests of procedures and processes need: the definitions of a team, by name, as they are now; stored rows. */
import { newId } from '../../lib/uuid.ts'
import type { Values } from '../../records/attribute.ts'
import type { Context } from '../../context.ts'
import type { Entity, Procedure, TeamConfig } from '../../records/procedure.ts'
import { findProcedure } from '../../records/team-configs.ts'
import type { Actor } from '../../team/actor.ts'
import type { TestApi, TestTeam } from './api.ts'

type WithContext = Pick<TestApi, 'context'> | { readonly context: Pick<Context, 'configs'> }

export function configOf({ context }: WithContext, team: { readonly id: string }): Promise<TeamConfig> {
  return context.configs.now(team.id)
}

export async function procedureOf(
  api: WithContext,
  team: { readonly id: string },
  name: string,
): Promise<Procedure> {
  return findProcedure(await configOf(api, team), name)
}

export async function entityOf(
  api: WithContext,
  team: { readonly id: string },
  name: string,
): Promise<Entity> {
  const found = (await configOf(api, team)).entities.find(({ shortId }) => shortId === name)
  if (found === undefined) throw new Error(`the team has no entity ${name}`)
  return found
}

export const leadProcedure = (api: WithContext, team: { readonly id: string }): Promise<Procedure> =>
  procedureOf(api, team, 'lead')
export const ticketProcedure = (api: WithContext, team: { readonly id: string }): Promise<Procedure> =>
  procedureOf(api, team, 'ticket')
export const caseProcedure = (api: WithContext, team: { readonly id: string }): Promise<Procedure> =>
  procedureOf(api, team, 'case')

/** Somebody of the team who asks now: with the version of the definitions that holds now. */
export async function actorNow(
  api: WithContext,
  team: TestTeam,
  roleType: Actor['roleType'] = 'admin',
): Promise<Actor> {
  const actor = team.actor(roleType)
  const { version } = await configOf(api, team)
  return { ...actor, team: { ...actor.team, configVersion: version } }
}

/**
 * Puts processes into their table as they are, by the keys of attributes, without the rules and the indexes of a write:
 * what was there before a definition changed. Answers their ids in the order of `rows`, which ascends.
 */
export async function storeProcesses(
  { context }: Pick<TestApi, 'context'>,
  procedure: Procedure,
  rows: readonly Values[],
  deletedAt: number | null = null,
): Promise<string[]> {
  const now = context.clock()
  const ids = rows.map(() => newId(now)).sort()
  await context.database.rows(
    `insert into processes (team_id, id, procedure_id, created_at, updated_at, created_by, status, state_id, data,
       search, deleted_at)
     select $1, n.id, $2, $3, $3, $1, 'OPEN', $4, n.data, '', $5 from unnest($6::uuid[], $7::jsonb[]) n (id, data)`,
    [
      procedure.teamId,
      procedure.id,
      new Date(now),
      procedure.startStateId,
      deletedAt === null ? null : new Date(deletedAt),
      ids,
      rows.map((row) => JSON.stringify(row)),
    ],
  )
  return ids
}
