import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AppError } from '../lib/app-error.ts'
import { newId } from '../lib/uuid.ts'
import { startApi, type TestApi, type TestTeam } from '../test/support/api.ts'
import { startReceiver } from './courier/test-receiver.ts'
import { findDelivery, listDeliveries, replay, type DeliveryQuery, type Replay } from './deliveries.ts'
import { sendTest } from './send-test.ts'
import { rotateSecret } from './secrets.ts'
import { signatureOf } from './sign.ts'
import { inChat, makeWebhook, put } from './test-webhooks.ts'
import { tidyWebhookDeliveries } from './tidy.ts'
import type { Webhook } from './webhook.ts'

const hasCode = (code: string) => (error: unknown) => error instanceof AppError && error.code === code
const day = 24 * 3_600_000

describe('what webhooks were sent', () => {
  let api: TestApi
  let team: TestTeam
  before(async () => {
    api = await startApi({ environment: { ALLOW_PRIVATE_NETWORKS: 'yes' } })
    team = await api.team()
  })
  after(() => api[Symbol.asyncDispose]())
  const hook = (more: Partial<Webhook> = {}) => makeWebhook(api.context, team.id, 'http://127.0.0.1:9/', more)
  const set = (webhook: Webhook, state: string, where = 'true') =>
    api.context.database.rows(
      `update webhook_deliveries set state = '${state}', attempts = 1,
         delivered_at = case when '${state}' = 'DELIVERED' then now() end
       where webhook_id = $1 and ${where}`,
      [webhook.id],
    )
  const list = async (webhook: Webhook, query: DeliveryQuery = {}) =>
    (await listDeliveries(api.context, team.actor(), webhook.id, query)).deliveries.map(({ eventId }) =>
      eventId.slice('event-'.length),
    )

  it('is listed, the newest first, in pages that miss nothing', async () => {
    const one = await hook()
    const names = inChat('A', 25)
    await put(api.context, one, names)
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await listDeliveries(api.context, team.actor(), one.id, { limit: 10, cursor })
      found.push(...page.deliveries.map(({ eventId }) => eventId.slice('event-'.length)))
      cursor = page.cursor ?? undefined
    } while (cursor !== undefined)
    assert.deepEqual(found, names.toReversed())
  })

  it('is found by state, type, chat, event and time', async () => {
    const one = await hook()
    const began = api.now
    await put(api.context, one, ['A:0', 'B:0'])
    api.now += 1_000
    await put(api.context, one, ['A:1', 'B:1'])
    await set(one, 'FAILED', `order_key = 'B'`)
    await api.context.database.rows(
      `update webhook_deliveries set event_type = 'status' where event_id = 'event-A:1' and webhook_id = $1`,
      [one.id],
    )
    assert.deepEqual(await list(one, { states: ['FAILED'] }), ['B:1', 'B:0'])
    assert.deepEqual(await list(one, { eventTypes: ['status'] }), ['A:1'])
    assert.deepEqual(await list(one, { orderKey: 'A' }), ['A:1', 'A:0'])
    assert.deepEqual(await list(one, { eventId: 'event-B:0' }), ['B:0'])
    assert.deepEqual(await list(one, { from: began + 500 }), ['B:1', 'A:1'])
    assert.deepEqual(await list(one, { to: began + 500, states: ['WAITING'] }), ['A:0'])
    assert.deepEqual(await list(one, { orderKey: 'none' }), [])
  })

  it('is refused with all faults, and is not found in another team', async () => {
    const one = await hook()
    await put(api.context, one, ['A:0'])
    await assert.rejects(
      listDeliveries(api.context, team.actor(), one.id, { limit: 0, cursor: 'x', from: 5, to: 5 }),
      (error: AppError) => {
        assert.deepEqual(error.details.map(({ field }) => field).toSorted(), ['cursor', 'limit', 'to'])
        return true
      },
    )
    const [delivery] = (await listDeliveries(api.context, team.actor(), one.id)).deliveries
    const other = (await api.team()).actor()
    const id = delivery!.id
    await assert.rejects(listDeliveries(api.context, other, one.id), hasCode('webhook_not_found'))
    await assert.rejects(findDelivery(api.context, other, one.id, id), hasCode('webhook_not_found'))
    await assert.rejects(replay(api.context, other, one.id, { from: 0 }), hasCode('webhook_not_found'))
    await assert.rejects(sendTest(api.context, other, one.id), hasCode('webhook_not_found'))
    const unknown = hasCode('webhook_delivery_not_found')
    for (const missing of [newId(), 'x'])
      await assert.rejects(findDelivery(api.context, team.actor(), one.id, missing), unknown)
    await assert.rejects(findDelivery(api.context, team.actor(), (await hook()).id, id), unknown)
    for (const role of ['manager', 'user'] as const) {
      const actor = team.actor(role)
      const forbidden = hasCode('webhooks_forbidden')
      await assert.rejects(listDeliveries(api.context, actor, one.id, { limit: 0 }), forbidden)
      await assert.rejects(findDelivery(api.context, actor, one.id, id), forbidden)
      await assert.rejects(replay(api.context, actor, one.id, {}), forbidden)
      await assert.rejects(sendTest(api.context, actor, one.id), forbidden)
    }
  })

  describe('sent again', () => {
    const again = (webhook: Webhook, input: Replay) => replay(api.context, team.actor(), webhook.id, input)
    const waiting = (webhook: Webhook) => list(webhook, { states: ['WAITING'], limit: 200 })

    it('waits in its order, with the same event id, and says that it was asked for', async () => {
      const one = await hook()
      await put(api.context, one, inChat('A', 3))
      await set(one, 'DELIVERED')
      const { deliveries } = await listDeliveries(api.context, team.actor(), one.id)
      assert.deepEqual(await again(one, { ids: [deliveries[1]!.id] }), { count: 1, cursor: null })
      const after = await listDeliveries(api.context, team.actor(), one.id)
      assert.deepEqual(
        after.deliveries.map(({ eventId, state, isAskedFor }) => [eventId, state, isAskedFor]),
        [
          ['event-A:2', 'DELIVERED', false],
          ['event-A:1', 'WAITING', true],
          ['event-A:0', 'DELIVERED', false],
        ],
      )
    })

    it('is what the filter names, and of one webhook only', async () => {
      const [one, other] = [await hook(), await hook()]
      const began = api.now
      for (const webhook of [one, other]) await put(api.context, webhook, ['A:0', 'A:1'])
      api.now += 1_000
      await put(api.context, one, ['A:2', 'A:3'])
      await set(one, 'DELIVERED')
      await set(one, 'FAILED', `event_id in ('event-A:1', 'event-A:3')`)
      await set(other, 'FAILED')
      assert.equal((await again(one, { from: began, to: began + 500, states: ['FAILED'] })).count, 1)
      assert.deepEqual(await waiting(one), ['A:1'])
      assert.equal((await again(one, { from: began + 500, eventTypes: ['none'] })).count, 0)
      assert.equal((await again(one, { from: 0 })).count, 3)
      assert.deepEqual(await waiting(other), [])
    })

    it('is all of a large range, in several calls', async () => {
      const one = await hook()
      await put(
        api.context,
        one,
        Array.from({ length: 21_000 }, (_, index) => `A:${index}`),
      )
      await set(one, 'DELIVERED')
      const first = await again(one, { from: 0 })
      assert.equal(first.count, 20_000)
      assert.ok(first.cursor !== null)
      assert.deepEqual(await again(one, { cursor: first.cursor }), { count: 1_000, cursor: null })
    })

    it('is refused without a range or with a wrong one', async () => {
      const one = await hook()
      for (const input of [
        {},
        { ids: [] },
        { ids: ['x'] },
        { from: 2, to: 1 },
        { from: 1.5 },
        { cursor: 'x' },
      ])
        await assert.rejects(again(one, input), hasCode('request_invalid'))
    })
  })

  describe('as a test', () => {
    it('is sent at once, signed, and kept with its answer', async () => {
      await using there = await startReceiver()
      const own = await api.team()
      const { secret } = await rotateSecret(api.context, own.actor())
      const one = await makeWebhook(api.context, own.id, there.url, { pausedAt: api.now, pausedBy: newId() })
      const { delivery, attempt } = await sendTest(api.context, own.actor(), one.id)
      assert.deepEqual([attempt.status, attempt.problem, attempt.responseBody], [200, null, 'noted'])
      const { headers, body } = there.received[0]!
      assert.equal(headers['x-chakra-signature-256'], signatureOf(body, secret))
      const kept = await findDelivery(api.context, own.actor(), one.id, delivery.id)
      assert.deepEqual([kept.state, kept.isAskedFor, kept.requests.length], ['DELIVERED', true, 1])
      assert.deepEqual(kept.body, body)
      assert.equal((JSON.parse(body.toString()) as { event: string }).event, 'test')
    })

    it('says why it failed, and is not repeated', async () => {
      const one = await hook({ kind: 'PASS_THROUGH' })
      const { delivery, attempt } = await sendTest(api.context, team.actor(), one.id)
      assert.equal(attempt.status, null)
      assert.match(attempt.problem ?? '', /ECONNREFUSED/)
      assert.equal(delivery.state, 'FAILED')
    })
  })

  it('goes after thirty days, but for what was never delivered', async () => {
    const [one, gone] = [await hook(), await hook()]
    await put(api.context, one, ['A:0', 'A:1', 'A:2'])
    await put(api.context, gone, ['B:0'])
    await set(one, 'DELIVERED', `event_id = 'event-A:0'`)
    await set(one, 'FAILED', `event_id = 'event-A:1'`)
    await api.context.database.rows('update webhooks set deleted_at = now() where id = $1', [gone.id])
    api.now += 29 * day
    await put(api.context, one, ['A:3'])
    await set(one, 'DELIVERED', `event_id = 'event-A:3'`)
    assert.equal((await list(one)).length, 4)
    api.now += 2 * day
    assert.ok((await tidyWebhookDeliveries(api.context)) >= 2)
    assert.deepEqual(await list(one), ['A:3', 'A:2', 'A:1'])
    const left = await api.context.database.rows('select 1 from webhook_deliveries where webhook_id = $1', [
      gone.id,
    ])
    assert.equal(left.length, 0)
  })

  it('stays for thirty days after it was delivered, however long it waited before', async () => {
    const one = await hook()
    await put(api.context, one, ['A:0'])
    api.now += 40 * day
    await set(one, 'DELIVERED')
    await api.context.database.rows('update webhook_deliveries set delivered_at = $2 where webhook_id = $1', [
      one.id,
      new Date(api.now),
    ])
    await tidyWebhookDeliveries(api.context)
    assert.deepEqual(await list(one), ['A:0'])
    api.now += 31 * day
    await tidyWebhookDeliveries(api.context)
    assert.deepEqual(await list(one), [])
  })
})
