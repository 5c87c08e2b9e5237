/** The forms in which values are compared: as rows of the tables of values, and as unique ones. Pure. */
import type { Json } from '../../lib/json.ts'
import { normalizeEmail } from '../../team/email.ts'
import type { Attribute, AttributeType } from '../attribute.ts'

const kinds: Readonly<Record<AttributeType, 'text' | 'number' | undefined>> = {
  string: 'text',
  // Too long for an index.
  text: undefined,
  name: 'text',
  email: 'text',
  phone: 'text',
  integer: 'number',
  number: 'number',
  float: 'number',
  decimal: 'number',
  boolean: 'number',
  date: 'number',
  time: 'number',
  datetime: 'number',
  datetimeISO8601: 'number',
  stringId: 'text',
  integerId: 'number',
  stringEnum: 'text',
  integerEnum: 'number',
  floatEnum: 'number',
  multiStringEnum: 'text',
  multiIntegerEnum: 'number',
  multiFloatEnum: 'number',
  photo: undefined,
  multiPhotos: undefined,
  audio: undefined,
  externalObject: undefined,
  nested: undefined,
}

/** Which table of values holds those of this type; undefined for types that cannot be filtered by. */
export function valueKind(type: AttributeType): 'text' | 'number' | undefined {
  return kinds[type]
}

/** The rows of a stored value: one for each item of a list, and one for everything else. */
export function indexedValues({ type }: Pick<Attribute, 'type'>, value: Json): readonly (string | number)[] {
  if (Array.isArray(value)) return value as (string | number)[]
  return [indexedValue(type, value)]
}

function indexedValue(type: AttributeType, value: Json): string | number {
  if (type === 'boolean') return value === true ? 1 : 0
  if (type === 'datetimeISO8601') return Date.parse(value as string)
  return type === 'email' ? normalizeEmail(value as string) : (value as string | number)
}

/** What two values must not both be when the attribute is unique. */
export function uniqueText(attribute: Pick<Attribute, 'type'>, value: Json): string {
  return String(indexedValues(attribute, value)[0])
}
