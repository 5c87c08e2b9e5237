/**
 * The session by which a process uses the cluster. It holds a shared advisory lock, "somebody uses this", and a
 * server holds "the server" besides, so that there is one. PostgreSQL drops both the moment a process dies, in
 * whatever way; nothing has to be cleaned up and nothing stale can be believed.
 */
import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

import { AppError } from '../../lib/app-error.ts'
import { type Cluster, socketPort } from './cluster.ts'
import { databaseName, superuser } from './create.ts'

export type Role = 'server' | 'command'

export interface Connection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}

/** "FELL": keeps our advisory locks apart from anybody else's in the database. */
const lockSpace = 0x46454c4c
const usersLock = 1
const serverLock = 2

/** A server that was killed holds its lock until PostgreSQL notices, which takes some milliseconds. */
const serverLockPatienceMs = 1_000
const serverLockPollMs = 50

/** A postmaster that is stopped or overwhelmed accepts and says nothing. */
const connectTimeoutMs = 5_000

export function connectionTo(cluster: Cluster): Connection {
  return { host: cluster.socketFolder, port: socketPort, user: superuser, database: databaseName }
}

export async function openSession(cluster: Cluster): Promise<pg.Client> {
  const client = new pg.Client({
    ...connectionTo(cluster),
    application_name: `felloe ${process.pid}`,
    connectionTimeoutMillis: connectTimeoutMs,
  })
  // Its end is what matters, and that is an event of its own.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    await closeQuietly(client)
    throw error
  }
}

/** Waits while somebody is about to stop the cluster; that ends the session, and the caller begins anew. */
export async function takeLocks(client: pg.Client, role: Role, dataDir: string): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1, $2)', [lockSpace, usersLock])
  if (role === 'command') return
  await nameServer(client, 'starting')
  for (let waited = 0; !(await tryLock(client, serverLock)); waited += serverLockPollMs) {
    if (waited >= serverLockPatienceMs) throw await serverRunning(client, dataDir)
    await sleep(serverLockPollMs)
  }
}

/** PostgreSQL cuts names at 63 bytes, enough for an address with a host name of ordinary length. */
export async function nameServer(client: pg.Client, address: string): Promise<void> {
  await client.query(`select set_config('application_name', $1, false)`, [
    `felloe server ${process.pid} ${address}`,
  ])
}

/** Gives up our use of the cluster; true when nobody else used it and nobody can begin to. */
export async function releaseLocks(client: pg.Client): Promise<boolean> {
  await client.query('select pg_advisory_unlock_all()')
  return tryLock(client, usersLock)
}

export async function closeQuietly(client: pg.Client): Promise<void> {
  await client.end().catch(() => undefined)
}

async function tryLock(client: pg.Client, lock: number): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
    lockSpace,
    lock,
  ])
  return rows[0]?.taken === true
}

async function serverRunning(client: pg.Client, dataDir: string): Promise<AppError> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name
       from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2 and l.objsubid = 2`,
    [lockSpace, serverLock],
  )
  const [, pid, address] = /^felloe server (\d+) (.*)$/.exec(rows[0]?.name ?? '') ?? []
  const where = address === undefined || address === 'starting' ? '' : ` at ${address}`
  return new AppError(
    'conflict',
    'server_running',
    `Felloe is already running on ${dataDir}${pid === undefined ? '' : `: process ${pid}${where}`}. ` +
      'Stop that one first, or set another DATA_DIR.',
  )
}
