/** Numbers and booleans. Text is never taken for a number: who sends it may mean something else. */
import type { Attribute } from '../../attribute.ts'
import { fault, read, shown, type MakeReader, type Read } from './reader.ts'

function range({ min, max }: Attribute): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`
  if (min !== undefined) return ` of at least ${min}`
  return max === undefined ? '' : ` of at most ${max}`
}

function reader(what: string, fits: (value: number) => boolean): MakeReader {
  return (attribute) => {
    const { min = -Infinity, max = Infinity } = attribute
    const wanted = `must be ${what}${range(attribute)}`
    return (value): Read => {
      if (typeof value === 'number' && fits(value) && value >= min && value <= max) return read(value + 0)
      const why = typeof value === 'string' ? `${shown(value)} is text` : `${shown(value)} is not`
      return fault(`${wanted}, and ${why}`)
    }
  }
}

export const integer = reader('a whole number', Number.isSafeInteger)
export const float = reader('a number', Number.isFinite)

export const boolean: MakeReader = () => (value) =>
  typeof value === 'boolean' ? read(value) : fault(`must be true or false, and ${shown(value)} is neither`)
