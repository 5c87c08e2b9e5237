/** The part of a text in which the words that were looked for stand, with their places in it. Pure. */
import type { Term } from './terms.ts'
import { placedWords } from './words-of.ts'

export interface Snippet {
  readonly text: string
  /** Where words that were looked for stand in `text`: UTF-16 units, in order, apart from each other. */
  readonly ranges: readonly Range[]
}

export interface Range {
  readonly start: number
  readonly end: number
}

// UTF-16 units: two lines of a list.
const longest = 160
const before = 40
const more = '…'

/** Begins a little before the first word that was found; the beginning of the text when there is none. */
export function snippetOf(text: string, terms: readonly Term[]): Snippet {
  const ranges = rangesOf(text, terms)
  const first = ranges[0]?.start ?? 0
  const start = text.length <= longest || first <= before ? 0 : wordStart(text, first - before, first)
  const end = Math.min(text.length, start + longest)
  const [head, tail] = [start > 0 ? more : '', end < text.length ? more : '']
  const shift = head.length - start
  return {
    text: head + wellFormed(text.slice(start, end)) + tail,
    ranges: ranges
      .filter((range) => range.start < end)
      .map((range) => ({ start: range.start + shift, end: Math.min(range.end, end) + shift })),
  }
}

/** Where in the text the terms stand; what touches is one range. */
export function rangesOf(text: string, terms: readonly Term[]): Range[] {
  const whole = new Set(terms.filter(({ isPrefix }) => !isPrefix).map(({ word }) => word))
  const beginnings = terms.filter(({ isPrefix }) => isPrefix).map(({ word }) => word)
  const ranges: { start: number; end: number }[] = []
  for (const { word, start, end } of placedWords(text)) {
    if (!whole.has(word) && !beginnings.some((beginning) => word.startsWith(beginning))) continue
    const last = ranges.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else ranges.push({ start, end })
  }
  return ranges
}

/** The beginning of a word between two places, or the first of them. */
function wordStart(text: string, from: number, to: number): number {
  const space = text.slice(from, to).search(/\s\S/)
  return space === -1 ? from : from + space + 1
}

/** A character that was cut in two is left out, place for place. */
function wellFormed(text: string): string {
  return text.toWellFormed()
}
