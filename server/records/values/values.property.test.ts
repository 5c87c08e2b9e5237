import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { storableJson, type Json } from '../../lib/json.ts'
import { attributeTypes, type AttributeType, type Values } from '../attribute.ts'
import { checkValues } from './check-values.ts'
import { indexedValues, uniqueText, valueKind } from './indexed-values.ts'
import { presentValues } from './present-values.ts'
import { readWanted } from './read-wanted.ts'
import { about, attribute, given } from './test-attributes.ts'

describe('values, for any input', () => {
  const all = attributeTypes.map((type) => attribute(type))
  const anything = fc.record(given, { requiredKeys: [] }) as fc.Arbitrary<Record<string, unknown>>

  it('what is stored and shown can be sent back and is stored the same', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const { values, faults } = checkValues(all, input, about)
        const kept = Object.fromEntries(
          Object.entries(values).filter(([, value]) => value !== null),
        ) as Values
        // Not by way of JSON text: JSON.parse of V8 13 and 14 can take an escaped key for another one.
        const shown = structuredClone(presentValues(all, kept))
        assert.deepEqual(checkValues(all, shown, about).values, kept, JSON.stringify(faults))
      }),
      { numRuns: 500 },
    )
  })

  it('never throws, and finds a fault or a value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...attributeTypes), fc.jsonValue(), (type, value) => {
        const { values, faults } = checkValues([attribute(type)], { [type]: value }, about)
        assert.equal(Object.keys(values).length, faults.length === 0 ? 1 : 0)
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
          assert.deepEqual(
            asked.map((item) => readWanted(one, item, about)),
            items.map((item) => ({ value: item })),
          )
        }
      }),
      { numRuns: 500 },
    )
  })

  it('what is stored is to the letter what will be read', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const { values } = checkValues(all, input, about)
        assert.deepEqual(values, storableJson(values))
      }),
      { numRuns: 500 },
    )
  })

  it('faults can be stored too', () => {
    fc.assert(
      fc.property(fc.constantFrom(...attributeTypes), fc.string({ unit: 'binary' }), (type, text) => {
        const { faults } = checkValues([attribute(type)], { [type]: { [text]: text }, [text]: text }, about)
        const told = faults.map(({ field, message }) => field + message).join('')
        assert.ok(told.isWellFormed() && !told.includes('\0'))
      }),
      { numRuns: 500 },
    )
  })

  it('the order of what lies in the tables is the order of what is meant', () => {
    const single = attributeTypes.filter((type) => valueKind(type) !== undefined && !type.startsWith('multi'))
    const pair = fc
      .constantFrom(...single)
      .chain((type) => fc.tuple(fc.constant(type), fc.tuple(given[type], given[type])))
    fc.assert(
      fc.property(pair, ([type, two]) => {
        const one = attribute(type)
        const [a, b] = two.map((item) => checkValues([one], { [type]: item }, about).values[one.key])
        if (a === undefined || a === null || b === undefined || b === null) return
        const [inTable, meant] = [
          order(indexedValues(one, a)[0], indexedValues(one, b)[0]),
          order(meaning(type, a), meaning(type, b)),
        ]
        assert.equal(inTable, meant)
        assert.equal(uniqueText(one, a) === uniqueText(one, b), meant === 0)
      }),
      { numRuns: 2000 },
    )
  })
})

/** Text by code point, as the tables compare it; everything else by what it is. */
function order(a: unknown, b: unknown): number {
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(String(b)))
  return Math.sign(Number(a) - Number(b))
}

/** Times in ISO 8601 are in the order of their text; addresses are the same in capitals. */
function meaning(type: AttributeType, value: Json): unknown {
  return type === 'email' && typeof value === 'string' ? value.toLowerCase() : value
}
