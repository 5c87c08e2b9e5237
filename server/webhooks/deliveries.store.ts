/** The SQL of deliveries as admins see them: lists, one with its attempts, sending again, and removing old ones. */
import { firstIdAt, idsAheadMs } from '../lib/uuid.ts'
import type { Database } from '../database/database.ts'
import { timeText } from '../database/insert-rows.ts'
import type { Session } from '../database/session.ts'
import type { Attempt, DeliveryState, WebhookDelivery } from './webhook.ts'

export interface DeliveryFilter {
  readonly states?: readonly DeliveryState[] | undefined
  readonly eventTypes?: readonly string[] | undefined
  /** Epoch milliseconds, of when the delivery was made. */
  readonly from?: number | undefined
  /** Not included. */
  readonly to?: number | undefined
  readonly orderKey?: string | undefined
  readonly eventId?: string | undefined
}

export interface ReplayFilter extends Pick<DeliveryFilter, 'states' | 'eventTypes'> {
  readonly ids?: readonly string[] | undefined
}

/** A place in the order of age. */
export interface Age {
  readonly createdAt: number
  readonly id: string
}

const columns = `team_id as "teamId", id, created_at as "createdAt", webhook_id as "webhookId",
  event_id as "eventId", event_type as "eventType", order_key as "orderKey", octet_length(body) as "bodyBytes",
  state, attempts, due_at as "dueAt", first_failed_at as "firstFailedAt", delivered_at as "deliveredAt",
  is_asked_for as "isAskedFor"`
// Attempts of three days, several times over.
const mostAttempts = 200
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const firstId = '00000000-0000-0000-0000-000000000000'

