import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Health } from './health.ts'

const fresh = () => new Health({ most: 32, failingSince: null })
const fail = (health: Health, names: string, now = 0) => {
  for (const name of names) health.failed(name, now, null, 0.5)
}

describe('the health of a receiver', () => {
  it('who answers gets more at a time, up to a bound', () => {
    const health = fresh()
    const before = health.window(0)
    for (let count = 0; count < 100; count += 1) health.succeeded(0)
    assert.deepEqual([before, health.window(0)], [4, 32])
  })

  it('who fails gets less, and remembers since when', () => {
    const health = fresh()
    fail(health, 'AB', 5)
    assert.deepEqual([health.window(5), health.failingSince, health.isDown], [1, 5, false])
    health.succeeded(6)
    assert.deepEqual([health.window(6), health.failingSince], [2, null])
  })

  it('one delivery that is not taken says nothing of the others', () => {
    const health = fresh()
    fail(health, 'A'.repeat(50))
    fail(health, 'B'.repeat(50))
    assert.equal(health.isDown, false)
  })

  it('who fails with several rests longer and longer, and is asked with one request', () => {
    const health = fresh()
    fail(health, 'ABCDE')
    assert.deepEqual([health.isDown, health.window(0), health.window(1_000)], [true, 0, 1])
    const rests: number[] = []
    for (let now = 1_000; rests.length < 10;) {
      fail(health, 'A', now)
      const began = now
      while (health.window(now) === 0) now += 100
      rests.push(now - began)
    }
    assert.deepEqual(rests, [2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 120_000, 120_000, 120_000, 120_000])
  })

  it('what was under way when it began to rest does not prolong the rest', () => {
    const health = fresh()
    fail(health, 'ABCDEFGHIJKLMNOP')
    assert.equal(health.window(1_000), 1)
  })

  it('the first success ends it, and what failed is worth a new attempt', () => {
    const health = fresh()
    fail(health, 'ABCDE')
    assert.equal(health.succeeded(1_000), true)
    assert.deepEqual([health.window(1_000), health.isDown], [4, false])
    assert.equal(health.succeeded(1_000), false)
  })

  it('a single failure among successes is no reason to try everything again', () => {
    const health = fresh()
    fail(health, 'A', 0)
    assert.equal(health.succeeded(1_000), false)
    fail(health, 'A', 2_000)
    assert.equal(health.succeeded(70_000), true)
  })

  it('rests as long as it asks for, and no longer than ten minutes', () => {
    const health = fresh()
    health.failed('A', 0, 60_000, 0.5)
    assert.deepEqual([health.window(59_999), health.window(60_000)], [0, 2])
    health.failed('A', 60_000, 86_400_000, 0.5)
    assert.deepEqual([health.window(60_000 + 599_999), health.window(660_000)], [0, 1])
  })
})
