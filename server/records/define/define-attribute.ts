/**
 * One attribute of a definition, as it shall be: what is given over what is there, held against what its type allows.
 * Pure; what depends on stored values is checked where the definition is written.
 */
import type { Json } from '../../lib/json.ts'
import { attributeTypes, type Attribute, type AttributeType } from '../attribute.ts'
import { checkValues, type ValueContext } from '../values/check-values.ts'
import { valueKind } from '../values/indexed-values.ts'
import { convertValue } from './convert-value.ts'
import { longestDescription, longestName, type Fields } from './fields.ts'
import { matchList } from './match-list.ts'
import { readOptions } from './options.ts'
import { readLimits, readPattern, readSchema } from './read-rules.ts'
import { freshKey, readableName } from './short-ids.ts'
import { canMigrate, migrationTargets, typeRules } from './type-rules.ts'

/** Where an attribute stands: only those of procedures and entities have values that can be found or converted. */
export type Place = 'procedure' | 'entity' | 'task' | 'nested'

export interface Defining {
  readonly nextId: () => string
  readonly values: ValueContext
  readonly isChange: boolean
}

/** Most attributes of a procedure or entity; of a task or within another attribute. */
export const mostAttributes = 500
const mostInner = 100
// Attributes lie at most so deep in each other.
const deepest = 3

const known = [
  ...['id', 'key', 'shortId', 'rename', 'name', 'description', 'type', 'migrate'],
  ...['isRequired', 'isUnique', 'isFilterable', 'isIndexing', 'isRetired'],
  ...['default', 'min', 'max', 'pattern', 'options', 'schema', 'attributes'],
]

/** The attributes of a list, those that are there and those that are given. */
export function defineAttributes(
  present: readonly Attribute[],
  fields: Fields,
  place: Place,
  defining: Defining,
  depth = 1,
): readonly Attribute[] {
  const keys = new Set(present.map(({ key }) => key))
  return matchList<Attribute>(present, fields, {
    name: 'attributes',
    kind: place === 'procedure' ? 'attribute' : 'name',
    most: place === 'procedure' || place === 'entity' ? mostAttributes : mostInner,
    isChange: defining.isChange,
    define(before, item, shortId) {
      const key = before?.key ?? freshKey(shortId, keys)
      keys.add(key)
      return defineAttribute(before, item.only(known), { shortId, key, place, defining, depth })
    },
  })
}

interface About {
  readonly shortId: string
  readonly key: string
  readonly place: Place
  readonly defining: Defining
  readonly depth: number
}

function defineAttribute(before: Attribute | undefined, fields: Fields, about: About): Attribute | undefined {
  const type = readType(before, fields, about.place)
  if (type === undefined) return before
  const isRetired = fields.flag('isRetired') ?? before?.isRetired ?? false
  const attribute: Attribute = {
    id: before?.id ?? about.defining.nextId(),
    key: about.key,
    shortId: about.shortId,
    name: fields.text('name', longestName) ?? before?.name ?? readableName(about.shortId),
    description: fields.text('description', longestDescription, 0) ?? before?.description ?? '',
    type,
    isRequired: fields.flag('isRequired') ?? before?.isRequired ?? false,
    ...readUses(before, fields, type, about.place, isRetired),
    isIndexing: before?.isIndexing ?? false,
    isRetired,
    ...readRules(before, fields, type, about),
    default: undefined,
  }
  return { ...attribute, default: readDefault(before, fields, attribute, about.defining.values) }
}

function readType(before: Attribute | undefined, fields: Fields, place: Place): AttributeType | undefined {
  const type = fields.choice('type', attributeTypes)
  const mayMigrate = fields.flag('migrate') ?? false
  if (before === undefined) {
    if (!fields.has('type')) fields.fault('type', `is required: one of ${attributeTypes.join(', ')}`)
    return type
  }
  if (type === undefined || type === before.type) return before.type
  const refused = whyFixed(before.type, type, place, mayMigrate)
  if (refused === undefined) return type
  fields.fault('type', refused, 'attribute_type_fixed')
  return before.type
}

