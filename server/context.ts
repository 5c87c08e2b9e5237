/**
 * The only place that constructs what the program is made of; it is disposed in reverse. Everything else is
 * given what it needs.
 */
import { join } from 'node:path'
import { loadSecretKey } from './config/secret-key.ts'
import type { Settings } from './config/settings.ts'
import type { ConnectionOptions } from './database/connect.ts'
import { Database } from './database/database.ts'
import { diskFiles } from './files/disk-files.ts'
import type { FileStore } from './files/file-store.ts'
import { PeopleBodies } from './http/people-body.ts'
import { JobBell } from './jobs/job-bell.ts'
import { systemClock, type Clock } from './lib/clock.ts'
import type { Logger } from './lib/logger.ts'
import { createSecretBox, type SecretBox } from './lib/secret-box.ts'
import { GraphClient } from './messaging/graph/graph-client.ts'
import type { SandboxAddress } from './messaging/context.ts'
import { TeamConfigs } from './records/team-configs.ts'
import { PrimaryKeyNumbers } from './records/write/numbers.ts'
import { LastUse } from './team/last-use.ts'

export interface Context extends AsyncDisposable {
  readonly settings: Settings
  readonly log: Logger
  readonly clock: Clock
  readonly database: Database
  readonly secrets: SecretBox
  readonly lastUse: LastUse
  readonly peopleBodies: PeopleBodies
  readonly configs: TeamConfigs
  readonly files: FileStore
  readonly numbers: PrimaryKeyNumbers
  readonly jobs: JobBell
  /** Rung when a delivery of WhatsApp's webhook was kept. */
  readonly deliveries: JobBell
  readonly graph: GraphClient
  readonly sandbox: SandboxAddress
  /** The address from which every absolute link is made, without a slash at its end. */
  readonly publicUrl: () => string
}

export interface ContextOptions {
  readonly settings: Settings
  readonly log: Logger
  readonly where: ConnectionOptions
  readonly clock?: Clock
  /** The address that is listened on, once it is. */
  readonly address?: () => string | undefined
}

// Point reads share these; more would only spread the same work.
const pointConnections = 4

export async function createContext(options: ContextOptions): Promise<Context> {
  const { settings, log, where, clock = systemClock } = options
  const secrets = createSecretBox(settings.SECRET_KEY ?? (await loadSecretKey(settings.DATA_DIR)))
  const database = new Database({
    where,
    poolSize: settings.DATABASE_POOL,
    pointConnections,
    onConnectionLost: (error) => log.warn({ err: error }, 'a database connection was lost'),
  })
  const lastUse = new LastUse(database, (error) =>
    log.warn({ err: error }, 'times of last use were not written'),
  )
  const graph = new GraphClient()
  return {
    settings,
    log,
    clock,
    database,
    secrets,
    lastUse,
    peopleBodies: new PeopleBodies({ database }),
    configs: new TeamConfigs(database),
    files: diskFiles(join(settings.DATA_DIR, 'files')),
    numbers: new PrimaryKeyNumbers(database),
    jobs: new JobBell(),
    deliveries: new JobBell(),
    graph,
    sandbox: {},
    publicUrl: () => settings.PUBLIC_URL ?? options.address?.() ?? `http://${settings.HOST}:${settings.PORT}`,
    async [Symbol.asyncDispose]() {
      await graph[Symbol.asyncDispose]()
      await lastUse[Symbol.asyncDispose]()
      await database.close()
    },
  }
}
