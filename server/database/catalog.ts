/**
 * What a database looks like: its tables, columns, constraints and indexes, as text. Two databases with the
 * same catalogue behave the same; the types of the tables are generated from it.
 */
import type pg from 'pg'

export interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly hasDefault: boolean
}

export async function readColumns(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
            not a.attnotnull as nullable, a.atthasdef as "hasDefault"
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
     order by c.relname, a.attname`,
  )
  return rows
}

/** One line for each thing in the schema, sorted: equal lists mean equal schemas. */
export async function describeSchema(client: pg.Client): Promise<string[]> {
  const columns = await readColumns(client)
  const { rows } = await client.query<{ line: string }>(
    `select format('constraint %s on %s: %s', conname, conrelid::regclass, pg_get_constraintdef(oid)) as line
       from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
     union all
     select 'index ' || indexdef from pg_indexes where schemaname = 'public'
     union all
     select 'extension ' || extname from pg_extension
     union all
     select format('default of %s.%s: %s', adrelid::regclass, attname, pg_get_expr(adbin, adrelid))
       from pg_attrdef join pg_attribute on attrelid = adrelid and attnum = adnum
       join pg_class c on c.oid = adrelid where c.relnamespace = 'public'::regnamespace
     order by line`,
  )
  return [
    ...columns.map(
      (column) => `column ${column.table}.${column.name} ${column.type}${column.nullable ? '' : ' not null'}`,
    ),
    ...rows.map((row) => row.line),
  ]
}
