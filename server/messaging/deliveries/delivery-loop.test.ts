import assert from 'node:assert/strict'
import { it } from 'node:test'
import { deliverRaw } from '../../api/meta/test-deliveries.ts'
import { startApi } from '../../test/support/api.ts'
import { addPlugin } from '../../test/support/whatsapp.ts'
import { deliveryLoop } from './delivery-loop.ts'

it('tells which delivery could not be applied', async () => {
  await using api = await startApi()
  const plugin = await addPlugin(api, await api.team())
  const told = Promise.withResolvers<object>()
  const loop = deliveryLoop(api.context, { onError: told.reject, onFailed: told.resolve })
  loop.start()
  await deliverRaw(api, plugin, 'no JSON')
  const failed = await told.promise
  await loop.stop()
  const [row] = await api.context.database.rows('select id, attempts from raw_deliveries')
  assert.partialDeepStrictEqual(failed, { id: row?.['id'], pluginId: plugin.id, attempts: 0 })
  assert.equal(row?.['attempts'], 1)
})
