import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { fieldsOf, outcome, person } from './test-desk.ts'

describe('skills of a user', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function scene() {
    const team = await api.team()
    const [admin, ann] = [await person(api, team, 'admin', 'root'), await person(api, team, 'user', 'ann')]
    const french = (await admin.send('POST', '/skill-type', { shortId: 'french' })).body._data
    const sales = (await admin.send('POST', '/skill-type', { shortId: 'sales' })).body._data
    return { admin, ann, french, sales, url: `/user/${ann.id}/skill` }
  }
  const names = (received: { body: { _data: { shortId: string }[] } }) =>
    received.body._data.map(({ shortId }) => shortId).sort()

  it('are set by id or short id, and replace what was there', async () => {
    const { admin, ann, french, sales, url } = await scene()
    assert.deepEqual(names(await ann.send('GET', url)), [])
    assert.deepEqual(names(await admin.send('PUT', url, { skills: [french.id, 'sales'] })), [
      'french',
      'sales',
    ])
    assert.deepEqual(names(await ann.send('GET', url)), ['french', 'sales'])
    await admin.send('PUT', url, { skills: [sales.id] })
    assert.deepEqual(names(await ann.send('GET', url)), ['sales'])
    await admin.send('PUT', url, { skills: [] })
    assert.deepEqual(names(await ann.send('GET', url)), [])
  })

  it('refuse what is no skill type', async () => {
    const { admin, url } = await scene()
    const wrong = await admin.send('PUT', url, { skills: ['frensh'], level: 3 })
    assert.deepEqual([wrong.status, ...fieldsOf(wrong)], [400, 'level', 'skills'])
    assert.match(wrong.text, /Did you mean \\"french\\"/)
    assert.deepEqual(fieldsOf(await admin.send('PUT', url, {})), ['skills'])
  })

  it('protect', async () => {
    const { admin, ann, url } = await scene()
    assert.deepEqual(outcome(await ann.send('PUT', url, { skills: [] })), [403, 'desk_forbidden'])
    const other = await person(api, await api.team(), 'admin', 'eve')
    assert.deepEqual(outcome(await other.send('GET', url)), [404, 'user_not_found'])
    assert.deepEqual(outcome(await other.send('PUT', url, { skills: [] })), [404, 'user_not_found'])
    assert.deepEqual(outcome(await admin.send('GET', '/user/nobody/skill')), [404, 'user_not_found'])
    assert.equal((await api.send(`/v1/ext${url}`)).status, 401)
  })
})
