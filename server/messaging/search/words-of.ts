/**
 * The words of a text in the form in which they are compared: small, without accents and width. Scripts that write
 * without spaces are cut into pairs of neighbours, so that any part of a sentence is found. What is searched and what
 * is looked for are cut by the same rules. Pure.
 */
import { foldText } from '../../team/fold-text.ts'

/** A word of a text, and where it stands in the text as it was given: UTF-16 units. */
export interface PlacedWord {
  readonly word: string
  readonly start: number
  readonly end: number
  /** Of a script without spaces: the last character of several, or the only one; all others stand in pairs. */
  readonly single?: 'last' | 'only'
}

/** Characters of a text that are looked at; messages of WhatsApp have up to 4,096, templates of ours a little more. */
export const mostCharacters = 10_000
/** Distinct words that are kept of one message: a longer one is a list of something, and found by its beginning. */
export const mostWords = 500
// UTF-16 units. Nobody types more of a word, and a row of words must not grow without end.
const longestWord = 60

const runs = /[\p{L}\p{M}\p{N}]+/gu
const plain = /^[a-z0-9]+$/
const halfCharacter = /[\ud800-\udbff]$/
// Written without spaces between words. Hangul has spaces.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー\uff70]/u
const unspacedRuns = new RegExp(`(?:${unspaced.source}[\\p{M}\\uff9e\\uff9f]*)+`, 'gu')
// With its marks, those of the half-width forms included.
const wholeCharacter = /[^\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]*/gu
// Points of vowels that are written or left out as one likes, and the stroke that only stretches a word.
const optional = /[\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
}
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g')

/** The distinct words of a message, in the order in which they come; at most `mostWords`. */
export function wordsOf(text: string): string[] {
  const words = new Set<string>()
  for (const { word } of placedWords(text)) {
    words.add(word)
    if (words.size === mostWords) break
  }
  return [...words]
}

/** Every word with its place, in their order. */
export function* placedWords(text: string): Generator<PlacedWord> {
  for (const { 0: run, index } of text.slice(0, mostCharacters).matchAll(runs)) {
    if (unspaced.test(run)) yield* mixed(run, index)
    else yield* spaced(run, index)
  }
}

/** A run in which a script without spaces stands, perhaps beside others. */
function* mixed(run: string, at: number): Generator<PlacedWord> {
  let done = 0
  for (const { 0: part, index } of run.matchAll(unspacedRuns)) {
    yield* spaced(run.slice(done, index), at + done)
    yield* neighbours(part, at + index)
    done = index + part.length
  }
  yield* spaced(run.slice(done), at + done)
}

function* spaced(run: string, at: number): Generator<PlacedWord> {
  const place = { start: at, end: at + run.length }
  for (const word of folded(run)) {
    if (!unspaced.test(word)) yield { word, ...place }
    // Folding makes ordinary characters of such as are written small beside a text.
    else for (const piece of mixed(word, 0)) yield { ...piece, ...place }
  }
}

/** Each character with the next one; the last one alone, so that every character begins a word. */
function* neighbours(part: string, at: number): Generator<PlacedWord> {
  // Folding makes two of such as stand for two.
  const characters = [...part.matchAll(wholeCharacter)].flatMap(({ 0: whole, index }) =>
    (foldWord(whole).match(wholeCharacter) ?? []).map((character) => ({
      character,
      start: at + index,
      end: at + index + whole.length,
    })),
  )
  for (const [place, { character, start, end }] of characters.entries()) {
    const next = characters[place + 1]
    if (next !== undefined) yield { word: cut(character + next.character), start, end: next.end }
    else yield { word: cut(character), start, end, single: place === 0 ? 'only' : 'last' }
  }
}

/** Folding can take a run apart: a fraction is two numbers. */
function folded(run: string): string[] {
  if (plain.test(run)) return [cut(run)]
  return (foldWord(run).match(runs) ?? []).map(cut)
}

function foldWord(word: string): string {
  return foldText(word)
    .replace(optional, '')
    .replace(special, (letter) => letters[letter] ?? letter)
}

function cut(word: string): string {
  return word.length <= longestWord ? word : word.slice(0, longestWord).replace(halfCharacter, '')
}

/** Whether a word is a piece of a script that is written without spaces; such a piece has no misspelling. */
export function isUnspaced(word: string): boolean {
  return unspaced.test(word)
}
