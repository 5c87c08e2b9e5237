import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { everyType } from './every-type.ts'
import { startSendingApi, type SendingApi, type SendingPlace } from './test-sends.ts'

const json = { 'content-type': 'application/json; charset=utf-8' }
const ours = /^(\s*\{)"biz_opaque_callback_data":"felloe:[0-9a-f-]{36}",?/

describe('what is passed on to WhatsApp', () => {
  let sending: SendingApi
  let place: SendingPlace
  before(async () => {
    sending = await startSendingApi()
    place = await sending.place()
  })
  after(() => sending[Symbol.asyncDispose]())
  beforeEach(() => {
    sending.graph.asked.length = 0
  })

  for (const [name, body] of everyType)
    it(`is the client's own text with our callback data: ${name}`, async () => {
      const answer = await place.send(body, json)
      assert.equal(answer.status, 200, answer.text)
      const [asked] = sending.graph.asked
      assert.match(asked?.text ?? '', ours)
      assert.equal(asked!.text.replace(ours, '$1'), body)
      assert.ok(asked!.body !== undefined, 'it is JSON')
      assert.equal(asked!.headers['content-type'], 'application/json')
      const message = await place.last()
      assert.equal(message.deliveryStatus, 'SENT')
      assert.match(asked!.text, new RegExp(message.id))
    })

  it('is the body to the byte when the client has callback data of its own', async () => {
    const body = '{ "to":"15550109999", "text":{"body":"a"}, "biz_opaque_callback_data":"order 7" }'
    await place.send(body, json)
    assert.equal(sending.graph.asked[0]?.text, body)
  })

  it('is large when the client says much', async () => {
    const body = JSON.stringify({ to: '15550109999', text: { body: 'ü'.repeat(200_000) } })
    const answer = await place.send(body, json)
    assert.equal(answer.status, 200, answer.text.slice(0, 200))
    assert.equal(sending.graph.asked[0]?.text.replace(ours, '$1'), body)
  })

  it('has no headers of the client but what belongs to JSON', async () => {
    await place.send('{"to":"1","text":{"body":"a"}}', { ...json, cookie: 'a=b', 'x-chakra-sdk': 'sdk/1' })
    const { headers } = sending.graph.asked[0]!
    assert.equal(headers.cookie, undefined)
    assert.equal(headers['x-chakra-sdk'], undefined)
    assert.equal(headers.authorization, 'Bearer EAATEST')
  })

  it('names files that the message then shows as attachments', async () => {
    await place.send(
      '{"to":"1","type":"image","image":{"link":"https://example.org/a.png","caption":"A"}}',
      json,
    )
    const message = await place.last()
    assert.equal(message.attachments.length, 1)
    assert.match(message.attachments[0].url, /\/v1\/ext\/media\/[0-9a-f-]{36}$/)
    assert.equal(message.attachments[0].state, 'WAITING')
  })
})
