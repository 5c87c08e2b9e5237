/**
 * Holds what somebody looks for against the words that the team has. A word that no message contains is most likely
 * misspelt: it is replaced by the nearest one, of equally near ones by that which is used most. A word that there is
 * stays as it is.
 */
import type { searchStore, TermFact } from './search.store.ts'
import { fileMark, type Term } from './terms.ts'
import { isUnspaced } from './words-of.ts'

export interface Correction {
  /** As it was typed, folded. */
  readonly word: string
  readonly correctedTo: string
}

export interface Resolved {
  readonly terms: readonly Term[]
  /** In the order of `terms`. */
  readonly facts: readonly TermFact[]
  readonly corrections: readonly Correction[]
  /** Words that no message has, nor anything like them. */
  readonly missing: readonly string[]
}

/** In one or two, and when a word is not known three, statements. */
export async function resolveTerms(
  store: Pick<ReturnType<typeof searchStore>, 'facts' | 'nearest'>,
  teamId: string,
  terms: readonly Term[],
): Promise<Resolved> {
  const facts = await store.facts(teamId, terms)
  const unknown = terms.filter((_, place) => facts[place]?.uses === 0)
  const doubtful = unknown.map(({ word }) => word).filter((word) => mostApart(word) > 0)
  const found = doubtful.length === 0 ? [] : await store.nearest(teamId, doubtful, doubtful.map(mostApart))
  if (found.length === 0) return { terms, facts, corrections: [], missing: unmarked(unknown) }
  const nearest = new Map(found.map((row) => [row.word, row.nearest]))
  // What was corrected is a whole word.
  const corrected = terms.map((term) => {
    const word = nearest.get(term.word)
    return word === undefined ? term : { word, isPrefix: false }
  })
  return {
    terms: corrected,
    facts: await store.facts(teamId, corrected),
    corrections: found.map(({ word, nearest }) => ({
      word: withoutMark(word),
      correctedTo: withoutMark(nearest),
    })),
    missing: unmarked(unknown.filter(({ word }) => !nearest.has(word))),
  }
}

/**
 * How many letters may be wrong, missing, too many or, counting twice, exchanged. Numbers are not corrected: another
 * order number is another order.
 */
export function mostApart(marked: string): number {
  const word = withoutMark(marked)
  if (/\d/.test(word) || isUnspaced(word)) return 0
  if (word.length < 4) return 0
  return word.length < 6 ? 1 : 2
}

function withoutMark(word: string): string {
  return word.startsWith(fileMark) ? word.slice(fileMark.length) : word
}

function unmarked(terms: readonly Term[]): string[] {
  return terms.map(({ word }) => withoutMark(word))
}
