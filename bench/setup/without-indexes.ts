/** Fills tables that have no indexes meanwhile: building them over what is there takes a fraction of the time. */
import type pg from 'pg'

interface Definition {
  readonly drop: string
  readonly make: string
}

/** Afterwards the tables have exactly the indexes and primary keys that they had before. */
export async function withoutIndexes(
  client: pg.ClientBase,
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> {
  const definitions = await definitionsOf(client, tables)
  for (const { drop } of definitions) await client.query(drop)
  await fill()
  await client.query("set maintenance_work_mem = '1GB'")
  for (const { make } of definitions) await client.query(make)
}

async function definitionsOf(client: pg.ClientBase, tables: readonly string[]): Promise<Definition[]> {
  const { rows } = await client.query<Definition>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
     from pg_constraint where conrelid = any($1::regclass[]) and contype in ('p', 'u', 'f')
     union all
     select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
     from pg_index i where i.indrelid = any($1::regclass[])
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.conrelid = i.indrelid)`,
    [tables],
  )
  return rows
}
