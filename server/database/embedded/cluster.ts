/**
 * One cluster that exists: where it is, how it is reached, and the processes that serve it. What PostgreSQL's
 * own pid file says is believed only where the process is really this cluster's, because numbers are reused.
 */
import fs from 'node:fs'
import path from 'node:path'

import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'

export interface Cluster {
  readonly dataDir: string
  readonly folder: string
  readonly socketFolder: string
  readonly account: Account | undefined
  readonly binaries: Binaries
  readonly settings: Readonly<Record<string, string>>
}

/** There is no TCP port; the number is only a part of the socket's name. */
export const socketPort = 5432

export function socketPath(folder: string): string {
  return path.join(folder, `.s.PGSQL.${socketPort}`)
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The pid of the postmaster that serves the cluster now, where it is visible from here. */
export function livingPostmaster(folder: string): number | undefined {
  const pid = Number.parseInt(readPidFile(folder), 10)
  return Number.isInteger(pid) && isPostmasterOf(folder, pid) ? pid : undefined
}

function isPostmasterOf(folder: string, pid: number): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    // Empty for a process that has ended and that nobody has collected.
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder)
  } catch {
    return !fs.existsSync('/proc/self')
  }
}

/**
 * PostgreSQL refuses to start while the pid in its file is anybody's, which after a restart of a container it
 * often is: the numbers begin anew. Removed only where that process is certainly another program.
 */
export function removeForeignPidFile(folder: string): void {
  const pid = Number.parseInt(readPidFile(folder), 10)
  if (process.platform !== 'linux' || !Number.isInteger(pid) || !isAlive(pid)) return
  if (!isPostmasterOf(folder, pid)) fs.rmSync(path.join(folder, 'postmaster.pid'), { force: true })
}

function readPidFile(folder: string): string {
  try {
    return fs.readFileSync(path.join(folder, 'postmaster.pid'), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
