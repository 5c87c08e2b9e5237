/** The SQL of who sends: what waits, and how receivers are. */
import type { Database } from '../../database/database.ts'
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { Webhook } from '../webhook.ts'
import { webhookColumns } from '../webhooks.store.ts'
import type { Failing, Waiting } from './queue.ts'

/** Where a webhook lies. */
export interface Place {
  readonly teamId: string
  readonly id: string
}

export interface Portion {
  /** Behind this id; undefined for the beginning. */
  readonly after: string | undefined
  readonly leftOut: readonly string[]
  readonly now: number
  readonly limit: number
  /** At least one is read, however large it is. */
  readonly limitBytes: number
}

export interface Health {
  readonly failingSince: number | null
  readonly lastSuccessAt: number | null
  readonly lastProblem: string | null
}

const columns = `id, event_id as "eventId", created_at as "createdAt", order_key as "orderKey", body, attempts,
  first_failed_at as "firstFailedAt", due_at as "dueAt"`
const beforeAll = '00000000-0000-0000-0000-000000000000'
// More have seldom failed at a time; those beyond hold nothing for a moment after a restart.
const mostHolds = 20_000

export const courierStore = (db: Session | Pick<Database, 'rows'>) => ({
  /** Those to send to: that are not paused, and that something waits for or that are among `others`. */
  waiting: (others: readonly string[]): Promise<(Webhook & { hasWaiting: boolean })[]> =>
    db.rows<Webhook & { hasWaiting: boolean }>(
      // One look into an index for each webhook, however much waits: without the limit all of it would be read.
      `select ${webhookColumns}, d.id is not null as "hasWaiting"
       from webhooks w left join lateral (
         select d.id from webhook_deliveries d
         where d.team_id = w.team_id and d.webhook_id = w.id and d.state = 'WAITING' order by d.id limit 1) d on true
       where w.deleted_at is null and w.paused_at is null and (d.id is not null or w.id = any($1::uuid[]))`,
      [others],
      'webhooks-that-wait',
    ),

  /** In the order of ids. Of those that have failed, only what is due. */
  portion: ({ teamId, id }: Place, portion: Portion): Promise<Waiting[]> =>
    db.rows<Waiting>(
      `select ${columns} from (
         select *, sum(octet_length(body)) over (order by id) - octet_length(body) as bytes_before from (
           select * from webhook_deliveries
           where team_id = $1 and webhook_id = $2 and state = 'WAITING' and id > $3
             and (first_failed_at is null or due_at <= $4) and (order_key is null or order_key not in (select unnest($5::text[])))
           order by id limit $6) found) counted
       where bytes_before < $7 order by id`,
      [
        teamId,
        id,
        portion.after ?? beforeAll,
        timeText(portion.now),
        portion.leftOut,
        portion.limit,
        portion.limitBytes,
      ],
      'waiting-webhook-deliveries',
    ),

  /** That have failed and are due again. */
  dueAgain: ({ teamId, id }: Place, now: number, limit: number): Promise<Waiting[]> =>
    db.rows<Waiting>(
      `select ${columns} from (
         select * from webhook_deliveries
         where team_id = $1 and webhook_id = $2 and state = 'WAITING' and first_failed_at is not null
           and due_at <= $3
         order by due_at limit $4) due order by id`,
      [teamId, id, timeText(now), limit],
      'due-webhook-deliveries',
    ),

  /** That has failed and whose next attempt comes first, whenever that is. */
  async nextAgain({ teamId, id }: Place): Promise<Waiting | undefined> {
    const [row] = await db.rows<Waiting>(
      `select ${columns} from webhook_deliveries
       where team_id = $1 and webhook_id = $2 and state = 'WAITING' and first_failed_at is not null
       order by due_at limit 1`,
      [teamId, id],
      'next-failed-webhook-delivery',
    )
    return row
  },

  /** That have failed since `since` for the first time. */
  failing: ({ teamId, id }: Place, since: number): Promise<Failing[]> =>
    db.rows<Failing>(
      `select id, order_key as "orderKey", first_failed_at as "firstFailedAt" from webhook_deliveries
       where team_id = $1 and webhook_id = $2 and state = 'WAITING' and first_failed_at > $3
       order by id limit ${mostHolds}`,
      [teamId, id, timeText(since)],
      'failing-webhook-deliveries',
    ),

  /** Of these, those that do not fail any more, or are gone. */
  async notFailing({ teamId }: Place, ids: readonly string[]): Promise<string[]> {
    const rows = await db.rows<{ id: string }>(
      // By their ids: by "= 'WAITING'", all that fails might be looked through for each.
      `select given.id from unnest($2::uuid[]) given (id) where not exists (
         select from webhook_deliveries d
         where d.team_id = $1 and d.id = given.id and d.state not in ('DELIVERED', 'FAILED')
           and d.first_failed_at is not null)`,
      [teamId, ids],
      'webhook-deliveries-that-hold',
    )
    return rows.map(({ id }) => id)
  },

  /** All that has failed is due now. */
  async tryAgain({ teamId, id }: Place, now: number): Promise<void> {
    await db.rows(
      `update webhook_deliveries set due_at = $3
       where team_id = $1 and webhook_id = $2 and state = 'WAITING' and first_failed_at is not null and due_at > $3`,
      [teamId, id, timeText(now)],
      'try-webhook-deliveries-again',
    )
  },

  async noteHealth(
    { teamId, id }: Place,
    { failingSince, lastSuccessAt, lastProblem }: Health,
  ): Promise<void> {
    await db.rows(
      `update webhooks set failing_since = $3, last_success_at = coalesce($4, last_success_at), last_problem = $5
       where team_id = $1 and id = $2 and deleted_at is null`,
      [teamId, id, timeText(failingSince), timeText(lastSuccessAt), lastProblem],
      'note-webhook-health',
    )
  },

  /** Answers the webhook, unless somebody paused it before, or gave it another address. */
  async pause(
    { teamId, id, url }: Pick<Webhook, 'teamId' | 'id' | 'url'>,
    now: number,
  ): Promise<Webhook | undefined> {
    const [row] = await db.rows<Webhook>(
      `update webhooks w set paused_at = $3, paused_by = null, updated_at = $3
       where w.team_id = $1 and w.id = $2 and w.url = $4 and w.paused_at is null and w.deleted_at is null
       returning ${webhookColumns}`,
      [teamId, id, timeText(now), url],
    )
    return row
  },
})
