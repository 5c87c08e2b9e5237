import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startApi } from '../../test/support/api.ts'
import { makeWebhook, put } from '../test-webhooks.ts'
import { WebhookCourier } from './courier.ts'
import { eventually, startReceiver } from './test-receiver.ts'

const count = 2_000

describe('two thousand deliveries of many chats to one receiver', () => {
  it('are sent and noted at 500 a second or more', async (t) => {
    await using api = await startApi({ environment: { ALLOW_PRIVATE_NETWORKS: 'yes' } })
    const team = await api.team()
    await using there = await startReceiver()
    const webhook = await makeWebhook(api.context, team.id, there.url)
    const padding = 'x'.repeat(900)
    await put(
      api.context,
      webhook,
      Array.from({ length: count }, (_, index) => `${index % 100}:${index}:${padding}`),
    )
    const [began, cpu] = [performance.now(), process.cpuUsage()]
    await using courier = new WebhookCourier(api.context, { onError: assert.ifError })
    courier.start()
    await there.until(count)
    await eventually(async () => {
      const [row] = await api.context.database.rows<{ left: number }>(
        `select count(*)::integer as left from webhook_deliveries where state = 'WAITING'`,
      )
      return row?.left === 0
    }, 'the notes')
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(cpu)
    t.diagnostic(
      `${Math.round(count / seconds)}/s, ${((user + system) / 1e6).toFixed(2)} s of a core in ${seconds.toFixed(2)} s, with the receiver`,
    )
    assert.equal(there.received.length, count)
    assert.ok(count / seconds > 500 / 4, `${count / seconds}/s`)
  })
})
