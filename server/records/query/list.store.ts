/**
 * Finds the processes of a page. PostgreSQL's statistics on the tables of values mix all attributes of all teams, so
 * how a list is found is decided here, by trying: a short walk in the order of the list, then a few index entries of
 * each condition, then whichever way these make the shortest.
 */
import type { Database } from '../../database/database.ts'
import type { Procedure } from '../procedure.ts'
import type { Process } from '../process.ts'
import { isNothing, partsOf, type Condition } from './condition.ts'
import { creationBounds } from './creation-bounds.ts'
import { idRangeSql } from './filter-sql.ts'
import { Reading } from './list-reading.ts'
import type { Order, Position } from './order.ts'
import { sourceOf, type Source } from './sources.ts'
import { behindSql, collected, ordered, orderedEmpty, rowsOf, streamed, type Listing } from './statements.ts'

export interface ListRequest {
  readonly procedure: Procedure
  readonly condition: Condition
  readonly order: Order
  readonly after: Position | undefined
  readonly skip: number
  /** Rows of the page. */
  readonly limit: number
}

/** An index entry that is read in order takes 0.2 µs, a step into another index or a neighbouring process 4 µs. */
export interface ListLimits {
  /** So many processes are looked at before anything is known, and twice as many as the page has. */
  readonly tried: number
  /** Conditions with fewer processes than this are rare: all of them can be fetched. */
  readonly rare: number
  /** So many processes are looked at in the order of the list if that is likely to fill the page. */
  readonly walked: number
  /** So many ids that come in no order are sorted without a thought. */
  readonly few: number
  /** So many are sorted at all. */
  readonly sorted: number
  /** The entries of so many conditions are counted; others are taken to be frequent. */
  readonly probes: number
  /** What takes longer is given up. */
  readonly timeoutMs: number
}

export const usualLimits: ListLimits = {
  tried: 150,
  rare: 500,
  walked: 1_500,
  few: 8_000,
  sorted: 30_000,
  probes: 12,
  timeoutMs: 5_000,
}

// So many ids that two conditions have in common are looked at for each row that is wanted, when there are more conditions.
const idsForRow = 16
// Merging reads both sides: of two whose densities differ more than this, the denser is better looked up.
const largestRatio = 10

interface Part {
  readonly condition: Condition
  readonly source: Source | undefined
}
interface Known extends Part {
  readonly source: Source
}
interface Counted extends Known {
  readonly isAll: boolean
  readonly count: number
  /** Milliseconds in which as many processes were made as were counted; larger where they are sparser. */
  readonly span: number
}

export async function findProcesses(
  database: Database,
  request: ListRequest,
  limits: ListLimits = usualLimits,
): Promise<Process[]> {
  if (isNothing(request.condition)) return []
  return new Finding(database, request, limits).find()
}

class Finding {
  readonly #reading: Reading
  readonly #request: ListRequest
  readonly #limits: ListLimits
  readonly #listing: Listing
  readonly #parts: readonly Part[]
  readonly #wanted: number

  constructor(database: Database, request: ListRequest, limits: ListLimits) {
    const { procedure, order, after, skip, limit, condition } = request
    const bounds = creationBounds(partsOf(condition))
    const listing: Listing = {
      procedure,
      order,
      after,
      idRange(parameters, id) {
        const range = idRangeSql(parameters, id, bounds)
        if (after === undefined || order.field.kind !== 'creation') return range
        return `${range} and ${behindSql(parameters, order, id, after.id)}`
      },
    }
    this.#request = request
    this.#limits = limits
    this.#listing = listing
    this.#parts = bounds.others.map((part) => ({ condition: part, source: sourceOf(listing, part) }))
    this.#reading = new Reading(database, listing, { skip, limit, timeoutMs: limits.timeoutMs })
    this.#wanted = skip + limit
  }

