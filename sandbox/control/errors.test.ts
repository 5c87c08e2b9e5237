import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { callControl, callGraph } from '../test-calls.ts'
import { startReceiver } from '../test-receiver.ts'
import { lateError } from './errors.ts'

describe('injected errors', () => {
  let sandbox: Sandbox
  let business: Business
  beforeEach(async () => {
    sandbox = await startSandbox()
    business = sandbox.makeBusiness()
  })
  afterEach(() => sandbox[Symbol.asyncDispose]())

  const inject = async (body: object) => {
    const answer = await callControl(sandbox, '/errors', { body })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    return answer.body as { id: string }
  }
  const subscribe = (init: { signal?: AbortSignal } = {}) =>
    fetch(`${sandbox.origin}/v23.0/${business.wabaId}/subscribed_apps`, {
      method: 'POST',
      headers: { authorization: `Bearer ${business.accessToken}` },
      ...init,
    })
  const read = (id: string, edge = '') =>
    callGraph(sandbox, `v23.0/${id}/${edge}`, { token: business.accessToken })
  const isSubscribed = () => sandbox.context.world.wabas.get(business.wabaId)?.subscriptions.length === 1

  it('answer with the error of the platform as often as they are told to', async () => {
    await inject({ code: 131056, details: 'Too many to one customer', times: 2 })
    for (let turn = 0; turn < 2; turn += 1) {
      const { status, body } = await read(business.appId)
      assert.equal(status, 400)
      assert.deepEqual([body.error.code, body.error.error_data.details], [131056, 'Too many to one customer'])
    }
    assert.equal((await read(business.appId)).status, 200)
  })

  it('have the status of rate limits that the knob says', async () => {
    sandbox.context.knobs = { ...sandbox.context.knobs, rateLimitStatus: 429 }
    await inject({ code: 80007 })
    const { status, headers, body } = await read(business.appId)
    assert.deepEqual([status, headers.get('retry-after'), body.error.code], [429, '1', 80007])
  })

  it('hold until they are removed when they are given zero times', async () => {
    const { id } = await inject({ code: 2, times: 0 })
    for (let turn = 0; turn < 3; turn += 1) assert.equal((await read(business.appId)).status, 503)
    await callControl(sandbox, `/errors/${id}`, { method: 'DELETE' })
    assert.equal((await read(business.appId)).status, 200)
    assert.equal((await callControl(sandbox, `/errors/${id}`, { method: 'DELETE' })).status, 404)
  })

  it('hit only calls of the number, the edge and the method that they name', async () => {
    await inject({ code: 131000, phoneNumberId: business.phoneNumberId, edge: 'messages', method: 'POST' })
    assert.equal((await read(business.appId)).status, 200)
    assert.equal((await read(business.wabaId, 'subscribed_apps')).status, 200)
    const send = () =>
      callGraph(sandbox, `v23.0/${business.phoneNumberId}/messages`, {
        token: business.accessToken,
        body: { to: '15550109999' },
      })
    assert.equal((await send()).body.error.code, 131000)
    assert.notEqual((await send()).body.error?.code, 131000)
  })

  it('spoil the answer before or after the work is done', async () => {
    await inject({ code: 131000 })
    assert.equal((await subscribe()).status, 500)
    assert.equal(isSubscribed(), false)
    await inject({ code: 131000, after: true })
    assert.equal((await subscribe()).status, 500)
    assert.equal(isSubscribed(), true)
  })

  it('cut the connection', async () => {
    await inject({ fault: 'reset', after: true })
    await assert.rejects(subscribe(), ({ cause }: Error) => /ECONNRESET|closed/.test(String(cause)))
    assert.equal(isSubscribed(), true)
  })

  it('send half a body', async () => {
    await inject({ fault: 'half_body', after: true })
    const answer = await subscribe()
    assert.equal(answer.status, 200)
    await assert.rejects(answer.text())
    assert.equal(isSubscribed(), true)
  })

  it('send something that is not JSON', async () => {
    await inject({ fault: 'malformed' })
    const answer = await subscribe()
    assert.equal(answer.status, 200)
    await assert.rejects(answer.json(), SyntaxError)
    assert.equal(isSubscribed(), false)
  })

  it('send nothing', async () => {
    await inject({ fault: 'hang' })
    await assert.rejects(subscribe({ signal: AbortSignal.timeout(100) }), { name: 'TimeoutError' })
    assert.equal(isSubscribed(), false)
  })

  it('send any status without JSON', async () => {
    await inject({ fault: 'status', status: 502 })
    const answer = await subscribe()
    assert.equal(answer.status, 502)
    assert.match(answer.headers.get('content-type') ?? '', /text\/html/)
  })

  it('come late for messages of a number, each once', async () => {
    await inject({ code: 131026, when: 'late', phoneNumberId: business.phoneNumberId })
    assert.equal(lateError(sandbox.context, 'another'), undefined)
    assert.equal((await read(business.appId)).status, 200)
    assert.equal(lateError(sandbox.context, business.phoneNumberId), 131026)
    assert.equal(lateError(sandbox.context, business.phoneNumberId), undefined)
  })

  it('let a message be accepted and fail afterwards', async () => {
    await using receiver = await startReceiver()
    await receiver.subscribe(sandbox.origin, business)
    sandbox.context.knobs = { ...sandbox.context.knobs, statusDelayMs: 0 }
    await inject({ code: 131049, when: 'late' })
    const answer = await callGraph(sandbox, `v23.0/${business.phoneNumberId}/messages`, {
      token: business.accessToken,
      body: { messaging_product: 'whatsapp', to: '15550109999', text: { body: 'Hello' } },
    })
    assert.equal(answer.status, 200)
    const [change] = await receiver.waitFor(1, 'messages')
    const [status] = change?.value['statuses']
    assert.deepEqual(
      [status.id, status.status, status.errors[0].code],
      [answer.body.messages[0].id, 'failed', 131049],
    )
  })

  it('are listed and removed', async () => {
    await inject({ code: 1 })
    await inject({ fault: 'reset' })
    assert.equal((await callControl(sandbox, '/errors')).body.data.length, 2)
    await callControl(sandbox, '/errors', { method: 'DELETE' })
    assert.deepEqual((await callControl(sandbox, '/errors')).body, { data: [] })
  })

  it('are refused with all that is wrong with them', async () => {
    for (const [body, message] of [
      [{}, /"code".*"fault"/],
      [{ code: 1, fault: 'reset' }, /one of both/],
      [{ code: 999 }, /"code" must be an error code/],
      [{ fault: 'rest' }, /"fault" must be one of reset.*did you mean "reset"/],
      [{ fault: 'status' }, /"status" is required/],
      [{ fault: 'reset', when: 'late' }, /"late" needs a "code"/],
      [{ cod: 1, times: -1 }, /"cod" is not known here\. Did you mean "code"\?.*"times" must be/],
    ] as const) {
      const answer = await callControl(sandbox, '/errors', { body })
      assert.equal(answer.status, 400)
      assert.match(answer.body.error.message, message)
    }
  })
})
