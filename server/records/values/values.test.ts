import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Json } from '../../lib/json.ts'
import { attributeTypes, type Attribute, type AttributeType, type Values } from '../attribute.ts'
import { checkValues } from './check-values.ts'
import { completeValues } from './complete-values.ts'
import { indexedValues, valueKind } from './indexed-values.ts'
import { photoIdsOf } from './photo-ids.ts'
import { presentValues } from './present-values.ts'
import { readWanted } from './read-wanted.ts'
import { foldSearch, searchLexemes } from './search-words.ts'

const about = { defaultCountry: 'IN', timeZone: 'Asia/Kolkata' }

function attribute(type: AttributeType, rules: Partial<Attribute> = {}): Attribute {
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

function store(type: AttributeType, value: unknown, rules: Partial<Attribute> = {}): unknown {
  const one = attribute(type, rules)
  const { values, faults } = checkValues([one], { [type]: value }, about)
  return faults.length > 0
    ? faults.map(({ field, message }) => `${field}: ${message}`).join('; ')
    : values[one.key]
}

describe('values of attributes', () => {
  const photo = '019A0000-0000-7000-8000-00000000000A'
  const stored: [AttributeType, unknown, unknown][] = [
    ['string', ' as given ', ' as given '],
    ['string', 'a\0b\ud800', 'ab\ufffd'],
    ['string', '', null],
    ['name', '  Ana ', 'Ana'],
    ['email', ' Ana@Mill.test ', 'Ana@Mill.test'],
    ['phone', '098450 12345', '+919845012345'],
    ['phone', '9845012345', '+919845012345'],
    ['phone', '919845012345', '+919845012345'],
    ['phone', '12025550123', '+12025550123'],
    ['phone', '4915112345678', '+4915112345678'],
    ['phone', '5511912345678', '+5511912345678'],
    ['phone', '447911123456', '+447911123456'],
    ['phone', '+62 812-3456-7890', '+6281234567890'],
    ['integer', -0, 0],
    ['decimal', 1.5, 1.5],
    ['boolean', false, false],
    ['date', '2026-01-31', Date.UTC(2026, 0, 31)],
    ['date', Date.UTC(2026, 0, 31, 23), Date.UTC(2026, 0, 31)],
    ['date', -1, -86_400_000],
    ['time', '14:30', 52_200_000],
    ['time', '00:00:00.5', 500],
    ['datetime', '2026-01-31T09:05:07+05:30', Date.UTC(2026, 0, 31, 3, 35, 7)],
    ['datetimeISO8601', '2026-01-31T09:05:07+0530', '2026-01-31T03:35:07.000Z'],
    ['datetimeISO8601', 0, '1970-01-01T00:00:00.000Z'],
    ['stringEnum', 'red', 'red'],
    ['multiIntegerEnum', [3, 1, 3], [3, 1]],
    ['multiStringEnum', [], null],
    ['photo', photo, photo.toLowerCase()],
    ['multiPhotos', [photo, photo], [photo.toLowerCase()]],
    ['audio', 'https://cdn.test/a.ogg', 'https://cdn.test/a.ogg'],
    ['externalObject', { b: 1, a: [null] }, { a: [null], b: 1 }],
    ['nested', { string: 'x', integer: null }, { key_string: 'x' }],
    ['nested', { string: '' }, null],
  ]
  for (const [type, given, expected] of stored)
    it(`${type}: ${JSON.stringify(given)} is stored as ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(store(type, given), expected)
    })

  const refused: [AttributeType, unknown, Partial<Attribute>, RegExp][] = [
    ['string', 5, {}, /^data\.string: must be text, and 5 is not$/],
    ['string', 'abc', { max: 2 }, /at most 2 characters, and it has 3/],
    ['string', 'a', { min: 2 }, /at least 2 characters/],
    [
      'string',
      'x'.repeat(501),
      { isFilterable: true },
      /at most 500 characters, because it is kept in an index, and it has 501/,
    ],
    ['string', 'ab1', { pattern: '[a-z]+' }, /must match the pattern \[a-z\]\+, and "ab1" does not/],
    ['email', 'ana', {}, /must be an e-mail address, and "ana" is not/],
    ['phone', '12', {}, /must be a phone number, best with its country code/],
    ['integer', 1.5, {}, /must be a whole number, and 1\.5 is not/],
    ['integer', '5', {}, /must be a whole number, and "5" is text/],
    [
      'integer',
      140,
      { min: 0, max: 100 },
      /^data\.integer: must be a whole number from 0 to 100, and 140 is not$/,
    ],
    ['float', Infinity, {}, /must be a number/],
    ['boolean', 'yes', {}, /must be true or false, and "yes" is neither/],
    ['date', '2026-02-30', {}, /must be a day such as/],
    ['date', '2026-01-31', { max: Date.UTC(2026, 0, 1) }, /must not be after 2026-01-01, and 2026-01-31 is/],
    ['time', '24:00', {}, /must be a time of day/],
    ['datetime', '2026-01-31 09:05', {}, /with its zone/],
    ['datetime', 8.64e15, {}, /must be a time/],
    ['stringId', ' x', {}, /no blanks at its ends/],
    ['stringEnum', 'gren', {}, /must be one of red, green, blue, and "gren" is not\. Did you mean "green"/i],
    ['multiStringEnum', 'red', {}, /must be a list of/],
    ['multiStringEnum', ['red', null], {}, /null is not/],
    ['photo', 'x', {}, /must be the id of an uploaded photo/],
    ['audio', 'file:///etc/passwd', {}, /must be an id or an address/],
    [
      'externalObject',
      { zip: 5 },
      { schema: { properties: { zip: { type: 'string' } } } },
      /^data\.externalObject\/zip: must be string$/,
    ],
    ['nested', { strng: 'x' }, {}, /^data\.nested\/strng: is not known there\. Did you mean "string"/i],
    ['string', null, { isRequired: true }, /is required and cannot be cleared/],
  ]
  for (const [type, given, rules, message] of refused)
    it(`${type}: ${JSON.stringify(given).slice(0, 40)} is refused with ${JSON.stringify(rules)}`, () => {
      assert.match(String(store(type, given, rules)), message)
    })

  it('what is no attribute is refused with the nearest, and all faults are told', () => {
    const { faults } = checkValues(
      [attribute('string'), attribute('integer')],
      { strin: 'x', integer: 'y' },
      about,
    )
    assert.deepEqual(
      faults.map(({ field }) => field),
      ['data.strin', 'data.integer'],
    )
    assert.match(faults[0]?.message ?? '', /Did you mean "string"/i)
    for (const input of [null, 'x', [], 5])
      assert.equal(checkValues([], input, about).faults[0]?.field, 'data')
  })

  it('a new process gets its defaults and must have what is required', () => {
    const attributes = [attribute('string', { default: 'x' }), attribute('integer', { isRequired: true })]
    const { values, faults } = completeValues(attributes, {})
    assert.deepEqual(values, { key_string: 'x' })
    assert.deepEqual(faults, [{ field: 'data.integer', message: 'is required' }])
  })

  it('photos are found wherever they are', () => {
    const inner = attribute('multiPhotos')
    const attributes = [attribute('photo'), attribute('nested', { attributes: [inner] })]
    assert.deepEqual(
      photoIdsOf(attributes, { key_photo: 'a', key_nested: { key_multiPhotos: ['b', 'c'] } }),
      ['a', 'b', 'c'],
    )
  })

  describe('for any input', () => {
    const time = fc.integer({ min: -60_000_000_000_000, max: 250_000_000_000_000 })
    const arbitrary: Record<AttributeType, fc.Arbitrary<unknown>> = {
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
    const all = attributeTypes.map((type) => attribute(type))
    const anything = fc.record(arbitrary, { requiredKeys: [] }) as fc.Arbitrary<Record<string, unknown>>

    it('what is stored and shown can be sent back and is stored the same', () => {
      fc.assert(
        fc.property(anything, (input) => {
          const { values, faults } = checkValues(all, input, about)
          const kept = Object.fromEntries(
            Object.entries(values).filter(([, value]) => value !== null),
          ) as Values
          const shown = JSON.parse(JSON.stringify(presentValues(all, kept))) as Record<string, Json>
          assert.deepEqual(checkValues(all, shown, about).values, kept, JSON.stringify(faults))
        }),
        { numRuns: 500 },
      )
    })

    it('never throws, and finds a fault or a value', () => {
      fc.assert(
        fc.property(fc.constantFrom(...attributeTypes), fc.jsonValue(), (type, value) => {
          const { values, faults } = checkValues([attribute(type)], { [type]: value }, about)
          assert.equal(Object.keys(values).length + faults.length, 1)
        }),
        { numRuns: 2000 },
      )
    })

    it('what is asked for as it is shown is compared as it is stored', () => {
      fc.assert(
        fc.property(anything, (input) => {
          const { values } = checkValues(all, input, about)
          for (const one of all) {
            const value = values[one.key]
            if (value === undefined || value === null || valueKind(one.type) === undefined) continue
            const items = indexedValues(one, value)
            const asked = Array.isArray(value) ? value : [value]
            if (one.type === 'email') continue
            assert.deepEqual(
              asked.map((item) => readWanted(one, item, about)),
              items.map((item) => ({ value: item })),
            )
          }
        }),
        { numRuns: 500 },
      )
    })
  })

  describe('search', () => {
    const attributes = [attribute('name'), attribute('phone'), attribute('email'), attribute('stringEnum')]
    const lexemes = searchLexemes(attributes, {
      key_name: "Zoë O'Brien-Müller",
      key_phone: '+919845012345',
      key_email: 'Zoe@Mill.test',
      key_stringEnum: 'red',
    })
    const finds = (text: string): boolean => foldSearch(text).every((word) => lexemes.includes(`'${word}`))

    for (const text of [
      'zoe',
      'ZOË',
      'brien muller',
      '98450 12345',
      '+91 98450-12345',
      '098450',
      'zoe@mill.test',
      'the red',
    ])
      it(`finds it by ${text}`, () => assert.ok(finds(text), lexemes))

    it('is a literal whatever the text', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (text) => {
          const found = searchLexemes([attribute('string')], { key_string: text })
          assert.match(found, /^('(?:[^'\\]|''|\\\\)+'(?: |$))*$/)
        }),
      )
    })
  })
})
