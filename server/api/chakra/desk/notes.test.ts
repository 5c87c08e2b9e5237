import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addChat, eventsOf } from '../../../messaging/desk/test-chats.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { fieldsOf, outcome, person } from './test-desk.ts'

describe('notes about a chat', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function scene() {
    const team = await api.team()
    const [ann, bob] = [await person(api, team, 'user', 'ann'), await person(api, team, 'user', 'bob.k')]
    const chat = await addChat(api, team, { assignedTo: ann.id })
    return { team, ann, bob, chat, notes: `/chat/${chat}/note` }
  }

  it('mention people by name in the text and by the list, and tell them by an event', async () => {
    const { team, ann, bob, notes, chat } = await scene()
    const made = await ann.send('POST', notes, {
      text: 'Please look, @Bob.k. Not x@bob.k nor @nobody',
      mentions: ['ann'],
    })
    assert.equal(made.status, 200, made.text)
    const note = made.body._data
    assert.deepEqual(note.mentions, [bob.id, ann.id])
    const [event] = await eventsOf(api, team, note.id)
    assert.deepEqual(event, {
      type: 'note.created',
      payload: { id: note.id, chatId: chat, mentions: [bob.id, ann.id] },
    })
    const told = await bob.send('GET', '/note/mentioning-me')
    assert.deepEqual(told.body._data, [note])
  })

  it('are changed and deleted by who wrote them', async () => {
    const { team, ann, bob, notes } = await scene()
    const note = (await ann.send('POST', notes, { text: 'Ask @bob.k' })).body._data
    api.now += 1_000
    const changed = await ann.send('PUT', `${notes}/${note.id}`, { text: 'Ask nobody' })
    assert.deepEqual(changed.body._data, {
      ...note,
      text: 'Ask nobody',
      mentions: [],
      updatedAt: api.now,
    })
    assert.deepEqual((await bob.send('GET', '/note/mentioning-me')).body._data, [])
    assert.equal((await ann.send('DELETE', `${notes}/${note.id}`)).status, 200)
    assert.deepEqual((await ann.send('GET', notes)).body._data, [])
    assert.deepEqual(
      (await eventsOf(api, team, note.id)).map(({ type }) => type),
      ['note.created', 'note.updated', 'note.deleted'],
    )
  })

  it('go on mentioning whom the part names that is not sent', async () => {
    const { ann, bob, notes } = await scene()
    const note = (await ann.send('POST', notes, { text: 'Loook, @bob.k', mentions: ['ann'] })).body._data
    const change = async (body: object) =>
      (await ann.send('PUT', `${notes}/${note.id}`, body)).body._data.mentions as string[]
    assert.deepEqual(await change({ text: 'Look, @bob.k' }), [bob.id, ann.id])
    assert.deepEqual(await change({ mentions: [] }), [bob.id])
    assert.deepEqual(await change({ text: 'Look', mentions: ['bob.k'] }), [bob.id])
    assert.deepEqual(await change({ text: 'Look!' }), [bob.id])
  })

  it('come in pages, the newest first', async () => {
    const { ann, notes } = await scene()
    for (const text of ['1', '2', '3']) {
      await ann.send('POST', notes, { text: `${text} @ann` })
      api.now += 1_000
    }
    for (const url of [notes, '/note/mentioning-me']) {
      const first = await ann.send('GET', `${url}?limit=2`)
      const second = await ann.send('GET', `${url}?limit=2&cursor=${first.body._meta.nextCursor}`)
      const texts = [first, second].map(({ body }) => body._data.map(({ text }: { text: string }) => text))
      assert.deepEqual(texts, [['3 @ann', '2 @ann'], ['1 @ann']])
      assert.deepEqual(
        [first.body._meta.hasMore, second.body._meta],
        [true, { hasMore: false, nextCursor: null }],
      )
    }
  })

  it('refuse what is wrong', async () => {
    const { ann, notes } = await scene()
    assert.deepEqual(fieldsOf(await ann.send('POST', notes, { txt: 'x', mentions: ['who?'] })), [
      'mentions',
      'text',
      'txt',
    ])
    assert.deepEqual(fieldsOf(await ann.send('GET', `${notes}?cursor=x`)), ['cursor'])
    assert.deepEqual(fieldsOf(await ann.send('GET', '/note/mentioning-me?limit=0')), ['limit'])
  })

  it('protect: notes of chats that one does not see are not found, but those that mention one', async () => {
    const { team, ann, bob, notes, chat } = await scene()
    const { id } = (await ann.send('POST', notes, { text: 'Hm, @bob.k' })).body._data
    assert.deepEqual(outcome(await bob.send('GET', notes)), [404, 'chat_not_found'])
    assert.deepEqual(outcome(await bob.send('POST', notes, { text: 'x' })), [404, 'chat_not_found'])
    assert.deepEqual(outcome(await bob.send('PUT', `${notes}/${id}`, {})), [404, 'chat_not_found'])
    const manager = await person(api, team, 'manager', 'meg')
    assert.equal((await manager.send('GET', notes)).body._data.length, 1)
    assert.deepEqual(outcome(await manager.send('PUT', `${notes}/${id}`, {})), [403, 'note_forbidden'])
    assert.deepEqual(outcome(await manager.send('DELETE', `${notes}/${id}`)), [403, 'note_forbidden'])
    const elsewhere = `/chat/${await addChat(api, team, { assignedTo: ann.id })}/note/${id}`
    assert.deepEqual(outcome(await ann.send('DELETE', elsewhere)), [404, 'note_not_found'])
    const other = await person(api, await api.team(), 'admin', 'eve')
    assert.equal((await other.send('GET', notes)).status, 404)
    assert.equal((await other.send('DELETE', `${notes}/${id}`)).status, 404)
    assert.equal((await other.send('GET', '/chat/nonsense/note')).status, 404)
    assert.equal((await api.send(`/v1/ext/chat/${chat}/note`)).status, 401)
    assert.equal((await api.send('/v1/ext/note/mentioning-me')).status, 401)
  })
})
