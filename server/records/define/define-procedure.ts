/**
 * A procedure as it shall be: what is given over what is there, with every fault that can be found without looking at
 * processes. What it accepts is a whole, valid definition. Pure.
 */
import { isJsonObject } from '../../lib/json.ts'
import { didYouMean } from '../../lib/nearest.ts'
import type { Role } from '../../team/role.ts'
import type { Attribute, AttributeType } from '../attribute.ts'
import { isPrimaryKeyPattern } from '../primary-key.ts'
import type { Access, ConfigItem, Entity, PrimaryKey, Procedure, StateTask } from '../procedure.ts'
import { defineAttributes, type Defining } from './define-attribute.ts'
import { defineDerived, defineGroups } from './define-parts.ts'
import { defineStates, mostStates } from './define-states.ts'
import { Fields, longestDescription, longestName, type DefinitionFault } from './fields.ts'
import { idNamed, idsNamed, liveOnes, matchList } from './match-list.ts'
import { readableName, readShortId } from './short-ids.ts'
import { typeRules } from './type-rules.ts'

/** What a definition may refer to. */
export interface Surroundings extends Defining {
  readonly entities: readonly Entity[]
  readonly taskTypes: readonly Pick<ConfigItem, 'id' | 'shortId'>[]
  readonly roles: readonly Role[]
}

export type ProcedureDraft = Omit<Procedure, 'id' | 'teamId' | 'createdAt' | 'updatedAt'>

const mostTasks = 100
const longestPrimaryKeyPattern = 64
/** What can be sent back as it was fetched. */
export const fixedFields = ['id', 'team', 'createdAt', 'updatedAt']
const known = [
  ...[...fixedFields, 'shortId', 'rename', 'name', 'description', 'entity', 'attributes'],
  ...['derivedAttributes', 'attributeGroups', 'states', 'startState', 'completedState'],
  ...['primaryKey', 'primaryIdentifier', 'mergeBy', 'stateTasks', 'access'],
]
const knownTask = [
  ...['id', 'shortId', 'rename', 'name', 'description', 'states', 'taskType', 'attributes', 'isRetired'],
]
/** Types of primary keys that a pattern can make. */
const madeKeys = new Set<AttributeType>(['stringId', 'string'])
const accesses: readonly Access[] = ['none', 'read', 'write']

export function defineProcedure(
  present: Procedure | undefined,
  input: unknown,
  around: Surroundings,
): { draft: ProcedureDraft; faults: readonly DefinitionFault[] } {
  const faults: DefinitionFault[] = []
  if (!isJsonObject(input)) faults.push({ field: 'body', message: 'must be a JSON object: a procedure' })
  const fields = new Fields(isJsonObject(input) ? input : {}, '', faults).only(known)
  const shortId = readName(present, fields)
  const { states, startStateId, completedStateId } = defineStates(present, fields, around)
  const found = defineAttributes(present?.attributes ?? [], fields, 'procedure', around)
  const { attributes, ...uses } = readSpecialAttributes(present, fields, found)
  const draft: ProcedureDraft = {
    shortId,
    name: fields.text('name', longestName) ?? present?.name ?? readableName(shortId),
    description: fields.text('description', longestDescription, 0) ?? present?.description ?? '',
    entityId: readEntity(present, fields, around),
    attributes,
    derivedAttributes: defineDerived(present?.derivedAttributes ?? [], fields, attributes, around),
    attributeGroups: defineGroups(present?.attributeGroups ?? [], fields, attributes, around),
    states,
    startStateId,
    completedStateId,
    ...uses,
    stateTasks: defineTasks(present, fields, states, around),
    access: readAccess(present, fields, around.roles),
  }
  return { draft, faults }
}

