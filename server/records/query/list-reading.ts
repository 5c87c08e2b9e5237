/** Runs the statements of one list. */
import type { Database } from '../../database/database.ts'
import type { Session } from '../../database/session.ts'
import type { Process } from '../process.ts'
import type { ProcessRow } from '../process-rows.ts'
import { Parameters } from './parameters.ts'
import type { Source } from './sources.ts'
import {
  countSql,
  meetingSql,
  pageSql,
  probeSql,
  type Listing,
  type Probe,
  type Sql,
  type Walk,
} from './statements.ts'

export interface ProbeRow {
  readonly number: number
  /** Up to the limit of the probe. */
  readonly count: number
  readonly first: string | null
  readonly last: string | null
}

interface Window {
  readonly skip: number
  readonly limit: number
}

/** What is made of the ids of a meeting: their rows, and whether a page that is not full is the last all the same. */
type Continue = (ids: readonly string[]) => { readonly walk: Walk; readonly isFinal: boolean } | undefined

// Merging reads two indexes side by side and stops early; all else reads one of them as a whole.
const merge = ['enable_hashjoin', 'enable_nestloop']
const mergeStreams = [...merge, 'enable_sort', 'enable_bitmapscan', 'enable_seqscan']

export class Reading {
  readonly #database: Database
  readonly #listing: Listing
  readonly #window: Window
  readonly #timeoutMs: number

  constructor(database: Database, listing: Listing, options: Window & { readonly timeoutMs: number }) {
    this.#database = database
    this.#listing = listing
    this.#window = options
    this.#timeoutMs = options.timeoutMs
  }

  page(walk: Walk, { isSlow = false, window = this.#window } = {}): Promise<Process[]> {
    const sql = pageSql(walk, this.#listing, window.limit, window.skip)
    return isSlow
      ? this.#slow((session) => rowsIn<ProcessRow>(session, sql))
      : rowsIn<ProcessRow>(this.#database, sql)
  }

  /** How many rows the walk has, up to `most`. */
  async count(walk: Walk, most: number): Promise<number> {
    if (most === 0) return 0
    const [row] = await this.#slow((session) => rowsIn<{ count: number }>(session, countSql(walk, most)))
    return row?.count ?? 0
  }

  counts(probes: readonly Probe[]): Promise<ProbeRow[]> {
    return rowsIn<ProbeRow>(this.#database, probeSql(probes, this.#listing.order))
  }

  /** The page of what all sources have, of the first `most` ids; undefined when it is neither full nor final. */
  meeting(sources: readonly Source[], most: number, next: Continue): Promise<Process[] | undefined> {
    const ids = meetingSql(this.#listing, sources, most)
    const settings = sources.every(({ isOrdered }) => isOrdered) ? mergeStreams : merge
    const isMerged = sources.length > 1
    return this.#slow(
      async (session) => {
        const found = await rowsIn<{ id: string }>(session, ids)
        if (found.length === 0) return []
        if (isMerged) await session.rows(settingSql(mergeStreams, 'on'))
        const on = next(found.map(({ id }) => id))
        if (on === undefined) return undefined
        const rows = await rowsIn<ProcessRow>(
          session,
          pageSql(on.walk, this.#listing, this.#window.limit, this.#window.skip),
        )
        return on.isFinal || rows.length === this.#window.limit ? rows : undefined
      },
      isMerged ? settings : [],
    )
  }

  /** In a transaction that is given up when it takes too long. */
  #slow<T>(work: (session: Session) => Promise<T>, off: readonly string[] = []): Promise<T> {
    return this.#database.write(async (session) => {
      await session.rows(`set local statement_timeout = ${this.#timeoutMs}; ${settingSql(off, 'off')}`)
      return work(session)
    })
  }
}

function settingSql(names: readonly string[], value: 'on' | 'off'): string {
  return names.map((name) => `set local ${name} = ${value}`).join('; ')
}

function rowsIn<Row extends object>(where: Pick<Session, 'rows'>, sql: Sql): Promise<Row[]> {
  const parameters = new Parameters()
  const text = sql(parameters)
  return where.rows<Row>(text, parameters.values)
}
