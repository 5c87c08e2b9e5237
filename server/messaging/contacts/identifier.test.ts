import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { identityKey, identityOf } from './identifier.ts'

describe('what an identifier is', () => {
  for (const [text, expected] of [
    ['15550100200', { phone: '15550100200' }],
    ['+15550100200', { phone: '15550100200' }],
    ['US.900000000000000001', { bsuid: 'US.900000000000000001' }],
    ['US.ENT.11815799212886844830', { bsuid: 'US.ENT.11815799212886844830' }],
    ['Y2FwaV9ncm91cDoxNTU1MDEwMDIwMDoxMjAz', { group: 'Y2FwaV9ncm91cDoxNTU1MDEwMDIwMDoxMjAz' }],
    ['15550100200-1600000000', { group: '15550100200-1600000000' }],
    ['120363025246125016', { group: '120363025246125016' }],
    ['120363025246125016@g.us', { group: '120363025246125016@g.us' }],
    ['ada.lovelace', { bsuid: 'ada.lovelace' }],
    ['123', { bsuid: '123' }],
    ['', { bsuid: '' }],
  ] as const)
    it(`of "${text}" is ${Object.keys(expected)[0] ?? ''}`, () => {
      assert.deepEqual(identityOf(text), expected)
    })

  it('compares user names without case and the sign before them, and ids to the letter', () => {
    assert.equal(identityKey('username', '@Ada.L'), identityKey('username', 'ada.l'))
    assert.notEqual(identityKey('bsuid', 'US.aB'), identityKey('bsuid', 'US.ab'))
  })
})
