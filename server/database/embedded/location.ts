/**
 * Decides where the cluster of a DATA_DIR lives and which account owns it. Normally that is DATA_DIR/postgres.
 * Where root's stand-in cannot pass through the folders above, it is a folder of the system, and DATA_DIR keeps
 * a pointer to it. The pointer is never replaced by a guess: a cluster that it names and that is missing, or
 * that belongs to another DATA_DIR, stops the start, since an empty database in its place would look like a loss.
 */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

import { AppError } from '../../lib/app-error.ts'
import { type Account, canEnter, isRoot, nobody, ownerOf } from './account.ts'
import { postgresMajor, systemFolder } from './binaries.ts'

export interface Location {
  readonly cluster: string
  /** Undefined where we run the cluster ourselves. */
  readonly account: Account | undefined
  readonly exists: boolean
  /** Not inside DATA_DIR, which an operator must be told. */
  readonly elsewhere: boolean
}

const pointerName = 'postgres.location'
const ownerName = 'data-dir'

export function locate(dataDir: string): Location {
  makeDataDir(dataDir)
  const home = fs.realpathSync(dataDir)
  const account = isRoot() ? nobody() : undefined
  const pointed = readPointer(home)
  if (pointed !== undefined) return inspect(checkPointed(home, pointed), account)
  const usual = path.join(home, 'postgres')
  const reachable = account === undefined || canEnter(account, home)
  if (reachable || fs.existsSync(usual)) return inspect(usual, account)
  return inspect(path.join(createPointed(home), 'postgres'), account)
}

function makeDataDir(dataDir: string): void {
  if (fs.statSync(dataDir, { throwIfNoEntry: false })?.isDirectory()) return
  fs.mkdirSync(dataDir, { recursive: true })
  // The account that root hands PostgreSQL to must pass through, but need not list.
  fs.chmodSync(dataDir, isRoot() ? 0o711 : 0o700)
}

function inspect(cluster: string, account: Account | undefined): Location {
  const elsewhere = cluster.startsWith(systemFolder + path.sep)
  const version = readIfThere(path.join(cluster, 'PG_VERSION'))?.trim()
  if (version === undefined) {
    if (fs.existsSync(cluster) && fs.readdirSync(cluster).length > 0) {
      const message = `${cluster} holds something that is not a PostgreSQL cluster. Move it away and start again.`
      throw new AppError('unavailable', 'data_dir_foreign', message)
    }
    return { cluster, account, exists: false, elsewhere }
  }
  if (version !== postgresMajor) {
    throw new AppError(
      'unavailable',
      'postgres_version',
      `The database in ${cluster} was made by PostgreSQL ${version}; this Felloe brings PostgreSQL ${postgresMajor}. ` +
        'Make a backup with the Felloe that made it and restore that here into a new DATA_DIR, ' +
        `or run PostgreSQL ${version} yourself and set DATABASE_URL.`,
    )
  }
  // Made by an ordinary user and now started by root: it stays with the account that owns it.
  return { cluster, account: account && (ownerOf(cluster) ?? account), exists: true, elsewhere }
}

function readPointer(home: string): string | undefined {
  const id = readIfThere(path.join(home, pointerName))?.trim()
  return id === undefined ? undefined : path.join(systemFolder, path.basename(id))
}

function checkPointed(home: string, folder: string): string {
  const owner = readIfThere(path.join(folder, ownerName))?.trim()
  const pointer = path.join(home, pointerName)
  if (owner === undefined) {
    throw new AppError(
      'unavailable',
      'database_missing',
      `The database of ${home} lives in ${folder}, and that is missing. Bring it back, ` +
        `or delete ${pointer} to begin with an empty database.`,
    )
  }
  if (owner !== home) {
    if (readPointer(owner) === folder) {
      throw new AppError(
        'unavailable',
        'data_dir_copied',
        `${home} is a copy of ${owner}, and the database in ${folder} belongs to that. ` +
          `Delete ${pointer} to give the copy a database of its own.`,
      )
    }
    // The folder was moved or renamed, and its database is to follow it.
    fs.writeFileSync(path.join(folder, ownerName), `${home}\n`)
  }
  return path.join(folder, 'postgres')
}

function createPointed(home: string): string {
  const id = randomUUID()
  const folder = path.join(systemFolder, id)
  fs.mkdirSync(folder, { recursive: true })
  for (const passable of [systemFolder, folder]) fs.chmodSync(passable, 0o755)
  fs.writeFileSync(path.join(folder, ownerName), `${home}\n`)
  const pointer = path.join(home, pointerName)
  const draft = `${pointer}.${id}`
  fs.writeFileSync(draft, `${path.join(systemFolder, id)}\n`)
  try {
    // Unlike a rename, a link fails where another start was faster.
    fs.linkSync(draft, pointer)
    return folder
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true })
    const winner = readPointer(home)
    if (winner === undefined) throw error
    return winner
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
