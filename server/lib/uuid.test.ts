import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ascendingIds, firstIdAt, idSequence, isUuid } from './uuid.ts'

const msOf = (id: string) => parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

describe('ids that ascend', () => {
  it('do so whatever the clock says, and none tells a time before its own', () => {
    const times = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 200 })
    fc.assert(
      fc.property(times, (ages) => {
        const nextId = ascendingIds()
        const nows = ages.map((age) => 1_790_000_000_000 - age)
        const ids = nows.map(nextId)
        assert.deepEqual(ids, ids.toSorted())
        assert.equal(new Set(ids).size, ids.length)
        ids.forEach((id, index) => assert.ok(isUuid(id) && id >= firstIdAt(nows[index] ?? 0), id))
      }),
    )
  })

  it('tell the time as long as the clock goes on and there are not thousands in a millisecond', () => {
    const nextId = ascendingIds()
    assert.deepEqual(
      [5, 5, 6, 9].map((now) => msOf(nextId(now))),
      [5, 5, 6, 9],
    )
  })

  it('do so also when tens of thousands are made at once, a millisecond ahead for each 4,096', () => {
    const nextId = ascendingIds()
    const ids = Array.from({ length: 20_000 }, () => nextId(1_000))
    assert.deepEqual(ids, ids.toSorted())
    assert.equal(msOf(ids.at(-1) ?? ''), 1_004)
  })
})

describe('a sequence of ids', () => {
  it('tells of each its own time, whatever came before, and ascends within it', () => {
    const nextId = idSequence()
    const times = [9, 9, 9, 5, 5, 9]
    const ids = times.map(nextId)
    assert.deepEqual(ids.map(msOf), times)
    assert.ok(ids[0]! < ids[1]! && ids[1]! < ids[2]! && ids[3]! < ids[4]!)
  })
})
