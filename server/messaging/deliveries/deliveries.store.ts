/** The SQL of raw deliveries. */
import type { Database } from '../../database/database.ts'
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { Outcome } from './outcome.ts'

export interface NewDelivery {
  readonly teamId: string
  readonly pluginId: string
  readonly body: Buffer
}

export interface DeliveryToKeep extends NewDelivery {
  readonly id: string
  readonly receivedAt: number
}

export interface WaitingDelivery extends NewDelivery {
  readonly id: string
  readonly receivedAt: number
  readonly attempts: number
}

export interface AppliedDelivery {
  readonly id: string
  readonly outcome: Outcome
}

/** A place in the order of arrival. */
export interface ReceivedPlace {
  readonly receivedAt: number
  readonly id: string
}

// After the last one a delivery is FAILED: a fault that hours did not heal is in the program.
const pausesMs = [1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000, 6 * 3_600_000]
// When something was last heard is a figure for people; writing it for each delivery would cost more than all else.
const touchedEveryMs = 10_000

const columns = `team_id as "teamId", id, plugin_id as "pluginId", received_at as "receivedAt", body, attempts`

export const deliveriesStore = (db: Session | Pick<Database, 'rows'>) => ({
  // The bodies are one value, so that they go to the database as they are and not as hexadecimal text.
  async insertAll(deliveries: readonly DeliveryToKeep[]): Promise<void> {
    let end = 0
    const firsts = deliveries.map(({ body }) => (end += body.length) - body.length + 1)
    await db.rows(
      `insert into raw_deliveries (team_id, id, received_at, plugin_id, body, state, due_at)
       select n.team_id, n.id, n.at, n.plugin_id, substring($7::bytea from n.first for n.length), 'WAITING', n.at
       from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::uuid[], $5::integer[], $6::integer[])
         n (team_id, id, at, plugin_id, first, length)`,
      [
        deliveries.map(({ teamId }) => teamId),
        deliveries.map(({ id }) => id),
        deliveries.map(({ receivedAt }) => timeText(receivedAt)),
        deliveries.map(({ pluginId }) => pluginId),
        firsts,
        deliveries.map(({ body }) => body.length),
        Buffer.concat(deliveries.map(({ body }) => body)),
      ],
      'keep-deliveries',
    )
  },

  /** The team of the delivery that waits longest, but for some teams. */
  async teamThatWaits(now: number, except: readonly string[]): Promise<string | undefined> {
    const [row] = await db.rows<{ teamId: string }>(
      `select team_id as "teamId" from raw_deliveries
       where state = 'WAITING' and due_at <= $1 and team_id <> all($2::uuid[]) order by due_at, id limit 1`,
      [timeText(now), except],
      'team-that-waits',
    )
    return row?.teamId
  },

  /** As many of the next as have `mostBytes` together, and one at least. */
  waiting: (teamId: string, now: number, limit: number, mostBytes: number): Promise<WaitingDelivery[]> =>
    db.rows<WaitingDelivery>(
      `select ${columns} from raw_deliveries where team_id = $1 and id in (
         select id from (
           select id, sum(octet_length(body)) over (order by due_at, id) - octet_length(body) as before from (
             select id, due_at, body from raw_deliveries
             where team_id = $1 and state = 'WAITING' and due_at <= $2 order by due_at, id limit $3) few) sized
         where before < $4)
       order by due_at, id`,
      [teamId, timeText(now), limit, mostBytes],
      'waiting-deliveries',
    ),

  async markApplied(teamId: string, applied: readonly AppliedDelivery[], now: number): Promise<void> {
    await db.rows(
      `update raw_deliveries d
       set state = 'APPLIED', applied_at = $4, attempts = attempts + 1, problem = null, outcome = n.outcome
       from unnest($2::uuid[], $3::jsonb[]) n (id, outcome) where d.team_id = $1 and d.id = n.id`,
      [
        teamId,
        applied.map(({ id }) => id),
        applied.map(({ outcome }) => JSON.stringify(outcome)),
        timeText(now),
      ],
      'mark-deliveries-applied',
    )
  },

  /** Answers false when somebody else has tried it since it was read. */
  async markFailure(delivery: WaitingDelivery, problem: string, now: number): Promise<boolean> {
    const pauseMs = pausesMs[delivery.attempts]
    const marked = await db.rows(
      `update raw_deliveries set attempts = attempts + 1, problem = $3, state = $4, due_at = $5
       where team_id = $1 and id = $2 and state = 'WAITING' and attempts = $6 returning 1`,
      [
        delivery.teamId,
        delivery.id,
        problem.replaceAll('\0', ''),
        pauseMs === undefined ? 'FAILED' : 'WAITING',
        timeText(now + (pauseMs ?? 0)),
        delivery.attempts,
      ],
    )
    return marked.length > 0
  },

  /**
   * Of the next `limit` behind `after` that came before `before`, removes those of which everything was applied and
   * nothing since. Answers where the next portion begins; undefined at the end.
   */
  async removeApplied(
    after: ReceivedPlace,
    before: number,
    limit: number,
  ): Promise<{ count: number; reached: ReceivedPlace | undefined }> {
    // Whoever has one applied again at this moment is waited for, and then it waits and stays.
    const [row] = await db.rows<{
      count: number
      seen: number
      receivedAt: number | null
      id: string | null
    }>(
      `with portion as (
         select team_id, id, received_at from raw_deliveries
         where (received_at, id) > ($1, $2) and received_at < $3 order by received_at, id limit $4),
       gone as (
         delete from raw_deliveries d using portion p
         where d.team_id = p.team_id and d.id = p.id and d.state = 'APPLIED' and d.applied_at < $3
           and coalesce(d.outcome -> 'unknown', '[]') = '[]' and coalesce(d.outcome -> 'problems', '[]') = '[]'
         returning 1),
       last as (select received_at, id from portion order by received_at desc, id desc limit 1)
       select (select count(*)::integer from gone) as count, (select count(*)::integer from portion) as seen,
         (select received_at from last) as "receivedAt", (select id from last) as id`,
      [timeText(after.receivedAt), after.id, timeText(before), limit],
    )
    const { count = 0, seen = 0, receivedAt = null, id = null } = row ?? {}
    const isMore = seen === limit && receivedAt !== null && id !== null
    return { count, reached: isMore ? { receivedAt, id } : undefined }
  },

  /** Keeps when the plugin and its numbers were last heard of. */
  async touch(teamId: string, pluginId: string, numbers: readonly string[], at: number): Promise<void> {
    await db.rows(
      `with touched as (
         update plugins set last_delivery_at = $4
         where team_id = $1 and id = $2 and (last_delivery_at is null or last_delivery_at < $5))
       update phone_numbers set last_event_at = $4
       where team_id = $1 and plugin_id = $2 and id = any($3::text[]) and (last_event_at is null or last_event_at < $5)`,
      [teamId, pluginId, numbers, timeText(at), timeText(at - touchedEveryMs)],
      'touch-plugin',
    )
  },
})
