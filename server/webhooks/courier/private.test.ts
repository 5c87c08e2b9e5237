import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startApi } from '../../test/support/api.ts'
import { findDelivery, listDeliveries } from '../deliveries.ts'
import { makeWebhook, put } from '../test-webhooks.ts'
import { WebhookCourier } from './courier.ts'
import { eventually, startReceiver } from './test-receiver.ts'

describe('the courier of a server that stays out of private networks', () => {
  it('refuses them, and says so', async () => {
    await using api = await startApi()
    await using there = await startReceiver()
    const team = await api.team()
    const one = await makeWebhook(api.context, team.id, there.url)
    await put(api.context, one, ['A:0'])
    await using courier = new WebhookCourier(api.context, { onError: assert.ifError })
    courier.start()
    await eventually(async () => {
      const { deliveries } = await listDeliveries(api.context, team.actor(), one.id)
      return deliveries[0]?.attempts === 1
    }, 'an attempt')
    const { deliveries } = await listDeliveries(api.context, team.actor(), one.id)
    const { requests } = await findDelivery(api.context, team.actor(), one.id, deliveries[0]!.id)
    assert.match(requests[0]?.problem ?? '', /private or reserved network/)
    assert.equal(there.received.length, 0)
  })
})
