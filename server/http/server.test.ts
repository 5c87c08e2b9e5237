import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../test/support/api.ts'

/** Sends these bytes and answers all that comes back until the connection is closed. */
function exchange(origin: string, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(origin)
    let text = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    // Only a server that forgets to close the connection needs it.
    socket.setTimeout(10_000, () => socket.destroy())
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(text))
  })
}

describe('the server under all dialects', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  it('gives each request an id of its own, in the header of every answer', async () => {
    const paths = ['/v1/health', '/v1/ext/users', '/nowhere', '/v1/nowhere', '/metrics', '/v1/%zz']
    const answers = await Promise.all(
      [...paths, ...paths].map((path) => api.send(path, { headers: { 'x-request-id': 'mine' } })),
    )
    const ids = answers.map((answer) => String(answer.headers['x-request-id']))
    assert.equal(new Set(ids).size, ids.length)
    for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-z]+$/)
  })

  it('unknown addresses are answered in the form of their dialect', async () => {
    for (const [method, path] of [
      ['GET', '/v1/nowhere'],
      ['POST', '/v1/ext/users'],
      ['DELETE', '/v2/ext/user/1'],
      ['GET', '/v2/'],
      ['GET', '/v1/ext'],
    ] as const) {
      const answer = await api.send(path, { method })
      assert.equal(answer.status, 404, path)
      assert.deepEqual(answer.body, {
        _data: [],
        _meta: { code: 'route_not_found' },
        _errors: [`There is nothing at ${method} ${path}. /docs shows what there is.`],
      })
    }
    const elsewhere = await api.send('/nowhere?hash=secret')
    assert.equal(elsewhere.status, 404)
    assert.match(String(elsewhere.headers['content-type']), /^application\/problem\+json/)
    assert.equal(elsewhere.body.code, 'route_not_found')
    assert.equal(elsewhere.body.status, 404)
    assert.equal(elsewhere.body.requestId, elsewhere.headers['x-request-id'])
    assert.ok(!elsewhere.text.includes('secret'))
  })

  it('malformed and very long addresses are faults of the client', async () => {
    const team = await api.team()
    const token = await team.token()
    for (const path of [
      '/v1/%zz',
      '/%',
      '/v1/ext/user/%E0%A4%A',
      '/v1/ext/users?search=%zz',
      '/v1/ext/users?%=%',
      `/v1/ext/user/${'x'.repeat(5_000)}`,
      `/v1/${'y/'.repeat(4_000)}`,
      '/v1//ext//users',
      '/v1/ext/users/..%2f..',
      `/v1/ext/users?cursor=${'x'.repeat(12_000)}`,
    ]) {
      const { status } = await api.send(path, { token })
      assert.ok(status === 200 || (status >= 400 && status < 500), `${status} ${path.slice(0, 80)}`)
    }
    assert.equal((await api.send('/v1/%zz')).status, 400)
    const long = await api.send(`/v1/ext/users?search=${'x'.repeat(40_000)}`, { token })
    assert.equal(long.status, 431)
  })

  it('what is not HTTP is refused, and the connection closed', async () => {
    for (const bytes of [
      'nonsense\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      `GET /v1/health HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
    ])
      assert.match(await exchange(api.origin, bytes), /^HTTP\/1\.1 4\d\d /)
  })

  it('requests on one connection are answered in turn, also after refusals', async () => {
    const one = 'GET /v1/health HTTP/1.1\r\nhost: x\r\n\r\n'
    const refused =
      'PUT /v1/ext/user/x HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}'
    const text = await exchange(
      api.origin,
      `${one}${refused}${one.replace('host: x', 'host: x\r\nconnection: close')}`,
    )
    assert.deepEqual(
      [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map((match) => match[1]),
      ['200', '401', '200'],
    )
  })

  it('no page of another origin may call, unless CORS_ORIGINS says so', async () => {
    const origin = 'https://app.example.com'
    const ask = {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization,content-type,if-match',
    }
    assert.equal(
      (await api.send('/v1/health', { headers: { origin } })).headers['access-control-allow-origin'],
      undefined,
    )
    assert.equal(
      (await api.send('/v1/ext/users', { method: 'OPTIONS', headers: ask })).headers[
        'access-control-allow-origin'
      ],
      undefined,
    )
    await using open = await startApi({ environment: { CORS_ORIGINS: `${origin},https://b.example.com` } })
    const asked = await open.send('/v1/ext/user/x', { method: 'OPTIONS', headers: ask })
    assert.equal(asked.status, 204)
    assert.equal(asked.headers['access-control-allow-origin'], origin)
    assert.match(String(asked.headers['access-control-allow-methods']), /PUT, PATCH/)
    assert.match(String(asked.headers['access-control-allow-headers']), /authorization/)
    const called = await open.send('/v1/ext/users', { headers: { origin } })
    assert.equal(called.status, 401)
    assert.equal(called.headers['access-control-allow-origin'], origin)
    assert.match(String(called.headers['access-control-expose-headers']), /etag/)
    const stranger = await open.send('/v1/health', { headers: { origin: 'https://evil.example.com' } })
    assert.equal(stranger.headers['access-control-allow-origin'], undefined)
  })

  it('BODY_LIMIT_KB bounds bodies, declared and streamed', async () => {
    await using small = await startApi({ environment: { BODY_LIMIT_KB: '1' } })
    const team = await small.team()
    const { id } = await team.user()
    const token = await team.token()
    const body = { bio: 'x'.repeat(2_000) }
    assert.equal((await small.send(`/v1/ext/user/${id}`, { token, method: 'PUT', body })).status, 413)
    const chunked = `PUT /v1/ext/user/${id} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n800\r\n${'x'.repeat(2048)}\r\n0\r\n\r\n`
    assert.match(await exchange(small.origin, chunked), /^HTTP\/1\.1 413 /)
    assert.equal(
      (await small.send(`/v1/ext/user/${id}`, { token, method: 'PUT', body: { bio: 'short' } })).status,
      200,
    )
  })
})

