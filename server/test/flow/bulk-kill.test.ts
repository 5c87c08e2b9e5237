import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { randomFrom } from '../../lib/seeded-random.ts'
import { killBulkJobs } from './bulk-kills.ts'

const kills = 5
const rows = 12_000

describe('kill -9 during bulk create and bulk update', () => {
  it(`applies every row once, in ${kills} kills`, { timeout: 200_000 }, async (test) => {
    const resumed = await killBulkJobs({ kills, rows, random: randomFrom(20_260), everyPostgres: 0 })
    assert.equal(resumed.length, kills)
    assert.ok(resumed.filter(({ wasUnderWay }) => wasUnderWay).length >= kills / 2)
    const times = resumed.map(({ ms }) => `${Math.round(ms)} ms`)
    test.diagnostic(`the job went on ${times.join(', ')} after the restart`)
  })
})
