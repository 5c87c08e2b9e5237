import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { outcomeOf, pauseAfter, triedForMs, type Decision } from './outcome.ts'

const base: Decision = { now: 1_000_000, random: 0.5, retryAfterMs: null, isKept: false }
const waiting = { firstFailedAt: null, dueAt: 500 }
const failed = { problem: 'It answered with status 500.' }

describe('what an attempt makes of its delivery', () => {
  it('success delivers it, and keeps since when it had failed', () => {
    assert.deepEqual(outcomeOf({ firstFailedAt: 7, dueAt: 9 }, { problem: null }, base), {
      state: 'DELIVERED',
      dueAt: 9,
      firstFailedAt: 7,
      deliveredAt: base.now,
    })
  })

  it('the first failure is tried again after a second', () => {
    const { state, dueAt, firstFailedAt } = outcomeOf(waiting, failed, base)
    assert.deepEqual([state, dueAt - base.now, firstFailedAt], ['WAITING', 1_000, base.now])
  })

  it('pauses grow from a second to three hours, and end after three days with one last attempt', () => {
    const start = 1_000_000
    const pauses: number[] = []
    let state: { firstFailedAt: number | null; dueAt: number; state: string } = {
      ...waiting,
      state: 'WAITING',
    }
    let now = start
    while (state.state === 'WAITING' && pauses.length < 1_000) {
      state = outcomeOf(state, failed, { ...base, now })
      pauses.push(state.dueAt - now)
      if (state.state === 'WAITING') now = state.dueAt
    }
    assert.deepEqual(pauses.slice(0, 5), [1_000, 2_000, 6_000, 18_000, 54_000])
    assert.equal(state.state, 'FAILED')
    assert.equal(now, start + triedForMs)
    assert.ok(pauses.length > 25 && pauses.length < 45, `${pauses.length} attempts`)
    assert.ok(Math.max(...pauses) <= 3 * 3_600_000)
  })

  it('is not given up when its webhook goes to rest', () => {
    const outcome = outcomeOf({ firstFailedAt: base.now - triedForMs, dueAt: 0 }, failed, {
      ...base,
      isKept: true,
    })
    assert.equal(outcome.state, 'WAITING')
  })

  it('what the receiver asks for counts when it is longer, up to an hour', () => {
    const dueIn = (retryAfterMs: number) =>
      outcomeOf(waiting, failed, { ...base, retryAfterMs }).dueAt - base.now
    assert.deepEqual([0, 30_000, 10 * 3_600_000].map(dueIn), [1_000, 30_000, 3_600_000])
  })

  it('a pause differs by a fifth at most', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (failedFor, random) => {
        const ratio = pauseAfter(failedFor, random) / pauseAfter(failedFor, 0.5)
        assert.ok(ratio > 0.79 && ratio < 1.21)
      }),
    )
  })
})
