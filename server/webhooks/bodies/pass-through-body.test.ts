import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readUnescaped } from '../../lib/test-json.ts'
import { newId } from '../../lib/uuid.ts'
import {
  callbackDataKey,
  ourCallbackData,
  withoutOurCallbackData,
} from '../../messaging/statuses/callback-data.ts'
import { passThroughBody } from './pass-through-body.ts'

const ours = ourCallbackData(newId())
const passed = (text: string): string => passThroughBody(Buffer.from(text)).toString()

describe('a delivery that is passed on', () => {
  it('without ours is the very same buffer', () => {
    for (const text of [
      '',
      'no json',
      '{"object": "whatsapp_business_account" , "entry":[ ]}',
      `{"${callbackDataKey}":"order 7"}`,
      String.raw`{"text":"\u00fc and 🙂 and \/", "n": 1.0e2, "big": 12345678901234567890}`,
      '{"body":"felloe: hello"}',
      `{"${callbackDataKey}":["${ours}"]}`,
    ]) {
      const body = Buffer.from(text)
      assert.equal(passThroughBody(body), body)
    }
  })

  it('keeps every other byte when ours is cut out', () => {
    const member = `"${callbackDataKey}" : "${ours}"`
    const [before, after] = [String.raw`"id":"wamid.\u0041=", "n": 1.0`, String.raw`"t":  "\/ü" `]
    assert.equal(passed(`{${before}, ${member}, ${after}}`), `{${before}, ${after}}`)
    assert.equal(passed(`{${member}, ${after}}`), `{ ${after}}`)
    assert.equal(passed(`{${before}, ${member} }`), `{${before}}`)
    assert.equal(passed(`[{${member}}, {${member},${member}}, 7]`), '[{}, {}, 7]')
    assert.equal(passed(`{${before},${member},${member},${after},${member}}`), `{${before},${after}}`)
  })

  it('is without ours however it is written', () => {
    const escaped = Array.from(ours, (c) => `\\u00${c.charCodeAt(0).toString(16)}`).join('')
    assert.equal(passed(`{"a":1,"${callbackDataKey}":"${escaped}"}`), '{"a":1}')
    assert.equal(passed(`{"a":1,"\\u0062${callbackDataKey.slice(1)}":"${ours}"}`), '{"a":1}')
  })

  it('that is cut off or no JSON is passed on as it is', () => {
    const text = `{"a":[{"${callbackDataKey}":"${ours}"}`
    assert.equal(passed(text), text)
  })

  it('is not too deep for us', () => {
    const deep = (inner: string): string => '[{"a":'.repeat(3_000) + inner + '}]'.repeat(3_000)
    assert.equal(passed(deep(`{"${callbackDataKey}":"${ours}"}`)), deep('{}'))
  })

  it('says all that it said, and never holds ours', () => {
    const key = fc.oneof(fc.constant(callbackDataKey), fc.string())
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.constantFrom(ours, 'felloe:', 'order 7', '"', '\\', '{', '},'),
        fc.string({ unit: 'grapheme' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom(true, false, null),
        fc.array(tie('any')),
        fc.dictionary(key, tie('any'), { noNullPrototype: true }),
      ),
    })).any
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 1, '\t \n'), (said, space) => {
        const body = Buffer.from(JSON.stringify(said, undefined, space))
        const before = readUnescaped(body.toString())
        const expected = withoutOurCallbackData(before)
        const after = passThroughBody(body)
        assert.deepEqual(readUnescaped(after.toString()), expected)
        if (expected === before) assert.equal(after, body)
      }),
      { numRuns: 500 },
    )
  })

  it('of any bytes at all is taken', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, isMarked) => {
        const body = Buffer.concat([Buffer.from(isMarked ? '{"felloe:":"' : ''), bytes])
        assert.ok(passThroughBody(body).length <= body.length)
      }),
    )
  })
})
