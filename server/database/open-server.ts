/**
 * The PostgreSQL server that the program works with: the one that DATABASE_URL names, or the embedded one,
 * started if it does not run. Whoever opens it must close it.
 */
import type { Settings } from '../config/settings.ts'
import type { ConnectionOptions } from './connect.ts'
import { openEmbedded } from './embedded/embedded.ts'

export interface DatabaseServer extends AsyncDisposable {
  readonly where: ConnectionOptions
  /** What it is, for people: the terminal and the log show it. */
  readonly title: string
  /** Tells others that start on the same data where this server can be reached. */
  announce(address: string): Promise<void>
}

export interface OpenServerOptions {
  readonly settings: Pick<Settings, 'DATA_DIR' | 'DATABASE_URL'>
  /** A server runs alone on embedded data; commands run beside it. */
  readonly role: 'server' | 'command'
  readonly log: (message: string) => void
  /** The server is lost and does not come back. */
  readonly onLost: (error: Error) => void
}

export async function openDatabaseServer({
  settings,
  role,
  log,
  onLost,
}: OpenServerOptions): Promise<DatabaseServer> {
  const { DATABASE_URL: connectionString, DATA_DIR: dataDir } = settings
  if (connectionString !== undefined)
    return {
      where: { connectionString },
      title: `PostgreSQL at ${new URL(connectionString).host}`,
      announce: () => Promise.resolve(),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }
  const embedded = await openEmbedded({ dataDir, role, log, onLost })
  return {
    where: embedded.connection,
    title: `embedded PostgreSQL in ${embedded.directory}`,
    announce: (address) => embedded.announce(address),
    [Symbol.asyncDispose]: () => embedded.close(),
  }
}
