import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { acceptMessages, refuse } from '../../../test/support/fake-graph.ts'
import { startSendingApi, text, type SendingApi, type SendingPlace } from './test-sends.ts'

describe('the pass-through of messages', () => {
  let sending: SendingApi
  let place: SendingPlace
  before(async () => (sending = await startSendingApi()))
  after(() => sending[Symbol.asyncDispose]())
  beforeEach(async () => {
    sending.graph.asked.length = 0
    sending.graph.answer = acceptMessages()
    place = await sending.place()
  })

  it('sends a message and answers its id at WhatsApp, and nothing else', async () => {
    const answer = await place.send(text())
    assert.equal(answer.status, 200, answer.text)
    assert.deepEqual(Object.keys(answer.body._data), ['whatsappMessageId'])
    assert.match(answer.body._data.whatsappMessageId, /^wamid\./)
    assert.deepEqual(answer.body._errors, [])
    const [asked] = sending.graph.asked
    assert.equal(asked?.path, `/v23.0/${place.plugin.phoneNumberId}/messages`)
    assert.equal(asked.headers.authorization, 'Bearer EAATEST')
  })

  it('keeps the message as a chat message that was sent', async () => {
    const answer = await place.send(text('+1 (555) 010-9999', 'Hello'))
    const message = await place.last()
    assert.equal(message.externalId, answer.body._data.whatsappMessageId)
    assert.equal(message.deliveryStatus, 'SENT')
    assert.equal(message.text, 'Hello')
    assert.equal(message.context.contactIdentifier, '15550109999')
  })

  it('answers what WhatsApp refuses with its code, and keeps the message as failed', async () => {
    sending.graph.answer = (_, response) =>
      refuse(response, 400, 131009, 'Parameter value is not valid', 'to is odd')
    const answer = await place.send(text())
    assert.equal(answer.status, 400)
    assert.deepEqual(answer.body._data, [])
    assert.match(answer.body._errors[0], /^\(#131009\) Parameter value is not valid/)
    const message = await place.last()
    assert.equal(message.deliveryStatus, 'FAILED')
    assert.equal(message.errorCode, 131009)
  })
})
