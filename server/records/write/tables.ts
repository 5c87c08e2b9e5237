/**
 * Rows into tables: a few by one INSERT, many by COPY. A table is described once, with the types of its columns.
 */
import type { CopyValue, Session } from '../../database/session.ts'

export interface Table {
  readonly name: string
  readonly columns: readonly (readonly [name: string, type: string])[]
}

export type Row = readonly CopyValue[]

// Below this COPY costs more than it saves: it is three messages that cannot travel together.
const fewestToCopy = 20

export async function insertRows(session: Session, table: Table, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const names = table.columns.map(([name]) => name)
  if (rows.length >= fewestToCopy) return session.copy(table.name, names, rows)
  await session.rows(
    `insert into ${table.name} (${names.join(', ')}) select * from ${unnested(table.columns, 1)}`,
    byColumn(table.columns, rows),
    `insert-${table.name}`,
  )
}

/** Deletes the rows that equal one of `rows` in all columns of `table`. */
export async function deleteRows(session: Session, table: Table, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const names = table.columns.map(([name]) => name)
  await session.rows(
    `delete from ${table.name} t using ${unnested(table.columns, 1)} n (${names.join(', ')})
     where ${names.map((name) => `t.${name} = n.${name}`).join(' and ')}`,
    byColumn(table.columns, rows),
    `delete-${table.name}`,
  )
}

/** Writes all columns of the rows whose first two columns (team and id) are found. */
export async function updateRows(session: Session, table: Table, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const names = table.columns.map(([name]) => name)
  const [team, id, ...others] = names
  await session.rows(
    `update ${table.name} t set ${others.map((name) => `${name} = n.${name}`).join(', ')}
     from ${unnested(table.columns, 1)} n (${names.join(', ')})
     where t.${team} = n.${team} and t.${id} = n.${id}`,
    byColumn(table.columns, rows),
    `update-${table.name}`,
  )
}

function unnested(columns: Table['columns'], first: number): string {
  return `unnest(${columns.map(([, type], index) => `$${first + index}::${type}[]`).join(', ')})`
}

function byColumn(columns: Table['columns'], rows: readonly Row[]): CopyValue[][] {
  return columns.map((_, index) => rows.map((row) => row[index] ?? null))
}

export function timeText(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString()
}
