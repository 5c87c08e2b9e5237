/** What the use cases of webhooks are given. */
import type { Database } from '../database/database.ts'
import type { Clock } from '../lib/clock.ts'
import type { Outbound } from '../lib/outbound/outbound.ts'
import type { SecretBox } from '../lib/secret-box.ts'
import type { WebhookSecrets } from './living-secrets.ts'

export interface WebhookContext {
  readonly database: Database
  readonly clock: Clock
  readonly secrets: SecretBox
  readonly webhookSecrets: WebhookSecrets
  /** For addresses that users give. */
  readonly outbound: Outbound
}