function whyFixed(
  before: AttributeType,
  type: AttributeType,
  place: Place,
  mayMigrate: boolean,
): string | undefined {
  if (place === 'task' || place === 'nested')
    return `is fixed here, and is ${before}; retire this attribute and add another`
  if (!canMigrate(before, type)) {
    const targets = migrationTargets(before)
    const way = targets.length === 0 ? 'nothing else' : targets.join(', ')
    return `is ${before}, which can become ${way}; or retire this attribute and add another`
  }
  if (mayMigrate) return undefined
  return `is ${before}; add "migrate": true to convert the stored values to ${type}`
}

/** How values are found. An attribute that is retired gives this up until it is asked for again. */
function readUses(
  before: Attribute | undefined,
  fields: Fields,
  type: AttributeType,
  place: Place,
  isRetired: boolean,
): Pick<Attribute, 'isUnique' | 'isFilterable'> {
  const isUnique = fields.flag('isUnique') ?? (!isRetired && before?.isUnique === true)
  const isFilterable = fields.flag('isFilterable') ?? (!isRetired && before?.isFilterable === true)
  if (isUnique && !typeRules[type].canBeUnique) fields.fault('isUnique', `must be false for the type ${type}`)
  else if (isUnique && (place === 'task' || place === 'nested'))
    fields.fault('isUnique', 'must be false here: only attributes of procedures can be unique')
  if (isFilterable && place !== 'procedure')
    fields.fault('isFilterable', 'must be false here: only processes are listed by their values')
  else if (isFilterable && valueKind(type) === undefined)
    fields.fault('isFilterable', `must be false for the type ${type}`)
  // What is retired holds no value that another one could want, and is looked for by nobody.
  return isRetired ? { isUnique: false, isFilterable: false } : { isUnique, isFilterable }
}

type Rules = Pick<Attribute, 'min' | 'max' | 'pattern' | 'options' | 'schema' | 'attributes'>

function readRules(before: Attribute | undefined, fields: Fields, type: AttributeType, about: About): Rules {
  return {
    ...readLimits(before, fields, type),
    pattern: readPattern(before, fields, type),
    options: readOptions(before, fields, type),
    schema: readSchema(before, fields, type),
    attributes: readInner(before, fields, type, about),
  }
}

function readInner(
  before: Attribute | undefined,
  fields: Fields,
  type: AttributeType,
  { defining, depth }: About,
): readonly Attribute[] {
  if (type !== 'nested') {
    if (fields.list('attributes', mostInner)?.length)
      fields.fault('attributes', `must not be given for the type ${type}`)
    return []
  }
  if (depth >= deepest) {
    fields.fault('type', `must not be nested more than ${deepest - 1} levels deep`)
    return []
  }
  const inner = defineAttributes(before?.attributes ?? [], fields, 'nested', defining, depth + 1)
  if (inner.every(({ isRetired }) => isRetired))
    fields.fault('attributes', 'is required for the type nested: at least one attribute')
  return inner
}

function readDefault(
  before: Attribute | undefined,
  fields: Fields,
  attribute: Attribute,
  context: ValueContext,
): Json | undefined {
  const given = fields.has('default') ? fields.source['default'] : keptDefault(before, attribute.type)
  if (given === undefined || given === null) return undefined
  if (attribute.isUnique || !typeRules[attribute.type].canHaveDefault) {
    const what = attribute.isUnique ? 'what is unique' : `the type ${attribute.type}`
    fields.fault('default', `must be null for ${what}`)
    return undefined
  }
  const asked = { ...attribute, isRetired: false }
  const { values, faults } = checkValues([asked], { [attribute.shortId]: given }, context)
  for (const { message } of faults) fields.fault('default', message)
  return values[attribute.key] ?? undefined
}

/** The default that is there, which must fit the new rules and the new type as well as the old ones. */
function keptDefault(before: Attribute | undefined, type: AttributeType): Json | undefined {
  return before?.default === undefined ? undefined : convertValue(before.default, before.type, type)
}
