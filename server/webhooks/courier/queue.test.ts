import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { DeliveryQueue, type Waiting } from './queue.ts'

const heldFor = 600_000
const row = (number: number, orderKey: string | null, more: Partial<Waiting> = {}): Waiting => ({
  id: String(number).padStart(6, '0'),
  eventId: `e${number}`,
  createdAt: 0,
  orderKey,
  body: Buffer.alloc(0),
  attempts: 0,
  firstFailedAt: null,
  dueAt: 0,
  ...more,
})

function queueOf(...rows: Waiting[]): DeliveryQueue {
  const queue = new DeliveryQueue(heldFor)
  queue.beginPass(0)
  queue.add(rows)
  return queue
}
const takeAll = (queue: DeliveryQueue, now = 0, ofKey?: number): string[] => {
  const taken: string[] = []
  for (let one = queue.next(now, ofKey); one !== undefined; one = queue.next(now, ofKey))
    taken.push(one.eventId)
  return taken
}

describe('what is sent next', () => {
  it('the oldest, and one of each chat', () => {
    assert.deepEqual(takeAll(queueOf(row(1, 'A'), row(2, 'A'), row(3, 'B'), row(4, null), row(5, null))), [
      'e1',
      'e3',
      'e4',
      'e5',
    ])
  })

  it('several of one connection when they may', () => {
    assert.deepEqual(takeAll(queueOf(row(1, 'A'), row(2, 'A'), row(3, 'A')), 0, 2), ['e1', 'e2'])
  })

  it('the next of a chat once the one before was answered', () => {
    const queue = queueOf(row(1, 'A'), row(2, 'A'))
    takeAll(queue)
    queue.sent(row(1, 'A'), false, 0)
    assert.deepEqual(takeAll(queue), ['e2'])
  })

  it('nothing behind what the database knows to fail, unless that succeeded meanwhile', () => {
    const queue = queueOf(row(1, 'A', { firstFailedAt: 1, attempts: 1 }))
    takeAll(queue)
    queue.sent(row(1, 'A'), false, 0)
    queue.holdBehind([1, 2].map((number) => ({ ...row(number, number === 1 ? 'A' : 'B'), firstFailedAt: 1 })))
    assert.deepEqual([queue.isHeld('A', 2), queue.isHeld('B', 2)], [false, true])
  })

  it('nothing twice, until it is noted', () => {
    const queue = queueOf(row(1, 'A'))
    takeAll(queue)
    queue.sent(row(1, 'A'), false, 0)
    assert.equal(queue.add([row(1, 'A')]), 0)
    queue.noted([row(1, 'A').id])
    assert.equal(queue.add([row(1, 'A')]), 1)
  })

  it('also of other chats when one has large bodies, and those later, in their order', () => {
    const large = (number: number) => row(number, 'A', { body: Buffer.alloc(60) })
    const queue = new DeliveryQueue(heldFor, () => 100)
    queue.beginPass(0)
    queue.add([large(1), large(2), large(3), row(4, 'B')])
    assert.deepEqual([queue.bytes, queue.leftOut(0)], [120, ['A']])
    assert.deepEqual(takeAll(queue), ['e1', 'e4'])
    queue.sent(large(1), false, 0)
    assert.equal(queue.needsPass(0), false)
    assert.deepEqual(takeAll(queue), ['e2'])
    assert.equal(queue.needsPass(0), true)
    queue.beginPass(0)
    queue.add([large(2), large(3)])
    queue.sent(large(2), false, 0)
    assert.deepEqual(takeAll(queue), ['e3'])
  })

  it('what is older comes first, however late it is found', () => {
    const queue = queueOf(row(5, 'B'))
    queue.add([row(1, 'A')])
    assert.deepEqual(takeAll(queue), ['e1', 'e5'])
  })
})

