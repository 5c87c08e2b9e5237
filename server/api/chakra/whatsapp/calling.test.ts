import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { refuse, sendJson, startFakeGraph, type FakeGraph } from '../../../test/support/fake-graph.ts'
import { addPlugin, withSandbox, type ConnectedSandbox } from '../../../test/support/whatsapp.ts'

/** As the official client sends every request. */
const sdkHeaders = { accept: 'application/json', 'x-chakra-sdk': 'chakra-sdk-js/1.0.0' }
const session = { sdp_type: 'offer', sdp: 'v=0\r\no=- 1 1 IN IP4 127.0.0.1' }

describe('calling, as the official client does it', () => {
  let api: TestApi
  let graph: FakeGraph
  before(async () => {
    api = await startApi()
    graph = await startFakeGraph()
    api.context.sandbox.origin = graph.origin
  })
  after(async () => {
    await graph[Symbol.asyncDispose]()
    await api[Symbol.asyncDispose]()
  })

  async function someone(role = 'admin') {
    const team = await api.team()
    const plugin = await addPlugin(api, team)
    const token = await team.token(role)
    const base = `/v1/whatsapp/v23.0/${plugin.phoneNumberId}`
    graph.asked.length = 0
    const call = (path: string, body?: unknown) =>
      api.send(`${base}${path}`, {
        token,
        headers: sdkHeaders,
        ...(body !== undefined && { method: 'POST', body }),
      })
    return { team, plugin, call, base }
  }

  /** Answers `body` to everything, and tells what was asked. */
  const answers = (body: object, status = 200) => {
    graph.answer = (_asked, response) => sendJson(response, status, body)
  }

  it('reads settings, with credentials when they are asked for', async () => {
    const { call, plugin } = await someone()
    const settings = {
      calling: { status: 'ENABLED', sip: { servers: [{ hostname: 'a', sip_user_password: 'b' }] } },
    }
    answers(settings)
    const plain = await call('/settings')
    assert.deepEqual([plain.status, plain.body], [200, settings])
    assert.deepEqual((await call('/settings?include_sip_credentials=true')).body, settings)
    assert.deepEqual(
      graph.asked.map(({ method, path }) => [method, path]),
      [
        ['GET', `/v23.0/${plugin.phoneNumberId}/settings`],
        ['GET', `/v23.0/${plugin.phoneNumberId}/settings?include_sip_credentials=true`],
      ],
    )
    assert.equal(graph.asked[0]!.headers.authorization, 'Bearer EAATEST')
  })

  it('changes settings, byte for byte as they were sent', async () => {
    const { base, team } = await someone()
    answers({ success: true })
    const body = '{ "calling": {"status":"ENABLED", "call_icon_visibility":"DEFAULT","unknown":[1.0]} }'
    const headers = { ...sdkHeaders, 'content-type': 'application/json' }
    const sent = await api.send(`${base}/settings`, {
      method: 'POST',
      token: await team.token(),
      headers,
      body,
    })
    assert.deepEqual([sent.status, sent.body], [200, { success: true }])
    assert.equal(graph.asked[0]!.text, body)
    assert.equal('_errors' in sent.body, false)
  })

  it('reads whether a customer may be called, by number or by user id', async () => {
    const { call } = await someone('user')
    const permission = {
      messaging_product: 'whatsapp',
      permission: { status: 'temporary', expiration_time: 1_794_000_000, can_call: true },
      actions: [{ action_name: 'start_call', can_perform_action: true }],
    }
    answers(permission)
    for (const query of ['user_wa_id=15550109999', 'recipient=US.900000000000000001']) {
      assert.deepEqual((await call(`/call_permissions?${query}`)).body, permission)
      assert.ok(graph.asked.at(-1)!.path.endsWith(`/call_permissions?${query}`))
    }
  })

  const actions: readonly [string, object][] = [
    ['connect', { to: '15550109999', session, biz_opaque_callback_data: 'case 7' }],
    ['connect', { recipient: 'US.900000000000000001', session, recording: true, transcription: false }],
    ['pre_accept', { call_id: 'wacid.1', session: { ...session, sdp_type: 'answer' } }],
    ['accept', { call_id: 'wacid.1', session: { ...session, sdp_type: 'answer' } }],
    ['reject', { call_id: 'wacid.1' }],
    ['terminate', { call_id: 'wacid.1' }],
  ]
  for (const [action, fields] of actions)
    it(`passes on ${action} (${Object.keys(fields).join(', ')}), for every role`, async () => {
      const { call } = await someone('user')
      const answer =
        action === 'connect'
          ? { messaging_product: 'whatsapp', calls: [{ id: 'wacid.2' }] }
          : { messaging_product: 'whatsapp', success: true }
      answers(answer)
      const body = { messaging_product: 'whatsapp', action, ...fields }
      const sent = await call('/calls', body)
      assert.deepEqual([sent.status, sent.body], [200, answer])
      assert.deepEqual(graph.asked[0]!.body, body)
    })

  it('tells a failure in _errors, beside the error of WhatsApp', async () => {
    const { call } = await someone()
    graph.answer = (_asked, response) => refuse(response, 400, 138_006, 'No permission', 'Ask the user first')
    const { status, body } = await call('/calls', { messaging_product: 'whatsapp', action: 'connect' })
    assert.equal(status, 400)
    assert.deepEqual(body._data, [])
    assert.deepEqual(body._errors, ['(#138006) No permission: Ask the user first'])
    assert.deepEqual(body.error.code, 138_006)
    assert.deepEqual(body.error.error_data.details, 'Ask the user first')
  })

  it('never makes a call twice when its answer is lost', async () => {
    const { call } = await someone()
    graph.answer = (_asked, response) => void response.destroy()
    const { status, body } = await call('/calls', { messaging_product: 'whatsapp', action: 'connect' })
    assert.deepEqual([status, body._meta.code], [502, 'whatsapp_unreachable'])
    assert.equal(graph.asked.length, 1)
  })

  it('takes no token of the client along', async () => {
    const { call } = await someone()
    answers({})
    await call('/settings?access_token=EAASECRET&fields=calling')
    assert.ok(graph.asked[0]!.path.endsWith('/settings?fields=calling'))
  })

  it('stays a read, whatever the query says', async () => {
    const { call } = await someone('user')
    answers({})
    await call('/settings?method=post&calling=x&METHOD=delete')
    const { method, path } = graph.asked[0]!
    assert.equal(method, 'GET')
    assert.doesNotMatch(path, /method=post/)
  })

  it('shows passwords of SIP servers to those who manage', async () => {
    const { call } = await someone('user')
    const { status, body } = await call('/settings?include_sip_credentials=true')
    assert.deepEqual([status, body._meta.code, graph.asked.length], [403, 'manage_forbidden', 0])
  })

  it('is for the team only, and settings are changed by those who manage', async () => {
    const { call, base } = await someone('user')
    const refused = await call('/settings', { calling: { status: 'ENABLED' } })
    assert.deepEqual([refused.status, refused.body._meta.code], [403, 'manage_forbidden'])
    const stranger = await (await api.team()).token()
    for (const [method, edge] of [
      ['GET', 'settings'],
      ['POST', 'settings'],
      ['GET', 'call_permissions'],
      ['POST', 'calls'],
    ] as const) {
      const body = method === 'POST' ? { body: {} } : {}
      assert.equal((await api.send(`${base}/${edge}`, { method, ...body })).status, 401)
      const answer = await api.send(`${base}/${edge}`, { method, token: stranger, ...body })
      assert.deepEqual([answer.status, answer.body._meta.code], [404, 'phone_number_not_found'])
    }
    assert.equal(graph.asked.length, 0)
  })
})

