/**
 * Use cases that make and change procedures while processes are there. A change is all or nothing: a valid definition
 * together with stored values that agree with it.
 */
import { idSequence } from '../../lib/uuid.ts'
import { listRoles } from '../../team/roles.ts'
import type { Role } from '../../team/role.ts'
import { configStore } from '../config.store.ts'
import type { Procedure, TeamConfig } from '../procedure.ts'
import { findProcedure } from '../team-configs.ts'
import { applyEffects, skipPresentKeys } from './apply-effects.ts'
import {
  announceDefinition,
  changeConfig,
  refuseFaults,
  refuseTaken,
  type DefineContext,
  type Definer,
} from './change-config.ts'
import { defineProcedure, type ProcedureDraft, type Surroundings } from './define-procedure.ts'
import { effectsOf } from './effects.ts'
import { isSameJson } from './same-json.ts'
import { refuseMore } from './limits.ts'

// Each is held in memory with its team, and shown in one list.
const mostProcedures = 200

/**
 * Makes a procedure of what somebody wrote. Throws `invalid` with every fault, `conflict` for a short id that is
 * taken, `forbidden`.
 */
export async function createProcedure(
  context: DefineContext,
  definer: Definer,
  input: unknown,
): Promise<Procedure> {
  const roles = await listRoles(context, definer.team.id)
  return changeConfig(context, definer, async (session, config) => {
    refuseMore('procedures', config.procedures.length, mostProcedures)
    const now = context.clock()
    const around = surroundings(config, roles, definer, now, false)
    const { draft, faults } = defineProcedure(undefined, input, around)
    refuseFaults(faults)
    const procedure = { ...draft, id: around.nextId(), teamId: config.teamId, createdAt: now, updatedAt: now }
    refuseTaken(config.procedures, procedure)
    await configStore(session).saveProcedure(procedure)
    await announceDefinition(session, 'procedure.created', procedure, definer)
    return { result: procedure, isChanged: true }
  })
}

/**
 * Changes the procedure with this id or short id: lists are matched by short id, and what is not named stays. A
 * change that says nothing new writes nothing. Throws `not_found`, `forbidden`, `invalid` with every fault, and
 * `conflict` where stored values stand in the way.
 */
export async function changeProcedure(
  context: DefineContext,
  definer: Definer,
  name: string,
  input: unknown,
): Promise<Procedure> {
  const roles = await listRoles(context, definer.team.id)
  return changeConfig(context, definer, async (session, config) => {
    const present = findProcedure(config, name)
    const now = context.clock()
    const { draft, faults } = defineProcedure(present, input, surroundings(config, roles, definer, now, true))
    refuseFaults(faults)
    refuseTaken(config.procedures, { ...draft, id: present.id })
    if (isSameJson(draft, draftOf(present))) return { result: present, isChanged: false }
    const owner = {
      teamId: config.teamId,
      id: present.id,
      table: 'processes' as const,
      attributes: draft.attributes,
    }
    const effects = effectsOf(present.attributes, draft.attributes)
    const attributes = await applyEffects(session, owner, effects, definer.team, now)
    if (draft.primaryKey !== null && !isSameJson(draft.primaryKey, present.primaryKey))
      await skipPresentKeys(session, owner, draft.primaryKey)
    const next = { ...present, ...draft, attributes, updatedAt: now }
    await configStore(session).saveProcedure(next)
    await announceDefinition(session, 'procedure.updated', next, definer)
    return { result: next, isChanged: true }
  })
}

function draftOf(procedure: Procedure): ProcedureDraft {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- what a definition does not say
  const { id, teamId, createdAt, updatedAt, ...draft } = procedure
  return draft
}

export function surroundings(
  config: TeamConfig,
  roles: readonly Role[],
  definer: Definer,
  now: number,
  isChange: boolean,
): Surroundings {
  const sequence = idSequence()
  return {
    nextId: () => sequence(now),
    isChange,
    values: { defaultCountry: definer.team.defaultCountry, timeZone: definer.team.timeZone },
    entities: config.entities,
    taskTypes: config.items.filter(({ kind }) => kind === 'task_type'),
    roles,
  }
}