describe('RATE_LIMIT', () => {
  it('is off by default', async () => {
    await using api = await startApi()
    const answers = await Promise.all(Array.from({ length: 300 }, () => api.send('/v1/health')))
    assert.ok(answers.every((answer) => answer.status === 200))
    assert.equal(answers[0]!.headers['x-ratelimit-limit'], undefined)
  })

  it('answers 429 with Retry-After to a token that asks too often, and to no other', async () => {
    await using api = await startApi({ environment: { RATE_LIMIT: '5' } })
    const team = await api.team()
    const [busy, calm] = [await team.token(), await team.token()]
    const statuses = []
    for (let count = 0; count < 7; count += 1) statuses.push(await api.send('/v1/ext/users', { token: busy }))
    assert.deepEqual(
      statuses.map((answer) => answer.status),
      [200, 200, 200, 200, 200, 429, 429],
    )
    const refused = statuses.at(-1)!
    assert.deepEqual([refused.body._data, refused.body._meta], [[], { code: 'rate_limited' }])
    assert.match(refused.body._errors[0], /^Too many requests: at most 5 a minute\./)
    const wait = Number(refused.headers['retry-after'])
    assert.ok(wait > 0 && wait <= 60, String(wait))
    assert.equal((await api.send('/v1/ext/users', { token: calm })).status, 200)
    assert.equal((await api.send('/v2/ext/users', { token: busy })).status, 429)
  })

  it('counts who sends no token by address, also where there is nothing', async () => {
    await using api = await startApi({ environment: { RATE_LIMIT: '5' } })
    const statuses = []
    for (let count = 0; count < 8; count += 1)
      statuses.push((await api.send(count % 2 === 0 ? '/v1/ext/users' : '/nowhere')).status)
    assert.deepEqual(statuses.slice(5), [429, 429, 429])
  })
})
