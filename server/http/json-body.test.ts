import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { AppError } from '../lib/app-error.ts'
import { parseJsonBody } from './json-body.ts'

const refused = (text: string) => {
  assert.throws(
    () => parseJsonBody(text),
    (error) => error instanceof AppError && error.kind === 'invalid' && error.code === 'json_invalid',
    text,
  )
}

describe('JSON bodies', () => {
  it('are what JSON.parse makes of them', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        if (/__proto__|constructor/.test(text)) return
        assert.deepEqual(parseJsonBody(text), JSON.parse(text))
      }),
    )
  })

  it('are absent when there is nothing but blanks', () => {
    for (const text of ['', ' ', '\r\n\t']) assert.equal(parseJsonBody(text), undefined)
  })

  it('are refused when they are broken, with the reason', () => {
    for (const text of ['{', '}', '[1,]', '{"a":}', 'undefined', "'a'", '{"a":1}x', '\u0000']) refused(text)
    assert.throws(() => parseJsonBody('{"a":'), /^AppError: The body is not valid JSON: .*(end|position)/i)
  })

  it('are refused when a key reaches for a prototype, however it is spelt', () => {
    for (const text of [
      '{"__proto__":1}',
      '{"a":[{"__proto__" : {}}]}',
      '{"\\u005f\\u005fproto\\u005F_":1}',
      '{"__pr\\u006Fto__":{"x":1}}',
      '{"constructor":{"prototype":{}}}',
      '{"c\\u006fnstructor":{"prototype":{}}}',
    ])
      refused(text)
  })

  it('are taken when such a word is a text, or a harmless key', () => {
    const taken = { constructor: 'builder', prototype: 1, note: '"__proto__": 1', escaped: '\u0065' }
    assert.deepEqual(parseJsonBody(JSON.stringify(taken)), taken)
  })

  it('nested as deep as a body can be are read or refused, and never break the server', () => {
    for (const open of ['[', '{"a":', '{"\\u0061":'])
      for (const text of [
        open.repeat(150_000),
        open.repeat(100_000) + '1' + (open === '[' ? ']' : '}').repeat(100_000),
      ])
        try {
          parseJsonBody(text)
        } catch (error) {
          assert.ok(error instanceof AppError)
        }
  })
})
