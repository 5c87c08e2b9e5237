import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Pace } from './pace.ts'

const after = (durationMs: number, lagMs: number) => {
  const pace = new Pace()
  for (let count = 0; count < 50; count += 1) pace.answered(durationMs)
  pace.sending(0, lagMs)
  return pace.atOnce
}

describe('the pace of a connection', () => {
  it('is one after the other for who answers soon, however much waits', () => {
    assert.equal(after(5, 3_600_000), 1)
  })
  it('is one after the other for who answers late and keeps up', () => assert.equal(after(800, 2_000), 1))
  it('is several at a time for who answers late and falls behind', () => assert.equal(after(800, 60_000), 8))
  it('begins with one', () => assert.equal(new Pace().atOnce, 1))
})
