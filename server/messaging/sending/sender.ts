/**
 * Who sends: each process has an id of its own and lives as long as it holds the lock of that id in the database. What
 * a message's owner left behind is taken over only when the owner is dead, so that nothing is sent twice.
 */
import pg from 'pg'
import { connectionConfig, type ConnectionOptions } from '../../database/connect.ts'
import { newId } from '../../lib/uuid.ts'

// Any fixed number that no other lock of ours with two keys uses.
const senderLocks = 7_302
const statementTimeoutMs = 10_000

/** The second key of the lock of the sender that an SQL expression names, as the list of locks shows it. */
const lockKey = (senderId: string): string => `('x' || right(${senderId}::text, 8))::bit(32)::bigint`

/** An SQL condition: the sender that the expression names is alive. */
export const isAliveSql = (senderId: string): string => `exists (
  select from pg_locks l where l.locktype = 'advisory' and l.classid = ${senderLocks} and l.objsubid = 2
    and l.objid::bigint = ${lockKey(senderId)} and l.granted
    and l.database = (select oid from pg_database where datname = current_database()))`

/** An SQL query: how many senders are alive. */
export const aliveSendersSql = `select count(*)::int as count from pg_locks l
  where l.locktype = 'advisory' and l.classid = ${senderLocks} and l.objsubid = 2 and l.granted
    and l.database = (select oid from pg_database where datname = current_database())`

export class Sender {
  readonly #where: ConnectionOptions
  readonly #onLost: (error: Error) => void
  #id: Promise<string> | undefined
  #client: pg.Client | undefined
  #isClosed = false

  constructor(where: ConnectionOptions, onLost: (error: Error) => void) {
    this.#where = where
    this.#onLost = onLost
  }

  /** The id of this process, once its lock is held. Throws the driver's error while it cannot be. */
  id(): Promise<string> {
    this.#id ??= this.#take(newId()).catch((error: unknown) => {
      this.#id = undefined
      throw error
    })
    return this.#id
  }

  /** The lock ends, and with it the ownership of whatever is left. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#id?.catch(() => undefined)
    await this.#client?.end().catch(() => undefined)
  }

  async #take(id: string): Promise<string> {
    if (this.#isClosed) throw new Error('the sender is closed')
    const client = new pg.Client(connectionConfig(this.#where, statementTimeoutMs))
    client.on('error', () => undefined)
    await client.connect()
    const { rows } = await client.query<{ isMine: boolean }>(
      `select pg_try_advisory_lock($2, ('x' || right($1::text, 8))::bit(32)::int) as "isMine"`,
      [id, senderLocks],
    )
    if (rows[0]?.isMine !== true) {
      await client.end()
      throw new Error('the lock of the sender is held by another process')
    }
    this.#client = client
    client.on('end', () => this.#lost(client))
    return id
  }

  /** A connection that broke took the lock with it, and others may take over: whoever sends next is somebody new. */
  #lost(client: pg.Client): void {
    if (this.#isClosed || this.#client !== client) return
    this.#client = undefined
    this.#id = undefined
    this.#onLost(new Error('the connection that holds the lock of the sender was lost'))
  }
}
