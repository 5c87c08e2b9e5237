import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { foldSearch, searchLexemes } from './search-words.ts'
import { attribute } from './test-attributes.ts'

describe('search', () => {
  const attributes = [attribute('name'), attribute('phone'), attribute('email'), attribute('stringEnum')]
  const lexemes = searchLexemes(attributes, {
    key_name: "Zoë O'Brien-Müller",
    key_phone: '+919845012345',
    key_email: 'Zoe@Mill.test',
    key_stringEnum: 'red',
  })
  const finds = (text: string): boolean => foldSearch(text).every((word) => lexemes.includes(`'${word}`))

  for (const text of [
    'zoe',
    'ZOË',
    'brien muller',
    '98450 12345',
    '+91 98450-12345',
    '098450',
    'zoe@mill.test',
    'the red',
  ])
    it(`finds it by ${text}`, () => assert.ok(finds(text), lexemes))

  it('is a literal whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = searchLexemes([attribute('string')], { key_string: text })
        assert.match(found, /^('(?:[^'\\]|''|\\\\)+'(?: |$))*$/)
      }),
    )
  })

  it('finds a number by its zeros and without them', () => {
    const words = searchLexemes([attribute('stringId')], { key_stringId: 'LEAD-000777' })
    assert.equal(words, "'000777' '777' 'lead'")
    for (const text of ['LEAD-000777', '000777', '777', 'lead-0007'])
      assert.ok(
        foldSearch(text).every((word) => words.includes(`'${word}`)),
        text,
      )
  })

  it('has values and labels of all that can be chosen, and nothing that is retired', () => {
    const inner = [attribute('string', { isRequired: true }), attribute('name', { isRetired: true })]
    const attributes = [attribute('multiIntegerEnum'), attribute('nested', { attributes: inner })]
    const values = { key_multiIntegerEnum: [2], key_nested: { key_string: 'inner', key_name: 'gone' } }
    assert.equal(searchLexemes(attributes, values), "'2' 'inner' 'number'")
  })

  it('is bounded, and cuts no character in two', () => {
    const text = Array.from({ length: 400 }, (_, n) => `w${n}`).join(' ')
    assert.ok(searchLexemes([attribute('text')], { key_text: text }).split(' ').length <= 200)
    const long = `a${'\u{10400}'.repeat(40)}`
    const words = searchLexemes([attribute('string')], { key_string: long })
    assert.ok(words.isWellFormed() && words.length <= 62)
    assert.deepEqual(foldSearch(long), [words.slice(1, -1)])
    assert.equal(foldSearch('a b c d e f g h i j k l').length, 10)
    assert.deepEqual(foldSearch('--- '), [])
  })
})
