/**
 * Point reads over a few shared connections that send statements without waiting for earlier answers.
 * Only short, named, read-only statements belong here: a slow one delays those behind it.
 * A connection that fails is replaced by itself; a statement is never repeated on its own.
 */
import pg from 'pg'
import { connectionConfig, type ConnectionOptions } from './connect.ts'

/** A statement that is prepared once per connection. The name must be unique to the text. */
export interface NamedStatement {
  readonly name: string
  readonly text: string
}

// SQLSTATE "cached plan must not change result type": stays true for the connection once it happens.
const stalePlan = '0A000'
const statementTimeoutMs = 2_000
const longestPauseMs = 2_000

export class PointReader {
  readonly #where: ConnectionOptions
  readonly #slots: (Promise<pg.Client> | undefined)[]
  #next = 0
  #failures = 0
  #closed = false

  constructor(where: ConnectionOptions, connections: number) {
    this.#where = where
    this.#slots = Array.from<undefined>({ length: connections })
  }

  /** The rows of one statement. Throws the driver's error. */
  async read<Row extends pg.QueryResultRow>(statement: NamedStatement, values: unknown[]): Promise<Row[]> {
    const index = (this.#next = (this.#next + 1) % this.#slots.length)
    const client = await (this.#slots[index] ??= this.#connect(index))
    try {
      const result = await client.query<Row>({ name: statement.name, text: statement.text, values })
      return result.rows
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === stalePlan) this.#drop(index, client)
      throw error
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.allSettled(this.#slots.map(async (slot) => (await slot)?.end()))
  }

  async #connect(index: number): Promise<pg.Client> {
    try {
      // A database that is away must not be asked thousands of times a second.
      if (this.#failures > 0) await pause(Math.min(longestPauseMs, 20 * 2 ** this.#failures))
      if (this.#closed) throw new Error('the point reader is closed')
      const client = new pg.Client({ ...connectionConfig(this.#where, statementTimeoutMs), pipeline: true })
      client.on('error', () => this.#drop(index, client))
      client.on('end', () => this.#drop(index, client))
      await client.connect()
      this.#failures = 0
      return client
    } catch (error) {
      this.#failures = Math.min(this.#failures + 1, 10)
      this.#slots[index] = undefined
      throw error
    }
  }

  #drop(index: number, client: pg.Client): void {
    const slot = this.#slots[index]
    void slot?.then(
      (current) => {
        if (current === client && this.#slots[index] === slot) this.#slots[index] = undefined
      },
      () => undefined,
    )
    void client.end().catch(() => undefined)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
