import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startApi } from '../../test/support/api.ts'
import { makeWebhook, put } from '../test-webhooks.ts'
import { WebhookCourier } from './courier.ts'
import { startReceiver } from './test-receiver.ts'

describe('the courier of several webhooks', () => {
  it('a receiver that never answers delays no other', async () => {
    await using api = await startApi({ environment: { ALLOW_PRIVATE_NETWORKS: 'yes' } })
    const team = await api.team()
    await using hanging = await startReceiver(() => undefined)
    await using quick = await startReceiver()
    const one = await makeWebhook(api.context, team.id, hanging.url)
    const other = await makeWebhook(api.context, team.id, quick.url)
    await using courier = new WebhookCourier(api.context, { onError: assert.ifError }).start()
    const medianOfTen = async () => {
      const took: number[] = []
      for (let count = 0; count < 10; count += 1) {
        const began = performance.now()
        const known = quick.received.length
        await put(api.context, other, [`A:${known}`])
        courier.wake(team.id)
        await quick.until(known + 1)
        took.push(performance.now() - began)
      }
      return took.toSorted((a, b) => a - b)[5]!
    }
    const alone = await medianOfTen()
    const many = Array.from({ length: 200 }, (_, index) => `${index}:0`)
    await put(api.context, one, many)
    courier.wake(team.id)
    await hanging.until(4)
    const beside = await medianOfTen()
    assert.ok(beside < 200, `${beside} ms, and ${alone} ms alone`)
  })
})
