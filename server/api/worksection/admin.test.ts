/** The admin API as a whole: every way in which parameters travel, its errors, its headers. */
import assert from 'node:assert/strict'
import { hash as digest } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../test/support/api.ts'

const path = '/api/admin/v2/'
const query = 'action=get_users'
const form = 'application/x-www-form-urlencoded'
let api: TestApi
let key: string
let hash: string

before(async () => {
  api = await startApi({ environment: { CORS_ORIGINS: 'https://app.example.com', BODY_LIMIT_KB: '8' } })
  key = await (await api.team()).token('admin', { dialect: 'worksection' })
  hash = digest('md5', query + key)
})
after(() => api[Symbol.asyncDispose]())

const sign = (text: string) => `${path}?${text}&hash=${digest('md5', text + key)}`

describe('parameters', () => {
  const accepted = async (sentPath: string, sent: Parameters<TestApi['send']>[1]) => {
    const { status, body, text } = await api.send(sentPath, sent)
    assert.deepEqual([status, body?.status], [200, 'ok'], text)
  }
  for (const method of ['GET', 'POST'])
    for (const slash of ['', '/']) {
      const address = `/api/admin/v2${slash}`
      it(`travel with ${method} ${address}`, async () => {
        await accepted(`${address}?${query}&hash=${hash}`, { method })
        await accepted(`${address}?hash=${hash}&${query}`, { method })
        await accepted(`${address}?${query}`, {
          method,
          body: { hash, id_project: 5, client: true, list: [] },
        })
        await accepted(address, { method, body: { action: 'get_users', hash } })
        const headers = { 'content-type': form }
        await accepted(address, { method, body: `${query}&hash=${hash}`, headers })
        await accepted(`${address}?${query}&hash=${hash}`, { method, body: 'filter=all', headers })
      })
    }

  it('travel as multipart fields', async () => {
    const fields = new FormData()
    fields.set('action', 'get_users')
    fields.set('hash', hash)
    fields.set('attach[0]', new Blob(['x']), 'x.txt')
    const response = await fetch(api.origin + path, { method: 'POST', body: fields })
    assert.deepEqual(await response.json(), { status: 'ok', data: [] })
  })

  it('may be spelled and signed in every way', async () => {
    const decoded = 'action=get_users&filter=a b+c'
    const sent = 'action=get_users&filter=a%20b%2Bc'
    await accepted(`${path}?${sent}&hash=${digest('md5', decoded + key)}`, {})
    await accepted(`${path}?${sent}&hash=${digest('md5', `action=get_users&filter=a+b%2Bc${key}`)}`, {})
    await accepted(`${path}?${sent}&hash=${digest('md5', `get_users${key}`)}`, {})
    await accepted(sign('action=get_users&filter=Інше'), {})
  })
})

