/**
 * The open database: a pool for lists and writes, shared connections for point reads, Kysely over the pool.
 * A transaction touches one team. Stores receive the connection or transaction they must use; nothing
 * reaches for another one behind their back.
 */
import { Kysely, PostgresDialect, type Transaction as KyselyTransaction } from 'kysely'
import pg from 'pg'
import Cursor from 'pg-cursor'
import { connectionConfig, type ConnectionOptions } from './connect.ts'
import { PointReader } from './point-reader.ts'
import { appendsEvents, sessionOn, type Session } from './session.ts'
import type { Tables } from './tables.ts'

export type Transaction = KyselyTransaction<Tables>
/** What a store may be made from: the pool, or the transaction its caller is in. */
export type Queries = Kysely<Tables>

// Long enough for an import's chunk and a large team's list, short enough that a lost query frees its place.
const statementTimeoutMs = 60_000
// Few enough that the first rows are soon under way and many readers at once need little memory.
const rowsPerFetch = 100

// Whoever asks whether the server is ready waits for some seconds at most.
const pingMs = 3_000

// A reader that takes nothing for a minute is gone, or must not hold one of a few connections any longer: connect.ts.
const beginSnapshot = 'begin isolation level repeatable read read only'

export interface DatabaseOptions {
  readonly where: ConnectionOptions
  readonly poolSize: number
  readonly pointConnections: number
  /** Told of connections that broke while idle; the pool replaces them by itself. */
  readonly onConnectionLost: (error: Error) => void
  /** Told of every commit that may have appended events. */
  readonly onEvents?: () => void
}

/** A read-only transaction in which every statement sees the same moment. */
export interface Snapshot {
  rows<Row extends pg.QueryResultRow>(query: CompiledQuery): Promise<Row[]>
  /** The rows of `query` in portions, as the reader asks for them. */
  stream<Row extends pg.QueryResultRow>(query: CompiledQuery): AsyncGenerator<Row[]>
}

interface CompiledQuery {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

export class Database {
  readonly pool: pg.Pool
  readonly queries: Queries
  readonly points: PointReader
  /** For those that need a connection of their own. */
  readonly where: ConnectionOptions
  readonly #onEvents: () => void

  constructor(options: DatabaseOptions) {
    this.where = options.where
    this.#onEvents = options.onEvents ?? (() => undefined)
    this.pool = new pg.Pool({ ...connectionConfig(options.where, statementTimeoutMs), max: options.poolSize })
    this.pool.on('error', options.onConnectionLost)
    // The pool listens only to connections that lie idle. One that breaks between two statements of a transaction
    // would end the process; its next statement reports it.
    this.pool.on('connect', (client) => client.on('error', () => undefined))
    this.queries = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: this.pool }) })
    this.points = new PointReader(options.where, options.pointConnections)
  }

  /** Runs `work` in one transaction: all of it is kept, or nothing. */
  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const result = await this.queries.transaction().execute(work)
    this.#onEvents()
    return result
  }

  /**
   * Runs `work` in one transaction, as `transaction` does, for statements that are written by hand. With `soon` others see
   * it at once, and a kill of this process cannot undo it; on the disk it is with the next commit that is waited for.
   */
  async write<T>(work: (session: Session) => Promise<T>, durable: 'now' | 'soon' = 'now'): Promise<T> {
    const client = await this.pool.connect()
    let broken: Error | undefined
    let hasEvents = false as boolean
    try {
      await client.query(durable === 'now' ? 'begin' : 'begin; set local synchronous_commit = off')
      const result = await work(sessionOn(client, () => (hasEvents = true)))
      await client.query('commit')
      if (hasEvents) this.#onEvents()
      return result
    } catch (error) {
      await client.query('rollback').catch((failure: unknown) => {
        broken = failure instanceof Error ? failure : new Error(String(failure))
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  /** The rows of one statement, each on whichever connection is free. */
  async rows<Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
    name?: string,
  ): Promise<Row[]> {
    const query = { text, values: [...values], ...(name === undefined ? {} : { name }) }
    const { rows } = await this.pool.query<Row>(query)
    if (appendsEvents(text)) this.#onEvents()
    return rows
  }

  /** Runs `work` over one unchanging view of the data. The view ends with `work`, also when it throws. */
  async snapshot<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    let broken: Error | undefined
    try {
      await client.query(beginSnapshot)
      const result = await work(snapshotOn(client))
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((failure: unknown) => {
        broken = failure instanceof Error ? failure : new Error(String(failure))
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  /** Throws when the database cannot be asked now, also when it takes connections and does not answer. */
  async ping(): Promise<void> {
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => late.reject(new Error('timeout expired')), pingMs)
    try {
      await Promise.race([this.points.read({ name: 'ping', text: 'select 1 as up' }, []), late.promise])
    } finally {
      clearTimeout(timer)
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.points.close(), this.pool.end()])
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}

function snapshotOn(client: pg.PoolClient): Snapshot {
  return {
    async rows<Row extends pg.QueryResultRow>({ sql, parameters }: CompiledQuery) {
      return (await client.query<Row>(sql, [...parameters])).rows
    },
    async *stream<Row extends pg.QueryResultRow>({ sql, parameters }: CompiledQuery) {
      const cursor = client.query(new Cursor<Row>(sql, [...parameters]))
      try {
        for (;;) {
          const rows = await cursor.read(rowsPerFetch)
          if (rows.length > 0) yield rows
          if (rows.length < rowsPerFetch) return
        }
      } finally {
        await cursor.close()
      }
    },
  }
}
