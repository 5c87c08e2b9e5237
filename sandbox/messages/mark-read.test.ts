import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ada, startBusiness } from './test-business.ts'

describe('marking messages as read', () => {
  const receipt = (message_id: string, more: object = {}) => ({ status: 'read', message_id, ...more })

  it('reads the message and those before it, and tells nobody', async () => {
    await using test = await startBusiness()
    const { world } = test.sandbox.context
    const ids: string[] = []
    for (const text of ['1', '2', '3'])
      ids.push((await test.act(`/${ada}/messages`, { type: 'text', text })).body.id)
    const answer = await test.send(receipt(ids[1]!))
    assert.deepEqual([answer.status, answer.body], [200, { success: true }])
    assert.deepEqual(
      ids.map((id) => world.messages.get(id)?.status),
      ['read', 'read', 'delivered'],
    )
    assert.equal((await test.receiver.waitFor(3)).length, 3)
  })

  it('shows that the business is typing for 25 seconds, or until it sends something', async () => {
    await using test = await startBusiness()
    const { id } = (await test.act(`/${ada}/messages`, { type: 'text', text: 'Hello' })).body
    const isTyping = async () =>
      (await test.act(`/${ada}/chats/${test.business.phoneNumberId}`)).body.isTyping
    await test.send(receipt(id, { typing_indicator: { type: 'text' } }))
    assert.equal(await isTyping(), true)
    test.sandbox.context.clock.advance(25_000)
    assert.equal(await isTyping(), false)
    await test.send(receipt(id, { typing_indicator: { type: 'text' } }))
    await test.sent({ to: ada, text: { body: 'Hi' } })
    assert.equal(await isTyping(), false)
  })

  it('is refused for what was not received, is older than 30 days, or is of another number', async () => {
    await using test = await startBusiness()
    const { id } = (await test.act(`/${ada}/messages`, { type: 'text', text: 'Hello' })).body
    const sent = await test.sent({ to: ada, text: { body: 'Hi' } })
    const codeOf = async (body: Record<string, unknown>, options = {}) =>
      (await test.send(body, options)).body.error?.code
    assert.equal(await codeOf(receipt('wamid.gone')), 131_009)
    assert.equal(await codeOf(receipt(sent)), 131_009)
    assert.equal(await codeOf({ status: 'read' }), 100)
    assert.equal(await codeOf({ ...receipt(id), status: 'seen' }), 100)
    assert.equal(await codeOf(receipt(id, { typing_indicator: { type: 'dots' } })), 100)
    const other = test.sandbox.makeBusiness()
    test.sandbox.context.world.phoneNumbers.update(other.phoneNumberId, { wabaId: test.business.wabaId })
    assert.equal(await codeOf(receipt(id), { phoneNumberId: other.phoneNumberId }), 131_009)
    test.sandbox.context.clock.advance(31 * 86_400_000)
    assert.equal(await codeOf(receipt(id)), 131_009)
  })
})
