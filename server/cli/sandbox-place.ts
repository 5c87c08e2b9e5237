/**
 * Where the sandbox of this installation is, for the commands that start it: its folder, the token of its control API,
 * and why it cannot be started, in plain words. It is loaded only when it is started.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Sandbox } from '@felloe/sandbox'
import { AppError } from '../lib/app-error.ts'

const tokenBytes = 24

export interface SandboxPlace {
  readonly port: number
  /** Undefined keeps the world in memory. */
  readonly folder: string | undefined
}

export interface OpenSandbox extends AsyncDisposable {
  readonly sandbox: Sandbox
  /** Undefined in memory. */
  readonly controlTokenFile: string | undefined
}

export function sandboxFolder(dataDir: string): string {
  return join(dataDir, 'sandbox')
}

/** Throws an AppError that says what to do when the port is taken or the folder is in use. */
export async function openSandbox({ port, folder }: SandboxPlace): Promise<OpenSandbox> {
  const { startSandbox } = await import('@felloe/sandbox')
  const controlTokenFile = folder === undefined ? undefined : join(folder, 'control-token')
  const controlToken = controlTokenFile === undefined ? newToken() : await controlTokenIn(controlTokenFile)
  const sandbox = await startSandbox({
    port,
    controlToken,
    ...(folder === undefined ? {} : { folder }),
  }).catch((error: unknown) => {
    throw explained(error, port)
  })
  return { sandbox, controlTokenFile, [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose]() }
}

/** The token that is kept in the file; made, and readable by this account only, when there is none. */
async function controlTokenIn(file: string): Promise<string> {
  try {
    const folder = dirname(file)
    // Only the sandbox's own folder is closed: PostgreSQL may run under another account below DATA_DIR.
    await mkdir(dirname(folder), { recursive: true })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(file, `${newToken()}\n`, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new AppError('unavailable', 'data_dir_unwritable', `${file} cannot be written.`, { cause })
  }
  const token = (await readFile(file, 'utf8')).trim()
  if (token !== '') return token
  throw new AppError('invalid', 'control_token_invalid', `${file} is empty. Remove it: a new one is made.`)
}

function newToken(): string {
  return randomBytes(tokenBytes).toString('hex')
}

function explained(error: unknown, port: number): unknown {
  if (!(error instanceof Error)) return error
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return new AppError(
      'unavailable',
      'listen_failed',
      `Another program listens on port ${port}. Stop it, or set SANDBOX_PORT to another port.`,
    )
  if (code === 'EACCES')
    return new AppError(
      'unavailable',
      'listen_failed',
      `Listening on port ${port} is not allowed to this account. Set SANDBOX_PORT to 1024 or more.`,
    )
  if (error.name === 'FolderInUse') return new AppError('unavailable', 'sandbox_in_use', error.message)
  return error
}
