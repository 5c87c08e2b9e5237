import { describe, it } from 'node:test'
import { killBulkJobs } from './bulk-kills.ts'

const kills = 50
const rows = 10_000

describe('kill -9 at random moments during bulk create and bulk update', () => {
  it(
    `applies every row once, in ${kills} kills of the server or of PostgreSQL`,
    { timeout: 2_000_000 },
    async (test) => {
      const resumed = await killBulkJobs({ kills, rows, random: Math.random, everyPostgres: 5 })
      test.diagnostic(
        `the job went on at most ${Math.round(Math.max(...resumed.map(({ ms }) => ms)))} ms after a restart`,
      )
    },
  )
})
