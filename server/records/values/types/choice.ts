/** Enums: one of the options, or several of them. */
import { didYouMean } from '../../../lib/nearest.ts'
import type { Attribute } from '../../attribute.ts'
import { empty, fault, read, shown, type MakeReader, type Read } from './reader.ts'

const mostOptionsShown = 10

interface Options {
  readonly values: ReadonlySet<unknown>
  readonly wanted: string
  readonly names: readonly string[]
}

function optionsOf({ options }: Attribute): Options {
  const names = options.map(({ value }) => String(value))
  const more = names.length > mostOptionsShown ? ` and ${names.length - mostOptionsShown} more` : ''
  return {
    values: new Set(options.map(({ value }) => value)),
    names,
    wanted: names.slice(0, mostOptionsShown).join(', ') + more,
  }
}

function refusal({ wanted, names }: Options, value: unknown, what: string): Read {
  const near = typeof value === 'string' ? didYouMean(value, names) : ''
  return fault(`must be ${what} ${wanted}, and ${shown(value)} is not.${near}`)
}

export const one: MakeReader = (attribute) => {
  const options = optionsOf(attribute)
  return (value) => {
    if (options.values.has(value)) return read(value as string | number)
    return value === '' ? empty : refusal(options, value, 'one of')
  }
}

export const several: MakeReader = (attribute) => {
  const options = optionsOf(attribute)
  const { min = 0, max = Infinity } = attribute
  return (value) => {
    if (!Array.isArray(value)) return fault(`must be a list of ${options.wanted}, and ${shown(value)} is not`)
    const items: unknown[] = [...new Set<unknown>(value)]
    if (items.length === 0) return empty
    const unknown = items.find((item) => !options.values.has(item))
    if (unknown !== undefined || items.includes(undefined)) return refusal(options, unknown, 'a list of')
    if (items.length < min) return fault(`must have at least ${min} items, and it has ${items.length}`)
    if (items.length > max) return fault(`must have at most ${max} items, and it has ${items.length}`)
    return read(items as (string | number)[])
  }
}
