/** All SQL that writes records: the customers and other things that processes are about. */
import type { Session } from '../../database/session.ts'
import type { RecordWrite } from './desk.ts'

/** The records with these primary keys, by key; deleted ones too. */
export async function recordsByKey(
  session: Session,
  teamId: string,
  entityId: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await session.rows<{ id: string; key: string }>(
    `select id, primary_key as key from records
     where team_id = $1 and entity_id = $2 and primary_key = any($3::text[]) and primary_key is not null`,
    [teamId, entityId, keys],
    'records-by-key',
  )
  return new Map(rows.map(({ id, key }) => [key, id]))
}

export interface SavedRecords {
  /** In the order in which they were wanted. */
  readonly ids: readonly string[]
  /** Those that were made or are not what they were. */
  readonly written: readonly { readonly id: string; readonly isNew: boolean }[]
}

/**
 * Makes each record, or merges its data into the one that has its primary key. Primary keys must not repeat.
 */
export async function saveRecords(
  session: Session,
  about: {
    readonly teamId: string
    readonly entityId: string
    readonly madeBy: string
    readonly now: number
  },
  wanted: readonly RecordWrite[],
): Promise<SavedRecords> {
  if (wanted.length === 0) return { ids: [], written: [] }
  const values = [
    about.teamId,
    about.entityId,
    about.madeBy,
    new Date(about.now).toISOString(),
    wanted.map(({ id }) => id),
    wanted.map(({ primaryKey }) => primaryKey),
    wanted.map(({ data }) => JSON.stringify(data)),
  ]
  // A record that says all of it already is not written, and not among those that come back.
  const written = await session.rows<{ id: string; key: string | null; isNew: boolean }>(
    `insert into records as r (team_id, entity_id, created_by, created_at, updated_at, id, primary_key, data)
     select $1::uuid, $2::uuid, $3::uuid, $4::timestamptz, $4::timestamptz, n.id, n.primary_key, n.data
     from unnest($5::uuid[], $6::text[], $7::jsonb[]) n (id, primary_key, data)
     order by n.primary_key collate "C", n.id
     on conflict (team_id, entity_id, primary_key) where primary_key is not null
       do update set data = r.data || excluded.data, updated_at = excluded.updated_at, deleted_at = null
       where r.deleted_at is not null or r.data || excluded.data <> r.data
     returning r.id, r.primary_key as key, r.xmax = 0 as "isNew"`,
    values,
    'save-records',
  )
  const byKey = new Map(written.flatMap(({ id, key }) => (key === null ? [] : [[key, id] as const])))
  const missing = wanted.flatMap(({ primaryKey }) =>
    primaryKey === null || byKey.has(primaryKey) ? [] : [primaryKey],
  )
  for (const [key, id] of await recordsByKey(session, about.teamId, about.entityId, missing))
    byKey.set(key, id)
  const ids = wanted.map(({ id, primaryKey }) => (primaryKey === null ? id : (byKey.get(primaryKey) ?? id)))
  return { ids, written }
}