/** The short id of what is made or renamed. */
export function readName(present: { readonly shortId: string } | undefined, fields: Fields): string {
  if (present === undefined) {
    if (!fields.has('shortId')) fields.fault('shortId', 'is required')
    if (fields.has('rename')) fields.fault('rename', 'must not be given for something new')
    return readShortId(fields, 'shortId', 'name') ?? ''
  }
  const { shortId } = fields.source
  if (shortId !== undefined && shortId !== present.shortId)
    fields.fault('shortId', `is "${present.shortId}"; use rename to change it`)
  return fields.has('rename') ? (readShortId(fields, 'rename', 'name') ?? present.shortId) : present.shortId
}

function readEntity(present: Procedure | undefined, fields: Fields, { entities }: Surroundings): string {
  const name = fields.text('entity', 63)
  if (name === undefined) {
    if (present === undefined && !fields.has('entity'))
      fields.fault('entity', 'is required: the short id of an entity')
    return present?.entityId ?? ''
  }
  const id = idNamed(entities, name, (message) => fields.fault('entity', message))
  if (present !== undefined && id !== undefined && id !== present.entityId)
    fields.fault('entity', 'is fixed once a procedure is made')
  return present?.entityId ?? id ?? ''
}

type SpecialAttributes = Pick<Procedure, 'attributes' | 'primaryKey' | 'primaryIdentifierId' | 'mergeById'>

/** Primary key, identifier and merge key: they must be there, and stay fit for it. */
function readSpecialAttributes(
  present: Procedure | undefined,
  fields: Fields,
  found: readonly Attribute[],
): SpecialAttributes {
  const primaryKey = readPrimaryKey(present, fields, found)
  // Whoever names a primary key means that it is unique.
  const isNew = present?.primaryKey?.attributeId !== primaryKey?.attributeId
  const attributes = found.map((attribute) =>
    isNew && attribute.id === primaryKey?.attributeId ? { ...attribute, isUnique: true } : attribute,
  )
  const mergeById = readReference('mergeBy', present?.mergeById ?? null, fields, attributes)
  const primaryIdentifierId = readReference(
    'primaryIdentifier',
    present?.primaryIdentifierId ?? null,
    fields,
    attributes,
  )
  const uses = {
    primaryKey: primaryKey?.attributeId,
    mergeBy: mergeById,
    primaryIdentifier: primaryIdentifierId,
  }
  for (const [use, id] of Object.entries(uses)) {
    const attribute = attributes.find((candidate) => candidate.id === id)
    if (attribute?.isRetired === true)
      fields.fault(`attributes.${attribute.shortId}.isRetired`, `must not be true while it is the ${use}`)
    else if (attribute?.isUnique === false && use !== 'primaryIdentifier')
      fields.fault(`attributes.${attribute.shortId}.isUnique`, `must be true while it is the ${use}`)
  }
  const key = attributes.find(({ id }) => id === primaryKey?.attributeId)
  const isMade = typeof primaryKey?.pattern === 'string'
  if (key !== undefined && isMade && !madeKeys.has(key.type))
    fields.fault(
      `attributes.${key.shortId}.type`,
      `must be ${[...madeKeys].join(' or ')} while its values are made by a pattern`,
    )
  return { attributes, primaryKey, mergeById, primaryIdentifierId }
}

function readReference(
  name: 'mergeBy' | 'primaryIdentifier',
  present: string | null,
  fields: Fields,
  attributes: readonly Attribute[],
): string | null {
  if (fields.source[name] === null) return null
  const given = fields.text(name, 63)
  if (given === undefined) return present
  return idNamed(attributes, given, (message) => fields.fault(name, message)) ?? present
}

