import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { acceptMessages, refuse, sendJson } from '../../../test/support/fake-graph.ts'
import { addPlugin } from '../../../test/support/whatsapp.ts'
import { startSendingApi, text, type SendingApi, type SendingPlace } from './test-sends.ts'

/** How the SDK reads an answer: `response.ok` decides, and the first of `_errors` is what it says. */
async function asTheSdkDoes(origin: string, path: string, token: string, body: unknown) {
  const response = await fetch(origin + path, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'X-Chakra-SDK': '@chakrahq/chakra-chat-sdk/1.1.3',
      Authorization: `Bearer ${token}`,
    },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as { _data: { whatsappMessageId?: string }; _errors?: string[] }
  if (!response.ok) throw new Error(answer._errors?.[0] ?? `Request failed with status ${response.status}`)
  return answer._data
}

describe('clients of the original', () => {
  let sending: SendingApi
  let place: SendingPlace
  before(async () => (sending = await startSendingApi()))
  after(() => sending[Symbol.asyncDispose]())
  beforeEach(async () => {
    sending.graph.asked.length = 0
    sending.graph.answer = acceptMessages()
    place = await sending.place()
  })

  it('read the id of the message where the SDK looks for it', async () => {
    const data = await asTheSdkDoes(sending.api.origin, place.path, place.token, text())
    assert.match(data.whatsappMessageId ?? '', /^wamid\./)
  })

  it('are told failures as the SDK finds them', async () => {
    sending.graph.answer = (_, response) => refuse(response, 400, 131009, 'Parameter value is not valid')
    await assert.rejects(
      asTheSdkDoes(sending.api.origin, place.path, place.token, text()),
      /^Error: \(#131009\) Parameter value is not valid/,
    )
    const failed = await place.send(text())
    assert.deepEqual(failed.body._data, [])
    assert.ok(failed.body._errors.every((error: unknown) => typeof error === 'string'))
  })

  it('find a plugin that is not there by its words', async () => {
    const path = place.path.replace(place.plugin.id, '9763caa1-cef3-497f-b3b2-f551456b2831')
    const answer = await sending.api.send(path, { method: 'POST', token: place.token, body: text() })
    assert.equal(answer.status, 404)
    assert.match(answer.body._errors[0], /plugin/i)
    assert.match(answer.body._errors[0], /not found/i)
  })

  for (const version of ['v13.0', 'v17.0', 'v19.0', 'v24.0'])
    it(`choose the version of the Graph API, such as ${version}`, async () => {
      const path = place.path.replace('/v23.0/', `/${version}/`)
      const answer = await sending.api.send(path, { method: 'POST', token: place.token, body: text() })
      assert.equal(answer.status, 200)
      assert.equal(sending.graph.asked[0]?.path, `/${version}/${place.plugin.phoneNumberId}/messages`)
    })

  it('are told when the version is none', async () => {
    const path = place.path.replace('/v23.0/', '/latest/')
    const answer = await sending.api.send(path, { method: 'POST', token: place.token, body: text() })
    assert.equal(answer.status, 400)
    assert.match(answer.body._errors[0], /^ver: .*"latest"/)
  })

  const receipts = [
    { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.HBgL' },
    {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: 'wamid.HBgL',
      typing_indicator: { type: 'text' },
    },
  ]
  for (const receipt of receipts)
    it(`get an empty answer for ${'typing_indicator' in receipt ? 'a typing indicator' : 'a read receipt'}`, async () => {
      sending.graph.answer = (_, response) => sendJson(response, 200, { success: true })
      const answer = await place.send(receipt)
      assert.equal(answer.status, 200, answer.text)
      assert.deepEqual(answer.body._data, {})
      assert.deepEqual(sending.graph.asked[0]?.body, receipt)
      assert.equal(await place.last(), undefined, 'nothing is stored')
    })

  it('see the message object field by field', async () => {
    await place.send({ ...text(), context: { message_id: 'wamid.BEFORE' } })
    const { id, createdAt, updatedAt, externalId, timestamp, user, chat, sentAt, ...rest } =
      await place.last()
    assert.match(chat, /^[0-9a-f-]{36}$/)
    assert.match(id, /^[0-9a-f-]{36}$/)
    for (const time of [createdAt, updatedAt, timestamp, sentAt]) assert.ok(Number.isInteger(time))
    assert.match(externalId, /^wamid\./)
    assert.match(user, /^[0-9a-f-]{36}$/)
    assert.deepEqual(rest, {
      provider: 'whatsapp',
      dataType: 'text',
      body: { body: 'It is ready.' },
      text: 'It is ready.',
      attachments: null,
      deliveryStatus: 'SENT',
      direction: 'OUTBOUND',
      context: { contactIdentifier: '15550109999', messageTemplateId: '' },
      adhocAgent: null,
      source: { sourceId: place.plugin.phoneNumberId, sourceType: 'whatsappPhoneNumber' },
      team: place.team.id,
      plugin: place.plugin.id,
      contact: null,
      procedure: null,
      process: null,
      campaign: null,
      inReplyTo: 'wamid.BEFORE',
      statusMessage: null,
      errorCode: null,
      deliveredAt: null,
      readAt: null,
      failedAt: null,
    })
  })

  it('are kept apart: numbers, plugins and messages of another team are not there', async () => {
    await place.send(text())
    const { id } = await place.last()
    const other = await sending.place()
    for (const path of [place.path, place.path.replace(place.plugin.id, other.plugin.id)]) {
      const answer = await sending.api.send(path, { method: 'POST', token: other.token, body: text() })
      assert.equal(answer.status, 404, answer.text)
    }
    for (const plugin of [place.plugin, other.plugin]) {
      const path = `/v1/ext/plugin/whatsapp/${plugin.id}/message/${id}`
      assert.equal((await sending.api.send(path, { token: other.token })).status, 404)
    }
    const second = await addPlugin(sending.api, place.team)
    const elsewhere = `/v1/ext/plugin/whatsapp/${second.id}/message/${id}`
    assert.equal((await sending.api.send(elsewhere, { token: place.token })).status, 404)
    assert.equal(sending.graph.asked.length, 1)
  })

  it('must say who they are', async () => {
    for (const headers of [{}, { authorization: 'Bearer wrong' }]) {
      const answer = await sending.api.send(place.path, { method: 'POST', headers, body: text() })
      assert.equal(answer.status, 401)
    }
    assert.equal(sending.graph.asked.length, 0)
  })

  it('are told when the body is no object', async () => {
    for (const body of ['[]', '"text"', 'null', '{"a":', '']) {
      const answer = await place.send(body, { 'content-type': 'application/json' })
      assert.equal(answer.status, 400, `${body}: ${answer.text}`)
    }
    assert.equal(sending.graph.asked.length, 0)
  })
})
