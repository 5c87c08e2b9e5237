import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { snippetOf } from './snippet.ts'
import { readTerms } from './terms.ts'
import { mostWords, placedWords, wordsOf } from './words-of.ts'

describe('the words of a text', () => {
  const cases: readonly (readonly [text: string, words: readonly string[]])[] = [
    ['The Blue sofa, the BLUE one', ['the', 'blue', 'sofa', 'one']],
    ['Straße, Łódź, Ærø, ΟΔΟΣ', ['strasse', 'lodz', 'aero', 'οδοσ']],
    ['order ORD-2026/00123 for 1,299.00', ['order', 'ord', '2026', '00123', 'for', '1', '299', '00']],
    ['ｆｕｌｌ ｗｉｄｔｈ ½', ['full', 'width', '1', '2']],
    ['مَرْحَبًا مرحبا', ['مرحبا']],
    ['नमस्ते दुनिया', ['नमस्ते', 'दुनिया']],
    ['三時に会う', ['三時', '時に', 'に会', '会う', 'う']],
    ['第3回', ['第', '3', '回']],
    ['㆒ꀀ', ['一', 'ꀀ']],
    ['ヿ会', ['コト', 'ト会', '会']],
    ['ขอ', ['ขอ', 'อ']],
    ['😀 … !', []],
  ]
  for (const [text, words] of cases)
    it(`of ${text}`, () => {
      assert.deepEqual(wordsOf(text), words)
    })

  it('are short and not too many', () => {
    const many = Array.from({ length: 2_000 }, (_, number) => `w${number}`).join(' ')
    assert.equal(wordsOf(many).length, mostWords)
    assert.deepEqual(wordsOf('x'.repeat(9_000)), ['x'.repeat(60)])
    assert.ok(wordsOf(`${'x'.repeat(59)}𝒳${'𐐀'.repeat(60)}`).every((word) => word.isWellFormed()))
  })

  it('have letters, marks and digits only, and are their own words', () => {
    const property = fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
      for (const { word, start, end } of placedWords(text)) {
        assert.match(word, /^[\p{L}\p{M}\p{N}]{1,60}$/u)
        assert.ok(start >= 0 && start < end && end <= text.length)
        assert.ok(word.isWellFormed() && word !== '')
        assert.ok(wordsOf(word).includes(word), word)
      }
    })
    fc.assert(property, { numRuns: 500 })
  })

  it('are found by whatever part of the text between spaces is looked for', () => {
    const part = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿа-я0-9会議室ครับ]{1,12}$/u)
    // A mark alone, or behind a sign such as ÷, is no letter.
    const parts = fc.array(
      part.map((text) => text.replace(/^\p{M}+/u, 'a')),
      { minLength: 1, maxLength: 8 },
    )
    const property = fc.property(parts, (given) => {
      const there = wordsOf(given.join(' '))
      for (const one of given)
        for (const { word, isPrefix } of readTerms(one))
          assert.ok(
            there.some((other) => (isPrefix ? other.startsWith(word) : other === word)),
            word,
          )
    })
    fc.assert(property)
  })
})

describe('a snippet', () => {
  it('shows the words where they stand, with a little before them', () => {
    const text = `${'lorem ipsum '.repeat(40)}the Café closes${' dolor'.repeat(60)}`
    const { text: shown, ranges } = snippetOf(text, readTerms('cafe'))
    assert.deepEqual(
      ranges.map(({ start, end }) => shown.slice(start, end)),
      ['Café'],
    )
    assert.ok(shown.startsWith('…') && shown.endsWith('…') && shown.length <= 162)
  })

  it('has ranges within it, in order and apart, for any text', () => {
    const property = fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat(), (text, place) => {
      const words = wordsOf(text)
      const word = words[place % Math.max(words.length, 1)]
      if (word === undefined) return
      const snippet = snippetOf(text, [{ word, isPrefix: place % 2 === 0 }])
      let end = 0
      assert.ok(snippet.ranges.length > 0)
      for (const range of snippet.ranges) {
        assert.ok(range.start >= end && range.end > range.start && range.end <= snippet.text.length)
        ;({ end } = range)
      }
    })
    fc.assert(property, { numRuns: 200 })
  })
})
