import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Session } from '../../database/session.ts'
import { startApi } from '../../test/support/api.ts'
import { enqueue } from '../enqueue.ts'
import { makeWebhook } from '../test-webhooks.ts'
import { noteOutcomes, type Note } from './notes.store.ts'

describe('what became of deliveries', () => {
  it('is noted fast also when very many wait that the statistics of the database know nothing of', async () => {
    await using api = await startApi()
    const { id: teamId } = await api.team()
    const { id: webhookId } = await makeWebhook(api.context, teamId, 'http://127.0.0.1:9/')
    const now = api.now
    await api.context.database.write(async (session) => {
      const waiting = Array.from({ length: 20_000 }, (_, index) => ({
        ...{ teamId, webhookId, eventId: `event-${index}`, eventType: 'message', orderKey: null },
        body: Buffer.from('{}'),
      }))
      const writing = await msOf(() => enqueue(session, waiting, now))
      const first = await session.rows<{ id: string }>(
        'select id from webhook_deliveries order by id limit 500',
      )
      const all = first.map(({ id }) => id)
      const readBefore = await rowsRead(session)
      // After some times PostgreSQL keeps its plan.
      for (let count = 1; count <= 7; count += 1)
        await noteOutcomes(
          session,
          teamId,
          all.slice(0, 1).map((id) => failedNote(id, count)),
        )
      const read = (await rowsRead(session)) - readBefore
      assert.ok(read >= 7 && read < 700, `${read} rows were read for seven notes`)
      // The quickest of some, against what all these rows took to be written: both by this machine as it is now.
      const took: number[] = []
      for (let count = 8; count <= 10; count += 1) {
        const notes = all.map((id) => failedNote(id, count))
        took.push(await msOf(() => noteOutcomes(session, teamId, notes)))
      }
      assert.ok(Math.min(...took) < writing, `took ${took.join()} ms, and writing them ${writing} ms`)
    })
  })
})

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Rows of deliveries that this transaction has read so far: what a statement costs on whatever machine. */
async function rowsRead(session: Session): Promise<number> {
  const [row] = await session.rows<{ read: number }>(
    `select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables
     where relid = 'webhook_deliveries'::regclass`,
  )
  return row?.read ?? NaN
}

function failedNote(id: string, number: number): Note {
  return {
    id,
    ...{ state: 'WAITING', dueAt: 2, firstFailedAt: 1, deliveredAt: null },
    attempt: {
      ...{ number, at: 1, durationMs: 1, requestHeaders: {}, status: 500 },
      ...{ responseHeaders: {}, responseBody: '', problem: 'It answered with status 500.' },
    },
  }
}
