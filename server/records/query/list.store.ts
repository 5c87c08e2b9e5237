/**
 * Finds the processes of a page. PostgreSQL's statistics on the tables of values mix all attributes of all teams, so
 * how a list is found is decided here: a few index entries of each condition are counted, and then either the few
 * processes of a rare condition are looked at, or the list is walked in its order until the page is full.
 */
import type { Database } from '../../database/database.ts'
import type { Procedure } from '../procedure.ts'
import type { Process } from '../process.ts'
import type { ProcessRow } from '../process-rows.ts'
import { isNothing, partsOf, type Condition } from './condition.ts'
import { creationBounds } from './creation-bounds.ts'
import { idRangeSql } from './filter-sql.ts'
import type { Order, Position } from './order.ts'
import { Parameters } from './parameters.ts'
import { sourceOf, type Source } from './sources.ts'
import {
  behindSql,
  collected,
  countSql,
  met,
  ordered,
  orderedEmpty,
  pageSql,
  probeSql,
} from './statements.ts'
import type { Listing, Sql, Walk } from './statements.ts'

export interface ListRequest {
  readonly procedure: Procedure
  readonly condition: Condition
  readonly order: Order
  readonly after: Position | undefined
  readonly skip: number
  /** Rows of the page. */
  readonly limit: number
}

export interface ListLimits {
  /** Conditions with fewer processes than this are rare: all of them are fetched, at 2 µs each. */
  readonly rare: number
  /** So many processes are looked at in the order of the list before another way is tried. */
  readonly walked: number
  /** The entries of so many conditions are counted; others are taken to be frequent. */
  readonly probes: number
  /** What takes longer is given up. */
  readonly timeoutMs: number
}

export const usualLimits: ListLimits = { rare: 1_000, walked: 2_000, probes: 12, timeoutMs: 5_000 }

interface Part {
  readonly condition: Condition
  readonly source: Source | undefined
}
interface Known extends Part {
  readonly source: Source
}
interface Counted extends Known {
  readonly count: number
  readonly last: string | null
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
  readonly #database: Database
  readonly #request: ListRequest
  readonly #limits: ListLimits
  readonly #listing: Listing
  readonly #parts: readonly Part[]

  constructor(database: Database, request: ListRequest, limits: ListLimits) {
    this.#database = database
    this.#request = request
    this.#limits = limits
    const { procedure, order, after } = request
    const bounds = creationBounds(partsOf(request.condition))
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
    this.#listing = listing
    this.#parts = bounds.others.map((condition) => ({ condition, source: sourceOf(listing, condition) }))
  }

