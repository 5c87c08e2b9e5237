import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { fieldsOf, outcome, person } from './test-desk.ts'

describe('tags of chats', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  it('are created, listed by name, changed and removed', async () => {
    const admin = await person(api, await api.team(), 'admin', 'root')
    const vip = (await admin.send('POST', '/chat-tag', { name: 'VIP', color: '#FF0000' })).body._data
    assert.deepEqual([vip.name, vip.color], ['VIP', '#ff0000'])
    await admin.send('POST', '/chat-tag', { name: 'angry' })
    const names = async () =>
      (await admin.send('GET', '/chat-tag')).body._data.map(({ name }: { name: string }) => name)
    assert.deepEqual(await names(), ['angry', 'VIP'])
    api.now += 1_000
    const changed = await admin.send('PUT', `/chat-tag/${vip.id}`, { name: 'Very important' })
    assert.deepEqual(changed.body._data, { ...vip, name: 'Very important', updatedAt: api.now })
    api.now += 1_000
    assert.deepEqual(
      (await admin.send('PUT', `/chat-tag/${vip.id}`, changed.body._data)).body._data,
      changed.body._data,
    )
    assert.equal((await admin.send('DELETE', `/chat-tag/${vip.id}`)).status, 200)
    assert.deepEqual(await names(), ['angry'])
    assert.deepEqual(outcome(await admin.send('DELETE', `/chat-tag/${vip.id}`)), [404, 'tag_not_found'])
    assert.equal((await admin.send('POST', '/chat-tag', { name: 'very important' })).status, 200)
  })

  it('refuse what is wrong and what is taken', async () => {
    const admin = await person(api, await api.team(), 'admin', 'root')
    const wrong = await admin.send('POST', '/chat-tag', { colour: 'x', color: 'red', name: ' ' })
    assert.deepEqual([wrong.status, ...fieldsOf(wrong)], [400, 'color', 'colour', 'name'])
    await admin.send('POST', '/chat-tag', { name: 'Café' })
    assert.deepEqual(outcome(await admin.send('POST', '/chat-tag', { name: 'CAFE' })), [409, 'tag_taken'])
  })

  it('protect', async () => {
    const team = await api.team()
    const [manager, user] = [
      await person(api, team, 'manager', 'meg'),
      await person(api, team, 'user', 'uma'),
    ]
    const other = await person(api, await api.team(), 'admin', 'eve')
    const { id } = (await manager.send('POST', '/chat-tag', { name: 'VIP' })).body._data
    assert.equal((await user.send('GET', '/chat-tag')).body._data.length, 1)
    assert.equal((await user.send('POST', '/chat-tag', { name: 'x' })).status, 403)
    assert.equal((await user.send('PUT', `/chat-tag/${id}`, {})).status, 403)
    assert.equal((await user.send('DELETE', `/chat-tag/${id}`)).status, 403)
    assert.equal((await other.send('PUT', `/chat-tag/${id}`, {})).status, 404)
    assert.equal((await other.send('DELETE', `/chat-tag/${id}`)).status, 404)
    assert.equal((await api.send('/v1/ext/chat-tag')).status, 401)
    assert.equal((await api.send(`/v1/ext/chat-tag/${id}`, { method: 'DELETE' })).status, 401)
  })
})
