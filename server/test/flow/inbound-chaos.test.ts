import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { randomFrom } from '../../lib/seeded-random.ts'
import { runChaos } from './inbound-chaos.ts'

describe('conversations while everything fails', () => {
  it('lose nothing, double nothing, and keep their order', { timeout: 400_000 }, async (test) => {
    const end = await runChaos({
      messages: 2_000,
      customers: 50,
      kills: 3,
      postgresKills: 1,
      random: randomFrom(11),
    })
    test.diagnostic(JSON.stringify(end))
    assert.ok(end.refused > 0, 'the receiver was down now and then')
    assert.ok(end.streamConnections > 1, 'the stream was cut off')
  })
})
