import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addChat } from '../../../messaging/desk/test-chats.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { fieldsOf, outcome, person } from './test-desk.ts'

describe('quick replies', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function scene() {
    const team = await api.team()
    const [manager, ann, bob] = [
      await person(api, team, 'manager', 'meg'),
      await person(api, team, 'user', 'ann'),
      await person(api, team, 'user', 'bob'),
    ]
    return { team, manager, ann, bob }
  }
  const shortcuts = (received: { body: { _data: { shortcut: string }[] } }) =>
    received.body._data.map(({ shortcut }) => shortcut)

  it('are shared or own, found by how the shortcut begins', async () => {
    const { manager, ann, bob } = await scene()
    const shared = await manager.send('POST', '/quick-reply', {
      shortcut: 'Price',
      text: 'Our prices …',
      isShared: true,
    })
    assert.equal(shared.status, 200, shared.text)
    await ann.send('POST', '/quick-reply', { shortcut: 'privé', text: 'Hi!' })
    await ann.send('POST', '/quick-reply', { shortcut: 'bye', text: 'Bye!' })
    assert.deepEqual(shortcuts(await ann.send('GET', '/quick-reply')), ['bye', 'Price', 'privé'])
    assert.deepEqual(shortcuts(await ann.send('GET', '/quick-reply?search=PRI')), ['Price', 'privé'])
    assert.deepEqual(shortcuts(await ann.send('GET', '/quick-reply?search=prive')), ['privé'])
    assert.deepEqual(shortcuts(await bob.send('GET', '/quick-reply')), ['Price'])
  })

  it('come in pages', async () => {
    const { ann } = await scene()
    for (const shortcut of ['c', 'a', 'd', 'b', 'e'])
      await ann.send('POST', '/quick-reply', { shortcut, text: shortcut })
    const seen: string[] = []
    for (let cursor = ''; ;) {
      const page = await ann.send('GET', `/quick-reply?limit=2&cursor=${cursor}`)
      seen.push(...shortcuts(page))
      if (!page.body._meta.hasMore) break
      cursor = page.body._meta.nextCursor
    }
    assert.deepEqual(seen, ['a', 'b', 'c', 'd', 'e'])
    assert.deepEqual(fieldsOf(await ann.send('GET', '/quick-reply?cursor=nonsense')), ['cursor'])
  })

  it('are changed and removed', async () => {
    const { ann } = await scene()
    const made = (await ann.send('POST', '/quick-reply', { shortcut: 'hi', text: 'Hi!' })).body._data
    api.now += 1_000
    const changed = (await ann.send('PUT', `/quick-reply/${made.id}`, { text: 'Hello!' })).body._data
    assert.deepEqual(changed, { ...made, text: 'Hello!', updatedAt: api.now })
    assert.equal((await ann.send('DELETE', `/quick-reply/${made.id}`)).status, 200)
    assert.deepEqual(shortcuts(await ann.send('GET', '/quick-reply')), [])
    assert.equal((await ann.send('POST', '/quick-reply', { shortcut: 'hi', text: 'Hi!' })).status, 200)
  })

  it('fill in who writes and to whom, and nothing twice', async () => {
    const { team, ann } = await scene()
    const text = 'Hello {{contact.name}} ({{ contact.phone }}), this is {{user.name}}.'
    const { id } = (await ann.send('POST', '/quick-reply', { shortcut: 'hi', text })).body._data
    const chatId = await addChat(api, team, { name: '{{user.name}}', phone: '919800000099' })
    const filled = await ann.send('POST', `/quick-reply/${id}/preview`, { chatId })
    assert.equal(filled.body._data.text, 'Hello {{user.name}} (919800000099), this is ann.')
    const alone = await ann.send('POST', `/quick-reply/${id}/preview`, {})
    assert.equal(alone.body._data.text, 'Hello  (), this is ann.')
  })

  it('refuse what is wrong and what is taken', async () => {
    const { manager, ann } = await scene()
    const wrong = await ann.send('POST', '/quick-reply', {
      shortcut: 'a b',
      text: '{{contct.name}}',
      tags: [],
    })
    assert.deepEqual([wrong.status, ...fieldsOf(wrong)], [400, 'shortcut', 'tags', 'text'])
    assert.match(wrong.text, /Did you mean \\"contact.name\\"/)
    assert.deepEqual(fieldsOf(await ann.send('POST', '/quick-reply', {})), ['shortcut', 'text'])
    const hi = { shortcut: 'hi', text: 'Hi!' }
    await ann.send('POST', '/quick-reply', hi)
    const again = await ann.send('POST', '/quick-reply', { ...hi, shortcut: 'HI' })
    assert.deepEqual(outcome(again), [409, 'quick_reply_taken'])
    assert.equal((await manager.send('POST', '/quick-reply', hi)).status, 200)
  })

  it('protect', async () => {
    const { team, manager, ann, bob } = await scene()
    const shared = { shortcut: 'all', text: 'x', isShared: true }
    assert.equal((await ann.send('POST', '/quick-reply', shared)).status, 403)
    const everybodys = (await manager.send('POST', '/quick-reply', shared)).body._data.id
    const own = (await ann.send('POST', '/quick-reply', { shortcut: 'own', text: 'x' })).body._data.id
    assert.equal((await ann.send('PUT', `/quick-reply/${everybodys}`, { text: 'y' })).status, 403)
    assert.equal((await ann.send('DELETE', `/quick-reply/${everybodys}`)).status, 403)
    assert.equal((await ann.send('PUT', `/quick-reply/${own}`, { isShared: true })).status, 403)
    const other = await person(api, await api.team(), 'admin', 'eve')
    for (const stranger of [bob, manager, other]) {
      assert.equal((await stranger.send('PUT', `/quick-reply/${own}`, { text: 'y' })).status, 404)
      assert.equal((await stranger.send('DELETE', `/quick-reply/${own}`)).status, 404)
      assert.equal((await stranger.send('POST', `/quick-reply/${own}/preview`, {})).status, 404)
    }
    const notHis = await addChat(api, team, { assignedTo: ann.id })
    const preview = await bob.send('POST', `/quick-reply/${everybodys}/preview`, { chatId: notHis })
    assert.deepEqual(outcome(preview), [404, 'chat_not_found'])
    assert.equal((await api.send('/v1/ext/quick-reply')).status, 401)
  })
})
