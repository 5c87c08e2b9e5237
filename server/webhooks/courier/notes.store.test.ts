import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
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
      await enqueue(session, waiting, now)
      const first = await session.rows<{ id: string }>(
        'select id from webhook_deliveries order by id limit 500',
      )
      const all = first.map(({ id }) => id)
      // After some times PostgreSQL keeps its plan.
      for (let count = 1; count <= 7; count += 1)
        await noteOutcomes(
          session,
          teamId,
          all.slice(0, 1).map((id) => failedNote(id, count)),
        )
      const notes = all.map((id) => failedNote(id, 8))
      const began = performance.now()
      await noteOutcomes(session, teamId, notes)
      const took = performance.now() - began
      assert.ok(took < 800, `took ${took} ms`)
    })
  })
})

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
