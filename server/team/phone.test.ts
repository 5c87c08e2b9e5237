import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isCountry, normalizePhone } from './phone.ts'

describe('phone numbers', () => {
  it('are known by their E.164 form, however they are written', () => {
    for (const text of [
      '98450 12345',
      '098450-12345',
      '+91 98450 12345',
      '0091 98450 12345',
      '(098450) 12345',
      '+91-98450-12345',
      '９８４５０１２３４５',
    ])
      assert.equal(normalizePhone(text, 'IN'), '+919845012345', text)
    assert.equal(normalizePhone('030 123456', 'de'), '+4930123456')
    assert.equal(normalizePhone('+1 202 555 0142', 'XX'), '+12025550142')
  })

  it('have none where the text cannot be dialled', () => {
    for (const text of [
      '',
      'ext. 12',
      'ask Ira',
      '12',
      '98450 12345 ext 7',
      '98450 12345 or 98450 54321',
      '1'.repeat(65),
      'tel: nobody',
    ])
      assert.equal(normalizePhone(text, 'IN'), null, text)
    assert.equal(normalizePhone('98450 12345', 'XX'), null)
  })

  it('have none that would be another one, or none, when it is read again', () => {
    for (const [text, country] of [
      ['000000', 'DE'],
      ['12324650', 'US'],
      ['000 1234567', 'DE'],
    ] as const)
      assert.equal(normalizePhone(text, country), null, text)
    assert.equal(normalizePhone('+49 0151 23456789', 'IN'), '+4915123456789')
    assert.equal(normalizePhone('+39 06 6982 1234', 'DE'), '+390669821234')
  })

  it('the form does not change when it is read again, in whatever country', () => {
    const numbers = fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-() .#x')), maxLength: 20 })
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom('IN', 'US', 'DE', 'UA', 'XX'),
        fc.constantFrom('IN', 'US', 'BR'),
        (text, country, other) => {
          const number = normalizePhone(text, country)
          if (number === null) return
          assert.match(number, /^\+[1-9]\d{4,14}$/)
          assert.equal(normalizePhone(number, other), number)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('no text breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) =>
        assert.ok(normalizePhone(text, 'IN')?.startsWith('+') ?? true),
      ),
    )
    assert.deepEqual(['IN', 'in', 'XX', ''].map(isCountry), [true, false, false, false])
  })
})
