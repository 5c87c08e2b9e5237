import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { foldText } from './fold-text.ts'
import { searchWords } from './people-query.ts'

describe('text as it is searched', () => {
  it('is without case, accents and width', () => {
    for (const [text, folded] of [
      ['JOSÉ Núñez', 'jose nunez'],
      ['Ｗｉｄｅ', 'wide'],
      ['Ёлка', 'елка'],
      ['ﬁn', 'fin'],
      ['ÅNGSTRÖM', 'angstrom'],
      ['Ｊｏｓｅ\u0301', 'jose'],
    ])
      assert.equal(foldText(text!), folded)
  })

  it('keeps marks that are letters', () => {
    for (const text of ['कुमारी', 'สวัสดี', 'שָׁלוֹם'])
      assert.ok(foldText(text).length >= text.normalize('NFC').length - 1, text)
    assert.notEqual(foldText('कि'), foldText('क'))
  })

  it('does not change when it is folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.equal(foldText(foldText(text)), foldText(text))
        assert.equal(foldText(text.normalize('NFD')), foldText(text.normalize('NFC')))
      }),
    )
  })

  it('search words are folded, few, never empty, and storable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const words = searchWords(text)
        assert.ok(words.length <= 8)
        for (const word of words) assert.ok(word !== '' && !/\s|\0/.test(word) && word.isWellFormed())
      }),
    )
    assert.deepEqual(searchWords(' Ira  VALE '), ['ira', 'vale'])
    assert.deepEqual(searchWords('+91 98450-12345'), ['91', '9845012345'])
    assert.deepEqual(searchWords('\0 --- ()'), [])
  })
})
