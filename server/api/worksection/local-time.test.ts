/** The local times of the dialect, around midnight, changes of the clock and half-hour zones. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { localTime } from './local-time.ts'

it('writes the time on the clock of the zone', () => {
  const at = Date.UTC(2026, 1, 3, 3, 45, 59)
  assert.equal(localTime(at, 'UTC'), '2026-02-03 03:45')
  assert.equal(localTime(at, 'Asia/Kolkata'), '2026-02-03 09:15')
  assert.equal(localTime(at, 'America/New_York'), '2026-02-02 22:45')
})

it('writes midnight as 00:00 and follows a change of the clock', () => {
  assert.equal(localTime(Date.UTC(2026, 0, 1), 'UTC'), '2026-01-01 00:00')
  assert.equal(localTime(Date.UTC(2026, 2, 29, 0, 59), 'Europe/Kyiv'), '2026-03-29 02:59')
  assert.equal(localTime(Date.UTC(2026, 2, 29, 1, 0), 'Europe/Kyiv'), '2026-03-29 04:00')
})

it('agrees with ISO 8601 in UTC', () => {
  const times = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2999, 11, 31) })
  fc.assert(
    fc.property(times, (at) => {
      assert.equal(localTime(at, 'UTC'), new Date(at).toISOString().slice(0, 16).replace('T', ' '))
    }),
  )
})
