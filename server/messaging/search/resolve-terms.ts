/**
 * Holds what somebody looks for against the words that the team has. A word that no message contains is most likely
 * misspelt: it is replaced by the nearest one, of equally near ones by that which is used most. A word that there is
 * stays as it is.
 */
import { mostMistakes, nearestTo } from './correct-word.ts'
import type { searchStore, TermFact } from './search.store.ts'
import { directionWords, fileMark, type Term } from './terms.ts'

export interface Correction {
  /** As it was typed, folded. */
  readonly word: string
  readonly correctedTo: string
}

export interface Resolved {
  readonly terms: readonly Term[]
  /** In the order of `terms`. */
  readonly facts: readonly TermFact[]
  /** About how many messages the team has. */
  readonly messages: number
  readonly corrections: readonly Correction[]
  /** Words that no message has, nor anything like them. */
  readonly missing: readonly string[]
}

/** In one or two, and when a word is not known three, statements. */
export async function resolveTerms(
  store: Pick<ReturnType<typeof searchStore>, 'facts' | 'similar'>,
  teamId: string,
  terms: readonly Term[],
): Promise<Resolved> {
  const every = Object.values(directionWords).map((word) => ({ word, isPrefix: false }))
  const facts = await store.facts(teamId, [...terms, ...every])
  const messages = facts.splice(terms.length).reduce((sum, { uses }) => sum + uses, 0)
  const unknown = terms.filter((_, place) => facts[place]?.uses === 0)
  const nearest = await nearestOf(store, teamId, unknown)
  if (nearest.size === 0) return { terms, facts, messages, corrections: [], missing: unmarked(unknown) }
  // What was corrected is a whole word.
  const corrected = terms.map((term) => {
    const word = nearest.get(term.word)
    return word === undefined ? term : { word, isPrefix: false }
  })
  return {
    terms: corrected,
    facts: await store.facts(teamId, corrected),
    messages,
    corrections: [...nearest].map(([word, meant]) => ({
      word: withoutMark(word),
      correctedTo: withoutMark(meant),
    })),
    missing: unmarked(unknown.filter(({ word }) => !nearest.has(word))),
  }
}

/** The word that is meant by each of the unknown ones, where one is like it. */
async function nearestOf(
  store: Pick<ReturnType<typeof searchStore>, 'similar'>,
  teamId: string,
  unknown: readonly Term[],
): Promise<Map<string, string>> {
  const words = unknown.map(({ word }) => word).filter((word) => mostMistakes(word) > 0)
  if (words.length === 0) return new Map()
  // Letters that are exchanged count twice there.
  const rows = await store.similar(
    teamId,
    words,
    words.map(() => 2),
  )
  const candidates = Map.groupBy(rows, ({ word }) => word)
  const nearest = new Map<string, string>()
  for (const [word, of] of candidates) {
    const meant = nearestTo(word, of)
    if (meant !== undefined) nearest.set(word, meant)
  }
  return nearest
}

function withoutMark(word: string): string {
  return word.startsWith(fileMark) ? word.slice(fileMark.length) : word
}

function unmarked(terms: readonly Term[]): string[] {
  return terms.map(({ word }) => withoutMark(word))
}
