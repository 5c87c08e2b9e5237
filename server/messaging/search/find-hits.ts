/**
 * Finds the newest messages that have all words. Rare words: all messages that have them are fetched by the index and
 * sorted. Frequent words: messages are walked through from the newest on, where hits come soon. Words that are frequent,
 * yet hardly ever together: a walk finds few, then the index is asked. Every way has a bound, and what reaches it answers
 * what was found with the place where the search goes on.
 */
import pg from 'pg'
import type { Database } from '../../database/database.ts'
import type { Position } from './cursor.ts'
import { newestWith, planSearch, type PlanLimits } from './plan-search.ts'
import type { Resolved } from './resolve-terms.ts'
import { searchStore, type Hit, type Range } from './search.store.ts'
import type { Term } from './terms.ts'

export interface Found {
  readonly hits: readonly Hit[]
  /** Where the search goes on; undefined when there is nothing more. */
  readonly next: Position | undefined
  /** False when the search ended at a bound and not at the last hit of the page. */
  readonly isComplete: boolean
}

export interface HitLimits extends PlanLimits {
  /** How long the index may take for frequent words. */
  readonly indexMs: number
  /** So long further walks are begun, each twice as long as the one before. */
  readonly budgetMs: number
  /** How long any one statement may take. */
  readonly statementMs: number
}

export const usualHitLimits: HitLimits = {
  rare: 1_000,
  scarce: 15_000,
  walked: 20_000,
  indexed: 100_000,
  gathered: 400_000,
  indexMs: 1_000,
  budgetMs: 600,
  statementMs: 3_000,
}

type Store = ReturnType<typeof searchStore>
type Known = Pick<Resolved, 'terms' | 'facts' | 'messages'>

export const nothingFound: Found = { hits: [], next: undefined, isComplete: true }

/** Throws the database's error for a statement that takes too long. */
export async function findHits(
  database: Pick<Database, 'write'>,
  range: Range,
  known: Known,
  limit: number,
  limits: HitLimits = usualHitLimits,
): Promise<Found> {
  const { terms, facts } = known
  if (facts.some(({ uses }) => uses === 0)) return nothingFound
  const within = { ...range, to: Math.min(range.to, newestWith(facts)) }
  const plan = planSearch(known, limit + 1, limits, range.chatIds !== null)
  const byIndex = (ms: number) =>
    limited(database, ms, (store) => store.fromIndex(within, plan.indexed, terms, limit + 1))
  if (plan.isRare) return pageOf(await byIndex(limits.statementMs), limit)
  const first = await walk(database, within, terms, limit + 1, limits)
  if (isEnough(first, limit)) return pageOf(first.hits, limit)
  const hits = plan.isIndexable ? await byIndex(limits.indexMs).catch(givenUp) : undefined
  return hits === undefined ? walkOn(database, within, terms, limit, limits, first) : pageOf(hits, limit)
}

interface Walked {
  readonly hits: readonly Hit[]
  /** Undefined when nothing is left. */
  readonly end: Position | undefined
}

/** Walks as long as the budget lasts. */
async function walkOn(
  database: Pick<Database, 'write'>,
  range: Range,
  terms: readonly Term[],
  limit: number,
  limits: HitLimits,
  first: Walked,
): Promise<Found> {
  const until = performance.now() + limits.budgetMs
  let found = first
  let { walked } = limits
  while (!isEnough(found, limit)) {
    const { hits, end } = found
    if (performance.now() >= until) return { hits, next: end, isComplete: false }
    walked *= 2
    const wanted = limit + 1 - hits.length
    const more = await walk(database, { ...range, before: end }, terms, wanted, { ...limits, walked })
    found = { hits: [...hits, ...more.hits], end: more.end }
  }
  return pageOf(found.hits, limit)
}

function isEnough({ hits, end }: Walked, limit: number): boolean {
  return hits.length > limit || end === undefined
}

async function walk(
  database: Pick<Database, 'write'>,
  range: Range,
  terms: readonly Term[],
  wanted: number,
  { walked, statementMs }: Pick<HitLimits, 'walked' | 'statementMs'>,
): Promise<Walked> {
  return limited(database, statementMs, async (store) => {
    const hits = await store.walk(range, terms, walked, wanted)
    return { hits, end: hits.length < wanted ? await store.walkEnd(range, walked) : undefined }
  })
}

function limited<T>(
  database: Pick<Database, 'write'>,
  ms: number,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  return database.write(async (session) => {
    const store = searchStore(session)
    await store.limit(ms)
    return work(store)
  })
}

function pageOf(hits: readonly Hit[], limit: number): Found {
  const last = hits[limit - 1]
  const next = hits.length > limit && last !== undefined ? { at: last.at, id: last.messageId } : undefined
  return { hits: hits.slice(0, limit), next, isComplete: true }
}

/** Undefined for a statement that took too long. */
function givenUp(error: unknown): undefined {
  if (error instanceof pg.DatabaseError && error.code === '57014') return undefined
  throw error
}
