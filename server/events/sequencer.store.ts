/**
 * Gives numbers to events that are committed. One statement does it, under a lock that ends with its transaction, so
 * that two processes that do it at once by mistake give no number twice and leave none out.
 *
 * An event may have its number when nothing can come before it any more. `appended` is the order in which events were
 * written, so of two changes of which one waited for the other, the later one is behind. Transactions below the
 * snapshot's xmin have all ended: their events are there, or never will be. Events get their numbers in the order of
 * `appended`, up to the first whose transaction is not below xmin. Those that came with a dump of another PostgreSQL
 * have ids of its transactions: one that this PostgreSQL has not reached, and that can be seen, is long over.
 *
 * The commit of numbers is waited for until it lies on the disk, and with it whatever was committed before: also an
 * event of a transaction that did not wait for its own (sending/messages.store.ts) is there after a crash if anybody
 * has read it, and its number is nobody else's.
 */
import type { Session } from '../database/session.ts'

export interface Batch {
  /** The new last number of each team that got some. */
  readonly teams: ReadonlyMap<string, number>
  readonly count: number
  /** Whether committed events are left, because of the limit or of a transaction that is still open. */
  readonly isMore: boolean
}

/** "FELL", as all our advisory locks; leaders use other second numbers. */
const lockSpace = 0x46454c4c
const numberingLock = 11

// Joins by hash or merge would read the whole log once statistics are off; these few rows are found one by one.
const prepare = `select pg_advisory_xact_lock($1, $2), set_config('enable_hashjoin', 'off', true),
  set_config('enable_mergejoin', 'off', true)`

const isOver = `(transaction < pg_snapshot_xmin(pg_current_snapshot())
  or transaction >= pg_snapshot_xmax(pg_current_snapshot()))`

const number = `
  with first as materialized (
    select ${isOver} as is_ready
      from events where number is null order by appended limit 1
  ), candidates as materialized (
    select team_id, id, appended, transaction from events where number is null order by appended
     limit (select case when is_ready then $1::bigint else 0 end from first)
  ), ready as materialized (
    select team_id, id, row_number() over (partition by team_id order by appended) as place from candidates
     where appended < coalesce(
       (select min(appended) from candidates where not ${isOver}),
       9223372036854775807)
  ), counted as materialized (
    select team_id, count(*) as count from ready group by team_id
  ), advanced as (
    insert into event_numbers as n (team_id, last_number)
    select team_id, count from counted order by team_id
    on conflict (team_id) do update set last_number = n.last_number + excluded.last_number
    returning team_id, last_number
  ), numbered as (
    update events e set number = a.last_number - c.count + r.place
      from ready r join counted c using (team_id) join advanced a using (team_id)
     where e.team_id = r.team_id and e.id = r.id
  )
  select a.team_id, a.last_number, c.count, true as is_event from advanced a join counted c using (team_id)
  union all
  select null, null, (select count(*) from candidates), false from first`

interface NumberedRow {
  readonly team_id: string | null
  readonly last_number: number | null
  readonly count: number
  readonly is_event: boolean
}

/** Numbers at most `limit` events. Begins with a lock, so it must be the first of its transaction. */
export async function numberBatch(session: Session, limit: number): Promise<Batch> {
  await session.rows(prepare, [lockSpace, numberingLock], 'events-lock')
  // Its snapshot is taken after the lock: it sees what the one before has numbered.
  const rows = await session.rows<NumberedRow>(number, [limit], 'events-number')
  const teams = new Map<string, number>()
  let count = 0
  let looked: number | undefined
  for (const row of rows) {
    if (row.team_id === null || row.last_number === null) {
      looked = row.count
      continue
    }
    teams.set(row.team_id, row.last_number)
    count += row.count
  }
  return {
    teams,
    count,
    isMore: looked !== undefined && (count < looked || looked === limit || looked === 0),
  }
}
