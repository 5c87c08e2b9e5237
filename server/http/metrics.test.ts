import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deliver } from '../api/meta/test-deliveries.ts'
import { appendEvents } from '../events/append.ts'
import { startApi } from '../test/support/api.ts'
import { addPlugin } from '../test/support/whatsapp.ts'
import { makeWebhook, put } from '../webhooks/test-webhooks.ts'

describe('/metrics', () => {
  it('counts requests by route and status, never by what clients write into a path', async () => {
    await using api = await startApi()
    const team = await api.team()
    const { id } = await team.user()
    const token = await team.token()
    await api.send(`/v1/ext/user/${id}`, { token })
    await api.send('/v1/ext/user/nonsense', { token })
    await api.send('/made-up-path')
    const answer = await api.send('/metrics')
    assert.equal(answer.status, 200)
    assert.match(String(answer.headers['content-type']), /^text\/plain/)
    assert.match(
      answer.text,
      /felloe_http_request_seconds_count\{method="GET",route="\/v1\/ext\/user\/:userId",status="200"\} 1/,
    )
    assert.match(
      answer.text,
      /felloe_http_request_seconds_count\{method="GET",route="\/v1\/ext\/user\/:userId",status="404"\} 1/,
    )
    assert.match(answer.text, /felloe_database_connections\{state="idle"\} \d/)
    assert.match(answer.text, /process_resident_memory_bytes/)
    for (const text of [id, 'made-up-path', token]) assert.ok(!answer.text.includes(text))
  })

  it('asks for METRICS_TOKEN when it is set, and only for that', async () => {
    await using api = await startApi({ environment: { METRICS_TOKEN: 'figures' } })
    const token = await (await api.team()).token('admin')
    const of = async (authorization?: string) =>
      (await api.send('/metrics', authorization === undefined ? {} : { headers: { authorization } })).status
    assert.equal(await of('Bearer figures'), 200)
    for (const wrong of [undefined, '', 'figures', 'Bearer figure', 'Bearer figuress', `Bearer ${token}`])
      assert.equal(await of(wrong), 401, wrong)
  })

  it('tells what waits in the background: deliveries, events without a number, webhooks that fail or are paused', async () => {
    await using api = await startApi()
    const team = await api.team()
    const plugin = await addPlugin(api, team)
    const figures = async (...names: string[]) => {
      // What was read is kept for a second.
      await new Promise((resolve) => setTimeout(resolve, 1_010))
      const { text } = await api.send('/metrics')
      return names.map((name) =>
        Number(
          text
            .split('\n')
            .find((line) => line.startsWith(`felloe_${name} `))
            ?.split(' ')[1],
        ),
      )
    }
    const webhook = (more: object = {}) => makeWebhook(api.context, team.id, 'https://example.com', more)
    const working = await webhook()
    const failing = await webhook({ failingSince: api.now })
    const paused = await webhook({ pausedAt: api.now })
    await api.context.database.rows('update webhooks set deleted_at = now() where id = $1', [
      (await webhook()).id,
    ])
    const states = ['webhooks{state="working"}', 'webhooks{state="failing"}', 'webhooks{state="paused"}']
    const waiting = ['deliveries_waiting', 'deliveries_late_seconds']
    const ofWebhooks = ['webhook_deliveries_waiting', 'webhook_deliveries_oldest_seconds']
    assert.deepEqual(
      await figures('database_up', ...waiting, ...ofWebhooks, ...states),
      [1, 0, 0, 0, 0, 1, 1, 1],
    )
    await deliver(api, plugin, { messaging_product: 'whatsapp' })
    await put(api.context, paused, ['first'])
    await api.context.database.write((session) =>
      appendEvents(session, [
        { teamId: team.id, at: api.now, type: 'user.updated', subjectId: team.id, madeBy: null, payload: {} },
      ]),
    )
    api.now += 60_000
    // Nothing numbers them here.
    const [unnumbered] = await figures('events_unnumbered_seconds')
    assert.ok(unnumbered! >= 60, String(unnumbered))
    assert.deepEqual(await figures(...waiting, ...ofWebhooks), [1, 60, 1, 0])
    await put(api.context, failing, ['a', 'b'])
    api.now += 30_000
    await put(api.context, working, ['c'])
    assert.deepEqual(await figures(...waiting, ...ofWebhooks), [1, 90, 4, 30])
  })

  it('answers while the database is away, and says so', async () => {
    await using api = await startApi()
    api.context.database.rows = () => Promise.reject(new Error('connect ECONNREFUSED'))
    const { status, text } = await api.send('/metrics')
    assert.equal(status, 200)
    assert.match(text, /^felloe_database_up 0$/m)
    assert.doesNotMatch(text, /^felloe_(deliveries|webhooks|events)/m)
  })
})
