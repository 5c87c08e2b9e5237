import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ada, startBusiness } from '../messages/test-business.ts'
import { addTemplate, sendOf } from '../messages/test-template.ts'

type Part = Record<string, unknown>

describe('a customer', () => {
  it('is made with what is given, and found by user id, number and username', async () => {
    await using test = await startBusiness()
    const made = (await test.act('', { waId: '+49 151 12345678', name: 'Grace', username: 'grace.h' })).body
    assert.match(made.id, /^DE\.\d+$/)
    for (const asked of [made.id, '4915112345678', 'grace.h'])
      assert.equal((await test.act(`/${asked}`)).body.id, made.id)
    assert.equal((await test.act('', { waId: '4915112345678' })).status, 409)
    assert.equal((await test.act('', { username: 'grace.h' })).status, 409)
    assert.equal((await test.act('/nobody')).status, 404)
    const changed = await test.patch(`/${made.id}`, { name: 'Grace H.', isOnWhatsApp: false })
    assert.deepEqual([changed.body.name, changed.body.isOnWhatsApp], ['Grace H.', false])
    assert.deepEqual((await test.act('?limit=1')).body.data.length, 1)
  })

  it('without a visible number writes as a user id', async () => {
    await using test = await startBusiness()
    const { id } = (await test.act('', { name: 'Ada', username: 'ada.b', hidesNumber: true })).body
    await test.act('/ada.b/messages', { type: 'text', text: 'Hello' })
    const { value } = (await test.receiver.waitFor(1, 'messages'))[0]!
    assert.deepEqual(value['contacts'], [{ profile: { name: 'Ada', username: 'ada.b' }, user_id: id }])
    assert.deepEqual([value['messages'][0].from, value['messages'][0].from_user_id], [undefined, id])
  })

  it('who hides the number gives it when asked', async () => {
    await using test = await startBusiness()
    const { id, waId } = (await test.act('', { hidesNumber: true })).body
    const contacts = [{ vcard: 'BEGIN:VCARD', origin: 'contact_request' }]
    await test.act(`/${id}/messages`, { type: 'contacts', contacts })
    const { value } = (await test.receiver.waitFor(1, 'messages'))[0]!
    assert.equal(value['messages'][0].from, waId)
  })

  it('who has blocked the number cannot write to it; one whom it has blocked is not heard', async () => {
    await using test = await startBusiness()
    await test.open()
    await test.act(`/${ada}/block`, {})
    assert.equal((await test.act(`/${ada}/messages`, { type: 'text', text: 'A' })).status, 409)
    await test.act(`/${ada}/unblock`, {})
    const { world } = test.sandbox.context
    const { id } = (await test.act(`/${ada}`)).body
    world.phoneNumbers.update(test.business.phoneNumberId, { blockedUsers: [id] })
    await test.act(`/${ada}/messages`, { type: 'text', text: 'Unheard' })
    world.phoneNumbers.update(test.business.phoneNumberId, { blockedUsers: [] })
    await test.act(`/${ada}/messages`, { type: 'text', text: 'Heard' })
    const changes = await test.receiver.waitFor(2, 'messages')
    assert.deepEqual(
      changes.map(({ value }) => value['messages'][0].text.body),
      ['Hello', 'Heard'],
    )
  })

  it('stops and resumes marketing, which the business is told once', async () => {
    await using test = await startBusiness()
    await test.act(`/${ada}/stop-marketing`, { with: test.business.phoneNumberId })
    await test.act(`/${ada}/stop-marketing`, {})
    await test.act(`/${ada}/resume-marketing`, {})
    const changes = await test.receiver.waitFor(2, 'user_preferences')
    const preferences = changes.map(({ value }) => value['user_preferences'][0])
    assert.deepEqual(
      preferences.map(({ wa_id, category, value }) => [wa_id, category, value]),
      [
        [ada, 'marketing_messages', 'stop'],
        [ada, 'marketing_messages', 'resume'],
      ],
    )
    assert.equal(typeof preferences[0].timestamp, 'number')
    assert.equal(changes[0]?.value['metadata'].phone_number_id, test.business.phoneNumberId)
  })

  it('changes the number: the user id changes too, the business is told without contacts, the chat stays', async () => {
    await using test = await startBusiness()
    await test.open()
    const before = (await test.act(`/${ada}`)).body
    const after = (await test.act(`/${ada}/change-number`, { waId: '4915112345678' })).body
    assert.notEqual(after.id, before.id)
    const { value } = (await test.receiver.waitFor(2, 'messages'))[1]!
    assert.ok(!('contacts' in value))
    const [message] = value['messages']
    assert.equal(message.from, ada)
    assert.deepEqual(message.system, {
      body: 'User Customer 9999 changed from 15550109999 to 4915112345678',
      wa_id: '4915112345678',
      type: 'user_changed_number',
      user_id: after.id,
      previous_user_id: before.id,
    })
    const chat = (await test.act(`/4915112345678/chats/${test.business.phoneNumberId}`)).body
    assert.deepEqual(
      chat.data.map(({ text }: { text: string }) => text),
      ['Hello'],
    )
    const id = await test.sent({ to: '4915112345678', text: { body: 'Hi' } })
    assert.equal((await test.statuses(id, 2))[1]?.status, 'delivered', 'the window is still open')
  })
})

describe("a customer's screen", () => {
  it('shows what has arrived, as it reads, with what can be tapped and the reactions', async () => {
    await using test = await startBusiness()
    const { phoneNumberId, wabaId } = test.business
    const { id: hello } = (await test.act(`/${ada}/messages`, { type: 'text', text: 'Hello' })).body
    const template = addTemplate(test.sandbox.context.world, wabaId, {
      components: [
        { type: 'BODY', text: 'Your parcel {{1}} is on its way.' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Thanks' }] },
      ],
    })
    const send = sendOf(template)
    const components = [{ type: 'body', parameters: [{ type: 'text', text: '7' }] }]
    const sent = await test.sent({
      to: ada,
      type: 'template',
      template: { ...(send['template'] as Part), components },
      context: { message_id: hello },
    })
    await test.statuses(sent, 2)
    const reaction = await test.sent({
      to: ada,
      type: 'reaction',
      reaction: { message_id: hello, emoji: '👍' },
    })
    await test.statuses(reaction, 1)
    const { body } = await test.act(`/${ada}/chats/${phoneNumberId}`)
    assert.deepEqual(
      body.data.map(({ at, ...shown }: Part) => ({ ...shown, hasTime: typeof at === 'number' })),
      [
        {
          id: hello,
          from: 'customer',
          type: 'text',
          text: 'Hello',
          reactions: ['👍'],
          isRead: false,
          hasTime: true,
        },
        {
          id: sent,
          from: 'business',
          type: 'template',
          text: 'Your parcel 7 is on its way.',
          answers: hello,
          choices: [{ text: 'Thanks', payload: 'Thanks' }],
          hasTime: true,
        },
      ],
    )
    assert.deepEqual([body.with, body.isOpen, body.isTyping], ['Sandbox Business', false, false])
  })

  it('does not show what has failed', async () => {
    await using test = await startBusiness()
    const id = await test.sent({ to: ada, text: { body: 'Too late' } })
    await test.statuses(id, 1)
    const { body } = await test.act(`/${ada}/chats/${test.business.phoneNumberId}`)
    assert.deepEqual(body.data, [])
  })
})
