/**
 * The only place that constructs what the program is made of; it is disposed in reverse. Everything else is
 * given what it needs.
 */
import { join } from 'node:path'
import { objectPresenters } from './api/chakra/webhooks/present-objects.ts'
import { loadSecretKey } from './config/secret-key.ts'
import type { Settings } from './config/settings.ts'
import type { ConnectionOptions } from './database/connect.ts'
import { Database } from './database/database.ts'
import { EventBell } from './events/event-bell.ts'
import { EventTails } from './events/tails.ts'
import { diskFiles } from './files/disk-files.ts'
import type { FileStore } from './files/file-store.ts'
import { PeopleBodies } from './http/people-body.ts'
import { JobBell } from './jobs/job-bell.ts'
import { systemClock, type Clock } from './lib/clock.ts'
import type { Logger } from './lib/logger.ts'
import type { Outbound } from './lib/outbound/outbound.ts'
import { createSecretBox, type SecretBox } from './lib/secret-box.ts'
import { GraphClient } from './messaging/graph/graph-client.ts'
import { MediaOwners } from './messaging/media/media-owners.ts'
import { outboundClients } from './messaging/media/outbound-clients.ts'
import type { SandboxAddress } from './messaging/context.ts'
import { Sending } from './messaging/sending/sending.ts'
import { TemplateReads } from './messaging/templates/template-reads.ts'
import { TeamConfigs } from './records/team-configs.ts'
import { PrimaryKeyNumbers } from './records/write/numbers.ts'
import { LastUse } from './team/last-use.ts'
import type { ObjectPresenters } from './webhooks/bodies/object-presenters.ts'
import { WebhookSecrets } from './webhooks/living-secrets.ts'

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
  /** Tells of events that were written and numbered. */
  readonly events: EventBell
  /** For those who follow the log of a team. */
  readonly eventTails: EventTails
  /** Rung when a delivery of WhatsApp's webhook was kept. */
  readonly deliveries: JobBell
  readonly graph: GraphClient
  readonly sending: Sending
  readonly templateReads: TemplateReads
  readonly sandbox: SandboxAddress
  /** For addresses that users give. */
  readonly outbound: Outbound
  /** How webhooks show the objects of events. */
  readonly presentObjects: ObjectPresenters
  /** With what webhooks are signed. */
  readonly webhookSecrets: WebhookSecrets
  /** For the addresses at which WhatsApp says that its files are. */
  readonly graphFiles: Outbound
  readonly mediaOwners: MediaOwners
  /** Rung when a file waits to be fetched. */
  readonly mediaBell: JobBell
  /** The address from which every absolute link is made, without a slash at its end. */
  readonly publicUrl: () => string
  /** The address at which this machine reaches the server, without a slash at its end. */
  readonly localUrl: () => string
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
  const events = new EventBell()
  const database = new Database({
    where,
    poolSize: settings.DATABASE_POOL,
    pointConnections,
    onConnectionLost: (error) => log.warn({ err: error }, 'a database connection was lost'),
    onEvents: () => events.written(),
  })
  const lastUse = new LastUse(database, (error) =>
    log.warn({ err: error }, 'times of last use were not written'),
  )
  const graph = new GraphClient()
  const sending = new Sending({
    database,
    messagesPerSecond: settings.MESSAGES_PER_SECOND,
    onProblem: (error, what) => log.warn({ err: error }, what),
  })
  const sandbox: SandboxAddress = {}
  const localUrl = (): string => options.address?.() ?? `http://${settings.HOST}:${settings.PORT}`
  const publicUrl = (): string => settings.PUBLIC_URL ?? localUrl()
  const configs = new TeamConfigs(database)
  const { outbound, graphFiles } = outboundClients(settings, sandbox)
  return {
    settings,
    log,
    clock,
    database,
    secrets,
    lastUse,
    peopleBodies: new PeopleBodies({ database }),
    configs,
    files: diskFiles(join(settings.DATA_DIR, 'files')),
    numbers: new PrimaryKeyNumbers(database),
    jobs: new JobBell(),
    events,
    eventTails: new EventTails(database, events),
    deliveries: new JobBell(),
    graph,
    sending,
    templateReads: new TemplateReads(),
    sandbox,
    outbound,
    webhookSecrets: new WebhookSecrets({ database, secrets, clock }),
    graphFiles,
    mediaOwners: new MediaOwners(),
    mediaBell: new JobBell(),
    presentObjects: objectPresenters({ database, configs, publicUrl }),
    publicUrl,
    localUrl,
    async [Symbol.asyncDispose]() {
      await sending[Symbol.asyncDispose]()
      await Promise.all([graph, outbound, graphFiles].map((client) => client[Symbol.asyncDispose]()))
      await lastUse[Symbol.asyncDispose]()
      await database.close()
    },
  }
}
