import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { deliver, deliverRaw, statusValue } from '../api/meta/test-deliveries.ts'
import { applyDeliveries } from '../messaging/deliveries/deliveries.ts'
import { startApi, type TestApi } from '../test/support/api.ts'
import { addPlugin } from '../test/support/whatsapp.ts'
import { makeWebhook } from './test-webhooks.ts'

describe("WhatsApp's deliveries are passed on", () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  it('in the order in which they came, also around one that nobody can read', async () => {
    const { context } = api
    const team = await api.team()
    const plugin = await addPlugin(api, team)
    await makeWebhook(context, team.id, 'https://example.com', { kind: 'PASS_THROUGH', pluginId: plugin.id })
    const status = (id: string) =>
      statusValue(plugin, { id, status: 'sent', timestamp: '1794000000', recipient_id: '15550109999' })
    await deliver(api, plugin, status('wamid.1'))
    await deliver(api, plugin, status('wamid.2'))
    await deliverRaw(api, plugin, '{"entry": ')
    await deliver(api, plugin, status('wamid.3'))
    while ((await applyDeliveries(context.database, api.now)).count > 0);
    const came = await context.database.rows('select id from raw_deliveries where team_id = $1 order by id', [
      team.id,
    ])
    const passedOn = await context.database.rows(
      'select event_id as id from webhook_deliveries where team_id = $1 order by webhook_deliveries.id',
      [team.id],
    )
    assert.equal(passedOn.length, 4)
    assert.deepEqual(passedOn, came)
  })
})
