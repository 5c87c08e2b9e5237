import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isKnown, isMeant, strongTag, weakTag } from './etag.ts'

describe('entity tags', () => {
  it('a strong tag is the same for the same bytes and another for others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        assert.match(strongTag(a), /^"[\w-]{27}"$/)
        assert.equal(strongTag(a) === strongTag(b), a.toWellFormed() === b.toWellFormed())
      }),
    )
  })

  it('a tag is known and meant when it is sent back, alone, in a list, or as *', () => {
    const tag = strongTag('body')
    for (const header of [tag, ` ${tag} `, `"a",${tag},"b"`, `W/"a" , ${tag}`, '*', ' * ']) {
      assert.equal(isKnown(header, tag), true, header)
      assert.equal(isMeant(header, tag), true, header)
    }
    for (const header of ['', '"a"', tag.slice(1, -1), `${tag}x`.slice(1), '"*"', 'W/*']) {
      assert.equal(isKnown(header, tag), false, header)
      assert.equal(isMeant(header, tag), false, header)
    }
    assert.equal(isKnown(undefined, tag), false)
  })

  it('weak tags are known by their value, and never meant', () => {
    const tag = weakTag('ab12', 7)
    assert.equal(tag, 'W/"ab12.7"')
    for (const header of [tag, '"ab12.7"', `"x", ${tag}`]) assert.equal(isKnown(header, tag), true)
    assert.equal(isKnown('W/"ab12.71"', tag), false)
    assert.equal(isMeant(`W/${strongTag('x')}`, strongTag('x')), false)
  })

  it('no header breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (header) => {
        assert.equal(typeof isKnown(header, '"x"'), 'boolean')
        assert.equal(typeof isMeant(header, '"x"'), 'boolean')
      }),
    )
  })
})
