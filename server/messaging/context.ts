/** What the use cases of messaging are given. */
import type { Settings } from '../config/settings.ts'
import type { Database } from '../database/database.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Clock } from '../lib/clock.ts'
import type { SecretBox } from '../lib/secret-box.ts'
import type { GraphClient } from './graph/graph-client.ts'
import type { TemplateReads } from './templates/template-reads.ts'

export interface MessagingContext {
  readonly database: Database
  readonly clock: Clock
  readonly secrets: SecretBox
  readonly files: FileStore
  readonly graph: GraphClient
  readonly templateReads: TemplateReads
  /** The sandbox that runs beside this server, once it does. */
  readonly sandbox: SandboxAddress
  readonly settings: Pick<
    Settings,
    'GRAPH_URL' | 'GRAPH_VERSION' | 'ALLOW_PRIVATE_NETWORKS' | 'MEDIA_LIMIT_MB' | 'MESSAGES_PER_SECOND'
  >
  readonly publicUrl: () => string
  /** Where a program on this machine reaches the server. */
  readonly localUrl: () => string
}

/** Set when the sandbox listens; the only private address that the server may always reach. */
export interface SandboxAddress {
  origin?: string
  /** Makes a business there, for who connects by one click. */
  makeBusiness?: (input?: { readonly name?: string }) => SandboxBusiness
  /** Told when a plugin talks to WhatsApp itself. */
  onRealConnection?: () => void
}

/** A business in the sandbox, with what one connects to it. */
export interface SandboxBusiness {
  readonly appId: string
  readonly appSecret: string
  readonly accessToken: string
  readonly wabaId: string
}
