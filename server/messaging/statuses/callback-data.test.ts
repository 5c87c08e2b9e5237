import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '../../lib/uuid.ts'
import { messageIdIn, ourCallbackData, withoutOurCallbackData } from './callback-data.ts'

describe('what WhatsApp carries for us', () => {
  const id = newId()

  it('names the message that it was set for', () => {
    assert.equal(messageIdIn(ourCallbackData(id)), id)
    for (const other of [null, '', id, 'felloe:', 'felloe:x', `felloe:${id}x`])
      assert.equal(messageIdIn(other), undefined)
  })

  it('is taken out of a delivery, and nothing else is', () => {
    const status = { id: 'wamid.A', status: 'sent', biz_opaque_callback_data: ourCallbackData(id) }
    const body = (statuses: object[]) => ({ object: 'x', entry: [{ changes: [{ value: { statuses } }] }] })
    assert.deepEqual(
      withoutOurCallbackData(body([status, { id: 'wamid.B', biz_opaque_callback_data: 'order 7' }])),
      body([
        { id: 'wamid.A', status: 'sent' },
        { id: 'wamid.B', biz_opaque_callback_data: 'order 7' },
      ]),
    )
  })

  it('leaves a delivery without it untouched', () => {
    const body = { entry: [{ changes: [{ value: { statuses: [{ id: 'wamid.A', x: null }] } }] }] }
    assert.equal(withoutOurCallbackData(body), body)
  })
})