function readPrimaryKey(
  present: Procedure | undefined,
  fields: Fields,
  attributes: readonly Attribute[],
): PrimaryKey | null {
  const before = present?.primaryKey ?? null
  const given = fields.object('primaryKey')
  if (given === undefined) return before
  if (given === null) {
    if (before !== null) fields.fault('primaryKey', 'is fixed once it is given')
    return before
  }
  given.only(['attribute', 'pattern'])
  const name = given.text('attribute', 63)
  if (name === undefined && before === null && !given.has('attribute'))
    given.fault('attribute', 'is required: the short id of an attribute')
  const id =
    name === undefined
      ? before?.attributeId
      : idNamed(attributes, name, (message) => given.fault('attribute', message))
  const attribute = attributes.find((candidate) => candidate.id === id)
  if (attribute === undefined) return before
  if (before !== null && before.attributeId !== attribute.id)
    given.fault('attribute', 'is fixed once a procedure has a primary key')
  if (!typeRules[attribute.type].canBeUnique)
    given.fault('attribute', `must not be of the type ${attribute.type}`)
  return { attributeId: attribute.id, pattern: readKeyPattern(before, given) }
}

function readKeyPattern(before: PrimaryKey | null, given: Fields): string | null {
  if (given.source['pattern'] === null) return null
  const pattern = given.text('pattern', longestPrimaryKeyPattern)
  if (pattern === undefined) return before?.pattern ?? null
  if (!isPrimaryKeyPattern(pattern))
    given.fault('pattern', 'must end in zeros, which stand for the number, such as LEAD-000000')
  return pattern
}

function defineTasks(
  present: Procedure | undefined,
  fields: Fields,
  states: Procedure['states'],
  around: Surroundings,
): readonly StateTask[] {
  const tasks = matchList<StateTask>(present?.stateTasks ?? [], fields, {
    name: 'stateTasks',
    kind: 'name',
    most: mostTasks,
    isChange: around.isChange,
    define: (before, item, shortId) => defineTask(before, item.only(knownTask), shortId, states, around),
  })
  const live = new Set(liveOnes(states).map(({ id }) => id))
  return tasks.map((task) => {
    const stateIds = task.stateIds.filter((id) => live.has(id))
    // None would mean all.
    if (stateIds.length === 0 && task.stateIds.length > 0 && !task.isRetired)
      fields.fault(
        `stateTasks.${task.shortId}.states`,
        'are all retired; give it others or retire it in the same request',
      )
    return { ...task, stateIds }
  })
}

function defineTask(
  before: StateTask | undefined,
  item: Fields,
  shortId: string,
  states: Procedure['states'],
  around: Surroundings,
): StateTask {
  const stateIds = idsNamed(states, item.texts('states', mostStates), (message) =>
    item.fault('states', message),
  )
  return {
    id: before?.id ?? around.nextId(),
    shortId,
    name: item.text('name', longestName) ?? before?.name ?? readableName(shortId),
    description: item.text('description', longestDescription, 0) ?? before?.description ?? '',
    stateIds: stateIds ?? before?.stateIds ?? [],
    taskTypeId: readTaskType(before, item, around),
    attributes: defineAttributes(before?.attributes ?? [], item, 'task', around),
    isRetired: item.flag('isRetired') ?? before?.isRetired ?? false,
  }
}

function readTaskType(before: StateTask | undefined, item: Fields, around: Surroundings): string | null {
  if (item.source['taskType'] === null) return null
  const name = item.text('taskType', 63)
  if (name === undefined) return before?.taskTypeId ?? null
  return idNamed(around.taskTypes, name, (message) => item.fault('taskType', message)) ?? null
}

function readAccess(
  present: Procedure | undefined,
  fields: Fields,
  roles: readonly Role[],
): Readonly<Record<string, Access>> {
  const access = { ...present?.access }
  const given = fields.object('access')
  if (given === undefined || given === null) return access
  const names = roles.map(({ shortId }) => shortId)
  for (const name of Object.keys(given.source)) {
    const role = roles.find(({ id, shortId }) => shortId === name || id === name)
    const wanted = given.choice(name, accesses)
    if (role === undefined)
      given.fault(name.slice(0, 80), `is no role of the team.${didYouMean(name, names)}`)
    else if (role.type === 'admin' && wanted !== undefined && wanted !== 'write')
      given.fault(name, 'must be write: roles of type admin do everything')
    else if (wanted !== undefined) access[role.id] = wanted
  }
  return access
}
