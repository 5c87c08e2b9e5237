import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { after, before, describe, it } from 'node:test'
import { startSandbox, type Business, type Sandbox } from './index.ts'
import { callControl, callGraph } from './test-calls.ts'

describe('the sandbox', () => {
  let sandbox: Sandbox
  let business: Business
  before(async () => {
    sandbox = await startSandbox()
    business = sandbox.makeBusiness()
  })
  after(() => sandbox[Symbol.asyncDispose]())

  const read = (path: string, token?: string) =>
    callGraph(sandbox, path, token === undefined ? {} : { token })

  const makeToken = async (scopes: string[]): Promise<{ accessToken: string }> =>
    (await callControl(sandbox, '/tokens', { body: { wabaId: business.wabaId, scopes } })).body

  it('answers an unknown id as the platform does, in the words of the method', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await callGraph(sandbox, 'v23.0/999/messages', { method, token: business.accessToken })
      const { error } = answer.body
      assert.deepEqual(
        [answer.status, error.code, error.error_subcode, error.type],
        [400, 100, 33, 'GraphMethodException'],
      )
      assert.ok(
        error.message.startsWith(
          `Unsupported ${method.toLowerCase()} request. Object with ID '999' does not exist`,
        ),
      )
      assert.match(error.fbtrace_id, /^A[\w-]{20}$/)
    }
  })

  it('shows nothing of other businesses, as if it were not there', async () => {
    const other = sandbox.makeBusiness()
    for (const id of [other.wabaId, other.appId, other.phoneNumberId]) {
      const { status, body } = await read(`v23.0/${id}`, business.accessToken)
      assert.deepEqual([status, body.error.error_subcode], [400, 33])
    }
  })

  it('takes a token from the header, in either form, or from a parameter', async () => {
    const path = `v23.0/${business.appId}`
    const { accessToken } = business
    for (const authorization of [`Bearer ${accessToken}`, `OAuth ${accessToken}`, `bearer  ${accessToken}`])
      assert.equal((await callGraph(sandbox, path, { headers: { authorization } })).status, 200)
    assert.equal((await read(`${path}?access_token=${accessToken}`)).status, 200)
    const form = new URLSearchParams({ access_token: accessToken })
    const answer = await callGraph(sandbox, `v23.0/${business.wabaId}/subscribed_apps`, { body: form })
    assert.deepEqual(answer.body, { success: true })
  })

  it('says what is wrong with a token', async () => {
    const without = await read(`v23.0/${business.appId}`)
    assert.deepEqual([without.status, without.body.error.code], [401, 104])
    const wrong = await read(`v23.0/${business.appId}`, 'EAAwrong')
    assert.deepEqual([wrong.status, wrong.body.error.code], [401, 190])
    assert.match(wrong.body.error.message, /^Invalid OAuth access token/)
    assert.match(wrong.headers.get('www-authenticate') ?? '', /^OAuth/)
  })

  it('refuses calls that the token is not allowed, and proofs that are not of its app', async () => {
    const { accessToken } = await makeToken(['whatsapp_business_messaging'])
    const denied = await read(`v23.0/${business.wabaId}/subscribed_apps`, accessToken)
    assert.deepEqual([denied.status, denied.body.error.code], [403, 200])
    const other = await makeToken(['whatsapp_business_management'])
    const send = await callGraph(sandbox, `v23.0/${business.phoneNumberId}/messages`, {
      token: other.accessToken,
      body: { messaging_product: 'whatsapp' },
    })
    assert.deepEqual([send.status, send.body.error.code], [403, 200])
    const proof = createHmac('sha256', business.appSecret).update(business.accessToken).digest('hex')
    const path = `v23.0/${business.wabaId}/subscribed_apps?appsecret_proof=`
    assert.equal((await read(`${path}${proof}`, business.accessToken)).status, 200)
    assert.equal((await read(`${path}wrong`, business.accessToken)).body.error.code, 100)
  })

  it('answers any version, and none', async () => {
    for (const version of ['', 'v13.0/', 'v17.0/', 'v26.0/', 'v99.0/']) {
      const answer = await read(`${version}${business.appId}`, business.accessToken)
      assert.equal(answer.body.id, business.appId, version)
      assert.equal(answer.headers.get('content-type'), 'application/json; charset=UTF-8')
    }
    const { headers } = await read(`v17.0/${business.appId}`, business.accessToken)
    assert.equal(headers.get('facebook-api-version'), 'v17.0')
  })

  it('explains a body that is not JSON', async () => {
    const answer = await fetch(`${sandbox.origin}/v23.0/${business.wabaId}/subscribed_apps`, {
      method: 'POST',
      headers: { authorization: `Bearer ${business.accessToken}`, 'content-type': 'application/json' },
      body: '{"a":',
    })
    const { error } = (await answer.json()) as { error: { code: number } }
    assert.deepEqual([answer.status, error.code], [400, 100])
  })

  it('cannot be reached from another machine', async () => {
    const { hostname, port } = new URL(sandbox.origin)
    assert.equal(hostname, '127.0.0.1')
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4')
    if (outside === undefined) return
    const socket = connect(Number(port), outside.address)
    const outcome = await new Promise((resolve) => {
      socket.once('connect', () => resolve('connected')).once('error', () => resolve('refused'))
    })
    socket.destroy()
    assert.equal(outcome, 'refused')
  })
})
