import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { phoneKey, phoneVariants } from './phone-key.ts'

describe('the key of a phone number', () => {
  const same: readonly (readonly [what: string, ...numbers: string[]])[] = [
    ['Brazil: the ninth digit of mobile numbers', '5531987654321', '553187654321', '+55 31 98765-4321'],
    ['Brazil: also in areas where it came first', '5511987654321', '551187654321'],
    ['Mexico: the 1 of mobile numbers', '5215512345678', '525512345678', '+52 1 55 1234 5678'],
    ['Argentina: the 9 of mobile numbers', '5491123456789', '541123456789'],
    [
      'Argentina: the 15 behind an area of two digits',
      '54111523456789',
      '541123456789',
      '+54 9 11 2345-6789',
    ],
    ['Argentina: the 15 behind an area of three digits', '54351151234567', '5493511234567'],
    ['Argentina: the 15 behind an area of four digits', '54296615123456', '5492966123456'],
    ['everywhere: signs and spaces', '15550100200', '+1 (555) 010-0200'],
  ]
  for (const [what, ...numbers] of same)
    it(`is one for ${what}`, () => {
      assert.equal(new Set(numbers.map(phoneKey)).size, 1, numbers.map(phoneKey).join(' '))
    })

  const different: readonly (readonly [what: string, ...numbers: string[]])[] = [
    ['Brazil: a landline, and the mobile number with its digits', '553132345678', '5531932345678'],
    ['Brazil: mobile numbers that never were shorter', '5511912345678', '551112345678'],
    ['Brazil: what has no area', '5520987654321', '552087654321'],
    ['Brazil: two areas', '5531987654321', '5532987654321'],
    ['Brazil: a number of 13 digits with another digit', '5531887654321', '553187654321'],
    ['Mexico: numbers of other lengths', '521551234567', '52551234567'],
    ['Mexico: national numbers do not begin with 1', '5211234567890', '521234567890'],
    ['Argentina: a 15 that is part of the number', '541115234567', '5411234567'],
    ['countries that only begin alike', '5215512345678', '5025512345678'],
    ['neighbours', '15550100200', '15550100201'],
  ]
  for (const [what, ...numbers] of different)
    it(`differs for ${what}`, () => {
      assert.equal(new Set(numbers.map(phoneKey)).size, numbers.length, numbers.map(phoneKey).join(' '))
    })

  const digits = (length: number, first = '123456789') =>
    fc
      .tuple(
        fc.constantFrom(...Array.from(first)),
        fc.array(fc.constantFrom(...Array.from('0123456789')), {
          minLength: length - 1,
          maxLength: length - 1,
        }),
      )
      .map(([head, tail]) => head + tail.join(''))
  // A subscriber of each of the three countries, by what tells them apart, with all ways of writing the number.
  const subscriber = fc.oneof(
    fc.tuple(fc.constantFrom('11', '21', '31', '85', '99'), digits(8, '6789')).map(([area, number]) => ({
      id: `BR mobile ${area} ${number}`,
      ways: [`55${area}9${number}`, `55${area}${number}`],
    })),
    fc.tuple(fc.constantFrom('11', '31', '85'), digits(8, '2345')).map(([area, number]) => ({
      id: `BR landline ${area} ${number}`,
      ways: [`55${area}${number}`],
    })),
    digits(10, '23456789').map((number) => ({ id: `MX ${number}`, ways: [`52${number}`, `521${number}`] })),
    digits(8, '23456789').map((number) => ({
      id: `AR 11 ${number}`,
      ways: [`5411${number}`, `54911${number}`, `541115${number}`],
    })),
    digits(7, '23456789').map((number) => ({
      id: `AR 351 ${number}`,
      ways: [`54351${number}`, `549351${number}`, `5435115${number}`],
    })),
    digits(11, '13467').map((number) => ({ id: number, ways: [number, `+${number}`] })),
  )

  it('is shared by all ways of writing a number, and by no other subscriber', () => {
    fc.assert(
      fc.property(subscriber, subscriber, (one, other) => {
        const keys = new Set(one.ways.map(phoneKey))
        assert.equal(keys.size, 1)
        const [key = ''] = keys
        assert.equal(
          other.ways.every((way) => phoneKey(way) === key),
          one.id === other.id,
        )
      }),
      { numRuns: 2_000 },
    )
  })

  it('is its own key, and the key of all its variants', () => {
    fc.assert(
      fc.property(subscriber, ({ ways: [way = ''] }) => {
        const key = phoneKey(way)
        assert.equal(phoneKey(key), key)
        assert.ok(phoneVariants(key).includes(way.replace('+', '')))
        assert.deepEqual([...new Set(phoneVariants(key).map(phoneKey))], [key])
      }),
    )
  })

  it('takes anything', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.match(phoneKey(text), /^\d*$/)))
  })
})
