/**
 * Gets a process to a session on the cluster, whatever state that is in: not running, starting, recovering after
 * a crash, being stopped by the last user, or started by somebody else at this very moment. One loop tries to
 * connect and starts PostgreSQL where nobody has; every race ends in another round of it.
 */
import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

import type pg from 'pg'

import { AppError } from '../../lib/app-error.ts'
import { type Cluster, livingPostmaster, socketPath } from './cluster.ts'
import { startFailure } from './failures.ts'
import { type Postmaster, startPostmaster, stopPostmaster } from './postmaster.ts'
import { closeQuietly, openSession, releaseLocks, type Role, takeLocks } from './session.ts'

/** A start takes 20 to 50 ms when nothing is to be recovered; where it takes long, every poll is a line in the log. */
const poll = { firstMs: 20, longestMs: 500, growth: 1.1 }
/** How often a wait that goes on is reported. */
const reportMs = 5_000
/** How long PostgreSQL may neither answer nor say that it is busy. Recovery says so, and may take hours. */
const patienceMs = 60_000

/** cannot_connect_now: it is starting, recovering or shutting down. */
const busy = '57P03'
/** admin_shutdown, crash_shutdown, too_many_connections, and what the system says of a socket without a server. */
const passing = new Set(['57P01', '57P02', '53300', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])
/** What the driver says, without a code, of a connection that was cut or that nobody answered. */
const cut = /Connection terminated|timeout expired|not queryable|Client was closed/

/** What postgres says when another one was faster, or when processes of a killed one are still ending. */
const contested =
  /lock file ".*" (already exists|is empty)|shared memory block .* still in use|could not (remove old|open) lock file/

export interface Attachment {
  readonly cluster: Cluster
  readonly role: Role
  readonly log: (message: string) => void
  readonly signal: AbortSignal
}

export async function attach(attachment: Attachment): Promise<pg.Client> {
  const { cluster, signal, log } = attachment
  const wait = new Wait(log)
  let started: Postmaster | undefined
  try {
    for (let pause = poll.firstMs; ; pause = Math.min(pause * poll.growth, poll.longestMs)) {
      signal.throwIfAborted()
      const client = await tryAttach(attachment, wait)
      if (client !== undefined) return client
      started = forgetEnded(started, cluster)
      const living = livingPostmaster(cluster.folder)
      if (living === undefined) started ??= startPostmaster(cluster)
      wait.check(cluster, living ?? started?.pid)
      await sleep(pause)
    }
  } catch (error) {
    // Ours and unused; others who joined it start it again.
    if (signal.aborted) await started?.abandon()
    throw error
  } finally {
    started?.leave()
  }
}

/** Ends a session; the last one out stops PostgreSQL. */
export async function detach(
  cluster: Cluster,
  client: pg.Client,
  log: (message: string) => void,
): Promise<void> {
  try {
    if (await releaseLocks(client)) await stopPostmaster(cluster, log)
  } catch (error) {
    // It went away by itself, or somebody else stops it: both are what we want.
    if (!isPassing(error)) throw error
  } finally {
    await closeQuietly(client)
  }
}

async function tryAttach({ cluster, role, log }: Attachment, wait: Wait): Promise<pg.Client | undefined> {
  if (!fs.existsSync(socketPath(cluster.socketFolder))) return undefined
  let client: pg.Client | undefined
  try {
    client = await openSession(cluster)
    await takeLocks(client, role, cluster.dataDir)
    return client
  } catch (error) {
    if (client !== undefined) await detach(cluster, client, log)
    if (!isPassing(error)) throw startFailure(cluster.dataDir, error)
    wait.heard(error)
    return undefined
  }
}

function isPassing(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string }
  return code === busy || (code !== undefined && passing.has(code)) || cut.test(message)
}

/** Undefined once it has ended in a way that another round answers; throws where it never will. */
function forgetEnded(started: Postmaster | undefined, cluster: Cluster): Postmaster | undefined {
  const outcome = started?.outcome()
  if (outcome === undefined) return started
  const stoppedByAnother = outcome.code === 0
  if (stoppedByAnother || contested.test(outcome.output)) return undefined
  throw startFailure(cluster.folder, new Error('postgres ended while starting'), outcome.output)
}

/** Tells that a wait goes on, and ends one in which nothing happens any more. */
class Wait {
  readonly #log: (message: string) => void
  #reported = Date.now()
  #alive = Date.now()
  #said = 'no answer yet'

  constructor(log: (message: string) => void) {
    this.#log = log
  }

  heard(error: unknown): void {
    const { code, message } = error as { code?: string; message: string }
    this.#said = message
    if (code === busy) this.#alive = Date.now()
  }

  check(cluster: Cluster, pid: number | undefined): void {
    const now = Date.now()
    const who = pid === undefined ? '' : ` (process ${pid})`
    if (now - this.#alive > patienceMs) {
      throw new AppError(
        'unavailable',
        'embedded_unresponsive',
        `PostgreSQL in ${cluster.folder}${who} does not answer: ${this.#said}. End that process and start again.`,
      )
    }
    if (now - this.#reported < reportMs) return
    this.#reported = now
    this.#log(`Waiting for PostgreSQL in ${cluster.folder}${who}: ${this.#said}`)
  }
}
