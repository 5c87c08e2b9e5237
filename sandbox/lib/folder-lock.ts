/**
 * Keeps two processes from writing into one folder. The lock is a listening socket, which goes with its process
 * however that ends.
 */
import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Thrown when a folder is held by somebody. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`Another sandbox works with the folder ${folder}. Stop it first.`)
    this.name = 'FolderInUse'
  }
}

/** Throws FolderInUse when another process, or this one, holds the folder. */
export async function lockFolder(folder: string): Promise<AsyncDisposable> {
  const path = socketPath(folder)
  const server = await listen(path).catch(async (error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (await answers(path)) throw new FolderInUse(folder)
    await rm(path, { force: true })
    return listen(path)
  })
  server.unref()
  return { [Symbol.asyncDispose]: () => new Promise<void>((done) => server.close(() => done())) }
}

/** Short, as the path of a socket has to be, wherever the folder is. */
function socketPath(folder: string): string {
  const name = `felloe-sandbox-${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 20)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

function listen(path: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy())
  return new Promise((done, fail) => server.once('error', fail).listen(path, () => done(server)))
}

function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}
