/** What media need besides messaging. */
import type { Outbound } from '../../lib/outbound/outbound.ts'
import type { JobBell } from '../../jobs/job-bell.ts'
import type { MessagingContext } from '../context.ts'
import type { MediaOwners } from './media-owners.ts'

export interface MediaContext extends MessagingContext {
  /** For addresses that users give. */
  readonly outbound: Outbound
  /** For the addresses at which WhatsApp says that its files are. */
  readonly graphFiles: Outbound
  readonly mediaOwners: MediaOwners
  /** Rung when a file waits to be fetched. */
  readonly mediaBell: JobBell
}

const mebibyte = 1024 * 1024

export function mediaLimitBytes({ settings }: Pick<MessagingContext, 'settings'>): number {
  return settings.MEDIA_LIMIT_MB * mebibyte
}
