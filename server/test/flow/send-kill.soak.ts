import { describe, it } from 'node:test'
import { killSends } from './send-kills.ts'

const kills = 50

describe('kill -9 while messages are sent', () => {
  it(`loses no message and sends none twice in ${kills} kills`, { timeout: 2_000_000 }, async (test) => {
    const ends = await killSends({ kills, messages: 40, random: Math.random })
    test.diagnostic(JSON.stringify(ends))
  })
})
