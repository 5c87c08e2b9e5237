/** The attributes of a procedure that mean more than their value: primary key, identifier, merge key. Pure. */
import type { Attribute, AttributeType } from '../attribute.ts'
import { isPrimaryKeyPattern } from '../primary-key.ts'
import type { PrimaryKey, Procedure } from '../procedure.ts'
import type { Fields } from './fields.ts'
import { idNamed } from './match-list.ts'
import { typeRules } from './type-rules.ts'

const longestPrimaryKeyPattern = 64
/** Types of primary keys that a pattern can make. */
const madeKeys = new Set<AttributeType>(['stringId', 'string'])

type SpecialAttributes = Pick<Procedure, 'attributes' | 'primaryKey' | 'primaryIdentifierId' | 'mergeById'>

/** Primary key, identifier and merge key: they must be there, and stay fit for it. */
export function readSpecialAttributes(
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
