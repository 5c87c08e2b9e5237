/**
 * The fastest way into the tables: every row that a bulk job of a team wrote, copied to another team with COPY, in one
 * transaction. The rows are read beforehand.
 */
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from, to } from 'pg-copy-streams'
import type { Team } from '../../server/team/team.ts'
import type { Workplace } from './workplace.ts'

export const writtenTables = [
  'processes',
  'records',
  'process_texts',
  'process_numbers',
  'process_uniques',
  'process_changes',
  'background_job_entries',
  'events',
] as const

// Given by the database; a copy gets one of its own.
const givenColumns = ['team_id', 'transaction', 'number']

/** Answers the seconds from the beginning of the transaction to its end, and the rows. */
export async function copyProcesses(
  workplace: Workplace,
  source: Team,
): Promise<{ seconds: number; rows: number }> {
  const target = await workplace.emptyTeam()
  const client = await workplace.context.database.pool.connect()
  try {
    const copies: { into: string; rows: Buffer }[] = []
    for (const table of writtenTables) {
      const { rows } = await client.query<{ columns: string }>(
        `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> all($2)`,
        [table, table === 'background_job_entries' ? ['team_id'] : givenColumns],
      )
      const columns = rows[0]?.columns ?? ''
      const read = `copy (select '${target.id}', ${columns} from ${table} where team_id = '${source.id}') to stdout`
      copies.push({
        into: `copy ${table} (team_id, ${columns}) from stdin`,
        rows: await buffer(client.query(to(read))),
      })
    }
    await client.query('checkpoint')
    const start = performance.now()
    await client.query('begin')
    let rows = 0
    for (const copy of copies) {
      const stream = client.query(from(copy.into))
      await pipeline(Readable.from([copy.rows]), stream)
      rows += stream.rowCount
    }
    await client.query('commit')
    return { seconds: (performance.now() - start) / 1000, rows }
  } finally {
    client.release()
  }
}
