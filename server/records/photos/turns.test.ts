import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Turns } from './turns.ts'

describe('turns', () => {
  it('never lets in more than there is room for, keeps the order, and lets everybody in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ weight: fc.integer({ min: 1, max: 15 }), fails: fc.boolean() })),
        async (jobs) => {
          const turns = new Turns(10)
          const begun: number[] = []
          let taken = 0
          const done = jobs.map(({ weight, fails }, index) =>
            turns.run(weight, async () => {
              begun.push(index)
              assert.ok(taken === 0 || taken + weight <= 10)
              taken += weight
              await new Promise((resolve) => setImmediate(resolve))
              taken -= weight
              if (fails) throw new Error('failed')
            }),
          )
          await Promise.allSettled(done)
          assert.deepEqual(begun, [...jobs.keys()])
        },
      ),
      { numRuns: 50 },
    )
  })
})
