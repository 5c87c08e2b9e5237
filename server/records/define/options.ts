/** What can be chosen as the value of an enum. Pure. */
import { isJsonObject, storableText } from '../../lib/json.ts'
import type { Attribute, AttributeOption, AttributeType } from '../attribute.ts'
import { longestName, type Fields } from './fields.ts'
import { typeRules } from './type-rules.ts'

const mostOptions = 1_000

/** A list replaces the whole list; values that were stored before stay, whether they are options or not. */
export function readOptions(
  before: Attribute | undefined,
  fields: Fields,
  type: AttributeType,
): readonly AttributeOption[] {
  const kind = typeRules[type].options
  const given = fields.list('options', mostOptions)
  if (kind === undefined) {
    if (given !== undefined && given.length > 0)
      fields.fault('options', `must not be given for the type ${type}`)
    return []
  }
  const isKept = before !== undefined && typeRules[before.type].options === kind
  if (given === undefined && !fields.has('options') && isKept) return before.options
  if (given === undefined || given.length === 0) {
    fields.fault('options', `must have at least one option for the type ${type}`)
    return []
  }
  const options = given.flatMap((item, index) => readOption(item, `options.${index}`, kind, fields) ?? [])
  const values = options.map(({ value }) => value)
  for (const [index, value] of values.entries())
    if (values.indexOf(value) < index) fields.fault('options', `must not have ${JSON.stringify(value)} twice`)
  return options
}

function readOption(
  item: unknown,
  place: string,
  kind: 'text' | 'whole' | 'number',
  fields: Fields,
): AttributeOption | undefined {
  const value: unknown = isJsonObject(item) ? item['value'] : item
  const label: unknown = (isJsonObject(item) ? item['label'] : undefined) ?? value
  const text =
    typeof label === 'string' || typeof label === 'number' ? storableText(String(label)).trim() : ''
  if (text === '' || text.length > longestName)
    fields.fault(place, `must have a label of 1 to ${longestName} characters`)
  else if (kind === 'text' && typeof value === 'string') {
    const clean = storableText(value).trim()
    if (clean !== '' && clean.length <= longestName) return { value: clean, label: text }
    fields.fault(place, `must have a value of 1 to ${longestName} characters`)
  } else if (kind !== 'text' && typeof value === 'number' && Number.isFinite(value)) {
    if (kind === 'number' || Number.isSafeInteger(value)) return { value, label: text }
    fields.fault(place, 'must have a whole number as its value')
  } else
    fields.fault(
      place,
      `must be ${kind === 'text' ? 'a text' : 'a number'}, or an object with "value" and "label"`,
    )
  return undefined
}
