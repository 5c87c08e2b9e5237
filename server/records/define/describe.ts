/**
 * Definitions in the words in which they are written: by short ids, with what a reader may want besides. What is
 * described can be sent back as a change that changes nothing. Pure.
 */
import type { Json } from '../../lib/json.ts'
import type { Role } from '../../team/role.ts'
import type { Attribute } from '../attribute.ts'
import type { DerivedAttribute, Entity, Procedure, TeamConfig } from '../procedure.ts'
import { presentValues } from '../values/present-values.ts'
import { shownTemplate } from './define-parts.ts'

interface Named {
  readonly id: string
  readonly shortId: string
}

export type AttributeDescription = ReturnType<typeof describeAttribute>
export type ProcedureDescription = ReturnType<typeof describeProcedure>
export type EntityDescription = ReturnType<typeof describeEntity>

interface DescribedAttribute extends Omit<
  Attribute,
  'key' | 'default' | 'min' | 'max' | 'pattern' | 'schema' | 'attributes'
> {
  readonly default: Json
  readonly min: number | null
  readonly max: number | null
  readonly pattern: string | null
  readonly schema: Attribute['schema'] | null
  readonly attributes: readonly DescribedAttribute[]
}

export function describeAttribute(attribute: Attribute): DescribedAttribute {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- keys are ours alone
  const { key, ...shown } = attribute
  return {
    ...shown,
    default: describeDefault(attribute),
    min: attribute.min ?? null,
    max: attribute.max ?? null,
    pattern: attribute.pattern ?? null,
    schema: attribute.schema ?? null,
    attributes: attribute.attributes.map(describeAttribute),
  }
}

function describeDefault(attribute: Attribute): Json {
  if (attribute.default === undefined) return null
  const values = presentValues([{ ...attribute, isRetired: false }], { [attribute.key]: attribute.default })
  return values[attribute.shortId] ?? null
}

export function describeDerived(
  derived: DerivedAttribute,
  attributes: readonly Attribute[],
): DerivedAttribute {
  return { ...derived, template: shownTemplate(derived.template, attributes) }
}

export function describeProcedure(config: TeamConfig, roles: readonly Role[], procedure: Procedure) {
  const { attributes, states, primaryKey } = procedure
  return {
    id: procedure.id,
    team: procedure.teamId,
    createdAt: procedure.createdAt,
    updatedAt: procedure.updatedAt,
    shortId: procedure.shortId,
    name: procedure.name,
    description: procedure.description,
    entity: nameOf(config.entities, procedure.entityId) ?? procedure.entityId,
    attributes: attributes.map(describeAttribute),
    derivedAttributes: procedure.derivedAttributes.map((derived) => describeDerived(derived, attributes)),
    attributeGroups: procedure.attributeGroups.map(({ attributeIds, ...group }) => ({
      ...group,
      attributes: namesOf(attributes, attributeIds),
    })),
    states: states.map((state) => ({
      ...state,
      next: state.next === null ? null : namesOf(states, state.next),
    })),
    startState: nameOf(states, procedure.startStateId) ?? '',
    completedState: nameOf(states, procedure.completedStateId) ?? '',
    primaryKey: primaryKey && {
      attribute: nameOf(attributes, primaryKey.attributeId) ?? '',
      pattern: primaryKey.pattern,
    },
    primaryIdentifier: nameOf(attributes, procedure.primaryIdentifierId),
    mergeBy: nameOf(attributes, procedure.mergeById),
    stateTasks: procedure.stateTasks.map(({ stateIds, taskTypeId, ...task }) => ({
      ...task,
      states: namesOf(states, stateIds),
      taskType: nameOf(config.items, taskTypeId),
      attributes: task.attributes.map(describeAttribute),
    })),
    access: Object.fromEntries(
      Object.entries(procedure.access).map(([id, access]) => [nameOf(roles, id) ?? id, access]),
    ),
  }
}

export function describeEntity(entity: Entity) {
  return {
    id: entity.id,
    team: entity.teamId,
    createdAt: entity.createdAt,
    updatedAt: entity.updatedAt,
    shortId: entity.shortId,
    name: entity.name,
    description: entity.description,
    attributes: entity.attributes.map(describeAttribute),
    derivedAttributes: entity.derivedAttributes.map((derived) => describeDerived(derived, entity.attributes)),
    primaryKey: nameOf(entity.attributes, entity.primaryKeyId),
  }
}

/** A description without what belongs to this team alone, to be made again elsewhere. */
export function portable(description: ProcedureDescription | EntityDescription): Json {
  return withoutOwn(description) as Json
}

const own = new Set(['id', 'team', 'createdAt', 'updatedAt', 'isIndexing', 'isRetired'])

function withoutOwn(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isRetired(item)).map(withoutOwn)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, item]) => !own.has(name) && item !== null && item !== '' && !isEmpty(name, item))
      .map(([name, item]) => [name, opaque.has(name) ? item : withoutOwn(item)]),
  )
}

// What a team wrote itself is no part of the form.
const opaque = new Set(['default', 'schema', 'options', 'access'])

function isRetired(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'isRetired' in item && item.isRetired === true
}

// An empty list of next states says that none may follow.
function isEmpty(name: string, item: unknown): boolean {
  return name !== 'next' && (item === false || (Array.isArray(item) && item.length === 0))
}

function nameOf(items: readonly Named[], id: string | null): string | null {
  return id === null ? null : (items.find((item) => item.id === id)?.shortId ?? null)
}

function namesOf(items: readonly Named[], ids: readonly string[]): string[] {
  return ids.flatMap((id) => nameOf(items, id) ?? [])
}
