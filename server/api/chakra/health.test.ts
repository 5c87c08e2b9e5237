import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../test/support/api.ts'

describe('GET /v1/health', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  it('answers everybody that the server is ready', async () => {
    const answer = await api.send('/v1/health')
    assert.equal(answer.status, 200)
    assert.equal(answer.text, '{"_data":{"status":"ok"},"_meta":{},"_errors":[]}')
  })

  it('answers the holder of a token, of any role, the same', async () => {
    const team = await api.team()
    for (const role of ['admin', 'user'])
      assert.equal((await api.send('/v1/health', { token: await team.token(role) })).status, 200)
  })

  it('tells who sends a wrong token that it is wrong', async () => {
    for (const authorization of [
      'Bearer wrong',
      'Bearer',
      'Bearer ',
      'Basic YTpi',
      'wrong',
      `Bearer ${'x'.repeat(255)}`,
    ]) {
      const answer = await api.send('/v1/health', { headers: { authorization } })
      assert.equal(answer.status, 401, authorization)
      assert.match(answer.body._errors[0], /^Unauthorized/)
      assert.equal(answer.headers['www-authenticate'], 'Bearer')
    }
  })

  it('answers HEAD without a body', async () => {
    const team = await api.team()
    const good = await api.send('/v1/health', { method: 'HEAD', token: await team.token() })
    assert.deepEqual([good.status, good.text], [200, ''])
    const wrong = await api.send('/v1/health', { method: 'HEAD', headers: { authorization: 'Bearer wrong' } })
    assert.deepEqual([wrong.status, wrong.text], [401, ''])
  })

  it('ignores what the SDKs send besides', async () => {
    const headers = { accept: 'application/json', 'x-chakra-sdk': 'node/1.2.3' }
    assert.equal((await api.send('/v1/health?x=1', { headers })).status, 200)
  })

  it('answers 503 when the database is away, in the words of the dialect', async () => {
    await using other = await startApi()
    await other.context.database.points.close()
    const answer = await other.send('/v1/health')
    assert.equal(answer.status, 503)
    assert.deepEqual(answer.body, {
      _data: [],
      _meta: { code: 'database_away' },
      _errors: ['The database cannot be reached now. Try again.'],
    })
  })

  it('answers 503 when the database takes requests and does not answer, with a token or without', async () => {
    await using other = await startApi()
    const token = await (await other.team()).token()
    other.context.database.points.read = () => new Promise(() => undefined)
    for (const sent of [{}, { token }]) assert.equal((await other.send('/v1/health', sent)).status, 503)
  })
})