describe('an error', () => {
  const answers = async (sentPath: string, code: number, message: string, sent = {}) => {
    const { status, body, text } = await api.send(sentPath, sent)
    assert.deepEqual(
      [status, body?.status, body?.status_code, body?.message],
      [200, 'error', code, message],
      text,
    )
    return body
  }
  const hashMessage = 'Action hash is missed or invalid'

  it('tells of a missing action before anything else', async () => {
    for (const sentPath of [path, `${path}?action=`, `${path}?hash=wrong`, `${path}?page=/project/1/`])
      await answers(sentPath, 1, 'Action is required')
  })
  it('tells of a missing or wrong hash before it tells of the action', async () => {
    await answers(`${path}?${query}`, 2, hashMessage)
    await answers(`${path}?${query}&hash=${hash.slice(1)}0`, 2, hashMessage)
    await answers(`${path}?action=unknown&hash=${hash}`, 2, hashMessage)
    await answers(`${path}?${query}`, 2, hashMessage, { headers: { authorization: 'Bearer x' } })
    await answers(`${path}?${query}&extra=1&hash=${hash}`, 2, hashMessage)
  })
  it('tells of an unknown action, and what was meant', async () => {
    const { message_details: details } = await answers(sign('action=get_user'), 0, 'Action is invalid')
    assert.match(details, /"get_user" is not known here\. Did you mean "get_users"\?/)
    await answers(sign('action=constructor'), 0, 'Action is invalid')
  })
  it('tells of a body that cannot be read', async () => {
    const { message_details: details } = await answers(`${path}?${query}&hash=${hash}`, 400, 'invalid JSON', {
      method: 'POST',
      body: '{"a":',
      headers: { 'content-type': 'application/json' },
    })
    assert.match(details, /^body: /)
    const post = (type: string, body: string) =>
      api.send(`${path}?${query}&hash=${hash}`, { method: 'POST', body, headers: { 'content-type': type } })
    assert.equal((await post('text/xml', '<a/>')).body.status_code, 415)
    assert.equal((await post('nonsense', 'x')).body.status_code, 415)
    assert.equal((await post('multipart/form-data', 'x')).body.status_code, 400)
    assert.equal((await post(form, 'a'.repeat(9000))).body.status_code, 413)
    assert.equal((await post(form, 'a&'.repeat(1500))).body.status_code, 400)
  })
  it('has the same form under other methods and addresses', async () => {
    for (const [method, sentPath] of [
      ['PUT', path],
      ['DELETE', `${path}?${query}&hash=${hash}`],
      ['GET', `${path}projects`],
    ] as const)
      await answers(
        sentPath,
        404,
        `There is nothing at ${method} ${sentPath.split('?')[0]}. /docs shows what there is.`,
        {
          method,
        },
      )
  })
})

describe('headers', () => {
  it('are those of the original', async () => {
    for (const sentPath of [path, `${path}?${query}&hash=${hash}`, `${path}x`]) {
      const { headers } = await api.send(sentPath)
      assert.equal(headers['content-type'], 'application/json; charset=utf-8')
      assert.equal(headers['cache-control'], 'no-store, no-cache, must-revalidate')
      assert.equal(headers.pragma, 'no-cache')
      assert.match(String(headers.expires), / 1981 /)
      assert.equal(headers['x-frame-options'], 'SAMEORIGIN')
      assert.equal(headers['access-control-allow-origin'], '*')
    }
  })
  it('let pages of any origin ask', async () => {
    const { status, headers } = await api.send(path, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://other.example.com',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    })
    assert.equal(status, 204)
    assert.equal(headers['access-control-allow-origin'], '*')
    assert.match(String(headers['access-control-allow-methods']), /POST/)
    assert.match(String(headers['access-control-allow-headers']), /Authorization/)
  })
})

it('answers 503 in its own form when the database is away', async () => {
  await using other = await startApi()
  await other.context.database.points.close()
  const { status, body } = await other.send(`${path}?${query}&hash=${hash}`)
  assert.equal(status, 503)
  assert.deepEqual([body.status, body.status_code], ['error', 503])
})

it('answers 429 in its own form when there is a limit', async () => {
  await using other = await startApi({ environment: { RATE_LIMIT: '1' } })
  await other.send(path)
  const { status, headers, body } = await other.send(path)
  assert.equal(status, 429)
  assert.deepEqual([body.status, body.status_code, body.message], ['error', 429, 'Too many requests'])
  assert.equal(headers['access-control-allow-origin'], '*')
})

it('is documented with a GET and a POST', async () => {
  const { body } = await api.send('/openapi.json')
  assert.deepEqual(Object.keys(body.paths[path]).sort(), ['get', 'post'])
  assert.equal(body.paths['/api/admin/v2'], undefined)
  assert.ok(
    body.paths[path].get.parameters.some((parameter: { name: string }) => parameter.name === 'action'),
  )
  assert.equal(Object.keys(body.paths[path].post.requestBody.content).length, 3)
})