  async find(): Promise<Process[]> {
    const parts = this.#parts
    const [only] = parts
    if (only === undefined) return this.#walkAll()
    const isByCreation = this.#request.order.field.kind === 'creation'
    if (parts.length === 1 && isByCreation && isStream(only))
      return this.#page(met(this.#listing, [only.source], []))
    const known = parts.filter((part): part is Known => part.source !== undefined)
    if (known.length === 0) return this.#walkAll()
    const counted = await this.#probe(known.filter(({ source }) => source.isCostly !== true))
    if (counted.some(({ count }) => count === 0)) return []
    const rare = counted.filter(({ count }) => count < this.#limits.rare)
    if (rare.length > 0) return this.#page(this.#collect(rare))
    return (await (isByCreation ? this.#tryByCreation(counted) : this.#tryOrder())) ?? this.#gather(known)
  }

  /** Walks the indexes that have the ids in the order of the list; undefined when that is no way to fill the page. */
  async #tryByCreation(counted: readonly Counted[]): Promise<Process[] | undefined> {
    const streams = counted.filter(isStream)
    const rest = without(this.#parts, streams)
    if (streams.length === 0) return this.#try(ordered(this.#listing, rest, this.#limits.walked))
    const sources = streams.map(({ source }) => source)
    if (rest.length === 0) return this.#slowPage(met(this.#listing, sources, []))
    return this.#try(met(this.#listing, sources, rest, this.#limits.walked))
  }

  async #tryOrder(): Promise<Process[] | undefined> {
    if (this.#request.after?.value === null) return undefined
    return this.#try(ordered(this.#listing, conditionsOf(this.#parts), this.#limits.walked))
  }

  async #try(walk: Walk): Promise<Process[] | undefined> {
    const rows = await this.#page(walk)
    return rows.length < this.#request.limit ? undefined : rows
  }

  #gather(known: readonly Known[]): Promise<Process[]> {
    return this.#slowPage(this.#collect(known))
  }

  #collect(chosen: readonly Known[]): Walk {
    const { skip, limit } = this.#request
    const exact = chosen.filter(({ source }) => source.isExact)
    const sources = chosen.map(({ source }) => source)
    return collected(this.#listing, sources, without(this.#parts, exact), skip + limit)
  }

  /** In the order of the list, however long it takes. */
  async #walkAll(): Promise<Process[]> {
    const { skip, limit, order, after } = this.#request
    const rest = conditionsOf(this.#parts)
    const empty = orderedEmpty(this.#listing, rest)
    if (order.field.kind === 'creation') return this.#slowPage(ordered(this.#listing, rest))
    if (after?.value === null) return this.#slowPage(empty)
    const present = ordered(this.#listing, rest)
    const first = await this.#slowPage(present)
    if (first.length === limit) return first
    const skipped = first.length > 0 ? skip : await this.#count(present, skip)
    const missing = limit - first.length
    const more = await this.#slow<ProcessRow>(pageSql(empty, this.#listing, missing, skip - skipped))
    return [...first, ...more]
  }

  async #count(walk: Walk, most: number): Promise<number> {
    const [row] = most === 0 ? [] : await this.#slow<{ count: number }>(countSql(walk, most))
    return row?.count ?? 0
  }

  async #probe(known: readonly Known[]): Promise<Counted[]> {
    const probed = [...known]
      .sort((a, b) => Number(b.source.isOrdered) - Number(a.source.isOrdered))
      .slice(0, this.#limits.probes)
    if (probed.length === 0) return []
    const sources = probed.map(({ source }) => source)
    const rows = await this.#rows<{ number: number; count: number; last: string | null }>(
      probeSql(sources, this.#request.order, this.#limits.rare),
    )
    return rows.flatMap(({ number, count, last }) => {
      const part = probed[number]
      return part === undefined ? [] : [{ ...part, count, last }]
    })
  }

  #page(walk: Walk): Promise<Process[]> {
    return this.#rows<ProcessRow>(pageSql(walk, this.#listing, this.#request.limit, this.#request.skip))
  }

  #slowPage(walk: Walk): Promise<Process[]> {
    return this.#slow<ProcessRow>(pageSql(walk, this.#listing, this.#request.limit, this.#request.skip))
  }

  #rows<Row extends object>(sql: Sql): Promise<Row[]> {
    const parameters = new Parameters()
    const text = sql(parameters)
    return this.#database.rows<Row>(text, parameters.values)
  }

  #slow<Row extends object>(sql: Sql): Promise<Row[]> {
    const parameters = new Parameters()
    const text = sql(parameters)
    return this.#database.write(async (session) => {
      await session.rows(`set local statement_timeout = ${this.#limits.timeoutMs}`)
      return session.rows<Row>(text, parameters.values)
    })
  }
}

/** Whether an index has exactly the processes that fit, in the order of creation. */
function isStream<P extends Part>(part: P): part is P & Known {
  return part.source !== undefined && part.source.isOrdered && part.source.isExact
}

function without(parts: readonly Part[], used: readonly Part[]): Condition[] {
  const answered = new Set(used.map(({ condition }) => condition))
  return conditionsOf(parts).filter((condition) => !answered.has(condition))
}

function conditionsOf(parts: readonly Part[]): Condition[] {
  return parts.map(({ condition }) => condition)
}
