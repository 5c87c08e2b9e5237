import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Pace } from './pace.ts'

/** After answers of so long over `forMs`, of which those at `failures` failed; then one is sent that lies so far back. */
function after(durationMs: number, lagMs: number, forMs = 60_000, failures: readonly number[] = []): number {
  const pace = new Pace()
  for (let now = 0; now <= forMs; now += 1_000) pace.answered(durationMs, !failures.includes(now), now)
  pace.sending(0, lagMs)
  return pace.atOnce
}

describe('the pace of a connection', () => {
  it('is one after the other for who answers soon, however much waits', () => {
    assert.equal(after(5, 3_600_000), 1)
  })
  it('is one after the other for who answers late and keeps up', () => assert.equal(after(800, 2_000), 1))
  it('is several at a time for who answers late and falls behind', () => assert.equal(after(800, 60_000), 8))
  it('is one after the other for who was down, until it has been there for half a minute', () => {
    assert.equal(after(800, 3_600_000, 20_000), 1)
    assert.equal(after(800, 3_600_000, 60_000, [40_000]), 1)
    assert.equal(after(800, 3_600_000, 60_000, [20_000]), 8)
    assert.equal(after(800, 3_600_000, 60_000, [60_000]), 1)
  })
  it('begins with one', () => assert.equal(new Pace().atOnce, 1))
})