export const deliveriesStore = (db: Session | Pick<Database, 'rows'>) => ({
  /**
   * The newest before `before`, of at most `stretch` that lie there; `reached` is the last that was looked at when
   * there may be more behind it.
   */
  async page(
    teamId: string,
    webhookId: string,
    filter: DeliveryFilter,
    { before, limit, stretch }: { before: string | undefined; limit: number; stretch: number },
  ): Promise<{ rows: WebhookDelivery[]; reached: string | undefined }> {
    const { states, eventTypes, orderKey, eventId, from, to } = filter
    const stretchSql = `select * from webhook_deliveries where team_id = $1 and webhook_id = $2 and id < $3 and id >= $4
      and ($5::text[] is null or state = any($5)) and ($6::timestamptz is null or created_at >= $6)
      and ($7::timestamptz is null or created_at < $7) order by id desc`
    const upper = to === undefined ? lastId : firstIdAt(to + idsAheadMs)
    const inner = [
      teamId,
      webhookId,
      before !== undefined && before < upper ? before : upper,
      from === undefined ? firstId : firstIdAt(from),
      states ?? null,
      timeText(from ?? null),
      timeText(to ?? null),
    ]
    const rows = await db.rows<WebhookDelivery>(
      `select ${columns} from (${stretchSql} limit ${stretch}) d
       where ($8::text[] is null or event_type = any($8)) and ($9::text is null or order_key = $9)
         and ($10::text is null or event_id = $10)
       order by id desc limit $11`,
      [...inner, eventTypes ?? null, orderKey ?? null, eventId ?? null, limit],
    )
    if (rows.length === limit) return { rows, reached: rows.at(-1)?.id }
    const [end] = await db.rows<{ id: string }>(
      `select id from (${stretchSql} limit ${stretch}) d order by id desc offset ${stretch - 1}`,
      inner,
    )
    return { rows, reached: end?.id }
  },

  async find(
    teamId: string,
    webhookId: string,
    id: string,
  ): Promise<(WebhookDelivery & { body: Buffer }) | undefined> {
    const [row] = await db.rows<WebhookDelivery & { body: Buffer }>(
      `select ${columns}, body from webhook_deliveries where team_id = $1 and webhook_id = $2 and id = $3`,
      [teamId, webhookId, id],
    )
    return row
  },

  /** Of the delivery, the newest first. */
  attempts: (teamId: string, id: string): Promise<Attempt[]> =>
    db.rows<Attempt>(
      `select number, at, duration_ms as "durationMs", request_headers as "requestHeaders", status,
         response_headers as "responseHeaders", response_body as "responseBody", problem
       from webhook_attempts where team_id = $1 and delivery_id = $2 order by number desc limit ${mostAttempts}`,
      [teamId, id],
    ),

  /**
   * Lets those among the next `limit` behind `after` wait again that the filter names. Answers how many, and how far
   * it has come; undefined at the end of the range.
   */
  async sendAgain(
    teamId: string,
    webhookId: string,
    { states, eventTypes, ids }: ReplayFilter,
    range: {
      readonly after: string
      readonly from: number | undefined
      readonly to: number
      readonly limit: number
    },
    now: number,
  ): Promise<{ count: number; reached: string | undefined }> {
    const [row] = await db.rows<{ count: number; seen: number; reached: string | null }>(
      `with portion as (
         select id, state, event_type from webhook_deliveries
         where team_id = $1 and webhook_id = $2 and id > $3 and id < $4 and ($5::uuid[] is null or id = any($5))
           and created_at < $10 and ($11::timestamptz is null or created_at >= $11)
         order by id limit $6),
       again as (
         update webhook_deliveries d
         set state = 'WAITING', due_at = $7, first_failed_at = null, delivered_at = null, is_asked_for = true
         from portion p
         where d.team_id = $1 and d.id = p.id and p.state = any($8::text[])
           and ($9::text[] is null or p.event_type = any($9))
         returning 1)
       select (select count(*)::integer from again) as count, (select count(*)::integer from portion) as seen,
         (select id from portion order by id desc limit 1) as reached`,
      [
        teamId,
        webhookId,
        range.after,
        firstIdAt(range.to + idsAheadMs),
        ids ?? null,
        range.limit,
        timeText(now),
        states ?? [],
        eventTypes ?? null,
        timeText(range.to),
        timeText(range.from ?? null),
      ],
    )
    const { count = 0, seen = 0, reached = null } = row ?? {}
    return { count, reached: seen < range.limit ? undefined : (reached ?? undefined) }
  },

  /** A delivery that has been made already, with its one attempt. */
  async insertMade(delivery: Omit<WebhookDelivery, 'bodyBytes'>, body: Buffer): Promise<void> {
    await db.rows(
      `insert into webhook_deliveries (team_id, id, created_at, webhook_id, event_id, event_type, order_key, body,
         state, attempts, due_at, first_failed_at, delivered_at, is_asked_for)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        delivery.teamId,
        delivery.id,
        timeText(delivery.createdAt),
        delivery.webhookId,
        delivery.eventId,
        delivery.eventType,
        delivery.orderKey,
        body,
        delivery.state,
        delivery.attempts,
        timeText(delivery.dueAt),
        timeText(delivery.firstFailedAt),
        timeText(delivery.deliveredAt),
        delivery.isAskedFor,
      ],
    )
  },

  /**
   * Of those made before `before`, the oldest behind `after`: removes what was delivered before it too, and all of
   * webhooks that are gone. Answers where the next portion begins; undefined at the end.
   */
  async removeOld(
    after: Age,
    before: number,
    limit: number,
  ): Promise<{ count: number; reached: Age | undefined }> {
    const [row] = await db.rows<{ count: number; seen: number; createdAt: number | null; id: string | null }>(
      `with portion as (
         select d.team_id, d.id, d.created_at,
           (d.state = 'DELIVERED' and d.delivered_at < $3) or w.id is null or w.deleted_at is not null as goes
         from webhook_deliveries d left join webhooks w on w.team_id = d.team_id and w.id = d.webhook_id
         where (d.created_at, d.id) > ($1, $2) and d.created_at < $3 order by d.created_at, d.id limit $4),
       attempts as (
         delete from webhook_attempts a using portion p
         where p.goes and a.team_id = p.team_id and a.delivery_id = p.id),
       gone as (
         delete from webhook_deliveries d using portion p
         where p.goes and d.team_id = p.team_id and d.id = p.id returning 1),
       last as (select created_at, id from portion order by created_at desc, id desc limit 1)
       select (select count(*)::integer from gone) as count, (select count(*)::integer from portion) as seen,
         (select created_at from last) as "createdAt", (select id from last) as id`,
      [timeText(after.createdAt), after.id, timeText(before), limit],
    )
    const { count = 0, seen = 0, createdAt = null, id = null } = row ?? {}
    const isMore = seen === limit && createdAt !== null && id !== null
    return { count, reached: isMore ? { createdAt, id } : undefined }
  },
})
