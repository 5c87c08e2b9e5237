/**
 * All SQL of the indexing of attributes: which ones wait, and the tables of values. The values of an attribute are
 * being added, are all there and wait to be used, or are being taken out.
 */
import type { Database } from '../../database/database.ts'
import type { Session } from '../../database/session.ts'
import type { Json } from '../../lib/json.ts'

export interface WaitingAttribute {
  readonly attributeId: string
  readonly teamId: string
  readonly procedureId: string
  readonly phase: 'add' | 'ready' | 'remove'
  readonly afterId: string | null
}

const columns = `attribute_id as "attributeId", team_id as "teamId", procedure_id as "procedureId", phase,
  after_id as "afterId"`
const tables = { text: 'process_texts', number: 'process_numbers' } as const
export type ValueKind = keyof typeof tables

/**
 * Has the values of an attribute added in the background. Use it under the exclusive config lock: rows that remain
 * from earlier are taken out at once, since whoever writes from now on relies on there being none.
 */
export async function startIndexing(
  session: Session,
  teamId: string,
  procedureId: string,
  attributeId: string,
  now: number,
): Promise<void> {
  for (const table of Object.values(tables))
    await session.rows(`delete from ${table} where team_id = $1 and attribute_id = $2`, [teamId, attributeId])
  await wait(session, [attributeId, teamId, procedureId, 'add', new Date(now)])
}

/** Has the values of an attribute taken out in the background. Use it under the exclusive config lock. */
export function stopIndexing(
  session: Session,
  teamId: string,
  procedureId: string,
  attributeId: string,
  now: number,
): Promise<void> {
  return wait(session, [attributeId, teamId, procedureId, 'remove', new Date(now)])
}

async function wait(session: Session, values: readonly unknown[]): Promise<void> {
  await session.rows(
    `insert into attribute_indexing (attribute_id, team_id, procedure_id, phase, worked_at)
     values ($1, $2, $3, $4, $5)
     on conflict (attribute_id) do update set phase = excluded.phase, after_id = null, worked_at = excluded.worked_at`,
    values,
  )
}

/** The attributes that wait, of one team or of all, the one that was left alone for longest first. */
export function waitingAttributes(
  database: Pick<Database, 'rows'>,
  most: number,
  teamId?: string,
): Promise<WaitingAttribute[]> {
  return database.rows<WaitingAttribute>(
    `select ${columns} from attribute_indexing where $1::uuid is null or team_id = $1
     order by worked_at, attribute_id limit $2`,
    [teamId ?? null, most],
  )
}

export const indexingStore = (session: Session, teamId: string, attributeId: string) => ({
  /** What is left to do, held until the transaction ends; undefined when it is done or somebody else works on it. */
  async claim(): Promise<WaitingAttribute | undefined> {
    const [row] = await session.rows<WaitingAttribute>(
      `select ${columns} from attribute_indexing where attribute_id = $1 and team_id = $2 for update skip locked`,
      [attributeId, teamId],
    )
    return row
  },

  /** The last of the next processes by id; undefined after the last one. */
  async endOfBatch(procedureId: string, afterId: string, most: number): Promise<string | undefined> {
    const [row] = await session.rows<{ id: string | null }>(
      `select max(id::text) as id from (
         select id from processes where team_id = $1 and procedure_id = $2 and deleted_at is null and id > $3
         order by id limit $4) next`,
      [teamId, procedureId, afterId, most],
    )
    return row?.id ?? undefined
  },

  /**
   * The values that processes have now. The rows are locked: a change that is under way is waited for and seen, and
   * one that comes later finds what is written here.
   */
  lockValues(
    procedureId: string,
    range: { readonly afterId: string; readonly lastId: string },
    key: string,
  ): Promise<{ id: string; value: Json }[]> {
    return session.rows(
      `select id, data -> $5 as value from processes
       where team_id = $1 and procedure_id = $2 and deleted_at is null and id > $3 and id <= $4 and data ? $5
       order by id for share`,
      [teamId, procedureId, range.afterId, range.lastId, key],
    )
  },

  async add(
    kind: ValueKind,
    rows: readonly (readonly [id: string, value: string | number])[],
  ): Promise<void> {
    if (rows.length === 0) return
    const type = kind === 'text' ? 'text' : 'float8'
    await session.rows(
      `insert into ${tables[kind]} (team_id, attribute_id, value, process_id)
       select $1, $2, n.value, n.id from unnest($3::${type}[], $4::uuid[]) n (value, id) on conflict do nothing`,
      [teamId, attributeId, rows.map(([, value]) => value), rows.map(([id]) => id)],
    )
  },

  /** Takes some rows out; answers how many. */
  async remove(most: number): Promise<number> {
    let count = 0
    for (const table of Object.values(tables)) {
      const rows = await session.rows<{ count: number }>(
        `with gone as (
           delete from ${table} where ctid = any(array(
             select ctid from ${table} where team_id = $1 and attribute_id = $2 limit $3))
           returning 1)
         select count(*) as count from gone`,
        [teamId, attributeId, most],
      )
      count += rows[0]?.count ?? 0
    }
    return count
  },

  async moveOn(afterId: string | null, now: number): Promise<void> {
    await session.rows(
      'update attribute_indexing set after_id = $2, worked_at = $3 where attribute_id = $1',
      [attributeId, afterId, new Date(now)],
    )
  },

  async allAdded(): Promise<void> {
    await session.rows("update attribute_indexing set phase = 'ready' where attribute_id = $1", [attributeId])
  },

  async finish(): Promise<void> {
    await session.rows('delete from attribute_indexing where attribute_id = $1', [attributeId])
  },
})
