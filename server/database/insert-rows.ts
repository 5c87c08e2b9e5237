/**
 * Rows into tables: a few by one INSERT, many by COPY. A table is described once, with the types of its columns.
 */
import { copyPortions, type CopyValue, type Session } from './session.ts'

export interface Table {
  readonly name: string
  readonly columns: readonly (readonly [name: string, type: string])[]
}

export type Row = readonly CopyValue[]

// Below this COPY costs more than it saves: it is three messages that cannot travel together.
const fewestToCopy = 20

/** Rows that go into a table; they are made when it is their turn. */
export interface Insertion {
  readonly table: Table
  readonly count: number
  readonly rows: Iterable<Row>
}

/** Inserts few rows by one statement; many by a COPY for each table, whose rows are made while others are on their way. */
export async function insertAll(session: Session, insertions: readonly Insertion[]): Promise<void> {
  const filled = insertions.filter(({ count }) => count > 0)
  const few = filled.filter(({ count }) => count < fewestToCopy)
  const many = filled.filter(({ count }) => count >= fewestToCopy)
  let sending = Promise.resolve()
  for (const { table, rows } of many) {
    const portions = await copyPortions(rows)
    await sending
    sending = session.copyText(table.name, namesOf(table), portions)
    // Looked at when its turn to be awaited comes; until then nobody may be told.
    sending.catch(() => undefined)
  }
  await sending
  if (few.length > 0) await insertFew(session, few)
}

async function insertFew(session: Session, insertions: readonly Insertion[]): Promise<void> {
  const { parts, values, name } = insertionParts(insertions)
  await session.rows(`with ${parts.join(', ')} select`, values, `insert-${name}`)
}

/**
 * Insertions as parts of a WITH, for a statement that does more than insert; its own first parameters come before
 * `first`. `name` tells these insertions from others in the name of the statement. `query` writes the query whose rows
 * are inserted, from the rows given: `rows` is an item of its FROM, called n, with the columns of the table.
 */
export function insertionParts(
  insertions: readonly Insertion[],
  first = 1,
  query: (table: Table, rows: string) => string = (_, rows) => `select * from ${rows}`,
): { parts: string[]; values: CopyValue[][]; name: string } {
  let next = first
  const values: CopyValue[][] = []
  const parts = insertions.map(({ table, rows }) => {
    const part = `${table.name}_in as (insert into ${table.name} (${namesOf(table).join(', ')})
      ${query(table, `${unnested(table.columns, next)} n (${namesOf(table).join(', ')})`)})`
    next += table.columns.length
    values.push(...byColumn(table.columns, [...rows]))
    return part
  })
  // Names of statements have at most 63 characters.
  return { parts, values, name: insertions.map(({ table }) => table.name.replace('process_', '')).join('-') }
}

function namesOf(table: Table): string[] {
  return table.columns.map(([name]) => name)
}

/** Deletes the rows that equal one of `rows` in all columns of `table`. */
export async function deleteRows(session: Session, table: Table, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const names = namesOf(table)
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
  const names = namesOf(table)
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
