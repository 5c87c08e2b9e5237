import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { mistakesBetween, mostMistakes, nearestTo, withExchanged } from './correct-word.ts'

describe('the word that was meant', () => {
  const used = (similar: string, uses: number) => ({ similar, uses })

  it('is the nearest, of equally near ones that which is used most', () => {
    assert.equal(nearestTo('invioce', [used('invoke', 900), used('invoice', 3)]), 'invoice')
    assert.equal(nearestTo('hellp', [used('hells', 5), used('hello', 90)]), 'hello')
  })

  it('is none when too much is wrong, when it is short, or a number', () => {
    assert.equal(nearestTo('hepl', [used('hello', 90)]), undefined)
    assert.deepEqual(
      ['the', 'helo', 'invoice', '12345678', 'a1b2c3d4', '会議会議', '/abc'].map(mostMistakes),
      [0, 1, 2, 0, 0, 0, 0],
    )
  })

  it('counts letters that are exchanged once, as every other mistake', () => {
    assert.equal(mistakesBetween('fomr', 'form'), 1)
    assert.equal(mistakesBetween('', 'abc'), 3)
    assert.equal(mistakesBetween('abcd', 'acbde'), 2)
  })

  it('may have neighbouring letters exchanged, wherever they are', () => {
    assert.deepEqual(withExchanged('abbc'), ['babc', 'abcb'])
    assert.deepEqual(withExchanged('a'), [])
    const property = fc.property(fc.stringMatching(/^[a-e]{2,8}$/), (word) => {
      for (const other of withExchanged(word)) assert.equal(mistakesBetween(word, other), 1)
    })
    fc.assert(property)
  })

  it('is as far from one as from the other, and never farther than both are long', () => {
    const word = fc.stringMatching(/^[abc]{0,8}$/)
    const property = fc.property(word, word, (one, other) => {
      const mistakes = mistakesBetween(one, other)
      assert.equal(mistakes, mistakesBetween(other, one))
      assert.ok(mistakes <= Math.max(one.length, other.length))
      assert.equal(mistakes === 0, one === other)
    })
    fc.assert(property)
  })
})
