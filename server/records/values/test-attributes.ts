/** For tests of values: an attribute of each type, and values that it can be given. */
import fc from 'fast-check'
import type { Attribute, AttributeType } from '../attribute.ts'

export const about = { defaultCountry: 'IN', timeZone: 'Asia/Kolkata' }

export function attribute(type: AttributeType, rules: Partial<Attribute> = {}): Attribute {
  return {
    id: `id-${type}`,
    key: `key_${type}`,
    shortId: type,
    name: type,
    description: '',
    type,
    isRequired: false,
    isUnique: false,
    isFilterable: false,
    isIndexing: false,
    isRetired: false,
    default: undefined,
    min: undefined,
    max: undefined,
    pattern: undefined,
    options: optionsOf(type),
    schema: undefined,
    attributes: type === 'nested' ? [attribute('string'), attribute('integer')] : [],
    ...rules,
  }
}

function optionsOf(type: AttributeType) {
  if (!/enum/i.test(type)) return []
  return /string/i.test(type)
    ? ['red', 'green', 'blue'].map((value) => ({ value, label: `The ${value}` }))
    : [1, 2, 3].map((value) => ({ value, label: `Number ${value}` }))
}

/** Values of each type as a caller sends them. */
const time = fc.integer({ min: -60_000_000_000_000, max: 250_000_000_000_000 })
export const given: Record<AttributeType, fc.Arbitrary<unknown>> = {
  string: fc.string({ unit: 'binary' }),
  text: fc.string(),
  name: fc.string(),
  email: fc.emailAddress(),
  phone: fc.constantFrom('+919845012345', '09845012345', '+12025550123', '4915112345678'),
  integer: fc.maxSafeInteger(),
  number: fc.integer(),
  float: fc.double({ noNaN: true, noDefaultInfinity: true }),
  decimal: fc.double({ noNaN: true, noDefaultInfinity: true }),
  boolean: fc.boolean(),
  date: fc.oneof(time, fc.constant('2026-01-31')),
  time: fc.oneof(fc.nat(86_399_999), fc.constant('14:30')),
  datetime: time,
  datetimeISO8601: fc.oneof(time, fc.constant('2026-01-31T09:05:07+05:30')),
  stringId: fc.string(),
  integerId: fc.integer(),
  stringEnum: fc.constantFrom('red', 'green'),
  integerEnum: fc.constantFrom(1, 2),
  floatEnum: fc.constantFrom(1, 2),
  multiStringEnum: fc.array(fc.constantFrom('red', 'green')),
  multiIntegerEnum: fc.array(fc.constantFrom(1, 2)),
  multiFloatEnum: fc.array(fc.constantFrom(1, 2)),
  photo: fc.uuid(),
  multiPhotos: fc.array(fc.uuid(), { maxLength: 4 }),
  audio: fc.oneof(fc.uuid(), fc.webUrl()),
  externalObject: fc.dictionary(fc.string(), fc.jsonValue()),
  nested: fc.record({ string: fc.string(), integer: fc.integer() }, { requiredKeys: [] }),
}
