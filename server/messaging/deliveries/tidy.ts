/**
 * Removes deliveries of WhatsApp's webhook that were applied long ago: what they said is in chats, contacts and events.
 * What is not applied in full stays, however old it is, so that it can still be looked at and applied again.
 */
import type { Settings } from '../../config/settings.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Database } from '../../database/database.ts'
import { deliveriesStore, type ReceivedPlace } from './deliveries.store.ts'

const dayMs = 24 * 3_600_000
// Bodies may have megabytes: short enough that nobody waits for it.
const portion = 500

export interface TidyContext {
  readonly database: Pick<Database, 'rows'>
  readonly settings: Pick<Settings, 'KEEP_DELIVERIES_DAYS'>
  readonly clock: Clock
}

/** Answers how many were removed. */
export async function tidyDeliveries({ database, settings, clock }: TidyContext): Promise<number> {
  const days = settings.KEEP_DELIVERIES_DAYS
  if (days === 0) return 0
  const before = clock() - days * dayMs
  let after: ReceivedPlace | undefined = { receivedAt: 0, id: '00000000-0000-0000-0000-000000000000' }
  let removed = 0
  while (after !== undefined) {
    const done = await deliveriesStore(database).removeApplied(after, before, portion)
    removed += done.count
    after = done.reached
  }
  return removed
}
