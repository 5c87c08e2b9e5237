/** The least that any server does: one statement, over connections that are never idle. */
import pg from 'pg'
import { connectionConfig } from '../../server/database/connect.ts'
import { newId } from '../../server/lib/uuid.ts'
import type { LoadResult, SqlJob } from './jobs.ts'

const timeoutMs = 60_000

export async function runSql(job: SqlJob): Promise<LoadResult> {
  const clients = Array.from(
    { length: job.connections },
    () => new pg.Client(connectionConfig(job.where, timeoutMs)),
  )
  await Promise.all(clients.map((client) => client.connect()))
  let sent = 0
  const start = performance.now()
  const end = start + job.seconds * 1000
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < end) {
        const values = (job.values[sent++ % job.values.length] ?? []).map((value) =>
          value === 'new id' ? newId() : value,
        )
        await client.query({ name: 'bench', text: job.text, values })
      }
    }),
  )
  const seconds = (performance.now() - start) / 1000
  await Promise.all(clients.map((client) => client.end()))
  return { answered: sent, seconds }
}
