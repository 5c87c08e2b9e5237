import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Collection, type Stored } from './collection.ts'

interface Coat extends Stored {
  readonly colour: string
}

describe('a collection', () => {
  it('tells of every change, after it', () => {
    const told: unknown[] = []
    const coats = new Collection<Coat>('coats', (name, id, object) =>
      told.push([name, id, object?.id, coats.size]),
    )
    coats.put({ id: '1', colour: 'red' })
    coats.update('1', { colour: 'blue' })
    coats.remove('1')
    coats.remove('1')
    assert.deepEqual(told, [
      ['coats', '1', '1', 1],
      ['coats', '1', '1', 1],
      ['coats', '1', undefined, 0],
    ])
    assert.throws(() => coats.update('1', { colour: 'red' }), /no coats 1/)
  })

  it('keeps about as many as its limit, the newest', () => {
    const coats = new Collection<Coat>('coats', () => undefined, { limit: 100 })
    for (let id = 0; id < 1_000; id += 1) coats.put({ id: String(id), colour: 'red' })
    assert.ok(coats.size >= 100 && coats.size <= 105, String(coats.size))
    assert.deepEqual([coats.has('999'), coats.has('800')], [true, false])
  })

  it('finds by an index what looking at all would find, whatever was put and removed', () => {
    const id = fc.integer({ min: 0, max: 5 }).map(String)
    const colour = fc.constantFrom('red', 'blue', 'green')
    const step = fc.record({ id, colour, isRemoval: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step), fc.nat(10), (steps, indexedAt) => {
        const coats = new Collection<Coat>('coats', () => undefined)
        let index = coats.index((coat) => coat.colour)
        for (const [turn, { isRemoval, ...coat }] of steps.entries()) {
          if (turn === indexedAt) index = coats.index(({ colour }) => colour)
          if (isRemoval) coats.remove(coat.id)
          else coats.put(coat)
        }
        const ids = (found: readonly Coat[]) => found.map((coat) => coat.id).sort()
        for (const wanted of ['red', 'blue', 'green']) {
          const all = coats.filter((coat) => coat.colour === wanted)
          assert.deepEqual(ids(index.all(wanted)), ids(all))
          assert.equal(index.first(wanted) === undefined, all.length === 0)
        }
      }),
    )
  })
})
