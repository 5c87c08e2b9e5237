import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addChat } from '../../../messaging/desk/test-chats.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { fieldsOf, outcome, person } from './test-desk.ts'

const day = 86_400_000

describe('scheduled messages', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function scene() {
    const team = await api.team()
    const ann = await person(api, team, 'user', 'ann')
    const chat = await addChat(api, team, { assignedTo: ann.id })
    return { team, ann, chat, url: `/chat/${chat}/scheduled-message` }
  }
  const body = () => ({ text: 'Good morning', sendAt: api.now + day })

  it('are created, listed by state, changed and cancelled', async () => {
    const { ann, chat, url } = await scene()
    const made = await ann.send('POST', url, body())
    assert.equal(made.status, 200, made.text)
    const one = made.body._data
    assert.deepEqual(
      [one.chatId, one.createdBy, one.content, one.text, one.state, one.onlyIfSilent],
      [chat, ann.id, { type: 'text', text: { body: 'Good morning' } }, 'Good morning', 'WAITING', false],
    )
    const template = { type: 'template', template: { name: 'hello', language: { code: 'en' } } }
    const changed = await ann.send('PUT', `/scheduled-message/${one.id}`, {
      content: template,
      sendAt: api.now + 2 * day,
      onlyIfSilent: true,
    })
    assert.equal(changed.status, 200, changed.text)
    assert.deepEqual(
      [changed.body._data.content, changed.body._data.sendAt, changed.body._data.onlyIfSilent],
      [template, api.now + 2 * day, true],
    )
    assert.deepEqual((await ann.send('GET', url)).body._data, [changed.body._data])
    const cancelled = await ann.send('DELETE', `/scheduled-message/${one.id}`)
    assert.equal(cancelled.body._data.state, 'CANCELLED')
    assert.deepEqual((await ann.send('GET', `${url}?state=WAITING`)).body._data, [])
    assert.equal((await ann.send('GET', `${url}?state=CANCELLED`)).body._data.length, 1)
    for (const method of ['PUT', 'DELETE']) {
      const again = await ann.send(method, `/scheduled-message/${one.id}`, method === 'PUT' ? {} : undefined)
      assert.deepEqual(outcome(again), [409, 'scheduled_past'])
    }
  })

  it('come in pages, the newest first', async () => {
    const { ann, url } = await scene()
    for (const text of ['1', '2', '3']) {
      await ann.send('POST', url, { ...body(), text })
      api.now += 1_000
    }
    const first = await ann.send('GET', `${url}?limit=2`)
    const second = await ann.send('GET', `${url}?limit=2&cursor=${first.body._meta.nextCursor}`)
    const texts = [first, second].map((page) => page.body._data.map(({ text }: { text: string }) => text))
    assert.deepEqual(texts, [['3', '2'], ['1']])
  })

  it('refuse what is wrong, all of it at once', async () => {
    const { ann, url } = await scene()
    const refused = async (sent: unknown) => fieldsOf(await ann.send('POST', url, sent))
    assert.deepEqual(await refused({}), ['sendAt', 'text'])
    assert.deepEqual(await refused({ ...body(), sendAt: api.now }), ['sendAt'])
    assert.deepEqual(await refused({ ...body(), sendAt: api.now + 400 * day }), ['sendAt'])
    assert.deepEqual(await refused({ ...body(), content: {} }), ['content'])
    assert.deepEqual(await refused({ content: { to: '1' }, sendat: 1, onlyIfSilent: 1 }), [
      'content.to',
      'content.type',
      'onlyIfSilent',
      'sendAt',
      'sendat',
    ])
  })

  it('protect', async () => {
    const { team, ann, chat, url } = await scene()
    const { id } = (await ann.send('POST', url, body())).body._data
    const bob = await person(api, team, 'user', 'bob')
    assert.deepEqual(outcome(await bob.send('GET', url)), [404, 'chat_not_found'])
    assert.deepEqual(outcome(await bob.send('POST', url, body())), [404, 'chat_not_found'])
    assert.deepEqual(outcome(await bob.send('DELETE', `/scheduled-message/${id}`)), [404, 'chat_not_found'])
    const manager = await person(api, team, 'manager', 'meg')
    const managers = (await manager.send('POST', url, body())).body._data
    const notAnns = await ann.send('DELETE', `/scheduled-message/${managers.id}`)
    assert.deepEqual(outcome(notAnns), [403, 'scheduled_forbidden'])
    assert.equal((await manager.send('DELETE', `/scheduled-message/${id}`)).status, 200)
    const other = await person(api, await api.team(), 'admin', 'eve')
    assert.equal((await other.send('GET', url)).status, 404)
    const elsewhere = await other.send('PUT', `/scheduled-message/${id}`, {})
    assert.deepEqual(outcome(elsewhere), [404, 'scheduled_message_not_found'])
    assert.equal((await api.send(`/v1/ext/chat/${chat}/scheduled-message`)).status, 401)
    const sent = { method: 'DELETE' }
    assert.equal((await api.send(`/v1/ext/scheduled-message/${id}`, sent)).status, 401)
  })
})
