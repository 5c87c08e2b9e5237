import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { JsonItems } from './json-items.ts'
import { readUnescaped } from './test-json.ts'

function cut(text: string, key: string | undefined, portion = 1e9, most = 1e6): unknown[] {
  const bytes = Buffer.from(text)
  const cutter = new JsonItems(key, most)
  const items: string[] = []
  for (let at = 0; at < bytes.length; at += portion)
    items.push(...cutter.cut(bytes.subarray(at, at + portion)))
  cutter.end()
  assert.equal(cutter.count, items.length)
  return items.map(readUnescaped)
}

describe('items of a JSON list', () => {
  it('are what JSON.parse gives, for any list, any blanks and any portions', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.constantFrom(undefined, 'processes', 'key "with" quotes'),
        fc.constantFrom(0, 1, '\t', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        (items, key, space, portion) => {
          const document = key === undefined ? items : { [key]: items }
          const text = JSON.stringify(document, null, space)
          assert.deepEqual(cut(text, key, portion), readUnescaped(JSON.stringify(items)))
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('are found nowhere else', () => {
    for (const text of [
      '',
      ' ',
      '{}',
      '5',
      '[',
      '[1',
      '[1,',
      '[1,]',
      '[,1]',
      '[1 2]',
      '[1]]',
      '[1] 2',
      '[[1]',
      '["a]',
      'null',
    ])
      assert.throws(() => cut(text, undefined), { code: 'json_invalid' }, text)
    for (const text of [
      '[]',
      '{"other":[1]}',
      '{"rows":1}',
      '{"rows":[1]',
      '{"rows":[1],"x":1}',
      '{"rows" [1]}',
      '{rows:[1]}',
    ])
      assert.throws(() => cut(text, 'rows'), { code: 'json_invalid' }, text)
  })

  it('say after which row it went wrong', () => {
    assert.throws(
      () => cut('[{"a":1},{"b":2} {"c":3}]', undefined),
      /after row 2: something else stands there/,
    )
  })

  it('are bounded', () => {
    assert.throws(() => cut(`[1,"${'x'.repeat(2048)}"]`, undefined, 100, 1024), /Row 2 is larger than 1 KB/)
  })
})
