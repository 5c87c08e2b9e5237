import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { JsonObject } from '../../lib/json.ts'
import { readUnescaped } from '../../lib/test-json.ts'
import { newId } from '../../lib/uuid.ts'
import {
  contactIdentifierOf,
  dataTypeOf,
  inReplyToOf,
  isReceipt,
  storedText,
  withCallbackData,
} from './message-body.ts'

describe('the body that WhatsApp is sent', () => {
  it('is that of the client with our callback data, and otherwise the same to the byte', () => {
    const spaces = fc.stringMatching(/^[ \n\t\r]*$/)
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), spaces, (content, space) => {
        const body = content as JsonObject
        if (Object.hasOwn(body, 'biz_opaque_callback_data')) return
        const json = `${space}${JSON.stringify(body, null, 2)}`
        const id = newId()
        const sent = withCallbackData(json, body, id)
        // As JSON says it: there is no -0.
        const said = readUnescaped(json) as JsonObject
        assert.deepEqual(readUnescaped(sent), { biz_opaque_callback_data: `felloe:${id}`, ...said })
        assert.ok(sent.startsWith(`${space}{"biz_opaque_callback_data":"felloe:${id}"`))
        assert.ok(sent.endsWith(json.slice(space.length + 1)))
      }),
    )
  })

  it('keeps the callback data of the client, whatever it is', () => {
    for (const data of ['mine', '', null, 7]) {
      const json = JSON.stringify({ to: '1', biz_opaque_callback_data: data })
      assert.equal(withCallbackData(json, JSON.parse(json) as JsonObject, newId()), json)
    }
  })

  it('keeps numbers and doubled keys as they were written', () => {
    const json = '{ "a": 1.50, "b": 1e2, "a": 12345678901234567890 }'
    assert.ok(withCallbackData(json, JSON.parse(json) as JsonObject, newId()).endsWith(json.slice(1)))
  })
})

describe('what is read of a body', () => {
  const contacts: [content: JsonObject, identifier: string][] = [
    [{ to: '15550109999' }, '15550109999'],
    [{ to: '+1 (555) 010-9999' }, '15550109999'],
    [{ to: 15550109999 }, '15550109999'],
    [{ to: '15550109999', recipient: 'US.900' }, '15550109999'],
    [{ recipient: 'US.900000000000000001' }, 'US.900000000000000001'],
    [{ recipient_type: 'group', to: 'Y2FwaV9ncm91cA==' }, 'Y2FwaV9ncm91cA=='],
    [{ to: null }, ''],
    [{ to: ['1'] }, ''],
    [{}, ''],
  ]
  for (const [content, identifier] of contacts)
    it(`finds "${identifier}" in ${JSON.stringify(content)}`, () =>
      assert.equal(contactIdentifierOf(content), identifier))

  it('takes a body without a type as a text', () => {
    assert.equal(dataTypeOf({ text: { body: 'a' } }), 'text')
    assert.equal(dataTypeOf({ type: 'image' }), 'image')
    assert.equal(dataTypeOf({ type: 7 }), 'text')
  })

  it('finds the message that is answered, and forgives a context of null', () => {
    assert.equal(inReplyToOf({ context: { message_id: 'wamid.A' } }), 'wamid.A')
    for (const context of [null, 'wamid.A', [], {}, { message_id: 7 }])
      assert.equal(inReplyToOf({ context }), null)
  })

  it('knows read receipts and typing indicators', () => {
    assert.equal(isReceipt({ messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.A' }), true)
    assert.equal(
      isReceipt({ status: 'read', message_id: 'wamid.A', typing_indicator: { type: 'text' } }),
      true,
    )
    assert.equal(isReceipt({ status: 'read', to: '15550109999' }), false)
    assert.equal(isReceipt({ to: '15550109999', text: { body: 'a' } }), false)
  })

  it('is stored to the letter, but for what the database cannot keep', () => {
    const json = '{"a": 1.50}'
    assert.equal(storedText(json, { a: 1.5 }), json)
    const odd = '{"text":"a\\u0000b\\ud800"}'
    assert.equal(storedText(odd, JSON.parse(odd) as JsonObject), '{"text":"ab\ufffd"}')
  })
})
