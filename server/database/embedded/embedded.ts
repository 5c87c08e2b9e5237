/**
 * The built-in PostgreSQL: given a DATA_DIR it makes, finds or joins the cluster there, keeps it running while
 * this process uses it, and ends it with its last user. What is committed survives the end of any process, ours
 * and PostgreSQL's, at any moment.
 */
import { setTimeout as sleep } from 'node:timers/promises'

import type pg from 'pg'

import { AppError } from '../../lib/app-error.ts'
import { attach, detach } from './attach.ts'
import { findBinaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { createCluster, removeLeftovers } from './create.ts'
import { startFailure } from './failures.ts'
import { locate } from './location.ts'
import { type Connection, connectionTo, nameServer, type Role } from './session.ts'
import { socketFolderFor } from './socket-folder.ts'

export interface EmbeddedOptions {
  /** Absolute; made where it is missing. */
  readonly dataDir: string
  /** One server at a time; commands run beside it and beside each other. */
  readonly role: Role
  readonly log: (message: string) => void
  /** PostgreSQL keeps dying and is given up. */
  readonly onLost?: (error: Error) => void
  /** The programs, in place of those of the platform's package. */
  readonly nativeDir?: string
  /** Settings of PostgreSQL for a cluster that this call starts. With `fsync: 'off'` it is created unsafely too. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface EmbeddedPostgres extends AsyncDisposable {
  readonly connection: Connection
  /** Where the cluster really lives; not always inside DATA_DIR. */
  readonly directory: string
  /** Lets a second start name the address of this server. */
  announce(address: string): Promise<void>
  /** Stops PostgreSQL unless somebody else uses it. May be called more than once. */
  close(): Promise<void>
}

export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  try {
    const cluster = await prepare(options)
    const embedded = new Embedded(cluster, options)
    await embedded.open()
    return embedded
  } catch (error) {
    throw startFailure(options.dataDir, error)
  }
}

async function prepare(options: EmbeddedOptions): Promise<Cluster> {
  const { dataDir, log, settings = {} } = options
  const location = locate(dataDir)
  const { account, cluster: folder } = location
  const binaries = findBinaries(account, options.nativeDir)
  if (!location.exists) {
    log(`Creating the database in ${folder}.`)
    await createCluster(location, binaries, settings['fsync'] !== 'off')
  } else if (location.elsewhere) {
    log(`The database lives in ${folder}.`)
  }
  removeLeftovers(folder)
  return { dataDir, folder, account, binaries, settings, socketFolder: socketFolderFor(folder, account) }
}

/** So many losses in so much time are not an accident any more. */
const losses = { count: 5, withinMs: 60_000 }
/** The first pause between two attempts to bring PostgreSQL back; doubled each time. */
const firstPauseMs = 500

class Embedded implements EmbeddedPostgres {
  readonly connection: Connection
  readonly directory: string
  readonly #cluster: Cluster
  readonly #options: EmbeddedOptions
  readonly #closing = new AbortController()
  #client: pg.Client | undefined
  #address: string | undefined
  #recovery: Promise<void> = Promise.resolve()
  #closed: Promise<void> | undefined
  #lostAt: number[] = []

  constructor(cluster: Cluster, options: EmbeddedOptions) {
    this.#cluster = cluster
    this.#options = options
    this.connection = connectionTo(cluster)
    this.directory = cluster.folder
  }

  async open(): Promise<void> {
    const { role, log } = this.#options
    const client = await attach({ cluster: this.#cluster, role, log, signal: this.#closing.signal })
    client.once('end', () => this.#onEnd(client))
    this.#client = client
    await this.#nameSession()
  }

  async announce(address: string): Promise<void> {
    if (this.#options.role !== 'server') return
    this.#address = address
    await this.#nameSession()
  }

  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #nameSession(): Promise<void> {
    if (this.#client === undefined || this.#address === undefined) return
    // A session that is cut just now is opened again, and named then.
    await nameServer(this.#client, this.#address).catch(() => undefined)
  }

  async #close(): Promise<void> {
    this.#closing.abort()
    await this.#recovery
    const client = this.#client
    this.#client = undefined
    if (client !== undefined) await detach(this.#cluster, client, this.#options.log)
  }

  #onEnd(client: pg.Client): void {
    if (this.#closing.signal.aborted || this.#client !== client) return
    this.#client = undefined
    this.#options.log('PostgreSQL went away; bringing it back.')
    this.#recovery = this.#recover()
  }

  async #recover(): Promise<void> {
    for (let pause = firstPauseMs; ; pause *= 2) {
      const failure = await this.#reopen()
      if (failure === undefined || this.#closing.signal.aborted) return
      if (failure.kind === 'conflict' || this.#isGivenUp()) {
        this.#options.onLost?.(failure)
        return
      }
      this.#options.log(failure.message)
      await sleep(pause, undefined, { signal: this.#closing.signal }).catch(() => undefined)
    }
  }

  async #reopen(): Promise<AppError | undefined> {
    this.#lostAt.push(Date.now())
    if (this.#isGivenUp()) {
      return new AppError(
        'unavailable',
        'embedded_lost',
        `PostgreSQL in ${this.directory} went away ${losses.count} times within a minute. Its log is in ${this.directory}/log.`,
      )
    }
    try {
      await this.open()
      this.#options.log('PostgreSQL is back.')
      return undefined
    } catch (error) {
      return startFailure(this.#options.dataDir, error)
    }
  }

  #isGivenUp(): boolean {
    this.#lostAt = this.#lostAt.filter((time) => Date.now() - time < losses.withinMs)
    return this.#lostAt.length >= losses.count
  }
}
