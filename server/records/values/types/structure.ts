/** Values with parts: external objects by a JSON Schema, nested ones by attributes of their own. */
import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { isJsonObject, isShallow, storableJson, storableText, type JsonObject } from '../../../lib/json.ts'
import { fault, faults, read, shown, type Flaw, type MakeReader } from './reader.ts'

const deepest = 32
const mostBytes = 64 * 1024
const mostFaults = 5
// As an error shows it.
const longestPath = 200

const validators = new WeakMap<JsonObject, ValidateFunction>()

export const externalObject: MakeReader = ({ schema }) => {
  const validate = schema === undefined ? undefined : compiled(schema)
  return (value) => {
    if (!isJsonObject(value)) return fault(`must be a JSON object, and ${shown(value)} is not`)
    if (!isShallow(value, deepest)) return fault(`must be at most ${deepest} levels deep`)
    const stored = storableJson(value)
    if (Buffer.byteLength(JSON.stringify(stored)) > mostBytes)
      return fault(`must be at most ${mostBytes / 1024} KB of JSON`)
    if (validate === undefined) return read(stored)
    try {
      if (validate(stored)) return read(stored)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      // A schema that refers to itself without end.
      return fault('cannot be checked: its schema refers to itself without end')
    }
    return faults((validate.errors ?? []).slice(0, mostFaults).map(flawOf))
  }
}

function compiled(schema: JsonObject): ValidateFunction {
  let validate = validators.get(schema)
  if (validate === undefined) {
    validate = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(schema)
    validators.set(schema, validate)
  }
  return validate
}

function flawOf({ instancePath, message = 'does not fit its schema', params }: ErrorObject): Flaw {
  const { additionalProperty: extra } = params as { additionalProperty?: unknown }
  return {
    message: extra === undefined ? message : `${message}: ${shown(extra)}`,
    path: storableText(instancePath.slice(0, longestPath)),
  }
}
