/**
 * Puts deliveries where they wait to be sent, in the transaction of what they tell: there is one exactly when it
 * happened. They are sent in the order in which they are put here.
 */
import { insertAll, timeText, type Table } from '../database/insert-rows.ts'
import type { Session } from '../database/session.ts'
import { ascendingIds } from '../lib/uuid.ts'
import type { NewWebhookDelivery } from './webhook.ts'

const table: Table = {
  name: 'webhook_deliveries',
  columns: [
    ['team_id', 'uuid'],
    ['id', 'uuid'],
    ['created_at', 'timestamptz'],
    ['webhook_id', 'uuid'],
    ['event_id', 'text'],
    ['event_type', 'text'],
    ['order_key', 'text'],
    ['body', 'bytea'],
    ['state', 'text'],
    ['due_at', 'timestamptz'],
  ],
}

const nextId = ascendingIds()

/** `now` is the time of the context's clock, in epoch milliseconds. */
export async function enqueue(
  session: Session,
  deliveries: readonly NewWebhookDelivery[],
  now: number = Date.now(),
): Promise<void> {
  const at = timeText(now)
  const rows = deliveries.map((delivery) => [
    delivery.teamId,
    nextId(now),
    at,
    delivery.webhookId,
    delivery.eventId,
    delivery.eventType,
    delivery.orderKey,
    `\\x${delivery.body.toString('hex')}`,
    'WAITING',
    at,
  ])
  await insertAll(session, [{ table, count: rows.length, rows }])
}
