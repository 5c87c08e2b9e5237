/** An entity as it shall be: what is given over what is there, with every fault. Pure. */
import { isJsonObject } from '../../lib/json.ts'
import type { Attribute } from '../attribute.ts'
import type { Entity } from '../procedure.ts'
import { defineAttributes, type Defining } from './define-attribute.ts'
import { defineDerived } from './define-parts.ts'
import { fixedFields, readName } from './define-procedure.ts'
import { Fields, longestDescription, longestName, type DefinitionFault } from './fields.ts'
import { idNamed } from './match-list.ts'
import { readableName } from './short-ids.ts'
import { typeRules } from './type-rules.ts'

export type EntityDraft = Omit<Entity, 'id' | 'teamId' | 'createdAt' | 'updatedAt'>

const known = [
  ...[...fixedFields, 'shortId', 'rename', 'name', 'description', 'attributes', 'derivedAttributes'],
  'primaryKey',
]

export function defineEntity(
  present: Entity | undefined,
  input: unknown,
  defining: Defining,
): { draft: EntityDraft; faults: readonly DefinitionFault[] } {
  const faults: DefinitionFault[] = []
  if (!isJsonObject(input)) faults.push({ field: 'body', message: 'must be a JSON object: an entity' })
  const fields = new Fields(isJsonObject(input) ? input : {}, '', faults).only(known)
  const shortId = readName(present, fields)
  const found = defineAttributes(present?.attributes ?? [], fields, 'entity', defining)
  const primaryKeyId = readPrimaryKey(present, fields, found)
  const key = present?.attributes.find(({ id }) => id === primaryKeyId)
  if (key !== undefined && found.find(({ id }) => id === key.id)?.type !== key.type)
    fields.fault(`attributes.${key.shortId}.type`, 'is fixed for the primary key')
  const attributes = found.map((attribute) => checkUnique(attribute, primaryKeyId, fields))
  const draft: EntityDraft = {
    shortId,
    name: fields.text('name', longestName) ?? present?.name ?? readableName(shortId),
    description: fields.text('description', longestDescription, 0) ?? present?.description ?? '',
    attributes,
    primaryKeyId,
    derivedAttributes: defineDerived(present?.derivedAttributes ?? [], fields, attributes, defining),
  }
  return { draft, faults }
}

/** Records are found by their primary key: another one would make strangers of all that are there. */
function readPrimaryKey(
  present: Entity | undefined,
  fields: Fields,
  attributes: readonly Attribute[],
): string | null {
  const before = present?.primaryKeyId ?? null
  if (fields.source['primaryKey'] === null) {
    if (before !== null) fields.fault('primaryKey', 'is fixed once an entity is made')
    return before
  }
  const name = fields.text('primaryKey', 63)
  if (name === undefined) return before
  const id = idNamed(attributes, name, (message) => fields.fault('primaryKey', message))
  if (id === undefined || id === before) return before
  if (present !== undefined) {
    fields.fault('primaryKey', 'is fixed once an entity is made')
    return before
  }
  const type = attributes.find((attribute) => attribute.id === id)?.type
  if (type !== undefined && !typeRules[type].canBeUnique)
    fields.fault('primaryKey', `must not be of the type ${type}`)
  return id
}

function checkUnique(attribute: Attribute, primaryKeyId: string | null, fields: Fields): Attribute {
  const { id, shortId, isRetired, isUnique } = attribute
  if (id !== primaryKeyId) {
    if (isUnique)
      fields.fault(
        `attributes.${shortId}.isUnique`,
        'must not be true: only the primary key of an entity is unique',
      )
    return attribute
  }
  if (isRetired) fields.fault(`attributes.${shortId}.isRetired`, 'must not be true for the primary key')
  return { ...attribute, isUnique: true }
}
