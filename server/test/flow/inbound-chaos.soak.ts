import { describe, it } from 'node:test'
import { runChaos } from './inbound-chaos.ts'

const messages = 20_000
const kills = 20
const postgresKills = 3

describe('conversations while everything fails', () => {
  it(
    `lose nothing of ${messages} messages in ${kills} kills and ${postgresKills} of PostgreSQL`,
    { timeout: 2_000_000 },
    async (test) => {
      const end = await runChaos({ messages, customers: 200, kills, postgresKills, random: Math.random })
      test.diagnostic(JSON.stringify(end))
    },
  )
})
