/**
 * One connection on which statements are written by hand: a transaction, or single statements on the pool.
 * COPY takes many rows for the price of few. For stores whose statements are hot; the rest uses Kysely.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export interface Session {
  /** The rows of a statement. With a name it is prepared once per connection; the name must be unique to the text. */
  rows<Row extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
    name?: string,
  ): Promise<Row[]>
  /** Adds rows; each is its values in the order of `columns`. Text, numbers, booleans, null; JSON as text. */
  copy(table: string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<void>
  /** As copy, with rows that copyPortions made: while some are on their way, the next can be made. */
  copyText(table: string, columns: readonly string[], portions: readonly string[]): Promise<void>
}

export type CopyValue = string | number | boolean | null

// Enough that a call of the driver costs little for each row; made in a millisecond or two.
const portionLength = 64 * 1024

/** Whether the statement, as insert-rows.ts and the stores write it, adds to the log of events. */
export function appendsEvents(text: string): boolean {
  return text.includes('insert into events (')
}

/** `onEvents` is called when something is added to the log of events. */
export function sessionOn(client: pg.PoolClient, onEvents: () => void = () => undefined): Session {
  return {
    async rows<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string) {
      if (appendsEvents(text)) onEvents()
      const query = { text, values: [...values], ...(name === undefined ? {} : { name }) }
      return (await client.query<Row>(query)).rows
    },
    async copy(table, columns, rows) {
      await this.copyText(table, columns, await copyPortions(rows))
    },
    copyText(table, columns, portions) {
      if (table === 'events') onEvents()
      return new Promise((resolve, reject) => {
        const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
        stream.on('error', reject)
        stream.on('finish', resolve)
        for (const portion of portions) stream.write(portion)
        stream.end()
      })
    },
  }
}

/** Rows as COPY reads them, in portions; made a little at a time, so that others have their turn meanwhile. */
export async function copyPortions(rows: Iterable<readonly CopyValue[]>): Promise<string[]> {
  const portions: string[] = []
  let portion = ''
  for (const row of rows) {
    portion += copyLine(row)
    if (portion.length < portionLength) continue
    portions.push(portion)
    portion = ''
    await nextTurn()
  }
  if (portion !== '') portions.push(portion)
  return portions
}

function copyLine(row: readonly CopyValue[]): string {
  let line = ''
  for (const [index, value] of row.entries()) line += (index === 0 ? '' : '\t') + copyText(value)
  return `${line}\n`
}

const special = /[\\\t\n\r]/
const everySpecial = /[\\\t\n\r]/g
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function copyText(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return String(value)
  return special.test(value) ? value.replace(everySpecial, (found) => escapes[found] ?? found) : value
}
