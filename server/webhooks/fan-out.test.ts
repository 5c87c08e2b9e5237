import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { appendEvents } from '../events/append.ts'
import { newId } from '../lib/uuid.ts'
import { startApi, type TestApi } from '../test/support/api.ts'
import { eventually, startReceiver } from './courier/test-receiver.ts'
import { passThroughDeliveries } from './pass-through.ts'
import { makeWebhook } from './test-webhooks.ts'
import { changeWebhook, createWebhook, pauseWebhook, resumeWebhook } from './webhooks.ts'

describe('what happens', () => {
  let api: TestApi
  before(async () => {
    api = await startApi({ environment: { ALLOW_PRIVATE_NETWORKS: 'yes' }, background: true })
  })
  after(() => api[Symbol.asyncDispose]())

  it('is sent to every webhook that wants it, in the order of the log, and to none of another team', async () => {
    const [team, other] = [await api.team(), await api.team()]
    await using all = await startReceiver()
    await using some = await startReceiver()
    await using foreign = await startReceiver()
    await makeWebhook(api.context, team.id, all.url)
    await makeWebhook(api.context, team.id, some.url, { eventTypes: ['webhook.updated'] })
    await makeWebhook(api.context, other.id, foreign.url)
    const made = await createWebhook(api.context, team.actor(), { url: 'https://example.com' })
    for (const name of ['first', 'second', 'third']) {
      await changeWebhook(api.context, team.actor(), made.id, { name })
      api.now += 1
    }
    const eventsAt = (there: typeof all) =>
      there.texts().flatMap((text) => {
        const { event } = JSON.parse(text) as { event: string }
        return event.startsWith('webhook.') ? [event] : []
      })
    const expected = ['webhook.created', 'webhook.updated', 'webhook.updated', 'webhook.updated']
    await eventually(() => eventsAt(all).length >= 4 && eventsAt(some).length >= 3, 'the events')
    assert.deepEqual(eventsAt(all), expected)
    assert.deepEqual(eventsAt(some), expected.slice(1))
    assert.deepEqual(eventsAt(foreign), [])
    const ids = all.received.map(({ headers }) => headers['x-felloe-event-id'])
    assert.equal(new Set(ids).size, ids.length)
  })

  it('is soon there', async (t) => {
    const team = await api.team()
    await using there = await startReceiver()
    await makeWebhook(api.context, team.id, there.url, { eventTypes: ['webhook.updated'] })
    const made = await createWebhook(api.context, team.actor(), { url: 'https://example.com' })
    const [took, wrote]: [number[], number[]] = [[], []]
    for (let count = 0; count < 10; count += 1) {
      const began = performance.now()
      await changeWebhook(api.context, team.actor(), made.id, { name: `name ${count}` })
      wrote.push(performance.now() - began)
      await there.until(count + 1)
      took.push(performance.now() - began)
    }
    const [median, write] = [took, wrote].map((all) => all.toSorted((a, b) => a - b)[5]!) as [number, number]
    t.diagnostic(`from the change to the receiver: median ${Math.round(median)} ms`)
    assert.ok(median < 1_000, `${took.join(', ')} ms; the change ${Math.round(write)} ms`)
  })

  it('while it is paused waits for it', async () => {
    const team = await api.team()
    await using there = await startReceiver()
    const { id } = await makeWebhook(api.context, team.id, there.url, { eventTypes: ['webhook.created'] })
    await pauseWebhook(api.context, team.actor(), id)
    await createWebhook(api.context, team.actor(), { url: 'https://example.com' })
    await eventually(async () => {
      const rows = await api.context.database.rows('select 1 from webhook_deliveries where webhook_id = $1', [
        id,
      ])
      return rows.length === 1
    }, 'the delivery')
    assert.equal(there.received.length, 0)
    await resumeWebhook(api.context, team.actor(), id)
    await there.until(1)
  })
})

describe("WhatsApp's deliveries", () => {
  it('are passed on in their order, byte for byte, to the webhook of their plugin', async () => {
    await using api = await startApi({ environment: { ALLOW_PRIVATE_NETWORKS: 'yes' }, background: true })
    const team = await api.team()
    const [pluginId, otherId] = [newId(), newId()]
    await using there = await startReceiver()
    await makeWebhook(api.context, team.id, there.url, { kind: 'PASS_THROUGH', pluginId })
    const bodies = Array.from({ length: 30 }, (_, index) => Buffer.from(`{"n": ${index}.0,  "x":"\\u00fc"}`))
    const raw = bodies.map((body) => ({ pluginId, rawDeliveryId: newId(), body }))
    await api.context.database.write(async (session) => {
      await passThroughDeliveries(session, team.id, [...raw, { ...raw[0]!, pluginId: otherId }])
      // As the application of a delivery does: what it appends is what wakes the courier.
      await appendEvents(session, [
        {
          teamId: team.id,
          at: api.now,
          type: 'plugin.updated',
          subjectId: pluginId,
          madeBy: null,
          payload: {},
        },
      ])
    })
    await there.until(30)
    assert.deepEqual(
      there.received.map(({ body }) => body.toString()),
      bodies.map(String),
    )
    assert.deepEqual(
      there.received.map(({ headers }) => headers['x-felloe-event-id']),
      raw.map(({ rawDeliveryId }) => rawDeliveryId),
    )
    assert.equal(there.mostAtOnce, 1)
  })
})
