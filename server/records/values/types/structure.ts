/** Values with parts: external objects by a JSON Schema, nested ones by attributes of their own. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { isJsonObject, isShallow, storableJson } from '../../../lib/json.ts'
import { fault, read, shown, type MakeReader } from './reader.ts'

const deepest = 32
const mostBytes = 64 * 1024
const mostFaults = 5

export const externalObject: MakeReader = ({ schema }) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  const validate = schema === undefined ? undefined : ajv.compile(schema)
  return (value) => {
    if (!isJsonObject(value)) return fault(`must be a JSON object, and ${shown(value)} is not`)
    if (!isShallow(value, deepest)) return fault(`must be at most ${deepest} levels deep`)
    const stored = storableJson(value)
    if (Buffer.byteLength(JSON.stringify(stored)) > mostBytes)
      return fault(`must be at most ${mostBytes / 1024} KB of JSON`)
    if (validate === undefined || validate(stored)) return read(stored)
    const [first, ...others] = (validate.errors ?? []).slice(0, mostFaults)
    const rest = others.map(({ instancePath, message }) => `; ${instancePath} ${message ?? ''}`).join('')
    return fault(`${first?.message ?? 'does not fit its schema'}${rest}`, first?.instancePath)
  }
}
