import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { seeContacts } from '../../../messaging/contacts/see-contacts.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import type { Received } from '../../../test/support/http.ts'
import { chatPlace, type ChatPlace } from '../../../messaging/chats/test-chats.ts'

interface Shown {
  readonly externalId: string
}

describe('the messages of a chat', () => {
  let api: TestApi
  let place: ChatPlace
  before(async () => {
    api = await startApi()
    place = await chatPlace(api)
  })
  after(() => api[Symbol.asyncDispose]())

  const list = (chatId: string, body: object = {}, token = place.admin): Promise<Received> =>
    api.send(`/v1/ext/chat/${chatId}/message`, { method: 'POST', token, body })
  const wamids = (received: Received): string[] => {
    assert.equal(received.status, 200, received.text)
    return (received.body._data as Shown[]).map(({ externalId }) => externalId)
  }
  const amendment = (dataType: string, target: string, value: object, text = '') => ({
    data_type: dataType,
    in_reply_to: target,
    text,
    content: JSON.stringify({ type: dataType, [dataType]: value }),
  })

  it('come the newest first, or in their order, and those of no other chat', async () => {
    const [chat, other] = [await place.chat(), await place.chat()]
    const first = await place.message(chat)
    await place.message(other)
    const second = await place.message(chat)
    assert.deepEqual(wamids(await list(chat)), [second, first])
    const ascending = await list(chat, { orderDirection: 'asc', orderField: 'createdAt' })
    assert.deepEqual(wamids(ascending), [first, second])
    assert.deepEqual(ascending.body._meta, { page: null, limit: 20, hasMore: false, nextCursor: null })
    assert.deepEqual(wamids(await list(chat, { limit: '1', page: '2' })), [first])
  })

  it('reactions, edits and revokes are with what they amend, and stand alone where that is not known', async () => {
    const chat = await place.chat()
    const liked = await place.message(chat)
    const edited = await place.message(chat)
    const lost = await place.message(chat, amendment('reaction', 'wamid.unknown', { emoji: '👍' }))
    await place.message(chat, amendment('reaction', liked, { message_id: liked, emoji: '👍' }))
    await place.message(
      chat,
      amendment('edit', edited, { message: { type: 'text', text: { body: 'Hi' } } }, 'Hi'),
    )
    const received = await list(chat)
    assert.deepEqual(wamids(received), [lost, edited, liked])
    const [, second, first] = received.body._data
    assert.equal(second.text, 'Hi')
    assert.deepEqual(second.body, { body: 'Hi' })
    assert.deepEqual(
      second.history.map(({ text }: { text: string }) => text),
      ['Hello'],
    )
    assert.equal(typeof second.editedAt, 'number')
    assert.equal(first.reactions.length, 1)
    assert.equal(first.reactions[0].emoji, '👍')
  })

  it('one that was taken back says nothing, but to admins', async () => {
    const chat = await place.chat()
    const wamid = await place.message(chat, {
      text: 'secret',
      content: '{"type":"text","text":{"body":"secret"}}',
    })
    await place.message(chat, amendment('revoke', wamid, { original_message_id: wamid }))
    for (const token of [place.manager, place.user]) {
      const received = await list(chat, {}, token)
      assert.equal(typeof received.body._data[0].revokedAt, 'number')
      assert.doesNotMatch(received.text, /secret/)
      const chats = await api.send('/v1/ext/chat', { method: 'POST', token, body: {} })
      assert.doesNotMatch(chats.text, /secret/)
    }
    assert.match((await list(chat)).text, /secret/)
  })

  it('pages repeat none and leave none out while messages come', async () => {
    const chat = await place.chat()
    const before: string[] = []
    for (let count = 0; count < 15; count += 1) before.push(await place.message(chat))
    // Many messages of one millisecond.
    await api.context.database.rows('update chat_messages set at = $2 where team_id = $1 and chat_id = $3', [
      place.team.id,
      new Date(api.now).toISOString(),
      chat,
    ])
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('asc', 'desc'),
        async (limit, orderDirection) => {
          const shown: string[] = []
          let cursor: string | null = null
          do {
            const received: Received = await list(chat, { limit, cursor, orderDirection })
            shown.push(...wamids(received))
            cursor = received.body._meta.nextCursor as string | null
            if (shown.length < 3) await place.message(chat)
          } while (cursor !== null)
          assert.equal(new Set(shown).size, shown.length)
          assert.deepEqual(
            before.filter((wamid) => !shown.includes(wamid)),
            [],
          )
        },
      ),
      { numRuns: 8 },
    )
  })

  it('are those of a chat that the key may see', async () => {
    const stranger = await chatPlace(api)
    const chat = await place.chat()
    assert.equal((await list(chat, {}, stranger.admin)).body._meta.code, 'chat_not_found')
    assert.equal((await api.send(`/v1/ext/chat/${chat}/message`, { method: 'POST', body: {} })).status, 401)
    assert.equal((await list(chat, { limit: 0 })).status, 400)
  })

  describe('with a phone number', () => {
    const path = '/v1/ext/plugin/whatsapp/list-chat-messages-for-phone-number'
    const withPhone = (
      customerPhoneNumber: unknown,
      more: object = {},
      token = place.admin,
    ): Promise<Received> => api.send(path, { method: 'POST', token, body: { customerPhoneNumber, ...more } })

    it('are those of all chats with whoever has it', async () => {
      const phone = '15557770001'
      const first = await place.chat({ phone, status: 'CLOSED' })
      const second = await place.chat({ phone })
      const sent = [await place.message(first), await place.message(second), await place.message(first)]
      assert.deepEqual(wamids(await withPhone(phone)), sent.toReversed())
      assert.deepEqual(wamids(await withPhone(Number(phone), { limit: '1', page: 2 })), [sent[1]])
      assert.deepEqual(wamids(await withPhone('+1 (555) 777-0001', { limit: 2 })), sent.slice(1).toReversed())
      assert.deepEqual(wamids(await withPhone(phone, { whatsappPhoneNumberId: '0' })), [])
      const narrow = { whatsappPhoneNumberId: place.plugin.phoneNumberId, pluginId: place.plugin.id }
      assert.equal(wamids(await withPhone(phone, narrow)).length, 3)
    })

    it('in another national spelling', async () => {
      const chat = await place.chat({ phone: '5511987654321' })
      const wamid = await place.message(chat)
      assert.deepEqual(wamids(await withPhone('551187654321')), [wamid])
    })

    it('under all other names of the contact', async () => {
      const phone = '15557770002'
      const chat = await place.chat({ phone })
      await api.context.database.write((session) =>
        seeContacts(session, place.team.id, [{ phone, bsuid: 'US.777', at: api.now }], api.now),
      )
      const wamid = await place.message(chat, { contact_identifier: 'US.777' })
      assert.deepEqual(wamids(await withPhone(phone)), [wamid])
    })

    it('also those that were sent before there were chats', async () => {
      const chat = await place.chat({ phone: '15557770003' })
      const wamid = await place.message(chat, { chat_id: null })
      assert.deepEqual(wamids(await withPhone('15557770003')), [wamid])
    })

    it('none with a number that nobody is known by, and none that the key may not see', async () => {
      assert.deepEqual(wamids(await withPhone('15559990000')), [])
      const other = await place.team.user()
      const chat = await place.chat({ phone: '15557770004', assigned_to: other.id })
      await place.message(chat)
      assert.deepEqual(wamids(await withPhone('15557770004', {}, place.user)), [])
      const stranger = await chatPlace(api)
      assert.deepEqual(wamids(await withPhone('15557770001', {}, stranger.admin)), [])
    })

    it('needs one', async () => {
      for (const phone of [undefined, '', 'nobody', null])
        assert.match((await withPhone(phone)).body._errors[0] as string, /^customerPhoneNumber: /)
      assert.equal((await api.send(path, { method: 'POST', body: {} })).status, 401)
      const odd = await withPhone('15557770001', { pluginId: 'main', limit: -1 })
      assert.equal(odd.status, 400)
      assert.match(odd.body._errors[1] as string, /^pluginId: must be the id of a plugin/)
      const empty = await withPhone('15557770001', {
        pluginId: '',
        whatsappPhoneNumberId: '',
        limit: '',
        page: '',
      })
      assert.equal(wamids(empty).length, 3)
    })
  })
})
