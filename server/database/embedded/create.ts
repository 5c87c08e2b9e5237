/**
 * Makes a new cluster: in a folder beside its final place, and renamed when it is complete with its database,
 * so that a start that is killed leaves nothing half-made. Several starts may do it at once; one rename wins.
 */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

import { isAlive } from './cluster.ts'
import type { Binaries } from './binaries.ts'
import { startFailure } from './failures.ts'
import type { Location } from './location.ts'
import { runProgram } from './programs.ts'

export const superuser = 'felloe'
export const databaseName = 'felloe'

/** The names of the same thing on Linux and on macOS. Without any of them trigrams of Cyrillic are empty. */
const characterTypes = ['C.UTF-8', 'UTF-8', 'en_US.UTF-8']

/** Attempts of this process that are under way; one with our pid that is not among them is a leftover. */
const underWay = new Set<string>()

export async function createCluster(location: Location, binaries: Binaries, safe: boolean): Promise<void> {
  const { cluster, account } = location
  const draft = `${cluster}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  underWay.add(draft)
  try {
    fs.mkdirSync(draft, { mode: 0o700 })
    if (account !== undefined) fs.chownSync(draft, account.uid, account.gid)
    await initialise(draft, location, binaries, safe)
    moveIntoPlace(draft, cluster)
  } finally {
    fs.rmSync(draft, { recursive: true, force: true })
    underWay.delete(draft)
  }
}

async function initialise(
  draft: string,
  location: Location,
  binaries: Binaries,
  safe: boolean,
): Promise<void> {
  let said = ''
  for (const characterType of characterTypes) {
    const initdb = runProgram(
      binaries.initdb,
      [
        `--pgdata=${draft}`,
        `--username=${superuser}`,
        '--auth=trust',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--lc-collate=C',
        `--lc-ctype=${characterType}`,
        ...(safe ? [] : ['--no-sync']),
      ],
      location.account,
    )
    if ((await initdb.ended) === 0) return createDatabase(draft, location, binaries)
    said = initdb.output()
    if (!said.includes('invalid locale name')) break
  }
  throw startFailure(path.dirname(location.cluster), new Error('initdb failed'), said)
}

async function createDatabase(draft: string, location: Location, binaries: Binaries): Promise<void> {
  // Alone on the cluster, without a server: the database is there before anybody can see the cluster.
  const args = ['--single', '-D', draft, '-c', 'exit_on_error=on', 'postgres']
  const single = runProgram(binaries.postgres, args, location.account, `CREATE DATABASE ${databaseName}\n`)
  if ((await single.ended) === 0) return
  throw startFailure(path.dirname(location.cluster), new Error('CREATE DATABASE failed'), single.output())
}

function moveIntoPlace(draft: string, cluster: string): void {
  try {
    fs.renameSync(draft, cluster)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Another start was faster; its cluster is as new as ours.
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return
    throw error
  }
  const parent = fs.openSync(path.dirname(cluster), 'r')
  try {
    fs.fsyncSync(parent)
  } finally {
    fs.closeSync(parent)
  }
}

/** Of attempts that were killed. They do no harm, so that one that cannot go yet is left to the next start. */
export function removeLeftovers(cluster: string): void {
  try {
    removeDeadDrafts(cluster)
  } catch {
    // The initdb of a process that was killed goes on for a moment and fills what is being removed.
  }
}

function removeDeadDrafts(cluster: string): void {
  const folder = path.dirname(cluster)
  const prefix = `${path.basename(cluster)}.new-`
  for (const name of fs.readdirSync(folder)) {
    if (!name.startsWith(prefix)) continue
    const pid = Number.parseInt(name.slice(prefix.length), 10)
    const draft = path.join(folder, name)
    const inUse = pid === process.pid ? underWay.has(draft) : isAlive(pid)
    if (!inUse) fs.rmSync(draft, { recursive: true, force: true })
  }
}
