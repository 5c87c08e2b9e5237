import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { byteRange } from './byte-range.ts'

describe('a part of a file', () => {
  for (const [header, expected] of [
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=2-4', { start: 2, end: 4 }],
    ['bytes=2-', { start: 2, end: 9 }],
    ['bytes=2-400', { start: 2, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-30', { start: 0, end: 9 }],
    ['Bytes= 1 - 2', { start: 1, end: 2 }],
    ['bytes=10-', 'outside'],
    ['bytes=10-20', 'outside'],
    ['bytes=-0', 'outside'],
    [undefined, undefined],
    ['', undefined],
    ['bytes=-', undefined],
    ['bytes=4-2', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
    ['bytes=a-b', undefined],
  ] as const)
    it(`of ten bytes for ${JSON.stringify(header)}`, () => {
      assert.deepEqual(byteRange(header, 10), expected)
    })

  it('lies within the file, whatever is asked', () => {
    const count = fc.option(fc.nat({ max: 2_000 }), { nil: '' })
    fc.assert(
      fc.property(count, count, fc.nat({ max: 1_000 }), (first, last, size) => {
        const range = byteRange(`bytes=${first}-${last}`, size)
        if (typeof range === 'object') assert.ok(range.start <= range.end && range.end < size)
      }),
    )
  })

  it('of an empty file is outside of it', () => assert.equal(byteRange('bytes=0-', 0), 'outside'))
})
