/** What a team has defined, in the words of the config: flat lists that refer to each other by UUID. */
import { attributeTypes, type Attribute } from '../../../records/attribute.ts'
import { describeAttribute, describeDerived } from '../../../records/define/describe.ts'
import { itemsOf } from '../../../records/define/items.ts'
import { readableName } from '../../../records/define/short-ids.ts'
import type { DerivedAttribute, Entity, Procedure, TeamConfig } from '../../../records/procedure.ts'
import type { ActorTeam } from '../../../team/actor.ts'
import type { Role } from '../../../team/role.ts'
import { presentItem } from '../procedures/items.ts'
import { formsOf } from './forms.ts'
import type { Config } from './schema.ts'

interface Place {
  readonly entity: string | null
  readonly procedure: string | null
  readonly stateTask: string | null
  readonly parent: string | null
}

const nowhere: Place = { entity: null, procedure: null, stateTask: null, parent: null }

/** `procedures` are those of the config that the caller may see. */
export function presentConfig(
  team: ActorTeam,
  config: TeamConfig,
  procedures: readonly Procedure[],
  roles: readonly Role[],
): Config {
  const found = [...placedInEntities(config.entities), ...placedInProcedures(procedures)]
  const items = (kind: Parameters<typeof itemsOf>[1]) =>
    itemsOf(config, kind).map((item) => presentItem(team.id, item))
  return {
    team: presentTeam(team),
    entities: config.entities.map(presentEntity),
    procedures: procedures.map(presentProcedure),
    attributeTypes: attributeTypes.map((type) => ({ id: type, shortId: type, name: nameOfType(type) })),
    attributes: found.map(({ attribute, place }) => presentAttribute(attribute, place)),
    derivedAttributes: [
      ...config.entities.flatMap((entity) => presentDerived(entity, { ...nowhere, entity: entity.id })),
      ...procedures.flatMap((procedure) =>
        presentDerived(procedure, { ...nowhere, procedure: procedure.id }),
      ),
    ],
    attributeGroups: procedures.flatMap(({ id, attributeGroups }) =>
      attributeGroups.map(({ attributeIds, ...group }) => ({
        ...group,
        procedure: id,
        attributes: [...attributeIds],
      })),
    ),
    roles: roles.map(({ id, shortId, name, type }) => ({ id, shortId, name, type })),
    pods: items('pod'),
    taskTypes: items('task_type'),
    ...formsOf(procedures),
    stateTasks: procedures.flatMap(presentStateTasks),
    userProfiles: items('user_profile'),
    attributeConfig: found.map(({ attribute }) => presentRules(attribute)),
    skillTypes: items('skill_type'),
  }
}

function presentTeam({ id, shortName, name, timeZone, defaultCountry }: ActorTeam): Config['team'] {
  return { id, shortName, name, timeZone, defaultCountry }
}

// `multiStringEnum` is "Multi string enum".
function nameOfType(type: string): string {
  return readableName(type.replace(/(?<=[a-z])(?=[A-Z])/g, '_'))
}

interface Placed {
  readonly attribute: Attribute
  readonly place: Place
}

function placed(attributes: readonly Attribute[], place: Place): Placed[] {
  return attributes.flatMap((attribute) => [
    { attribute, place },
    ...placed(attribute.attributes, { ...place, parent: attribute.id }),
  ])
}

function placedInEntities(entities: readonly Entity[]): Placed[] {
  return entities.flatMap(({ id, attributes }) => placed(attributes, { ...nowhere, entity: id }))
}

function placedInProcedures(procedures: readonly Procedure[]): Placed[] {
  return procedures.flatMap(({ id, attributes, stateTasks }) => [
    ...placed(attributes, { ...nowhere, procedure: id }),
    ...stateTasks.flatMap((task) =>
      placed(task.attributes, { ...nowhere, procedure: id, stateTask: task.id }),
    ),
  ])
}

function presentAttribute(attribute: Attribute, place: Place): Config['attributes'][number] {
  const { id, shortId, name, description, type, options, isRetired } = attribute
  return { id, shortId, name, description, type, ...place, options: [...options], isRetired }
}

function presentRules(attribute: Attribute): Config['attributeConfig'][number] {
  const { id, isRequired, isUnique, isFilterable, isIndexing, min, max, pattern, schema, ...shown } =
    describeAttribute(attribute)
  return {
    attribute: id,
    isRequired,
    isUnique,
    isFilterable,
    isIndexing,
    default: shown.default,
    min,
    max,
    pattern,
    schema: schema ?? null,
  }
}

function presentDerived(
  owner: {
    readonly attributes: readonly Attribute[]
    readonly derivedAttributes: readonly DerivedAttribute[]
  },
  { entity, procedure }: Place,
): Config['derivedAttributes'] {
  return owner.derivedAttributes.map((derived) => ({
    ...describeDerived(derived, owner.attributes),
    entity,
    procedure,
  }))
}

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id)

function presentEntity(entity: Entity): Config['entities'][number] {
  return {
    ...head(entity),
    description: entity.description,
    attributes: idsOf(entity.attributes),
    derivedAttributes: idsOf(entity.derivedAttributes),
    primaryKey: entity.primaryKeyId,
  }
}

function presentProcedure(procedure: Procedure): Config['procedures'][number] {
  return {
    ...head(procedure),
    description: procedure.description,
    entity: procedure.entityId,
    states: procedure.states.map((state) => ({
      ...state,
      next: state.next === null ? null : [...state.next],
    })),
    startState: procedure.startStateId,
    completedState: procedure.completedStateId,
    attributes: idsOf(procedure.attributes),
    derivedAttributes: idsOf(procedure.derivedAttributes),
    attributeGroups: idsOf(procedure.attributeGroups),
    stateTasks: idsOf(procedure.stateTasks),
    primaryKey: procedure.primaryKey?.attributeId ?? null,
    primaryKeyPattern: procedure.primaryKey?.pattern ?? null,
    primaryIdentifier: procedure.primaryIdentifierId,
    mergeBy: procedure.mergeById,
    access: { ...procedure.access },
  }
}

function head({ id, teamId, createdAt, updatedAt, shortId, name }: Entity | Procedure) {
  return { id, team: teamId, createdAt, updatedAt, shortId, name }
}

function presentStateTasks({ id, stateTasks }: Procedure): Config['stateTasks'] {
  return stateTasks.map((task) => ({
    id: task.id,
    shortId: task.shortId,
    name: task.name,
    description: task.description,
    procedure: id,
    states: [...task.stateIds],
    taskType: task.taskTypeId,
    attributes: idsOf(task.attributes),
    isRetired: task.isRetired,
  }))
}
