/** Checks values that a caller gives by short ids, and brings them into the form in which they are stored. Pure. */
import type { Fault } from '../../lib/app-error.ts'
import { isJsonObject, type Json } from '../../lib/json.ts'
import type { Attribute } from '../attribute.ts'
import { guessName } from './guess-name.ts'
import { readersOf } from './readers.ts'
import { flawsOf, shownName, type ValueContext } from './types/reader.ts'

export type { ValueContext } from './types/reader.ts'

const mostNames = 1_000
// A body of nothing but faults must not keep the server busy.
const mostFaults = 100
// Finding the nearest of many names takes long.
const mostGuesses = 10

export interface CheckedValues {
  /** By key; null clears. Only what was given. */
  readonly values: Record<string, Json | null>
  readonly faults: Fault[]
}

/** `input` is what was sent as `data`. Fields of faults are `data.<short id>`. */
export function checkValues(
  attributes: readonly Attribute[],
  input: unknown,
  about: ValueContext,
): CheckedValues {
  const values: Record<string, Json | null> = {}
  if (!isJsonObject(input))
    return {
      values,
      faults: [{ field: 'data', message: 'must be an object of values by the short ids of attributes' }],
    }
  const readers = readersOf(attributes)
  const names = Object.keys(input)
  if (names.length > mostNames)
    return { values, faults: [{ field: 'data', message: `must have at most ${mostNames} values` }] }
  const faults: Fault[] = []
  for (const name of names) {
    if (faults.length >= mostFaults) {
      faults.push({ field: 'data', message: 'has more faults than these' })
      break
    }
    const reader = readers.get(name)
    if (reader === undefined) {
      faults.push({
        field: `data.${shownName(name)}`,
        message: `is not an attribute here.${faults.length < mostGuesses ? guessName(name, readers) : ''}`,
      })
      continue
    }
    const { attribute } = reader
    const given = input[name]
    const found = given === null || given === undefined ? undefined : reader.read(given, about)
    if (found?.kind === 'fault')
      for (const { path, message } of flawsOf(found, `data.${name}`)) faults.push({ field: path, message })
    else if (found?.kind === 'value') values[attribute.key] = found.value
    else if (attribute.isRequired)
      faults.push({ field: `data.${name}`, message: 'is required and cannot be cleared' })
    else values[attribute.key] = null
  }
  return { values, faults }
}