describe('a chat whose delivery failed', () => {
  const failing = row(1, 'A', { firstFailedAt: 0 })
  const held = () => {
    const queue = queueOf(row(1, 'A'), row(2, 'A'), row(3, 'B'))
    queue.next(0)
    queue.sent(row(1, 'A'), true, 0)
    queue.noted([row(1, 'A').id])
    return queue
  }

  it('is held, and takes no place in memory', () => {
    const queue = held()
    assert.deepEqual(takeAll(queue), ['e3'])
    assert.deepEqual(queue.leftOut(0), ['A'])
    assert.equal(queue.size, 0)
    assert.equal(queue.add([row(2, 'A')]), 0)
  })

  it('may itself be tried again', () => {
    const queue = held()
    queue.add([failing])
    assert.deepEqual(takeAll(queue), ['e1', 'e3'])
  })

  it('goes on with a new pass once that succeeds', () => {
    const queue = held()
    queue.add([failing])
    queue.next(1)
    queue.sent(failing, false, 0)
    assert.equal(queue.needsPass(1), true)
    queue.beginPass(1)
    assert.deepEqual(queue.leftOut(1), [])
    queue.add([row(2, 'A')])
    assert.deepEqual(takeAll(queue), ['e2', 'e3'])
  })

  it('goes on without it when its time is over', () => {
    const queue = held()
    assert.equal(queue.needsPass(heldFor - 1), false)
    assert.equal(queue.needsPass(heldFor), true)
  })

  it('stays held through a new beginning as long as its failure is not noted', () => {
    const queue = queueOf(row(1, 'A'))
    queue.next(0)
    queue.sent(row(1, 'A'), true, 0)
    queue.clear()
    assert.equal(queue.isHeld('A', 0), true)
    queue.noted([row(1, 'A').id])
    queue.clear()
    assert.equal(queue.isHeld('A', 0), false)
  })
})

describe('over any run of a receiver', () => {
  // A small world: a table of waiting rows, read in portions, and a receiver that fails as it likes.
  const world = fc.record({
    keys: fc.array(fc.constantFrom('A', 'B', 'C', null), { minLength: 1, maxLength: 60 }),
    portion: fc.integer({ min: 1, max: 7 }),
    mostBytes: fc.constantFrom(5, 25, Infinity),
    fails: fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
    picks: fc.infiniteStream(fc.nat()),
  })

  it('each is delivered once, and each chat in its order unless a hold has ended', () => {
    fc.assert(
      fc.property(world, ({ keys, portion, mostBytes, fails, picks }) => {
        const body = Buffer.alloc(10)
        const table = new Map(keys.map((key, index) => [index, row(index, key, { body })]))
        const queue = new DeliveryQueue(heldFor, () => mostBytes)
        const delivered: Waiting[] = []
        const underWay: Waiting[] = []
        let [now, cursor, isDone] = [0, '', false]
        queue.beginPass(now)
        const read = () => {
          if (isDone && (queue.needsPass(now) || queue.known === 0)) {
            queue.beginPass(now)
            ;[cursor, isDone] = ['', false]
          }
          const leftOut = new Set(queue.leftOut(now))
          const rows = [...table.values()].filter(
            ({ id, orderKey, firstFailedAt, dueAt }) =>
              id > cursor && (firstFailedAt === null || dueAt <= now) && !leftOut.has(orderKey ?? ''),
          )
          const taken = rows.slice(0, portion)
          queue.add(taken)
          cursor = taken.at(-1)?.id ?? cursor
          isDone = taken.length < portion
          queue.add(
            [...table.values()].filter(({ firstFailedAt, dueAt }) => firstFailedAt !== null && dueAt <= now),
          )
        }
        for (let step = 0; table.size > 0; step += 1) {
          assert.ok(step < 5_000, 'it ends')
          read()
          const next = queue.next(now)
          if (next !== undefined) underWay.push(next)
          if (next === undefined && underWay.length === 0) now += 1_000
          if (underWay.length === 0 || (next !== undefined && picks.next().value % 2 === 0)) continue
          const [one] = underWay.splice(picks.next().value % underWay.length, 1)
          if (one === undefined) continue
          const isFailed = fails.next().value === 0
          const firstFailedAt = one.firstFailedAt ?? now
          queue.sent(one, isFailed, firstFailedAt)
          if (isFailed) table.set(Number(one.id), { ...one, firstFailedAt, dueAt: now + 1_000 })
          else {
            table.delete(Number(one.id))
            delivered.push(one)
          }
          queue.noted([one.id])
        }
        assert.ok(now < heldFor)
        assert.equal(delivered.length, keys.length)
        for (const key of ['A', 'B', 'C']) {
          const ids = delivered.filter(({ orderKey }) => orderKey === key).map(({ id }) => id)
          assert.deepEqual(ids, ids.toSorted())
        }
      }),
      { numRuns: 300 },
    )
  })
})
