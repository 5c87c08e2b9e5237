/**
 * A procedure as it shall be: what is given over what is there, with every fault that can be found without looking at
 * processes. What it accepts is a whole, valid definition. Pure.
 */
import { isJsonObject } from '../../lib/json.ts'
import { didYouMean } from '../../lib/nearest.ts'
import type { Role } from '../../team/role.ts'
import type { Access, ConfigItem, Entity, Procedure } from '../procedure.ts'
import { defineAttributes, type Defining } from './define-attribute.ts'
import { defineDerived, defineGroups } from './define-parts.ts'
import { defineStates } from './define-states.ts'
import { defineTasks } from './define-tasks.ts'
import { Fields, longestDescription, longestName, type DefinitionFault } from './fields.ts'
import { idNamed } from './match-list.ts'
import { readableName, readShortId } from './short-ids.ts'
import { readSpecialAttributes } from './special-attributes.ts'

/** What a definition may refer to. */
export interface Surroundings extends Defining {
  readonly entities: readonly Entity[]
  readonly taskTypes: readonly Pick<ConfigItem, 'id' | 'shortId'>[]
  readonly roles: readonly Role[]
}

export type ProcedureDraft = Omit<Procedure, 'id' | 'teamId' | 'createdAt' | 'updatedAt'>

/** What can be sent back as it was fetched. */
export const fixedFields = ['id', 'team', 'createdAt', 'updatedAt']
const known = [
  ...[...fixedFields, 'shortId', 'rename', 'name', 'description', 'entity', 'attributes'],
  ...['derivedAttributes', 'attributeGroups', 'states', 'startState', 'completedState'],
  ...['primaryKey', 'primaryIdentifier', 'mergeBy', 'stateTasks', 'access'],
]
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