  get #isByCreation(): boolean {
    return this.#request.order.field.kind === 'creation'
  }

  async find(): Promise<Process[]> {
    const parts = this.#parts
    const [only] = parts
    if (only === undefined) return this.#walkAll()
    const streams = this.#isByCreation ? parts.filter(isStream) : []
    if (parts.length === 1 && isStream(only) && this.#isByCreation)
      return this.#reading.page(streamed(this.#listing, only.source, []))
    const known = parts.filter((part): part is Known => part.source !== undefined)
    if (known.length === 0) return this.#walkAll()
    const isFewAtOnce = streams.length > 1 || known.some(({ source }) => source.isSelective === true)
    const tried = isFewAtOnce ? undefined : await this.#tryWalk(streams[0], this.#triedSteps)
    if (tried?.length === this.#request.limit) return tried
    return this.#findCounted(streams, known, tried?.length)
  }

  /** Of `found` processes fitted among those that were looked at first, if any were. */
  async #findCounted(
    streams: readonly Known[],
    known: readonly Known[],
    found: number | undefined,
  ): Promise<Process[]> {
    const counted = await this.#count(known)
    if (counted.some(({ count }) => count === 0)) return []
    const rare = counted.filter(({ count }) => count < this.#limits.rare)
    if (rare.length > 0) return this.#collect(rare)
    const few = counted.filter((part) => part.isAll)
    const page = this.#isByCreation
      ? await this.#findByCreation(streams, counted, few, found)
      : await this.#findInOrder(counted, few, found)
    return page ?? this.#gather(known, counted)
  }

  async #findByCreation(
    streams: readonly Known[],
    counted: readonly Counted[],
    few: readonly Counted[],
    found: number | undefined,
  ): Promise<Process[] | undefined> {
    if (few.length === 0 && streams.length < 2) return this.#walkOn(streams[0], found, this.#limits.walked)
    if (few.length === 0) return this.#meet(this.#sparsest(counted), idsForRow * this.#wanted)
    if (streams.length === 0) return this.#collect(few)
    const page = await this.#collect(few, this.#limits.walked)
    const isAll = few.some(({ count }) => count < this.#limits.walked)
    return isAll || page.length === this.#request.limit ? page : undefined
  }

  /** Sorting needs all that fit. Whether they are few shows in what the conditions have in common. */
  async #findInOrder(
    counted: readonly Counted[],
    few: readonly Counted[],
    found: number | undefined,
  ): Promise<Process[] | undefined> {
    const { walked } = this.#limits
    const page = await this.#walkOn(undefined, found, 2 * walked)
    if (page !== undefined) return page
    const chosen = [...this.#sparsest(counted), ...few.filter((part) => !isStream(part))]
    const sorted = chosen.length === 0 ? undefined : await this.#meet(chosen, walked)
    if (sorted !== undefined) return sorted
    const far = await this.#tryWalk(undefined, 10 * walked)
    return far.length === this.#request.limit ? far : undefined
  }

  /** As far as it takes to fill the page, going by how many were found at first; undefined when that is too far. */
  async #walkOn(
    stream: Known | undefined,
    found: number | undefined,
    farthest: number,
  ): Promise<Process[] | undefined> {
    const { skip, limit } = this.#request
    if (found === undefined) return undefined
    const steps = (this.#wanted * this.#triedSteps) / Math.max(found + skip, 0.5)
    if (steps > farthest) return undefined
    const page = await this.#tryWalk(stream, 2 * farthest)
    return page.length === limit ? page : undefined
  }

  /** The sparsest, with the next one unless that is much denser. */
  #sparsest(counted: readonly Counted[]): Known[] {
    const [first, second] = counted.filter(isStream).sort((a, b) => b.span - a.span)
    if (first === undefined || second === undefined) return first === undefined ? [] : [first]
    return second.span * largestRatio < first.span ? [first] : [first, second]
  }

  get #triedSteps(): number {
    return this.#limits.tried + 2 * this.#wanted
  }

  /** By way of `stream` or, without one, in the order of the list. The page is not full when it ends too early. */
  #tryWalk(stream: Known | undefined, most: number): Promise<Process[]> {
    if (stream !== undefined)
      return this.#reading.page(streamed(this.#listing, stream.source, without(this.#parts, [stream]), most))
    if (this.#request.after?.value === null && !this.#isByCreation) return Promise.resolve([])
    if (this.#isByCreation) return this.#reading.page(ordered(this.#listing, conditionsOf(this.#parts), most))
    const checked = this.#parts.filter(isCheckable)
    const checks = checked.map(({ source }) => source)
    return this.#reading.page(ordered(this.#listing, without(this.#parts, checked), most, checks))
  }

  #collect(rare: readonly Known[], most?: number): Promise<Process[]> {
    const sources = rare.map(({ source }) => source)
    return this.#reading.page(collected(this.#listing, sources, without(this.#parts, exactOf(rare)), most))
  }

  /** What all of `known` have, from the indexes alone; undefined when that has to be looked at for too long. */
  async #meet(known: readonly Known[], most: number): Promise<Process[] | undefined> {
    const checked = this.#parts.filter(
      (part): part is Known =>
        isCheckable(part) && !known.some(({ condition }) => condition === part.condition),
    )
    const rest = without(this.#parts, [...exactOf(known), ...checked])
    const checks = checked.map(({ source }) => source)
    const sources = known.map(({ source }) => source)
    const isExact = rest.length === 0 && checks.length === 0
    const enough = isExact && this.#isByCreation ? this.#wanted : most
    return this.#reading.meeting(sources, enough, (ids) => {
      const isAll = ids.length < enough
      // Another order may have its first rows among those ids that were not found.
      if (!isAll && !this.#isByCreation) return undefined
      return { walk: rowsOf(this.#listing, ids, rest, checks), isFinal: isAll || isExact }
    })
  }

  /** The way for what is rare without any of its conditions being so. */
  async #gather(known: readonly Known[], counted: readonly Counted[]): Promise<Process[]> {
    const sets = known.filter(({ source }) => !isOrderedHere(source) && source.isCostly !== true)
    const small = (await this.#count(sets, this.#limits.sorted)).filter(({ isAll }) => isAll)
    const costly = known.filter(({ source }) => source.isCostly === true)
    const chosen = [...this.#sparsest(counted), ...small, ...costly]
    if (chosen.length === 0) return this.#walkAll()
    return (await this.#meet(chosen, this.#limits.sorted)) ?? this.#walkAll()
  }

  /** In the order of the list, however long it takes. */
  async #walkAll(): Promise<Process[]> {
    const { skip, limit, after } = this.#request
    const rest = conditionsOf(this.#parts)
    const reading = this.#reading
    if (this.#isByCreation) {
      const stream = this.#parts.find(isStream)
      if (stream === undefined) return reading.page(ordered(this.#listing, rest), { isSlow: rest.length > 0 })
      return reading.page(streamed(this.#listing, stream.source, without(this.#parts, [stream])), {
        isSlow: true,
      })
    }
    const empty = orderedEmpty(this.#listing, rest)
    if (after?.value === null) return reading.page(empty, { isSlow: true })
    const present = ordered(this.#listing, rest)
    const first = await reading.page(present, { isSlow: rest.length > 0 })
    if (first.length === limit) return first
    const skipped = first.length > 0 ? skip : await reading.count(present, skip)
    const window = { limit: limit - first.length, skip: skip - skipped }
    return [...first, ...(await reading.page(empty, { isSlow: true, window }))]
  }

  /** Counts ordered ones up to the limit of what is rare, others up to `few`. */
  async #count(known: readonly Known[], few = this.#limits.few): Promise<Counted[]> {
    const { rare, probes } = this.#limits
    const probed = known
      .filter(({ source }) => source.isCostly !== true)
      .sort((a, b) => Number(b.source.isOrdered) - Number(a.source.isOrdered))
      .slice(0, probes)
      .map((part) => ({ ...part, most: isOrderedHere(part.source) ? rare : few }))
    if (probed.length === 0) return []
    const rows = await this.#reading.counts(probed)
    return rows.flatMap(({ number, count, first, last }) => {
      const part = probed[number]
      if (part === undefined) return []
      const span = first === null || last === null ? 0 : Math.abs(timeOf(first) - timeOf(last))
      return [{ ...part, count, isAll: count < part.most, span }]
    })
  }
}

/** When the process with this id was made, in milliseconds. */
function timeOf(id: string): number {
  return parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/** Whether an index has exactly the processes that fit, in the order of creation. */
function isStream(part: Part): part is Known {
  return part.source !== undefined && part.source.isExact && isOrderedHere(part.source)
}

/** Whether one step into an index says if a process fits. */
function isCheckable(part: Part): part is Known {
  return isStream(part) && part.source.has !== undefined
}

function isOrderedHere({ isOrdered, isCostly }: Source): boolean {
  return isOrdered && isCostly !== true
}

function exactOf(known: readonly Known[]): Known[] {
  return known.filter(({ source }) => source.isExact)
}

function without(parts: readonly Part[], used: readonly Part[]): Condition[] {
  const answered = new Set(used.map(({ condition }) => condition))
  return conditionsOf(parts).filter((condition) => !answered.has(condition))
}

function conditionsOf(parts: readonly Part[]): Condition[] {
  return parts.map(({ condition }) => condition)
}
