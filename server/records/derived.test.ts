import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Json } from '../lib/json.ts'
import type { Attribute } from './attribute.ts'
import { derivedData, fillTemplate, textForm } from './derived.ts'

const attribute = (shortId: string, more: Partial<Attribute> = {}): Attribute => ({
  id: shortId,
  key: shortId,
  shortId,
  name: shortId,
  description: '',
  type: 'string',
  isRequired: false,
  isUnique: false,
  isFilterable: false,
  isIndexing: false,
  isRetired: false,
  default: undefined,
  min: undefined,
  max: undefined,
  pattern: undefined,
  options: [],
  schema: undefined,
  attributes: [],
  ...more,
})

const filled = (template: string, values: Record<string, string>): string =>
  fillTemplate(template, (key) => values[key] ?? '')

describe('a derived text', () => {
  const cases: [template: string, values: Record<string, string>, text: string][] = [
    ['{a} {b}', { a: 'Ana', b: 'Kim' }, 'Ana Kim'],
    ['{a} · {b} · {c}', { a: 'A', c: 'C' }, 'A · C'],
    ['{a} · {b}', { b: 'B' }, 'B'],
    ['{a} ({b})', { a: 'Ana' }, 'Ana'],
    ['{a} ({b})', { a: 'Ana', b: 'Goa' }, 'Ana (Goa)'],
    ['{a} ({b}), {c}', { a: 'Ana', c: 'India' }, 'Ana, India'],
    ['{a} ({b}), {c}', { a: 'Ana', b: 'Goa' }, 'Ana (Goa)'],
    ['#{a}: {b}', { b: 'Broken' }, 'Broken'],
    ['Lead {a}', { a: '7' }, 'Lead 7'],
    ['Lead {a}', {}, ''],
    ['{a} kg', { a: '7' }, '7 kg'],
    ['{a}{b}', { a: 'x', b: 'y' }, 'xy'],
    ['always', {}, 'always'],
    ['', {}, ''],
  ]
  for (const [template, values, text] of cases)
    it(`"${template}" with ${JSON.stringify(values)} is "${text}"`, () =>
      assert.equal(filled(template, values), text))

  it('has all that the template says when nothing is empty, and nothing when all is', () => {
    const literal = fc.string({ unit: fc.constantFrom(' ', '·', '(', ')', 'x', ':') })
    fc.assert(
      fc.property(fc.array(literal, { minLength: 2, maxLength: 5 }), (literals) => {
        const template = literals.join('{k}')
        assert.equal(filled(template, { k: 'V' }), literals.join('V'))
        assert.equal(filled(template, {}), '')
      }),
    )
  })

  it('is made of the values by key, without retired ones', () => {
    const definition = {
      attributes: [attribute('city', { key: 'town' }), attribute('old', { isRetired: true })],
      derivedAttributes: [
        { id: '1', shortId: 'title', name: 'Title', template: '{town}, {old}' },
        { id: '2', shortId: 'empty', name: 'Empty', template: '{gone}' },
      ],
    }
    assert.deepEqual(derivedData(definition, { town: 'Goa', old: 'x', gone: 'y' }, 'UTC'), {
      title: 'Goa',
      empty: '',
    })
  })
})

describe('the text of a value', () => {
  it('is what people read', () => {
    const text = (of: Attribute, value: Json) => textForm(of, value, 'Asia/Kolkata')
    const options = [
      { value: 'a', label: 'Apple' },
      { value: 2, label: 'Two' },
    ]
    assert.equal(text(attribute('x'), 'text'), 'text')
    assert.equal(text(attribute('x', { type: 'float' }), 1.5), '1.5')
    assert.equal(text(attribute('x', { type: 'boolean' }), false), 'no')
    assert.equal(text(attribute('x', { type: 'stringEnum', options }), 'a'), 'Apple')
    assert.equal(text(attribute('x', { type: 'multiIntegerEnum', options }), [2, 3]), 'Two, 3')
    const moment = Date.UTC(2026, 0, 31, 20, 5)
    assert.equal(text(attribute('x', { type: 'date' }), Date.UTC(2026, 0, 31)), '2026-01-31')
    assert.equal(text(attribute('x', { type: 'time' }), 8 * 3_600_000 + 5 * 60_000), '08:05')
    assert.equal(text(attribute('x', { type: 'datetime' }), moment), '2026-02-01 01:35')
    assert.equal(
      text(attribute('x', { type: 'datetimeISO8601' }), new Date(moment).toISOString()),
      '2026-02-01 01:35',
    )
    assert.equal(text(attribute('x', { type: 'photo' }), 'some-id'), '')
    assert.equal(text(attribute('x', { type: 'nested' }), { a: 1 }), '')
  })
})
