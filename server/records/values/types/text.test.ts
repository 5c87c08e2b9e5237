import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPhone } from './text.ts'

describe('a phone number in digits alone', () => {
  const numbers = [
    '919845012345',
    '12067770003',
    '4915112345678',
    '447911123456',
    '5511912345678',
    '6281234567890',
  ]
  for (const country of ['IN', 'US', 'DE', 'GB', 'BR', 'ID'])
    it(`is read with its country code, as APIs write it, whatever the country of the team (${country})`, () => {
      for (const digits of numbers) assert.equal(readPhone(digits, country), `+${digits}`)
    })

  it('is one of the country of the team where it has no code', () => {
    for (const [country, digits, number] of [
      ['IN', '9845012345', '+919845012345'],
      ['IN', '09845012345', '+919845012345'],
      ['US', '2067770003', '+12067770003'],
      ['DE', '015112345678', '+4915112345678'],
      ['GB', '07911123456', '+447911123456'],
      ['BR', '11912345678', '+5511912345678'],
      ['ID', '081234567890', '+6281234567890'],
    ] as const)
      assert.equal(readPhone(digits, country), number)
  })

  it('is what it can be, when no reading is a number that was given out', () => {
    assert.equal(readPhone('15550001111', 'US'), '+15550001111')
    assert.equal(readPhone('12', 'IN'), undefined)
  })

  it('is E.164 afterwards, and stays it', () => {
    for (const text of ['+62 812-3456-7890', '(098450) 12345', '0091 98450 12345']) {
      const number = readPhone(text, 'IN') ?? ''
      assert.match(number, /^\+\d+$/)
      assert.equal(readPhone(number, 'DE'), number)
    }
  })
})
