/**
 * Finds the newest messages that have all words. Rare words: all messages that have them are fetched from the index
 * and sorted. Frequent words: messages are walked through from the newest on, where hits come soon. Words that are
 * frequent, yet hardly ever together: a walk finds few, then the index is asked. Every way has a bound, and what
 * reaches it answers what was found with the place where the search goes on.
 */
import pg from 'pg'
import type { Database } from '../../database/database.ts'
import type { Session } from '../../database/session.ts'
import type { Position } from './cursor.ts'
import type { Resolved } from './resolve-terms.ts'
import { mostOfPrefix, searchStore, type Hit, type Range } from './search.store.ts'
import type { Term } from './terms.ts'

export interface Found {
  readonly hits: Hit[]
  /** Where the search goes on; undefined when there is nothing more. */
  readonly next: Position | undefined
  /** False when the search ended at a bound and not at the last hit of the page. */
  readonly isComplete: boolean
}

/** A message that is walked past takes 1 to 2 µs, one that is fetched from the index 3 to 10. */
export interface HitLimits {
  /** All messages of a word with fewer uses are fetched. */
  readonly rare: number
  /** So many messages are walked through before the index is asked about frequent words; at least a page. */
  readonly walked: number
  /** The index is asked about a single word with up to so many uses, and about a beginning of words. */
  readonly indexed: number
  /** How long the index may take. */
  readonly indexMs: number
  /** So long further walks are begun, each twice as long as the one before. */
  readonly budgetMs: number
  /** How long any one statement may take. */
  readonly statementMs: number
}

export const usualHitLimits: HitLimits = {
  rare: 10_000,
  walked: 20_000,
  indexed: 100_000,
  indexMs: 1_000,
  budgetMs: 600,
  statementMs: 3_000,
}

/** Throws the database's error for a statement that takes too long. */
export async function findHits(
  database: Pick<Database, 'write'>,
  range: Range,
  { terms, facts }: Pick<Resolved, 'terms' | 'facts'>,
  limit: number,
  limits: HitLimits = usualHitLimits,
): Promise<Found> {
  if (facts.some(({ uses }) => uses === 0)) return { hits: [], next: undefined, isComplete: true }
  const narrowed = { ...range, to: Math.min(range.to, ...facts.map(newest)) }
  const plan = planOf(terms, facts, limits)
  const run = <T>(ms: number, work: (store: ReturnType<typeof searchStore>) => Promise<T>): Promise<T> =>
    database.write(async (session: Session) => {
      const store = searchStore(session)
      await store.limit(ms)
      return work(store)
    })
  const fromIndex = () =>
    run(limits.indexMs, (store) => store.fromIndex(narrowed, plan.indexed, terms, limit + 1))
  if (plan.isRare) {
    const hits = await run(limits.statementMs, (store) =>
      store.fromIndex(narrowed, plan.indexed, terms, limit + 1),
    )
    return pageOf(hits, limit)
  }
  const begun = performance.now()
  let { walked } = limits
  let hits: Hit[] = []
  let left = narrowed
  for (;;) {
    const { found, end } = await run(limits.statementMs, (store) =>
      walkOnce(store, left, terms, walked, limit + 1 - hits.length),
    )
    hits = [...hits, ...found]
    if (hits.length > limit || end === undefined) return pageOf(hits, limit)
    if (left === narrowed && plan.isIndexable) {
      const all = await fromIndex().catch(givenUp)
      if (all !== undefined) return pageOf(all, limit)
    }
    if (performance.now() - begun > limits.budgetMs) return { hits, next: end, isComplete: false }
    left = { ...left, before: end }
    walked *= 2
  }
}

async function walkOnce(
  store: ReturnType<typeof searchStore>,
  range: Range,
  terms: readonly Term[],
  rows: number,
  limit: number,
): Promise<{ found: Hit[]; end: Position | undefined }> {
  const found = await store.walk(range, terms, rows, limit)
  return { found, end: found.length < limit ? await store.walkEnd(range, rows) : undefined }
}

interface Plan {
  /** What the index is asked for; the other words are looked for in what it answers. */
  readonly indexed: readonly Term[]
  readonly isRare: boolean
  readonly isIndexable: boolean
}

function planOf(terms: readonly Term[], facts: Resolved['facts'], limits: HitLimits): Plan {
  // All entries of a beginning are gathered before the first is compared, so that a frequent one would cost the same
  // beside a rare word as alone.
  const indexed = terms.filter((term, place) => {
    const fact = facts[place]
    return fact !== undefined && (!term.isPrefix || isFew(fact, limits.indexed))
  })
  const uses = indexed.map((term) => facts[terms.indexOf(term)]?.uses ?? 0)
  const fewest = Math.min(...uses)
  return {
    indexed,
    isRare: fewest <= limits.rare,
    isIndexable: indexed.length > 1 || fewest <= limits.indexed,
  }
}

/** Nothing newer has the term. */
function newest({ words, lastAt }: Resolved['facts'][number]): number {
  return words < mostOfPrefix ? lastAt : Infinity
}

function isFew({ uses, words }: { uses: number; words: number }, most: number): boolean {
  return uses <= most && words < mostOfPrefix
}

function pageOf(hits: Hit[], limit: number): Found {
  const last = hits[limit - 1]
  const next = hits.length > limit && last !== undefined ? { at: last.at, id: last.messageId } : undefined
  return { hits: hits.slice(0, limit), next, isComplete: true }
}

/** Undefined for a statement that took too long. */
function givenUp(error: unknown): undefined {
  if (error instanceof pg.DatabaseError && error.code === '57014') return undefined
  throw error
}
