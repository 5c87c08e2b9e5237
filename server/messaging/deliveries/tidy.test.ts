import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { deliver, deliverRaw, statusValue } from '../../api/meta/test-deliveries.ts'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import { addPlugin, type TestPlugin } from '../../test/support/whatsapp.ts'
import { applyAgain } from './apply-again.ts'
import { applyDeliveries } from './deliveries.ts'
import { tidyDeliveries } from './tidy.ts'

const dayMs = 24 * 3_600_000

describe("old deliveries of WhatsApp's webhook", () => {
  let api: TestApi
  let team: TestTeam
  let plugin: TestPlugin
  before(async () => (api = await startApi()))
  beforeEach(async () => {
    team = await api.team()
    plugin = await addPlugin(api, team)
  })
  after(() => api[Symbol.asyncDispose]())

  const states = async () =>
    (
      await api.context.database.rows('select state from raw_deliveries where team_id = $1 order by id', [
        team.id,
      ])
    ).map(({ state }) => state as string)
  const applyAll = async () => {
    while ((await applyDeliveries(api.context.database, api.now)).count > 0);
  }
  const status = () => statusValue(plugin, { id: 'wamid.old', status: 'sent', timestamp: '1794000000' })
  const tidy = (days?: number) =>
    tidyDeliveries(
      days === undefined ? api.context : { ...api.context, settings: { KEEP_DELIVERIES_DAYS: days } },
    )

  it('are removed ninety days after they were received and applied, not before', async () => {
    await deliver(api, plugin, status())
    await applyAll()
    api.now += 89 * dayMs
    await deliver(api, plugin, status())
    await applyAll()
    await tidy()
    assert.equal((await states()).length, 2)
    api.now += 2 * dayMs
    assert.ok((await tidy()) >= 1)
    assert.deepEqual(await states(), ['APPLIED'])
  })

  it('stay as long as anything in them is not applied', async () => {
    await deliverRaw(api, plugin, 'no JSON')
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await applyAll()
      api.now += 6 * 3_600_000
    }
    await deliver(api, plugin, status(), { field: 'a_field_of_tomorrow' })
    const metadata = { display_phone_number: '1', phone_number_id: '404' }
    const messages = [
      { from: '15550109999', id: 'wamid.x', timestamp: '1794000000', type: 'text', text: { body: 'x' } },
    ]
    await deliver(api, plugin, { messaging_product: 'whatsapp', metadata, messages })
    await applyAll()
    await deliver(api, plugin, status())
    api.now += 1000 * dayMs
    await tidy()
    assert.deepEqual(await states(), ['FAILED', 'APPLIED', 'APPLIED', 'WAITING'])
  })

  it('stay while they wait to be applied again, and as long as new ones after that', async () => {
    await deliver(api, plugin, status())
    await applyAll()
    const receivedBefore = api.now + 1
    api.now += 100 * dayMs
    assert.equal(await applyAgain(api.context, team.actor('admin'), plugin.id, { to: receivedBefore }), 1)
    await tidy()
    assert.deepEqual(await states(), ['WAITING'])
    await applyAll()
    await tidy()
    assert.deepEqual(await states(), ['APPLIED'])
    api.now += 91 * dayMs
    await tidy()
    assert.deepEqual(await states(), [])
  })

  it('are removed in portions, past those that stay', async () => {
    await api.context.database.rows(
      `insert into raw_deliveries (team_id, id, received_at, plugin_id, body, state, due_at, applied_at, outcome)
       select $1, gen_random_uuid(), $3, $2, '{}', case when n % 600 = 0 then 'FAILED' else 'APPLIED' end, $3, $3,
         '{"unknown": [], "problems": []}'
       from generate_series(0, 1300) n`,
      [team.id, plugin.id, new Date(api.now - 91 * dayMs)],
    )
    assert.ok((await tidy()) >= 1298)
    assert.deepEqual(await states(), ['FAILED', 'FAILED', 'FAILED'])
  })

  it('all stay with KEEP_DELIVERIES_DAYS=0', async () => {
    await deliver(api, plugin, status())
    await applyAll()
    api.now += 1000 * dayMs
    assert.equal(await tidy(0), 0)
    assert.deepEqual(await states(), ['APPLIED'])
  })
})
