/** The SQL by which people look at deliveries and have them applied again. */
import type { Database } from '../../database/database.ts'
import { timeText } from '../../database/insert-rows.ts'
import { firstIdAt, idsAheadMs } from '../../lib/uuid.ts'
import type { DeliveriesToApply } from './apply-again.ts'
import type { DeliveryQuery, KeptDelivery } from './find-deliveries.ts'

// What comes in meanwhile must not wait for all that is applied again: a server applies some times as many.
const againPerSecond = 200

const columns = `id, plugin_id as "pluginId", received_at as "receivedAt", state, attempts, due_at as "dueAt",
  applied_at as "appliedAt", problem, outcome, octet_length(body) as size`

// As its index has it: among millions they are few.
const conspicuous = `and (state = 'FAILED' or outcome -> 'unknown' <> '[]' or outcome -> 'problems' <> '[]')`

/** Received within `rangeValues`, which stand from `$first` on: by the ids, the index finds those near it among millions. */
const inRange = (first: number): string => {
  const [fromId, toId, from, to] = [0, 1, 2, 3].map((offset) => `$${first + offset}`)
  return `and (${fromId}::uuid is null or id >= ${fromId}) and (${toId}::uuid is null or id < ${toId})
    and (${from}::timestamptz is null or received_at >= ${from})
    and (${to}::timestamptz is null or received_at < ${to})`
}

const rangeValues = ({ from, to }: Pick<DeliveryQuery, 'from' | 'to'>): (string | null)[] => [
  from === undefined ? null : firstIdAt(from),
  to === undefined ? null : firstIdAt(to + idsAheadMs),
  timeText(from ?? null),
  timeText(to ?? null),
]

export const keptDeliveriesStore = (db: Pick<Database, 'rows'>) => ({
  list: (teamId: string, pluginId: string, query: DeliveryQuery): Promise<KeptDelivery[]> =>
    db.rows<KeptDelivery & { size: number }>(
      `select ${columns} from raw_deliveries
       where team_id = $1 and plugin_id = $2 and ($3::uuid is null or id < $3)
         and ($4::text is null or state = $4)
         and ($5::jsonb is null or outcome -> 'messages' @> $5) ${inRange(7)} ${query.isConspicuous === true ? conspicuous : ''}
       order by id desc limit $6`,
      [
        teamId,
        pluginId,
        query.cursor ?? null,
        query.state ?? null,
        query.message === undefined ? null : JSON.stringify([query.message.toLowerCase()]),
        query.limit,
        ...rangeValues(query),
      ],
    ),

  async find(
    teamId: string,
    pluginId: string,
    id: string,
  ): Promise<(KeptDelivery & { body: Buffer }) | undefined> {
    const [row] = await db.rows<KeptDelivery & { body: Buffer }>(
      `select ${columns}, body from raw_deliveries where team_id = $1 and plugin_id = $2 and id = $3`,
      [teamId, pluginId, id],
    )
    return row
  },

  async makeWait(teamId: string, pluginId: string, which: DeliveriesToApply, now: number): Promise<number> {
    const [row] = await db.rows<{ count: number }>(
      `with meant as (
         select id, row_number() over (order by id) - 1 as place from raw_deliveries
         where team_id = $1 and plugin_id = $2 and state = any($3::text[]) and ($4::uuid[] is null or id = any($4))
           ${inRange(7)}),
       again as (
         update raw_deliveries d
         set state = 'WAITING', due_at = $5::timestamptz + m.place / $6 * interval '1 second'
         from meant m where d.team_id = $1 and d.id = m.id and d.state = any($3::text[])
         returning 1)
       select count(*)::int as count from again`,
      [
        teamId,
        pluginId,
        which.states ?? ['APPLIED', 'FAILED'],
        which.ids ?? null,
        timeText(now),
        againPerSecond,
        ...rangeValues(which),
      ],
    )
    return row?.count ?? 0
  },
})
