import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { acceptMessages, refuse } from '../../../test/support/fake-graph.ts'
import { startSendingApi, text, type SendingApi, type SendingPlace } from './test-sends.ts'

describe('the Idempotency-Key of a send', () => {
  let sending: SendingApi
  let place: SendingPlace
  const key = { 'idempotency-key': 'order-7' }
  before(async () => (sending = await startSendingApi()))
  after(() => sending[Symbol.asyncDispose]())
  beforeEach(async () => {
    sending.graph.asked.length = 0
    sending.graph.answer = acceptMessages()
    Object.assign(sending.api.context.sending.patience, { waitMs: 20_000, answerMs: 30_000, repeatMs: 5_000 })
    place = await sending.place()
  })

  it('gives the first answer again, and sends once', async () => {
    const first = await place.send(text(), key)
    const second = await place.send(text(), key)
    assert.equal(second.status, 200, second.text)
    assert.deepEqual(second.body, first.body)
    assert.equal(second.headers['idempotent-replay'], 'true')
    assert.equal(first.headers['idempotent-replay'], undefined)
    assert.equal(sending.graph.asked.length, 1)
  })

  it('refuses the key with another body', async () => {
    await place.send(text(), key)
    const other = await place.send(text('15550109999', 'Something else'), key)
    assert.equal(other.status, 409)
    assert.equal(other.body._meta.code, 'idempotency_key_reused')
    assert.equal(sending.graph.asked.length, 1)
  })

  it('sends once when the same request comes many times at once', async () => {
    const accept = acceptMessages()
    sending.graph.answer = async (asked, response) => {
      await sleep(100)
      await accept(asked, response)
    }
    const answers = await Promise.all(Array.from({ length: 6 }, () => place.send(text(), key)))
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
    assert.equal(new Set(answers.map(({ body }) => body._data.whatsappMessageId)).size, 1)
    assert.equal(sending.graph.asked.length, 1)
  })

  it('says that the first is still under way when it takes too long', async () => {
    sending.api.context.sending.patience.repeatMs = 100
    const accept = acceptMessages()
    let go: () => void = () => undefined
    const gone = new Promise<void>((resolve) => (go = resolve))
    sending.graph.answer = async (asked, response) => {
      await gone
      await accept(asked, response)
    }
    const first = place.send(text(), key)
    while (sending.graph.asked.length === 0) await sleep(10)
    const second = await place.send(text(), key)
    assert.equal(second.status, 409, second.text)
    assert.equal(second.body._meta.code, 'message_under_way')
    go()
    assert.equal((await first).status, 200)
    assert.equal((await place.send(text(), key)).status, 200)
  })

  it('tells of an unknown outcome again', async () => {
    sending.graph.answer = (_, response) => void response.destroy()
    await place.send(text(), key)
    sending.graph.answer = acceptMessages()
    const again = await place.send(text(), key)
    assert.equal(again.status, 502)
    assert.equal(again.body._meta.code, 'message_outcome_unknown')
    assert.equal(sending.graph.asked.length, 1)
  })

  it('tells of a refusal again', async () => {
    sending.graph.answer = (_, response) => refuse(response, 400, 131009, 'Parameter value is not valid')
    const first = await place.send(text(), key)
    sending.graph.answer = acceptMessages()
    const again = await place.send(text(), key)
    assert.equal(again.status, 400)
    assert.deepEqual(again.body, first.body)
    assert.equal(sending.graph.asked.length, 1)
  })

  it('is free again when the message was certainly not sent', async () => {
    sending.api.context.sending.patience.waitMs = 300
    sending.graph.answer = (_, response) => refuse(response, 400, 130429, 'Rate limit hit')
    assert.equal((await place.send(text(), key)).status, 429)
    sending.api.context.sending.patience.waitMs = 20_000
    sending.graph.answer = acceptMessages()
    const again = await place.send(text(), key)
    assert.equal(again.status, 200, again.text)
    assert.equal(again.headers['idempotent-replay'], undefined)
  })
})
