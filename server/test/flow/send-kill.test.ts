import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { randomFrom } from '../../lib/seeded-random.ts'
import { killBeforeCalls, killSends } from './send-kills.ts'

describe('kill -9 while messages are sent', () => {
  it('loses no message and sends none twice', { timeout: 200_000 }, async (test) => {
    const ends = await killSends({ kills: 3, messages: 15, random: randomFrom(7) })
    test.diagnostic(JSON.stringify(ends))
    assert.ok((ends['SENT'] ?? 0) > 0)
  })

  it('between storing and sending: every message is sent after the next start, once', async () => {
    assert.deepEqual(await killBeforeCalls(5), { SENT: 5 })
  })
})
