/** Whether a JSON Schema of an external object can be used. Pure. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import { patternFault } from './safe-pattern.ts'

/** What is wrong with the schema, or undefined. References must stay within it. */
export function schemaFault(schema: JsonObject): string | undefined {
  try {
    new Ajv2020({ strict: false, validateFormats: false }).compile(schema)
  } catch (error) {
    return `must be a JSON Schema (${error instanceof Error ? error.message.slice(0, 200) : 'it does not compile'})`
  }
  const pattern = patternsIn(schema).find((candidate) => patternFault(candidate) !== undefined)
  return pattern === undefined
    ? undefined
    : `has the pattern "${pattern.slice(0, 80)}", which ${patternFault(pattern) ?? ''}`
}

function patternsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(patternsIn)
  if (!isJsonObject(value)) return []
  const { pattern, patternProperties } = value
  return [
    ...(typeof pattern === 'string' ? [pattern] : []),
    ...(isJsonObject(patternProperties) ? Object.keys(patternProperties) : []),
    ...Object.values(value).flatMap(patternsIn),
  ]
}
