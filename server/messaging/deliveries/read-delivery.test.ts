import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { marketingChoicesIn } from './read-delivery.ts'

const choice = { category: 'marketing_messages', value: 'stop', timestamp: 1_794_000_000 }
const [ada, bob] = [{ user_id: 'US.900', profile: { name: 'Ada' } }, { wa_id: '15550109999' }]

describe('who wants no marketing messages', () => {
  it('is named by the choice, with an id where the number is not shown', () => {
    const value = { user_preferences: [{ ...choice, wa_id: '15550109999' }], contacts: [ada, bob] }
    const told = { phone: '15550109999', bsuid: undefined, takes: false, at: 1_794_000_000_000 }
    assert.deepEqual(marketingChoicesIn(value, 7), [told])
    const [one] = marketingChoicesIn({ user_preferences: [{ ...choice, user_id: 'US.900' }] }, 7)
    assert.equal(one?.bsuid, 'US.900')
  })

  it('is the only contact of the delivery where the choice names nobody, and never one of several', () => {
    const [one] = marketingChoicesIn({ user_preferences: [choice], contacts: [ada] }, 7)
    assert.equal(one?.bsuid, 'US.900')
    assert.deepEqual(marketingChoicesIn({ user_preferences: [choice], contacts: [ada, bob] }, 7), [])
  })
})
