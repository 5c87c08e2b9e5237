/** The words by which a process is found: those of its texts, folded as people compare them. Pure. */
import type { Json } from '../../lib/json.ts'
import { foldText } from '../../team/fold-text.ts'
import type { Attribute, AttributeType, Values } from '../attribute.ts'

const mostWords = 200
const mostWanted = 10
const longestWord = 60
// Of long texts the beginning.
const mostCharacters = 1_000
const apart = /[^\p{L}\p{M}\p{N}]+/u
const plain = /^[a-z0-9]+(?: [a-z0-9]+)*$/

/** The words as a tsvector literal. */
export function searchLexemes(attributes: readonly Attribute[], values: Values): string {
  const words = new Set<string>()
  for (const attribute of attributes) {
    const value = values[attribute.key]
    if (value !== undefined && !attribute.isRetired) addWords(words, attribute, value)
  }
  return [...words].slice(0, mostWords).map(quoted).join(' ')
}

type AddWords = (words: Set<string>, attribute: Attribute, value: Json) => void

const addPlain: AddWords = (words, _attribute, value) => addText(words, value as string)

// Numbers, times and pointers are looked for by filters.
const adders: Readonly<Partial<Record<AttributeType, AddWords>>> = {
  string: addPlain,
  text: addPlain,
  name: addPlain,
  stringId: addPlain,
  integerId: (words, _attribute, value) => words.add(JSON.stringify(value)),
  email(words, attribute, value) {
    words.add(foldText(value as string).slice(0, longestWord))
    addPlain(words, attribute, value)
  },
  phone: (words, _attribute, value) => addPhone(words, value as string),
  stringEnum: (words, attribute, value) => addChoice(words, attribute, value as string),
  multiStringEnum(words, attribute, value) {
    for (const item of value as string[]) addChoice(words, attribute, item)
  },
  nested(words, { attributes }, value) {
    for (const part of attributes) {
      const inner = (value as Values)[part.key]
      if (inner !== undefined) addWords(words, part, inner)
    }
  },
}

function addWords(words: Set<string>, attribute: Attribute, value: Json): void {
  adders[attribute.type]?.(words, attribute, value)
}

function addChoice(words: Set<string>, { options }: Attribute, value: string): void {
  addText(words, value)
  const label = options.find((option) => option.value === value)?.label
  if (label !== undefined && label !== value) addText(words, label)
}

// People type a number with or without its country code, which has one to three digits.
function addPhone(words: Set<string>, number: string): void {
  const digits = number.replace(/\D/g, '')
  words.add(digits)
  for (const skip of [1, 2, 3]) if (digits.length - skip >= 7) words.add(digits.slice(skip))
}

function addText(words: Set<string>, text: string): void {
  for (const word of wordsOf(text.slice(0, mostCharacters))) words.add(word.slice(0, longestWord))
}

function wordsOf(text: string): string[] {
  const folded = foldText(text)
  if (plain.test(folded)) return folded.split(' ')
  return folded.split(apart).filter((word) => word !== '')
}

const special = /['\\]/

// Only letters, marks, digits and e-mail addresses come here; addresses can have quotes.
function quoted(word: string): string {
  return special.test(word) ? `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'` : `'${word}'`
}

const phoneLike = /^\+?[\d\s().-]{6,}$/

/** The folded words of what somebody looks for. A phone number is one word, however it is written. */
export function foldSearch(text: string): string[] {
  const trimmed = text.trim()
  if (phoneLike.test(trimmed))
    return [trimmed.replace(/\D/g, '').replace(/^0+/, '')].filter((word) => word !== '')
  if (/^[^\s@]+@[^\s@]+$/.test(trimmed)) return [foldText(trimmed).slice(0, longestWord)]
  return wordsOf(trimmed)
    .slice(0, mostWanted)
    .map((word) => word.slice(0, longestWord))
}
