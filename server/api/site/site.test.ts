/** The home page and the mark: what they say, what they must not say, and that a browser runs nothing of it. */
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { fastify } from 'fastify'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { siteRoutes } from './index.ts'

const publicUrl = 'https://people.example.com/a"b<i>c&d'
const escapedUrl = 'https://people.example.com/a&quot;b&lt;i&gt;c&amp;d'
let api: TestApi

before(async () => {
  api = await startApi({ environment: { PUBLIC_URL: publicUrl } })
})
after(() => api[Symbol.asyncDispose]())

describe('the home page', () => {
  it('says what runs and where it answers, with every address escaped', async () => {
    const { status, headers, text } = await api.send('/')
    assert.equal(status, 200)
    assert.equal(headers['content-type'], 'text/html; charset=utf-8')
    assert.match(text, /<b>ready<\/b> version \d+\.\d+\.\d+/)
    for (const path of ['/v1/ext/users', '/v2/ext/users', '/api/admin/v2/?action=get_users'])
      assert.ok(text.includes(`<code>${escapedUrl}${path}</code>`), path)
    assert.ok(text.includes(`curl '${escapedUrl}/v1/ext/users' \\\n`))
    assert.ok(!text.includes('<i>'))
  })

  it('leads only to addresses that are there', async () => {
    const { text } = await api.send('/')
    const addresses = [...text.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address]) => address!)
    assert.ok(addresses.includes('/docs'))
    for (const address of addresses) assert.equal((await api.send(address)).status, 200, address)
  })

  it('allows a browser its own style and nothing else', async () => {
    const { headers, text } = await api.send('/')
    const [, style] = /<style>(.*?)<\/style>/s.exec(text) ?? []
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /^default-src 'none';/)
    assert.ok(policy.includes(`style-src 'sha256-${hash('sha256', style!, 'base64')}';`))
    assert.doesNotMatch(text, /<script| style=| on\w+=/)
  })

  it('tells strangers nothing about the teams', async () => {
    const before = (await api.send('/')).text
    const team = await api.team({ name: 'Vale Wheelwrights' })
    await team.user({ firstName: 'Ottoline', username: 'ottoline' })
    assert.equal((await api.send('/')).text, before)
  })

  it('answers HEAD', async () => {
    const { status, headers, text } = await api.send('/', { method: 'HEAD' })
    assert.deepEqual([status, headers['content-type'], text], [200, 'text/html; charset=utf-8', ''])
  })

  it('says so when the database does not answer', async () => {
    await using app = fastify()
    await app.register(
      siteRoutes({ publicUrl: () => publicUrl, database: { ping: () => Promise.reject(new Error('away')) } }),
    )
    const { statusCode, body } = await app.inject('/')
    assert.equal(statusCode, 503)
    assert.match(body, /not ready: the database does not answer/)
  })
})

it('has a favicon at both usual addresses', async () => {
  for (const path of ['/favicon.svg', '/favicon.ico']) {
    const { status, headers, text } = await api.send(path)
    assert.deepEqual([status, headers['content-type']], [200, 'image/svg+xml; charset=utf-8'], path)
    assert.match(text, /^<svg .*<\/svg>$/s)
  }
})

it('leaves unknown addresses to problem+json, and itself out of the OpenAPI document', async () => {
  const { status, headers } = await api.send('/index.html')
  assert.deepEqual([status, headers['content-type']], [404, 'application/problem+json; charset=utf-8'])
  const { body } = await api.send('/openapi.json')
  assert.ok(!Object.keys(body.paths).some((path) => path === '/' || path.startsWith('/favicon')))
})
