/**
 * How much waits in the whole installation, for its figures. Every number costs a look into an index of what waits,
 * however much was ever done; where much waits, no more than `mostCounted` is counted.
 */
import type { Database } from './database.ts'
import { timeText } from './insert-rows.ts'

export interface Backlog {
  /** Of WhatsApp's webhook: not applied yet, or to be tried again. */
  readonly deliveries: number
  /** Since when the one that is due longest is due; null when none is. */
  readonly deliveryDueSince: number | null
  /** When the oldest event was written that has no number yet; null when all have one. */
  readonly unnumberedSince: number | null
  readonly webhooks: number
  /** Not paused, and the last attempt failed. */
  readonly failingWebhooks: number
  readonly pausedWebhooks: number
  /** To be sent to webhooks, also to paused ones. */
  readonly webhookDeliveries: number
  /** When the oldest was made that waits for a webhook that is not paused; null when none does. */
  readonly webhookDeliverySince: number | null
}

const mostCounted = 10_000

export const backlogStore = (db: Pick<Database, 'rows'>) => ({
  async read(now: number): Promise<Backlog> {
    const [row] = await db.rows<Record<keyof Backlog, number | null>>(
      `select
         (select count(*) from (select from raw_deliveries where state = 'WAITING' limit ${mostCounted}) d) as "deliveries",
         (select due_at from raw_deliveries where state = 'WAITING' and due_at < $1 order by due_at, id limit 1)
           as "deliveryDueSince",
         (select at from events where number is null order by appended limit 1) as "unnumberedSince",
         (select count(*) from (
           select from webhooks w join webhook_deliveries d on d.team_id = w.team_id and d.webhook_id = w.id
           where w.deleted_at is null and d.state = 'WAITING' limit ${mostCounted}) d) as "webhookDeliveries",
         count(*) as "webhooks",
         count(*) filter (where paused_at is null and failing_since is not null) as "failingWebhooks",
         count(*) filter (where paused_at is not null) as "pausedWebhooks",
         min(oldest.created_at) filter (where paused_at is null) as "webhookDeliverySince"
       from webhooks w left join lateral (
         select d.created_at from webhook_deliveries d
         where d.team_id = w.team_id and d.webhook_id = w.id and d.state = 'WAITING' order by d.id limit 1) oldest on true
       where w.deleted_at is null`,
      [timeText(now)],
      'backlog',
    )
    return {
      deliveries: row?.deliveries ?? 0,
      deliveryDueSince: row?.deliveryDueSince ?? null,
      unnumberedSince: row?.unnumberedSince ?? null,
      webhooks: row?.webhooks ?? 0,
      failingWebhooks: row?.failingWebhooks ?? 0,
      pausedWebhooks: row?.pausedWebhooks ?? 0,
      webhookDeliveries: row?.webhookDeliveries ?? 0,
      webhookDeliverySince: row?.webhookDeliverySince ?? null,
    }
  },
})
