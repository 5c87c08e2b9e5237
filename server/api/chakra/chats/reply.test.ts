import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../../lib/uuid.ts'
import { startFakeGraph, type FakeGraph } from '../../../test/support/fake-graph.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import type { Received } from '../../../test/support/http.ts'
import { chatPlace, type ChatPlace } from '../../../messaging/chats/test-chats.ts'

describe('answering in a chat', () => {
  let api: TestApi
  let graph: FakeGraph
  let place: ChatPlace
  before(async () => {
    graph = await startFakeGraph()
    api = await startApi()
    api.context.sandbox.origin = graph.origin
    place = await chatPlace(api)
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await graph[Symbol.asyncDispose]()
  })

  const answer = (
    id: string,
    body: object,
    options: { token?: string; key?: string } = {},
  ): Promise<Received> => {
    api.now += 1
    const headers = options.key === undefined ? {} : { 'idempotency-key': options.key }
    const token = options.token ?? place.admin
    return api.send(`/v1/ext/chat/${id}/reply`, { method: 'POST', token, headers, body })
  }
  const versionOf = async (id: string): Promise<number> =>
    (await api.send(`/v1/ext/chat/${id}`, { token: place.admin })).body._data.version as number

  it('sends a text to the contact of the chat', async () => {
    const id = await place.chat({ phone: '15556660001' })
    const received = await answer(id, { text: 'It is ready.' })
    assert.equal(received.status, 200, received.text)
    const sent = graph.asked.at(-1)?.body
    assert.equal(sent.to, '15556660001')
    assert.deepEqual([sent.type, sent.text], ['text', { body: 'It is ready.' }])
    const message = received.body._data
    assert.deepEqual([message.chat, message.text, message.direction], [id, 'It is ready.', 'OUTBOUND'])
    const shown = await api.send(`/v1/ext/chat/${id}`, { token: place.admin })
    assert.equal(shown.body._data.lastMessage.id, message.id)
    assert.equal(typeof shown.body._data.answeredAt, 'number')
  })

  it("sends a message in WhatsApp's form", async () => {
    const id = await place.chat()
    const image = { type: 'image', image: { id: '610000000000001', caption: 'Here' } }
    const received = await answer(id, { message: image })
    assert.equal(received.status, 200, received.text)
    assert.deepEqual(graph.asked.at(-1)?.body.image, image.image)
  })

  it('that is a reaction leaves the message before it the last one, and stands at the one that it is for', async () => {
    const id = await place.chat()
    const wamid = await place.message(id)
    const chatOf = async () => (await api.send(`/v1/ext/chat/${id}`, { token: place.admin })).body._data
    const before = await chatOf()
    const reaction = { type: 'reaction', reaction: { message_id: wamid, emoji: '👍' } }
    assert.equal((await answer(id, { message: reaction })).status, 200)
    const { lastMessage, lastMessageAt } = await chatOf()
    assert.deepEqual([lastMessage.id, lastMessageAt], [before.lastMessage.id, before.lastMessageAt])
    assert.deepEqual(
      lastMessage.reactions.map(({ emoji }: { emoji: string }) => emoji),
      ['👍'],
    )
  })

  it('that was written before somebody else answered is refused, with who and when, unless it is forced', async () => {
    const id = await place.chat()
    const seen = await versionOf(id)
    assert.equal((await answer(id, { text: 'First', version: seen }, { token: place.user })).status, 200)
    const refused = await answer(id, { text: 'Second', version: seen })
    assert.deepEqual([refused.status, refused.body._meta.code], [409, 'chat_answered'])
    assert.match(refused.body._errors[0] as string, new RegExp(`answered by ${place.person.username} at 20`))
    assert.equal((await answer(id, { text: 'Second', version: await versionOf(id) })).status, 200)
    assert.equal((await answer(id, { text: 'Third', version: seen, force: true })).status, 200)
  })

  it('is not refused because the contact wrote meanwhile', async () => {
    const id = await place.chat()
    const seen = await versionOf(id)
    await place.message(id)
    assert.equal((await answer(id, { text: 'Yes', version: seen })).status, 200)
  })

  it('with the same Idempotency-Key is sent once', async () => {
    const id = await place.chat()
    const key = newId()
    const first = await answer(id, { text: 'Once' }, { key })
    const count = graph.asked.length
    const again = await answer(id, { text: 'Once' }, { key })
    assert.equal(again.headers['idempotent-replay'], 'true')
    assert.equal(again.body._data.id, first.body._data.id)
    assert.equal(graph.asked.length, count)
  })

  it('opens a closed chat', async () => {
    const id = await place.chat({ status: 'CLOSED' })
    assert.equal((await answer(id, { text: 'Hello again' })).status, 200)
    const shown = await api.send(`/v1/ext/chat/${id}`, { token: place.admin })
    assert.equal(shown.body._data.status, 'OPEN')
  })

  it('that is refused, or was sent already, leaves a closed chat closed', async () => {
    const id = await place.chat()
    const seen = await versionOf(id)
    const key = newId()
    assert.equal((await answer(id, { text: 'Done' }, { token: place.user, key })).status, 200)
    await api.send(`/v1/ext/chat/${id}`, { method: 'PUT', token: place.admin, body: { status: 'CLOSED' } })
    const closed = await versionOf(id)
    const refused = await answer(id, { text: 'Also done', version: seen })
    assert.deepEqual([refused.status, refused.body._meta.code], [409, 'chat_answered'])
    const again = await answer(id, { text: 'Done' }, { token: place.user, key })
    assert.equal(again.headers['idempotent-replay'], 'true')
    assert.equal(await versionOf(id), closed)
  })

  it('that comes ten times at once against one version is sent once', async () => {
    const id = await place.chat({ status: 'CLOSED' })
    const version = await versionOf(id)
    const count = graph.asked.length
    const received = await Promise.all(
      Array.from({ length: 10 }, (_, n) => answer(id, { text: `Answer ${n}`, version })),
    )
    const codes = received.map(({ status, body }) => (status === 200 ? 'sent' : body._meta.code)).toSorted()
    assert.deepEqual(codes, [...Array.from({ length: 9 }, () => 'chat_answered'), 'sent'])
    assert.equal(graph.asked.length, count + 1)
  })

  it('says what it needs', async () => {
    const id = await place.chat()
    const count = graph.asked.length
    assert.match((await answer(id, {})).text, /text: is needed, or message instead of it/)
    assert.match((await answer(id, { text: 'a', message: { type: 'text' } })).text, /send one of them/)
    assert.match(
      (await answer(id, { text: '', txt: 'a' })).text,
      /txt: is not known here. Did you mean \\"text\\"/,
    )
    assert.match(
      (await answer(id, { message: { type: 'text', text: {}, to: '1' } })).text,
      /to: must be left out/,
    )
    assert.equal(graph.asked.length, count, 'nothing was sent')
  })

  it('is for those who see the chat', async () => {
    const other = await place.team.user()
    const id = await place.chat({ assigned_to: other.id })
    assert.equal((await answer(id, { text: 'a' }, { token: place.user })).body._meta.code, 'chat_not_found')
    const stranger = await chatPlace(api)
    assert.equal((await answer(id, { text: 'a' }, { token: stranger.admin })).status, 404)
    const path = `/v1/ext/chat/${id}/reply`
    assert.equal((await api.send(path, { method: 'POST', body: { text: 'a' } })).status, 401)
  })
})
