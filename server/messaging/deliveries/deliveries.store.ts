/** The SQL of raw deliveries. */
import type { Database } from '../../database/database.ts'
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { NewDelivery } from './deliveries.ts'

export interface WaitingDelivery extends NewDelivery {
  readonly id: string
  readonly receivedAt: number
  readonly attempts: number
}

// After the last one a delivery is FAILED: a fault that hours did not heal is in the program.
const pausesMs = [1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000, 6 * 3_600_000]
// When something was last heard is a figure for people; writing it for each delivery would cost more than all else.
const touchedEveryMs = 10_000

const columns = `team_id as "teamId", id, plugin_id as "pluginId", received_at as "receivedAt", body, attempts`

export const deliveriesStore = (db: Session | Pick<Database, 'rows'>) => ({
  async insert(delivery: NewDelivery & { readonly id: string }, now: number): Promise<void> {
    await db.rows(
      `insert into raw_deliveries (team_id, id, received_at, plugin_id, body, state, due_at)
       values ($1, $2, $3, $4, $5, 'WAITING', $3)`,
      [delivery.teamId, delivery.id, timeText(now), delivery.pluginId, delivery.body],
      'keep-delivery',
    )
  },

  /** The team of the delivery that waits longest and that nobody is working on. */
  async teamThatWaits(now: number): Promise<string | undefined> {
    const [row] = await db.rows<{ teamId: string }>(
      `select team_id as "teamId" from raw_deliveries where state = 'WAITING' and due_at <= $1
       order by due_at, id limit 1 for update skip locked`,
      [timeText(now)],
      'team-that-waits',
    )
    return row?.teamId
  },

  lockWaiting: (teamId: string, now: number, limit: number): Promise<WaitingDelivery[]> =>
    db.rows<WaitingDelivery>(
      `select ${columns} from raw_deliveries where team_id = $1 and state = 'WAITING' and due_at <= $2
       order by due_at, id limit $3 for update skip locked`,
      [teamId, timeText(now), limit],
      'lock-waiting-deliveries',
    ),

  async markApplied(teamId: string, ids: readonly string[], now: number): Promise<void> {
    await db.rows(
      `update raw_deliveries set state = 'APPLIED', applied_at = $3, attempts = attempts + 1, problem = null
       where team_id = $1 and id = any($2::uuid[])`,
      [teamId, ids, timeText(now)],
      'mark-deliveries-applied',
    )
  },

  async markFailure(delivery: WaitingDelivery, problem: string, now: number): Promise<void> {
    const pauseMs = pausesMs[delivery.attempts]
    await db.rows(
      `update raw_deliveries set attempts = attempts + 1, problem = $3, state = $4, due_at = $5
       where team_id = $1 and id = $2 and state = 'WAITING'`,
      [
        delivery.teamId,
        delivery.id,
        problem.replaceAll('\0', ''),
        pauseMs === undefined ? 'FAILED' : 'WAITING',
        timeText(now + (pauseMs ?? 0)),
      ],
    )
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
