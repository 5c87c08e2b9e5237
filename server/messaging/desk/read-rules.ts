/** Reads the rules of an inbox as somebody wrote them; what they name must be there. Pure. */
import { isJsonObject } from '../../lib/json.ts'
import { didYouMean } from '../../lib/nearest.ts'
import { Fields } from '../../records/define/fields.ts'
import {
  comparable,
  flagFields,
  listFields,
  textMatches,
  type Condition,
  type FlagField,
  type ListField,
  type Rule,
} from './rules.ts'

/** By each name under which something may be called, its id. */
export type Known = ReadonlyMap<string, string>

/** What the team has, as far as rules may name it. */
export interface Nameable {
  readonly phoneNumberId: Known
  readonly pluginId: Known
  readonly procedure: Known
  readonly tag: Known
}

const deepest = 4
const mostParts = 50
const mostValues = 200
const longestValue = 200
const conditionFields = [...listFields, 'firstMessage', ...flagFields] as const

/** The rule in this field, null when it is null; undefined and faults when it is none. */
export function readRules(fields: Fields, name: string, nameable: Nameable): Rule | null | undefined {
  const given = fields.source[name]
  if (given === undefined || given === null) return given
  return readRule(given, fields, name, nameable, deepest)
}

function readRule(
  given: unknown,
  within: Fields,
  name: string,
  nameable: Nameable,
  depth: number,
): Rule | undefined {
  if (!isJsonObject(given)) {
    within.fault(name, 'must be an object: {"all": [...]}, {"any": [...]}, or a condition with "field"')
    return undefined
  }
  if (depth === 0) {
    within.fault(name, `must not be nested deeper than ${deepest} levels`)
    return undefined
  }
  const path = within.path === '' ? name : `${within.path}.${name}`
  const fields = new Fields(given, path, within.faults)
  if (fields.has('all')) return { all: readParts(fields.only(['all']), 'all', nameable, depth) }
  if (fields.has('any')) return { any: readParts(fields.only(['any']), 'any', nameable, depth) }
  return readCondition(fields, nameable)
}

function readParts(fields: Fields, name: 'all' | 'any', nameable: Nameable, depth: number): Rule[] {
  const parts = fields.list(name, mostParts) ?? []
  return parts.flatMap((part, index) => {
    const rule = readRule(part, fields, `${name}.${index}`, nameable, depth - 1)
    return rule === undefined ? [] : [rule]
  })
}

function readCondition(fields: Fields, nameable: Nameable): Condition | undefined {
  if (!fields.has('field')) {
    fields.fault('field', `is required: one of ${conditionFields.join(', ')}; or write "all" or "any"`)
    return undefined
  }
  const field = fields.choice('field', conditionFields)
  if (field === undefined) return undefined
  if (isFlag(field)) {
    const value = fields.only(['field', 'value']).flag('value')
    if (value === undefined && !fields.has('value')) fields.fault('value', 'is required: true or false')
    return value === undefined ? undefined : { field, value }
  }
  if (field !== 'firstMessage') {
    const values = readValues(fields.only(['field', 'values']))
    return { field, values: values.flatMap((value) => readValue(fields, field, value, nameable)) }
  }
  const match = fields.only(['field', 'match', 'values']).choice('match', textMatches) ?? 'contains'
  const values = readValues(fields)
  if (values.some((value) => comparable(value) === ''))
    fields.fault('values', 'must have at least one letter, digit or sign each')
  return { field, match, values }
}

function isFlag(field: (typeof conditionFields)[number]): field is FlagField {
  return (flagFields as readonly string[]).includes(field)
}

function readValues(fields: Fields): readonly string[] {
  const values = fields.texts('values', mostValues)
  if (!fields.has('values') || values?.length === 0) fields.fault('values', 'must name at least one')
  if (values?.some((value) => value.length > longestValue))
    fields.fault('values', `must have at most ${longestValue} characters each`)
  return values ?? []
}

function readValue(fields: Fields, field: ListField, value: string, nameable: Nameable): string[] {
  if (field === 'phonePrefix') {
    const digits = value.replace(/[\s()+.-]/g, '')
    if (/^[1-9]\d{0,14}$/.test(digits)) return [digits]
    fields.fault('values', `must be the first digits of a number, with the country, such as 91 or +55 11`)
    return []
  }
  const known = nameable[field]
  const id = known.get(value.trim().toLowerCase())
  if (id !== undefined) return [id]
  const what = {
    phoneNumberId: "WhatsApp's id of a phone number",
    pluginId: 'the id of a plugin',
    procedure: 'the id or short id of a procedure',
    tag: 'the id or name of a tag',
  }[field]
  fields.fault(
    'values',
    () =>
      `must each be ${what} of the team, and "${value.slice(0, 80)}" is none.${didYouMean(value, [...known.keys()])}`,
  )
  return []
}

/** The names of many things; later ones give way to earlier ones. */
export function knownBy<T extends { readonly id: string }>(
  things: readonly T[],
  ...namesOf: ((thing: T) => string)[]
): Known {
  const known = new Map<string, string>()
  for (const thing of things)
    for (const nameOf of [(one: T) => one.id, ...namesOf]) {
      const name = nameOf(thing).trim().toLowerCase()
      if (!known.has(name)) known.set(name, thing.id)
    }
  return known
}
