/** The words by which a process is found: those of its texts, folded as people compare them. Pure. */
import type { Json } from '../../lib/json.ts'
import { foldText } from '../../team/fold-text.ts'
import type { Attribute, AttributeType, Values } from '../attribute.ts'
import { ownValue } from './own-value.ts'

const mostWords = 200
const mostWanted = 10
const longestWord = 60
// Of long texts the beginning.
const mostCharacters = 1_000
const apart = /[^\p{L}\p{M}\p{N}]+/u
const plain = /^[a-z0-9]+(?: [a-z0-9]+)*$/

/** The words as a tsvector literal, in their order, so that the same words are the same text. */
export function searchLexemes(attributes: readonly Attribute[], values: Values): string {
  const words = new Set<string>()
  addValues(words, attributes, values)
  return [...words].slice(0, mostWords).sort().map(quoted).join(' ')
}

function addValues(words: Set<string>, attributes: readonly Attribute[], values: Values): void {
  for (const attribute of attributes) {
    const value = ownValue(values, attribute.key)
    if (value !== undefined && !attribute.isRetired) adders[attribute.type]?.(words, attribute, value)
  }
}

type AddWords = (words: Set<string>, attribute: Attribute, value: Json) => void

const addPlain: AddWords = (words, _attribute, value) => addText(words, value as string)
const addOne: AddWords = (words, attribute, value) => addChoice(words, attribute, value as string | number)
const addSeveral: AddWords = (words, attribute, value) => {
  for (const item of value as (string | number)[]) addChoice(words, attribute, item)
}

// Numbers, times and pointers are looked for by filters.
const adders: Readonly<Partial<Record<AttributeType, AddWords>>> = {
  string: addPlain,
  text: addPlain,
  name: addPlain,
  stringId: addPlain,
  integerId: (words, _attribute, value) => words.add(JSON.stringify(value)),
  email(words, attribute, value) {
    words.add(cut(foldText(value as string)))
    addPlain(words, attribute, value)
  },
  phone: (words, _attribute, value) => addPhone(words, value as string),
  stringEnum: addOne,
  integerEnum: addOne,
  floatEnum: addOne,
  multiStringEnum: addSeveral,
  multiIntegerEnum: addSeveral,
  multiFloatEnum: addSeveral,
  nested: (words, { attributes }, value) => addValues(words, attributes, value as Values),
}

function addChoice(words: Set<string>, { options }: Attribute, value: string | number): void {
  addText(words, String(value))
  const label = options.find((option) => option.value === value)?.label
  if (label !== undefined && label !== value) addText(words, label)
}

// Country codes of one digit and of two; all others have three.
const countryCode = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/

/** People type a number with its country code or without. */
function addPhone(words: Set<string>, number: string): void {
  const digits = number.replace(/\D/g, '')
  words.add(digits)
  const national = digits.replace(countryCode, '')
  if (national !== '') words.add(national)
}

function addText(words: Set<string>, text: string): void {
  for (const word of wordsOf(text.slice(0, mostCharacters))) {
    words.add(cut(word))
    // As foldSearch looks for what may be a phone number.
    if (word.startsWith('0') && leadingZeros.test(word)) words.add(cut(word.replace(leadingZeros, '')))
  }
}

/** Words that are too long are cut, in the search as in what is searched; never within a character. */
function cut(word: string): string {
  return word.length <= longestWord ? word : word.slice(0, longestWord).replace(halfCharacter, '')
}

function wordsOf(text: string): string[] {
  const folded = foldText(text)
  if (plain.test(folded)) return folded.split(' ')
  return folded.split(apart).filter((word) => word !== '')
}

const leadingZeros = /^0+(?=\d+$)/
const halfCharacter = /[\ud800-\udbff]$/
const special = /['\\]/

// Only letters, marks, digits and e-mail addresses come here; addresses can have quotes.
function quoted(word: string): string {
  return special.test(word) ? `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'` : `'${word}'`
}

const phoneLike = /^\+?[\d\s().-]{6,}$/

/** The folded words of what somebody looks for. A phone number is one word, however it is written. */
export function foldSearch(text: string): string[] {
  const folded = foldText(text.slice(0, mostCharacters)).trim()
  if (phoneLike.test(folded))
    return [cut(folded.replace(/\D/g, '').replace(leadingZeros, ''))].filter((word) => word !== '')
  if (/^[^\s@]+@[^\s@]+$/.test(folded)) return [cut(folded)]
  return [...new Set(wordsOf(folded).map(cut))].slice(0, mostWanted)
}
