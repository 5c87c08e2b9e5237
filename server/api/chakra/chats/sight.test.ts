import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../../lib/uuid.ts'
import { chatPlace, type ChatPlace } from '../../../messaging/chats/test-chats.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'

describe('what is in a chat', () => {
  let api: TestApi
  let place: ChatPlace
  before(async () => {
    api = await startApi()
    place = await chatPlace(api)
  })
  after(() => api[Symbol.asyncDispose]())

  let files = 610_000_000

  /** A message with a file, and every address at which either is. */
  async function photo(chatId: string, fields: Readonly<Record<string, unknown>> = {}) {
    const wamid = await place.message(chatId, { data_type: 'image', text: 'secret', ...fields })
    const [messageId, mediaId, externalId] = [wamid.slice('wamid.'.length), newId(), String((files += 1))]
    await api.context.database.rows(
      `insert into media (team_id, id, created_at, updated_at, plugin_id, message_id, source, external_id, state, due_at)
       values ($1, $2, now(), now(), $3, $4, 'WHATSAPP', $5, 'FAILED', now())`,
      [place.team.id, mediaId, place.plugin.id, messageId, externalId],
    )
    const message = `/v1/ext/plugin/whatsapp/${place.plugin.id}/message/${messageId}`
    const media = `/v1/ext/media/${mediaId}`
    const ofPlugin = `/v1/ext/plugin/whatsapp/${place.plugin.id}/api/v23.0/media/${externalId}`
    return {
      wamid,
      message,
      media,
      files: [
        ['GET', media],
        ['GET', `${media}/content`],
        ['POST', `${media}/retry`],
        ['GET', ofPlugin],
        ['DELETE', ofPlugin],
        ['GET', `/v1/whatsapp/v23.0/media/${externalId}`],
        ['GET', `/v1/whatsapp/v23.0/media/${externalId}/show`],
        ['GET', `/v2/whatsapp/v23.0/media/whatsapp_business/attachments?mid=${externalId}`],
      ] as const,
    }
  }

  it('is not found by who does not see the chat, message and files alike', async () => {
    const chat = await place.chat({ assigned_to: (await place.team.user()).id })
    const { message, media, files } = await photo(chat)
    for (const [method, path] of [['GET', message] as const, ...files]) {
      const answer = await api.send(path, { method, token: place.user })
      assert.equal(answer.status, 404, `${method} ${path}: ${answer.text}`)
    }
    for (const token of [place.admin, place.manager]) {
      assert.equal((await api.send(message, { token })).body._data.text, 'secret')
      assert.equal((await api.send(media, { token })).status, 200)
    }
  })

  it('is found in chats of one’s own and of nobody, in none, and where one has written oneself', async () => {
    const others = await place.chat({ assigned_to: (await place.team.user()).id })
    const seen = [
      await photo(await place.chat({ assigned_to: place.person.id })),
      await photo(await place.chat()),
      await photo(others, { chat_id: null }),
      await photo(others, { user_id: place.person.id }),
    ]
    for (const { message, media } of seen) {
      const found = await api.send(message, { token: place.user })
      assert.deepEqual([found.status, found.body._data.attachments?.length], [200, 1])
      assert.equal((await api.send(media, { token: place.user })).status, 200)
    }
  })

  it('says nothing any more when it was taken back, wherever it is asked for', async () => {
    const chat = await place.chat()
    const { wamid, message, media, files } = await photo(chat)
    await place.message(chat, {
      data_type: 'revoke',
      in_reply_to: wamid,
      content: JSON.stringify({ type: 'revoke', revoke: { original_message_id: wamid } }),
    })
    for (const token of [place.manager, place.user]) {
      const shown = await api.send(message, { token })
      assert.deepEqual([shown.status, shown.body._data.text, shown.body._data.attachments], [200, '', null])
      for (const [method, path] of files)
        assert.equal((await api.send(path, { method, token })).status, 404, path)
    }
    const shown = await api.send(message, { token: place.admin })
    assert.deepEqual([shown.body._data.text, shown.body._data.attachments.length], ['secret', 1])
    assert.equal((await api.send(media, { token: place.admin })).status, 200)
  })
})
