/** The key that encrypts stored secrets, kept in DATA_DIR/secret.key unless a setting gives one. */
import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../lib/app-error.ts'
import { secretKeyBytes } from '../lib/secret-box.ts'

/** Reads the key, or makes one. Two processes that begin at the same moment get the same key. */
export async function loadSecretKey(dataDir: string): Promise<Buffer> {
  const file = join(dataDir, 'secret.key')
  return (await readKey(file)) ?? (await makeKey(dataDir, file))
}

async function readKey(file: string): Promise<Buffer | undefined> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return undefined
    throw new AppError('unavailable', 'secret_key_unreadable', `${file} cannot be read: ${String(cause)}`, {
      cause,
    })
  })
  if (text === undefined) return undefined
  const key = Buffer.from(text.trim(), 'hex')
  if (key.length !== secretKeyBytes)
    throw new AppError(
      'invalid',
      'secret_key_invalid',
      `${file} must hold 64 hex digits. Restore it from a backup: without it, stored secrets cannot be read.`,
    )
  return key
}

async function makeKey(dataDir: string, file: string): Promise<Buffer> {
  await mkdir(dataDir, { recursive: true })
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    await writeFile(draft, `${randomBytes(secretKeyBytes).toString('hex')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
    // A link, unlike a rename, never replaces a key that another process has made meanwhile.
    await link(draft, file).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error
    })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('unavailable', 'data_dir_unwritable', `${dataDir} cannot be written: ${reason}`, {
      cause,
    })
  } finally {
    await rm(draft, { force: true })
  }
  const key = await readKey(file)
  if (key === undefined)
    throw new AppError('unavailable', 'secret_key_unreadable', `${file} vanished while it was made.`)
  return key
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
}
