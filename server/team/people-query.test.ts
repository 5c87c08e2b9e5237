import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { newId } from '../lib/uuid.ts'
import { decodeCursor, encodeCursor, orderOf, peopleSorts, type PeopleOrder } from './people-query.ts'

const order = fc.record({ sort: fc.constantFrom(...peopleSorts), descending: fc.boolean() })
const position = (of: PeopleOrder) =>
  fc.record({
    key:
      of.sort === 'username' || of.sort === 'name'
        ? fc.string({ unit: 'grapheme' }).filter((key) => !key.includes('\0'))
        : fc.integer({ min: -1e15, max: 8e12 }),
    id: fc.nat().map(newId),
  })

describe('cursors', () => {
  it('come back as the position that they were made from', () => {
    fc.assert(
      fc.property(
        order.chain((of) => fc.tuple(fc.constant(of), position(of))),
        ([of, at]) => {
          const cursor = encodeCursor(of, at)
          assert.match(cursor, /^[\w-]+$/)
          assert.deepEqual(decodeCursor(of, cursor), { ...at })
        },
      ),
    )
  })

  it('are refused for every other order', () => {
    fc.assert(
      fc.property(order, order, (one, other) => {
        fc.pre(one.sort !== other.sort || one.descending !== other.descending)
        const found = decodeCursor(
          other,
          encodeCursor(one, { key: one.sort === 'name' ? 'x' : 1, id: newId() }),
        )
        assert.ok('field' in found && found.field === 'cursor' && found.message.includes('another order'))
      }),
    )
  })

  it('are refused when they are anything else, and nothing breaks', () => {
    const json = fc.json().map((text) => Buffer.from(text).toString('base64url'))
    fc.assert(
      fc.property(order, fc.oneof(fc.string({ unit: 'binary' }), json), (of, text) => {
        const found = decodeCursor(of, text)
        assert.ok('field' in found && found.field === 'cursor')
      }),
    )
  })
})

describe('the order of a list', () => {
  it('is by creation, or by relevance in a search for something, unless another one is asked for', () => {
    assert.deepEqual(orderOf({}), { sort: 'createdAt', descending: false })
    assert.deepEqual(orderOf({ search: 'ira' }), { sort: 'relevance', descending: true })
    assert.deepEqual(orderOf({ search: ' \0' }), { sort: 'createdAt', descending: false })
    assert.deepEqual(orderOf({ search: 'ira', sort: 'name', descending: true }), {
      sort: 'name',
      descending: true,
    })
  })
})
