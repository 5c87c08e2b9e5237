/**
 * Starts and stops the server process of a cluster. It belongs to nobody in particular: it outlives the process
 * that started it, for whoever else uses it, and is ended by whoever leaves last.
 */
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { type Cluster, livingPostmaster, removeForeignPidFile, socketPort } from './cluster.ts'
import { lastLines } from './failures.ts'
import { runProgram } from './programs.ts'

/** How often we look whether it has ended; an orderly end takes a few of these. */
const pollMs = 20
/** How often a wait that goes on is reported. */
const reportMs = 5_000

const fixedSettings: Readonly<Record<string, string>> = {
  // No TCP: every account of the machine could connect, and there is no password.
  listen_addresses: '',
  port: String(socketPort),
  unix_socket_permissions: '0700',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // One file per weekday, begun anew every week.
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  // Statements and their errors belong to the program, which reports them without the data in them; here they
  // would make the files grow without bound.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

export interface Postmaster {
  readonly pid: number | undefined
  /** Undefined while it runs; then its exit code (undefined where a signal ended it) and what it said. */
  outcome(): { readonly code: number | undefined; readonly output: string } | undefined
  /** Ends one that nobody can have begun to use. */
  abandon(): Promise<void>
  /** Lets our process end while it goes on. */
  leave(): void
}

export function startPostmaster(cluster: Cluster): Postmaster {
  removeForeignPidFile(cluster.folder)
  const settings = {
    ...fixedSettings,
    // A list, so that a comma in the path needs the quotes.
    unix_socket_directories: `"${cluster.socketFolder.replaceAll('"', '""')}"`,
    ...cluster.settings,
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const logged = logSizes(cluster.folder)
  const program = runProgram(cluster.binaries.postgres, ['-D', cluster.folder, ...args], cluster.account)
  let outcome: ReturnType<Postmaster['outcome']>
  void program.ended.then((code) => {
    outcome = { code, output: `${program.output()}\n${logAfter(cluster.folder, logged)}` }
  })
  return {
    pid: program.child.pid,
    outcome: () => outcome,
    async abandon() {
      program.child.kill('SIGINT')
      await program.ended
    },
    leave() {
      program.child.unref()
      for (const stream of [program.child.stdout, program.child.stderr]) stream?.destroy()
    },
  }
}

/** Asks for a fast shutdown: sessions are cut, what was committed stays. Resolves when the process is gone. */
export async function stopPostmaster(cluster: Cluster, log: (message: string) => void): Promise<void> {
  const pid = livingPostmaster(cluster.folder)
  if (pid === undefined) return
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return
    throw error
  }
  for (let waited = 0; livingPostmaster(cluster.folder) === pid; waited += pollMs) {
    if (waited > 0 && waited % reportMs === 0) log(`Waiting for PostgreSQL to end (process ${pid}).`)
    await sleep(pollMs)
  }
}

function logSizes(folder: string): Map<string, number> {
  const logs = path.join(folder, 'log')
  if (!fs.existsSync(logs)) return new Map()
  const files = fs.readdirSync(logs).map((name) => path.join(logs, name))
  return new Map(files.map((file) => [file, fs.statSync(file).size]))
}

/** What a start that failed added; what the starts before it said has nothing to do with it. */
function logAfter(folder: string, before: Map<string, number>): string {
  try {
    return [...logSizes(folder).keys()]
      .map((file) => fs.readFileSync(file).subarray(before.get(file) ?? 0))
      .map((added) => lastLines(added.toString()))
      .join('\n')
  } catch {
    return ''
  }
}
