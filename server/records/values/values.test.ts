import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Attribute, AttributeType } from '../attribute.ts'
import { checkValues } from './check-values.ts'
import { completeValues } from './complete-values.ts'
import { photoIdsOf } from './photo-ids.ts'
import { presentValues } from './present-values.ts'
import { readWanted } from './read-wanted.ts'
import { searchLexemes } from './search-words.ts'
import { about, attribute } from './test-attributes.ts'

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
    ['email', 'zoe\u0301@mill.test', 'zo\u00e9@mill.test'],
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
    ['datetime', '0001-01-01T00:00:00Z', -62_135_596_800_000],
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
    ['email', 'ana@mill', {}, /must be an e-mail address/],
    ['string', 'a'.repeat(1001), { pattern: 'a+' }, /at most 1,000 characters, because it has a pattern/],
    ['string', '\u{1f600}'.repeat(2001), {}, /at most 2,000 characters, and it has 2,001$/],
    ['integer', 'a\0\ud800', {}, /^data\.integer: must be a whole number, and "a\ufffd" is text$/],
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
    ['datetime', '0000-12-31T12:00:00Z', {}, /must be a time/],
    ['stringId', ' x', {}, /no blanks at its ends/],
    ['stringEnum', 'gren', {}, /must be one of red, green, blue, and "gren" is not\. Did you mean "green"/i],
    ['multiStringEnum', 'red', {}, /must be a list of/],
    ['multiStringEnum', ['red', null], {}, /null is not/],
    ['photo', 'x', {}, /must be the id of an uploaded photo/],
    ['multiPhotos', [photo], { min: 2 }, /must have at least 2 photos, and it has 1/],
    ['audio', 'file:///etc/passwd', {}, /must be an id or an address/],
    ['audio', 'https://cdn.test/\0', {}, /must be an id or an address/],
    ['audio', 'https://cdn.test/\ud800', {}, /must be an id or an address/],
    [
      'externalObject',
      { zip: 5 },
      { schema: { properties: { zip: { type: 'string' } } } },
      /^data\.externalObject\/zip: must be string$/,
    ],
    [
      'externalObject',
      { zip: 5, town: 'x' },
      {
        schema: { properties: { zip: { type: 'string' } }, required: ['name'], additionalProperties: false },
      },
      /^data\.externalObject: must have required property 'name'; data\.externalObject: must NOT have additional properties: "town"; data\.externalObject\/zip: must be string$/,
    ],
    ['externalObject', {}, { schema: { allOf: [{ $ref: '#' }] } }, /refers to itself without end/],
    [
      'nested',
      { string: 5, integer: 'x', strng: 1 },
      {},
      /^data\.nested\/string: must be text, .*; data\.nested\/integer: must be .*; data\.nested\/strng: is not known/,
    ],
    [
      'nested',
      { integer: 'x' },
      { attributes: [attribute('integer', { isRequired: true }), attribute('string', { isRequired: true })] },
      /^data\.nested\/integer: must be a whole number, and "x" is text; data\.nested\/string: is required$/,
    ],
    [
      'nested',
      { ...Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`n${n}`, 1])), string: 'x' },
      { attributes: [attribute('string', { isRequired: true })] },
      /^(data\.nested\/n\d+: is not known there\.[^;]*(; |$)){20}$/,
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

  it('an attribute can be called "constructor"', () => {
    const attributes = [attribute('string', { key: 'constructor', shortId: 'constructor', isRequired: true })]
    assert.deepEqual(completeValues(attributes, {}).faults, [
      { field: 'data.constructor', message: 'is required' },
    ])
    assert.deepEqual(presentValues(attributes, {}), {})
    assert.equal(searchLexemes(attributes, {}), '')
    assert.deepEqual(photoIdsOf([attribute('photo', { key: 'constructor' })], {}), [])
    assert.deepEqual({ ...checkValues(attributes, { constructor: 'x' }, about).values }, { constructor: 'x' })
  })

  it('names are told as they can be stored, and no more faults than can be read', () => {
    assert.equal(checkValues([], { 'a\0\ud800': 1 }, about).faults[0]?.field, 'data.a\ufffd')
    assert.equal(checkValues([], JSON.parse('{"__proto__":1}'), about).faults[0]?.field, 'data.__proto__')
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`n${n}`, 1]))
    assert.equal(checkValues([], many(200), about).faults.length, 101)
    assert.match(checkValues([], many(1001), about).faults[0]?.message ?? '', /at most 1000 values/)
  })

  it('what is asked for is read as values are, but for their rules', () => {
    const asked: [AttributeType, unknown, unknown][] = [
      ['phone', '98450 12345', { value: '+919845012345' }],
      ['email', ' Ana@Mill.test ', { value: 'ana@mill.test' }],
      ['date', '2026-01-31', { value: Date.UTC(2026, 0, 31) }],
      ['datetimeISO8601', '1970-01-01T00:00:01Z', { value: 1000 }],
      ['boolean', true, { value: 1 }],
      ['multiStringEnum', 'red', { value: 'red' }],
      ['integer', '5', { fault: 'must be a whole number, and "5" is text' }],
      ['integer', undefined, { fault: 'must be a whole number, and nothing is not' }],
      ['phone', '', { fault: 'cannot be compared with ""; ask for null to find the empty' }],
      // The beginning of a number can be a bound.
      ['phone', '+9198\0', { value: '+9198' }],
      ['photo', 'x', { fault: 'can only be compared with null' }],
    ]
    for (const [type, wanted, expected] of asked)
      assert.deepEqual(readWanted(attribute(type, { min: 9e15, max: 9e15 }), wanted, about), expected)
  })

  it('photos are found wherever they are', () => {
    const inner = attribute('multiPhotos')
    const attributes = [attribute('photo'), attribute('nested', { attributes: [inner] })]
    assert.deepEqual(
      photoIdsOf(attributes, { key_photo: 'a', key_nested: { key_multiPhotos: ['b', 'c'] } }),
      ['a', 'b', 'c'],
    )
  })
})
