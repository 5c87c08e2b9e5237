/** The rules for the values of an attribute, held against what its type allows. Pure. */
import { isShallow, storableJson, type JsonObject } from '../../lib/json.ts'
import type { Attribute, AttributeType } from '../attribute.ts'
import type { Fields } from './fields.ts'
import { patternFault } from './safe-pattern.ts'
import { schemaFault } from './schema-rules.ts'
import { typeRules } from './type-rules.ts'

// As JSON; it is compiled when the first value is checked.
const largestSchema = 65_536
const deepestSchema = 32
const longestPattern = 500

export function readLimits(
  before: Attribute | undefined,
  fields: Fields,
  type: AttributeType,
): Pick<Attribute, 'min' | 'max'> {
  const { limits } = typeRules[type]
  const read = (name: 'min' | 'max'): number | undefined => {
    const given = fields.number(name)
    const isKept = before !== undefined && typeRules[before.type].limits === limits
    if (given === undefined) return isKept ? before[name] : undefined
    if (given === null) return undefined
    if (limits === 'none') fields.fault(name, `must not be given for the type ${type}`)
    else if (limits !== 'number' && !Number.isSafeInteger(given)) fields.fault(name, 'must be a whole number')
    else if ((limits === 'characters' || limits === 'items') && given < 0)
      fields.fault(name, `counts ${limits} and must not be below 0`)
    return given
  }
  const [min, max] = [read('min'), read('max')]
  if (min !== undefined && max !== undefined && min > max)
    fields.fault('max', `must not be below min, which is ${min}`)
  return { min, max }
}

export function readPattern(
  before: Attribute | undefined,
  fields: Fields,
  type: AttributeType,
): string | undefined {
  const { hasPattern } = typeRules[type]
  if (fields.source['pattern'] === null) return undefined
  const pattern = fields.text('pattern', longestPattern)
  if (pattern === undefined) return hasPattern ? before?.pattern : undefined
  const fault = hasPattern ? patternFault(pattern) : `must not be given for the type ${type}`
  if (fault !== undefined) fields.fault('pattern', fault)
  return pattern
}

export function readSchema(
  before: Attribute | undefined,
  fields: Fields,
  type: AttributeType,
): JsonObject | undefined {
  const given = fields.source['schema']
  if (given === undefined) {
    if (type === 'externalObject' && before?.schema === undefined)
      fields.fault('schema', 'is required for the type externalObject: a JSON Schema of its objects')
    return type === 'externalObject' ? before?.schema : undefined
  }
  const schema = fields.object('schema')?.source
  if (schema === undefined) return undefined
  if (type !== 'externalObject') fields.fault('schema', `must not be given for the type ${type}`)
  else if (!isShallow(schema, deepestSchema) || JSON.stringify(schema).length > largestSchema)
    fields.fault('schema', `must have at most ${largestSchema} characters and ${deepestSchema} levels`)
  else {
    const fault = schemaFault(schema)
    if (fault !== undefined) fields.fault('schema', fault)
  }
  return storableJson(schema)
}
