import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ApiError, createClient } from '@felloe/client'
import { startApi, type TestApi } from '../support/api.ts'

describe('the typed client', () => {
  let api: TestApi
  before(async () => {
    api = await startApi()
  })
  after(() => api[Symbol.asyncDispose]())

  it('lists, fetches and changes users with the types of the document', async () => {
    const team = await api.team()
    const ira = await team.user({ username: `ira-${team.id}`, firstName: 'Ira' })
    const felloe = createClient({ baseUrl: api.origin, token: await team.token() })
    const { data: list } = await felloe.GET('/v2/ext/users', {
      params: { query: { search: 'ira', limit: 10 } },
    })
    assert.equal(list?._data[0]?.username, ira.username)
    assert.equal(list._meta.total, 1)
    const { data: changed } = await felloe.PATCH('/v1/ext/user/{userId}', {
      params: { path: { userId: ira.id } },
      body: { lastName: 'Vale', phones: ['098450 12345'] },
    })
    assert.deepEqual(changed?._data.phones, ['+919845012345'])
    const { data: fetched } = await felloe.GET('/v2/ext/user/{userId}', {
      params: { path: { userId: ira.id } },
    })
    assert.equal(fetched?._data.lastName, 'Vale')
  })

  it('throws what is wrong, with the code and every sentence', async () => {
    const team = await api.team()
    const ira = await team.user()
    const felloe = createClient({ baseUrl: api.origin, token: await team.token() })
    const change = felloe.PUT('/v1/ext/user/{userId}', {
      params: { path: { userId: ira.id } },
      body: { timezone: '+2575', role: 'boss' },
    })
    await assert.rejects(change, (error) => {
      assert.ok(error instanceof ApiError)
      assert.equal(error.status, 400)
      assert.equal(error.code, 'request_invalid')
      assert.equal(error.errors.length, 2)
      assert.notEqual(error.requestId, null)
      return true
    })
  })
})
