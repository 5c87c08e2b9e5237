/** How bodies are read here: every fault is told at once under its path, and unknown names suggest the nearest. Pure. */
import { invalidInput } from '../../lib/app-error.ts'
import { isJsonObject, isShallow } from '../../lib/json.ts'
import { Fields } from '../../records/define/fields.ts'

/** What an object shows and nobody changes: sent back, it is passed over. */
const shown = ['id', 'team', 'createdAt', 'updatedAt', 'createdBy', 'chatId']
// Rules lie within rules; far deeper than any that is accepted.
const deepest = 32

/** `what` is sent, such as "an inbox". Throws `invalid` for what is no object at all. */
export function fieldsOf(body: unknown, what: string, known: readonly string[]): Fields {
  if (!isJsonObject(body)) throw invalidInput([{ field: 'body', message: `must be a JSON object: ${what}` }])
  if (!isShallow(body, deepest))
    throw invalidInput([{ field: 'body', message: `must not be nested deeper than ${deepest} levels` }])
  return new Fields(body, '', []).only([...known, ...shown])
}

/** Throws `invalid` with all that was found. */
export function refuse({ faults }: Fields): void {
  if (faults.length > 0) throw invalidInput(faults.map(({ field, message }) => ({ field, message })))
}

export function required(fields: Fields, name: string): void {
  if (fields.source[name] === undefined) fields.fault(name, 'is required')
}

/** A whole number within bounds; undefined when it is absent or at fault. */
export function wholeNumber(fields: Fields, name: string, least: number, most: number): number | undefined {
  const given = fields.source[name]
  if (given === undefined) return undefined
  if (typeof given === 'number' && Number.isInteger(given) && given >= least && given <= most) return given
  fields.fault(name, `must be a whole number from ${least} to ${most}`)
  return undefined
}
