import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import fc from 'fast-check'
import { SandboxClock } from './clock.ts'

const hourMs = 3_600_000

describe('the clock of the sandbox', () => {
  let clock: SandboxClock
  beforeEach(() => {
    clock = new SandboxClock()
  })
  afterEach(() => clock.stop())

  it('does what became due when it is moved, in the order of its time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 })),
        fc.integer({ min: 1, max: 60 }),
        (delays, to) => {
          const moved = new SandboxClock()
          const done: number[] = []
          for (const delay of delays) moved.plan(delay * hourMs, () => done.push(delay))
          moved.advance(to * hourMs)
          moved.stop()
          const expected = delays.filter((delay) => delay <= to).sort((a, b) => a - b)
          assert.deepEqual(done, expected)
        },
      ),
    )
  })

  it('does what becomes due by itself, also what was planned later but is due before', (t) => {
    // A real one may stand still between two lines for longer than lies between what they plan.
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'] })
    const done: string[] = []
    clock.plan(40, () => done.push('late'))
    clock.plan(5, () => done.push('early'))
    clock.plan(hourMs, () => done.push('never'))
    t.mock.timers.tick(4)
    assert.deepEqual(done, [])
    t.mock.timers.tick(1)
    assert.deepEqual(done, ['early'])
    t.mock.timers.tick(35)
    assert.deepEqual(done, ['early', 'late'])
  })

  it('does it by the real time', async () => {
    await new Promise<void>((resolve) => void clock.plan(5, resolve))
  })

  it('does what a work plans in turn, as far as it is due', () => {
    const done: number[] = []
    const again = (turn: number): void => {
      done.push(turn)
      clock.plan(turn === 2 ? hourMs : 0, () => again(turn + 1))
    }
    clock.plan(hourMs, () => again(0))
    clock.advance(hourMs)
    assert.deepEqual(done, [0, 1, 2])
  })

  it('forgets what is cancelled', () => {
    const done: string[] = []
    clock.plan(hourMs, () => done.push('cancelled')).cancel()
    clock.plan(hourMs, () => done.push('kept'))
    clock.advance(hourMs)
    assert.deepEqual(done, ['kept'])
  })

  it('goes on after a work that fails', (t) => {
    const write = t.mock.method(process.stderr, 'write', () => true)
    const done: string[] = []
    clock.plan(1_000, () => {
      throw new Error('broken')
    })
    clock.plan(1_000, () => done.push('next'))
    clock.advance(1_000)
    assert.deepEqual(done, ['next'])
    assert.match(String(write.mock.calls[0]?.arguments[0]), /broken/)
  })

  it('tells its difference to the real time, which another takes over', (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() })
    const offsets: number[] = []
    clock.onMoved = (offset) => offsets.push(offset)
    clock.advance(hourMs)
    clock.set(clock.now() - hourMs)
    assert.deepEqual(offsets, [hourMs, 0])
    assert.equal(new SandboxClock(hourMs).now(), Date.now() + hourMs)
  })
})
