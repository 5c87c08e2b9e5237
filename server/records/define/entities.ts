/** Use cases that make and change entities while records are there. */
import { didYouMean } from '../../lib/nearest.ts'
import { notFound } from '../../lib/app-error.ts'
import { configStore } from '../config.store.ts'
import type { Entity, TeamConfig } from '../procedure.ts'
import { applyEffects } from './apply-effects.ts'
import {
  announceDefinition,
  changeConfig,
  refuseFaults,
  refuseTaken,
  type DefineContext,
  type Definer,
} from './change-config.ts'
import { defineEntity } from './define-entity.ts'
import { effectsOf } from './effects.ts'
import { refuseMore } from './limits.ts'
import { surroundings } from './procedures.ts'
import { isSameJson } from './same-json.ts'

const mostEntities = 100

/** The entity with this id or short id. Throws `not_found`, suggesting the nearest. */
export function findEntity(config: TeamConfig, name: string): Entity {
  const found =
    config.entities.find(({ shortId }) => shortId === name) ??
    config.entities.find(({ id }) => id === name.toLowerCase())
  if (found !== undefined) return found
  const names = config.entities.map(({ shortId }) => shortId)
  throw notFound(
    'entity_not_found',
    `The team has no entity "${name.slice(0, 80)}".${didYouMean(name, names)}`,
  )
}

/** Throws `invalid` with every fault, `conflict` for a short id that is taken, `forbidden`. */
export function createEntity(context: DefineContext, definer: Definer, input: unknown): Promise<Entity> {
  return changeConfig(context, definer, async (session, config) => {
    refuseMore('entities', config.entities.length, mostEntities)
    const now = context.clock()
    const around = surroundings(config, [], definer, now, false)
    const { draft, faults } = defineEntity(undefined, input, around)
    refuseFaults(faults)
    const entity = { ...draft, id: around.nextId(), teamId: config.teamId, createdAt: now, updatedAt: now }
    refuseTaken(config.entities, entity)
    await configStore(session).saveEntity(entity)
    await announceDefinition(session, 'entity.created', entity, definer)
    return { result: entity, isChanged: true }
  })
}

/** Changes an entity as changeProcedure changes a procedure, and throws the same. */
export function changeEntity(
  context: DefineContext,
  definer: Definer,
  name: string,
  input: unknown,
): Promise<Entity> {
  return changeConfig(context, definer, async (session, config) => {
    const present = findEntity(config, name)
    const now = context.clock()
    const { draft, faults } = defineEntity(present, input, surroundings(config, [], definer, now, true))
    refuseFaults(faults)
    refuseTaken(config.entities, { ...draft, id: present.id })
    const next = { ...present, ...draft, updatedAt: now }
    if (isSameJson({ ...next, updatedAt: present.updatedAt }, present))
      return { result: present, isChanged: false }
    const { attributes } = draft
    const owner = { teamId: config.teamId, id: present.id, table: 'records' as const, attributes }
    await applyEffects(session, owner, effectsOf(present.attributes, attributes), definer.team, now)
    await configStore(session).saveEntity(next)
    await announceDefinition(session, 'entity.updated', next, definer)
    return { result: next, isChanged: true }
  })
}
