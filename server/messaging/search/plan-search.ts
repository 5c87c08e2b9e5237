/**
 * Decides how the messages with all words are found. Pure: from how many messages have each word, and as if words came
 * together by chance. Where that is wrong, the bounds of each way hold.
 */
import type { Resolved } from './resolve-terms.ts'
import { mostOfPrefix, type TermFact } from './search.store.ts'
import type { Term } from './terms.ts'

/** A message that is walked past takes 1 to 2 µs, one that is fetched by the index 5, and 40 if it must be read from disk. */
export interface PlanLimits {
  /** All messages of a word with up to so many uses are fetched by the index. */
  readonly rare: number
  /** The same where a walk would have to be longer than `walked`. */
  readonly scarce: number
  /** So many messages are walked through before the index is asked about frequent words; at least a page. */
  readonly walked: number
  /** The index is asked for a single word, or the beginning of one, with up to so many uses. */
  readonly indexed: number
  /** The same for a beginning beside frequent words. */
  readonly gathered: number
}

export interface SearchPlan {
  /** What the index is asked for; the other words are looked for in the messages that it names. */
  readonly indexed: readonly Term[]
  /** The index first, and then nothing else is needed. */
  readonly isRare: boolean
  /** Worth asking the index when a walk has found too few. */
  readonly isIndexable: boolean
}

type Known = Pick<Resolved, 'terms' | 'facts' | 'messages'>

/** `isNarrow`: only the messages of a few chats are walked through. */
export function planSearch(
  { terms, facts, messages }: Known,
  wanted: number,
  limits: PlanLimits,
  isNarrow = false,
): SearchPlan {
  const known = terms.map((term, place) => ({ term, ...(facts[place] ?? unknown) }))
  const most = (uses: number) =>
    known.filter(({ term, ...fact }) => !term.isPrefix || (fact.uses <= uses && fact.words < mostOfPrefix))
  const quick = most(limits.indexed)
  const fewest = fewestOf(quick)
  const expected = quick.reduce((left, { uses }) => (left * uses) / Math.max(messages, uses), messages)
  const isFar = (wanted * messages) / expected > limits.walked
  const isRare = fewest <= limits.rare || (isFar && !isNarrow && fewest <= limits.scarce)
  // The index gathers all messages of a beginning before it compares the first: one with many costs the same beside a
  // rare word as beside a frequent one, where it is worth it.
  const asked = isRare || quick.length === 0 ? quick : most(limits.gathered)
  return {
    indexed: asked.map(({ term }) => term),
    isRare,
    isIndexable: asked.length > 1 || fewest <= limits.indexed,
  }
}

const unknown: Pick<TermFact, 'uses' | 'words'> = { uses: 0, words: 0 }

function fewestOf(facts: readonly Pick<TermFact, 'uses'>[]): number {
  return Math.min(...facts.map(({ uses }) => uses))
}

/** Nothing newer has all words; epoch milliseconds. */
export function newestWith(facts: readonly TermFact[]): number {
  return Math.min(...facts.map(({ words, lastAt }) => (words < mostOfPrefix ? lastAt : Infinity)))
}