describe('calling, with the sandbox', () => {
  let api: TestApi
  let connected: ConnectedSandbox
  before(async () => {
    api = await startApi()
    connected = await withSandbox(api)
  })
  after(async () => {
    await connected[Symbol.asyncDispose]()
    await api[Symbol.asyncDispose]()
  })

  it('switches calling on, asks for permission, and is told why a call is not made', async () => {
    const team = await api.team()
    const { plugin } = await connected.connect(team)
    const token = await team.token()
    const call = (path: string, body?: object) =>
      api.send(`/v1/whatsapp/v23.0/${plugin.phoneNumberId}${path}`, {
        token,
        headers: sdkHeaders,
        ...(body !== undefined && { method: 'POST', body }),
      })
    const connect = { messaging_product: 'whatsapp', action: 'connect', to: '15550109999', session }
    assert.match((await call('/calls', connect)).body._errors[0], /^\(#138000\)/)
    assert.deepEqual((await call('/settings', { calling: { status: 'ENABLED' } })).body, { success: true })
    assert.equal((await call('/settings')).body.calling.status, 'ENABLED')
    assert.match((await call('/calls', connect)).body._errors[0], /^\(#138006\)/)
    const { permission, actions } = (await call('/call_permissions?user_wa_id=15550109999')).body
    assert.deepEqual(permission, { status: 'no_permission', can_call: false })
    assert.equal(actions[0].action_name, 'send_call_permission_request')
  })
})
