/**
 * What somebody looks for, as words that all must be there. The last one may be unfinished: one searches as one types.
 * Words of file names lie in the index a second time, behind a mark that no word can have; so does the direction of a
 * message. Pure.
 */
import { invalidInput, type Fault } from '../../lib/app-error.ts'
import { placedWords } from './words-of.ts'

export interface Term {
  readonly word: string
  /** Also found at the beginning of longer words. */
  readonly isPrefix: boolean
}

/** Stands before a word of a file name. */
export const fileMark = '/'
/** The words that every message of a direction has. */
export const directionWords = { INBOUND: '<', OUTBOUND: '>' } as const

export const longestText = 300
// Enough for a sentence that was pasted; each further word would only make the search slower, not its result better.
const mostTerms = 20

/** What is wrong with the text, if anything. */
export function textFaults(text: string): Fault[] {
  if (text.length > longestText)
    return [{ field: 'text', message: `has ${text.length} characters, and at most ${longestText} are read` }]
  if (termsOf(text).length > 0) return []
  return [{ field: 'text', message: 'must have at least one letter or digit' }]
}

/** Throws `invalid` for a text that is too long or has no word. */
export function readTerms(text: string): Term[] {
  const faults = textFaults(text)
  if (faults.length > 0) throw invalidInput(faults)
  return termsOf(text)
}

function termsOf(text: string): Term[] {
  // Whether each word may be the beginning of a longer one: not when it stands there as a whole word too.
  const terms = new Map<string, boolean>()
  for (const { word, end, single } of placedWords(text)) {
    // It is the second half of the pair before it.
    if (single === 'last') continue
    const isPrefix = single === 'only' || end === text.length
    terms.set(word, isPrefix && terms.get(word) !== false)
  }
  return [...terms].slice(0, mostTerms).map(([word, isPrefix]) => ({ word, isPrefix }))
}

/** The words of file names instead. */
export function inFileNames(terms: readonly Term[]): Term[] {
  return terms.map((term) => ({ ...term, word: fileMark + term.word }))
}

/**
 * What stands before every word of a team in the index. Words of one team are apart from those of others there, without
 * the index having to compare the entries of a word with those of the whole team. Two teams may have the same.
 */
export function teamKey(teamId: string): string {
  return teamId.slice(-4)
}

/** As PostgreSQL reads it: all of the terms. Words have letters, marks, digits, and marks of ours: nothing to escape. */
export function queryOf(teamId: string, terms: readonly Term[]): string {
  const key = teamKey(teamId)
  return terms.map(({ word, isPrefix }) => `'${key}${word}'${isPrefix ? ':*' : ''}`).join(' & ')
}

/** The words of a message as PostgreSQL reads them. */
export function vectorOf(teamId: string, words: readonly string[]): string {
  const key = teamKey(teamId)
  return words.map((word) => `'${key}${word}'`).join(' ')
}
