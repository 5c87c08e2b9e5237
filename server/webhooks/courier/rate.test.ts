import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startApi } from '../../test/support/api.ts'
import { makeWebhook, put } from '../test-webhooks.ts'
import { WebhookCourier } from './courier.ts'
import { eventually, startReceiver } from './test-receiver.ts'

const count = 2_000
const patienceMs = 90_000

describe('two thousand deliveries of many chats to one receiver', () => {
  // The time of a clock says little on a machine that does other things; what it costs says how much one core can do.
  it('take less than a core at 500 a second, receiver and all', async (t) => {
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
    await there.until(count, patienceMs)
    await eventually(
      async () => {
        const [row] = await api.context.database.rows<{ left: number }>(
          `select count(*)::integer as left from webhook_deliveries where state = 'WAITING'`,
        )
        return row?.left === 0
      },
      'the notes',
      patienceMs,
    )
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(cpu)
    t.diagnostic(
      `${Math.round(count / seconds)}/s, ${((user + system) / 1e6).toFixed(2)} s of a core in ${seconds.toFixed(2)} s, with the receiver`,
    )
    assert.equal(there.received.length, count)
    assert.ok((user + system) / 1e6 < count / 500, `${(user + system) / 1e6} s of a core`)
  })
})
