/**
 * One of all processes that share the database leads: it holds an advisory lock on a connection of its own, and does
 * the work that only one may do. When it ends, in whatever way, PostgreSQL frees the lock and another takes over within
 * two seconds; a machine that vanishes from the network takes some more. For a moment two may believe that they lead,
 * so the work itself must be safe against that.
 */
import pg from 'pg'
import { connectionConfig, type ConnectionOptions } from '../database/connect.ts'
import type { Loop } from './loop.ts'

export interface LeaderOptions {
  readonly where: ConnectionOptions
  /** Which lock; processes with the same one compete. */
  readonly key: number
  /** Told of connections that were lost and of work that would not end. */
  readonly onProblem: (error: unknown) => void
}

/** "FELL": keeps our advisory locks apart from anybody else's in the database. */
const lockSpace = 0x46454c4c
// How often a lock that another holds is tried, and one's own connection is proven to live.
const lookEveryMs = 1_000
// A connection that has not answered for this long is lost, and others may have the lock.
const answerMs = 5_000
// The other end of a connection that vanished without a word (TCP only): the lock must not outlive it for hours.
const keepAlive = 'set tcp_keepalives_idle = 2; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 3'

export class Leader {
  readonly #options: LeaderOptions
  readonly #works: (() => AsyncDisposable)[] = []
  #running: Promise<void> | undefined
  #isLeading = false
  #isStopping = false
  #wake: () => void = () => undefined

  constructor(options: LeaderOptions) {
    this.#options = options
  }

  get isLeading(): boolean {
    return this.#isLeading
  }

  /** `begin` is called whenever this process comes to lead; what it answers is disposed when that ends. Before start. */
  onLead(begin: () => AsyncDisposable): void {
    this.#works.push(begin)
  }

  /** Runs the loop while this process leads. Before start. */
  runs(loop: Pick<Loop, 'start' | 'stop'>): void {
    this.onLead(() => {
      loop.start()
      return { [Symbol.asyncDispose]: () => loop.stop() }
    })
  }

  start(): void {
    this.#isStopping = false
    this.#running ??= this.#run()
  }

  /** Ends the work, then lets others lead. */
  async stop(): Promise<void> {
    this.#isStopping = true
    this.#wake()
    await this.#running
    this.#running = undefined
  }

  #goesOn(): boolean {
    return !this.#isStopping
  }

  async #run(): Promise<void> {
    while (this.#goesOn()) {
      const client = new pg.Client({
        ...connectionConfig(this.#options.where, answerMs),
        connectionTimeoutMillis: answerMs,
        query_timeout: answerMs,
        application_name: `felloe leader ${process.pid}`,
      })
      // What happens after it was given up is no news.
      client.on('error', () => undefined)
      try {
        await this.#takePart(client)
      } catch (error) {
        if (this.#goesOn()) this.#options.onProblem(error)
      } finally {
        // One that is broken may never answer its end.
        await Promise.race([client.end().catch(() => undefined), this.#pause(answerMs)])
        this.#wake()
      }
      if (this.#goesOn()) await this.#pause(lookEveryMs)
    }
  }

  /** Competes for the lock over one connection until that breaks or this is stopped. */
  async #takePart(client: pg.Client): Promise<void> {
    const lost = new Promise<never>((_, reject) => {
      client.on('error', reject)
      client.on('end', () => reject(new Error('the connection that holds the lock of the leader has ended')))
    })
    lost.catch(() => undefined)
    await client.connect()
    await client.query(keepAlive)
    while (this.#goesOn() && !(await this.#tryLock(client)))
      await Promise.race([lost, this.#pause(lookEveryMs)])
    if (!this.#goesOn()) return
    this.#isLeading = true
    const works = this.#works.map((begin) => begin())
    try {
      while (this.#goesOn()) {
        await Promise.race([lost, this.#pause(lookEveryMs)])
        if (this.#goesOn()) await client.query('select 1')
      }
    } finally {
      this.#isLeading = false
      await Promise.all(works.map((work) => this.#end(work)))
    }
  }

  async #tryLock(client: pg.Client): Promise<boolean> {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
      lockSpace,
      this.#options.key,
    ])
    return rows[0]?.taken === true
  }

  async #end(work: AsyncDisposable): Promise<void> {
    try {
      await work[Symbol.asyncDispose]()
    } catch (error) {
      this.#options.onProblem(error)
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
