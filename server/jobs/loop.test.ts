import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Loop } from './loop.ts'

describe('a loop', () => {
  const hourMs = 3_600_000

  it('goes on without a pause as long as there is more', async () => {
    let left = 50
    const done = Promise.withResolvers<undefined>()
    const loop = new Loop({
      idleMs: hourMs,
      onError: assert.ifError,
      work() {
        left -= 1
        if (left === 0) done.resolve(undefined)
        return Promise.resolve(left > 0)
      },
    })
    loop.start()
    await done.promise
    await loop.stop()
    assert.equal(left, 0)
  })

  it('looks again when it is woken, also while it works', async () => {
    let count = 0
    const second = Promise.withResolvers<undefined>()
    const loop = new Loop({
      idleMs: hourMs,
      onError: assert.ifError,
      async work() {
        count += 1
        if (count === 1) loop.wake()
        if (count === 2) second.resolve(undefined)
        await sleep(1)
        return false
      },
    })
    loop.start()
    await second.promise
    await loop.stop()
    assert.equal(count, 2)
  })

  it('looks again when the work says so', async () => {
    const asked: (boolean | number)[] = [5, true, 5]
    const done = Promise.withResolvers<undefined>()
    const loop = new Loop({
      idleMs: hourMs,
      onError: assert.ifError,
      work() {
        const more = asked.shift()
        if (more === undefined) done.resolve(undefined)
        return Promise.resolve(more ?? false)
      },
    })
    loop.start()
    await done.promise
    await loop.stop()
  })

  it('tells of a failure and goes on after a pause', async () => {
    const told: unknown[] = []
    const again = Promise.withResolvers<undefined>()
    const loop = new Loop({
      idleMs: hourMs,
      onError: (error) => told.push(error),
      work() {
        if (told.length > 0) again.resolve(undefined)
        else throw new Error('away')
        return Promise.resolve(false)
      },
    })
    loop.start()
    await again.promise
    await loop.stop()
    assert.match(String(told), /away/)
  })
})
