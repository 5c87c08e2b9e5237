import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import {
  startSendingApi,
  text,
  type SendingApi,
  type SendingPlace,
} from '../../api/chakra/sending/test-sends.ts'
import { deliver, statusValue } from '../../api/meta/test-deliveries.ts'
import { sendJson } from '../../test/support/fake-graph.ts'
import { applyDeliveries } from '../deliveries/deliveries.ts'

describe('what became of a send is told once', () => {
  let sending: SendingApi
  let place: SendingPlace
  before(async () => {
    sending = await startSendingApi()
  })
  after(() => sending[Symbol.asyncDispose]())
  beforeEach(async () => {
    place = await sending.place()
  })

  /** WhatsApp reports the message before it answers the call that sends it. */
  function reportFirst(word: string, answer: 'sent' | 'lost'): void {
    const { api } = sending
    sending.graph.answer = async ({ body }, response) => {
      const { biz_opaque_callback_data } = body as Record<string, string>
      const report = { id: 'wamid.fast', status: word, timestamp: '1794000000', recipient_id: '15550109999' }
      await deliver(api, place.plugin, statusValue(place.plugin, { ...report, biz_opaque_callback_data }))
      while ((await applyDeliveries(api.context.database, api.now)).count > 0);
      if (answer === 'lost') response.socket?.destroy()
      else sendJson(response, 200, { messaging_product: 'whatsapp', messages: [{ id: 'wamid.fast' }] })
    }
  }

  async function told(): Promise<unknown[]> {
    const events = await sending.api.context.database.rows<{ payload: Record<string, unknown> }>(
      `select payload from events where team_id = $1 and type = 'message.updated' order by appended`,
      [place.team.id],
    )
    return events.map(({ payload }) => [payload['deliveryStatus'], payload['isNamed'] ?? false])
  }

  it('by the answer', async () => {
    sending.graph.answer = (_, response) =>
      sendJson(response, 200, { messaging_product: 'whatsapp', messages: [{ id: 'wamid.calm' }] })
    await place.send(text())
    assert.deepEqual(await told(), [['SENT', false]])
  })

  it('by a report that was faster than the answer', async () => {
    reportFirst('delivered', 'sent')
    await place.send(text())
    assert.deepEqual(await told(), [['DELIVERED', true]])
    assert.equal((await place.last()).deliveryStatus, 'DELIVERED')
  })

  it('by a report, when the answer is lost afterwards', async () => {
    reportFirst('sent', 'lost')
    const answer = await place.send(text())
    assert.equal(answer.status, 200, answer.text)
    assert.deepEqual(await told(), [['SENT', true]])
  })
})
