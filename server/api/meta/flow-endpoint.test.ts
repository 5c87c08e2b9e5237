import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { askTeamEndpoint } from '../../messaging/flows/ask-team-endpoint.ts'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import { startFakeGraph, sendJson, type FakeGraph } from '../../test/support/fake-graph.ts'
import { withSandbox, type ConnectedSandbox, type TestPlugin } from '../../test/support/whatsapp.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

describe('the endpoint of Flows', () => {
  let api: TestApi
  let connected: ConnectedSandbox
  /** The team's own endpoint. */
  let endpoint: FakeGraph
  before(async () => {
    api = await startApi({ environment: { ALLOW_PRIVATE_NETWORKS: 'yes' } })
    connected = await withSandbox(api)
    endpoint = await startFakeGraph()
  })
  after(async () => {
    await endpoint[Symbol.asyncDispose]()
    await connected[Symbol.asyncDispose]()
    await api[Symbol.asyncDispose]()
  })

  const control = async (path: string, body: object) => {
    const { origin, controlToken } = connected.sandbox
    const answer = await fetch(`${origin}/_sandbox${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as { status: number; outcome: string; answer?: unknown; message?: string }
  }

  async function someone(config: object = { flowEndpointUrl: `${endpoint.origin}/flow` }) {
    const team = await api.team()
    const { business, plugin } = await connected.connect(team)
    await api.context.database.rows('update plugins set config = $1 where id = $2', [
      JSON.stringify(config),
      plugin.id,
    ])
    const token = await team.token('manager')
    const rotate = () => newKey(plugin, token)
    const { endpointUri } = (await rotate()).body._data
    const made = await fetch(`${connected.sandbox.origin}/v23.0/${business.wabaId}/flows`, {
      method: 'POST',
      headers: { authorization: `Bearer ${business.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Appointments', categories: ['OTHER'], endpoint_uri: endpointUri }),
    })
    const { id: flowId } = (await made.json()) as { id: string }
    const { phoneNumberId } = plugin
    return {
      team,
      plugin,
      rotate,
      path: new URL(endpointUri as string).pathname,
      ping: () => control(`/flows/${flowId}/ping`, { phoneNumberId }),
      ask: (asked: object) => control(`/flows/${flowId}/exchange`, { phoneNumberId, ...asked }),
      publicKey: () => connected.sandbox.context.world.phoneNumbers.get(phoneNumberId)!.businessPublicKey,
    }
  }

  const newKey = ({ id, phoneNumberId }: TestPlugin, token: string) =>
    api.send(`/v1/ext/plugin/whatsapp/${id}/flow-key`, { method: 'POST', token, body: { phoneNumberId } })

  /** A body with its signature, as WhatsApp makes it. */
  const signed = (body: string, { appSecret }: TestPlugin) => ({
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`,
    },
  })

  describe('works', () => {
    it('answers health checks itself', async () => {
      const { ping } = await someone({})
      assert.deepEqual(await ping(), {
        status: 200,
        outcome: 'answered',
        answer: { data: { status: 'active' } },
      })
    })

    it("gives the team's endpoint what the phone says, and the phone its answer", async () => {
      const { ask, plugin } = await someone()
      const next = { screen: 'SLOTS', data: { slots: ['9:00', 'полдень'] } }
      endpoint.answer = (_asked, response) => sendJson(response, 200, next)
      const asked = { action: 'data_exchange', screen: 'DAY', data: { day: 'Zoë' }, flowToken: 'token 7' }
      assert.deepEqual(await ask(asked), { status: 200, outcome: 'answered', answer: next })
      const { body, text, headers } = endpoint.asked.at(-1)!
      assert.deepEqual(body, {
        version: '3.0',
        action: 'data_exchange',
        screen: 'DAY',
        data: { day: 'Zoë' },
        flow_token: 'token 7',
      })
      const signature = createHmac('sha256', plugin.appSecret).update(text).digest('hex')
      assert.equal(headers['x-hub-signature-256'], `sha256=${signature}`)
      assert.equal(headers['x-felloe-phone-number-id'], plugin.phoneNumberId)
    })

    it('acknowledges errors that the phone reports, without asking anybody', async () => {
      const { ask } = await someone()
      endpoint.asked.length = 0
      const reported = await ask({
        action: 'data_exchange',
        screen: 'DAY',
        data: { error: 'missing_screen', error_message: 'There is no such screen' },
      })
      assert.deepEqual(reported.answer, { data: { acknowledged: true } })
      assert.equal(endpoint.asked.length, 0)
      endpoint.answer = (_asked, response) => sendJson(response, 200, { screen: 'NEXT', data: {} })
      const field = await ask({
        action: 'data_exchange',
        screen: 'DAY',
        data: { error: 'a field of a form' },
      })
      assert.deepEqual(field.answer, { screen: 'NEXT', data: {} })
    })

    it('passes on that a Flow cannot be continued', async () => {
      const { ask } = await someone()
      endpoint.answer = (_asked, response) => sendJson(response, 427, { error_msg: 'The order is closed' })
      assert.deepEqual(await ask({ action: 'BACK' }), {
        status: 427,
        outcome: 'token_refused',
        message: 'The order is closed',
      })
    })

    it('reads phones that have the key before, for thirty days', async () => {
      const { ping, rotate, publicKey, plugin } = await someone()
      const first = publicKey()!
      const { now } = api
      api.now += hourMs
      assert.equal((await rotate()).status, 200)
      assert.notEqual(publicKey(), first)
      assert.equal((await ping()).outcome, 'answered')

      const { phoneNumbers } = connected.sandbox.context.world
      phoneNumbers.update(plugin.phoneNumberId, { businessPublicKey: first })
      assert.equal((await ping()).outcome, 'answered')
      api.now += 29 * dayMs
      assert.equal((await ping()).outcome, 'answered')
      api.now += 2 * dayMs
      assert.deepEqual([(await ping()).outcome, (await ping()).status], ['key_refused', 421])
      api.now = now
    })

    it('forgets keys once they count no longer', async () => {
      const { rotate, plugin } = await someone()
      const { now } = api
      for (const pauseMs of [hourMs, 31 * dayMs, hourMs]) {
        api.now += pauseMs
        await rotate()
      }
      api.now = now
      const kept = await api.context.database.rows<{ n: number }>(
        'select count(*)::int as n from flow_keys where plugin_id = $1',
        [plugin.id],
      )
      // The current one, and the two that took its place in the last thirty days.
      assert.equal(kept[0]!.n, 3)
    })

    it('leaves the key as it was when WhatsApp refuses the new one', async () => {
      const { ping, rotate, plugin } = await someone()
      const { world } = connected.sandbox.context
      const number = world.phoneNumbers.get(plugin.phoneNumberId)!
      world.phoneNumbers.remove(number.id)
      const refused = await rotate()
      assert.deepEqual([refused.status, refused.body._meta.code], [400, 'whatsapp_refused'])
      world.phoneNumbers.put(number)
      assert.equal((await ping()).outcome, 'answered')
    })

    it('keeps every key of rotations at once: whichever WhatsApp took last decrypts', async () => {
      const { rotate, ping, plugin } = await someone()
      const { now } = api
      api.now += hourMs
      const answers = await Promise.all([rotate(), rotate(), rotate()])
      const made = answers.map(({ status, body }) => [status, body._data.publicKey as string] as const)
      api.now += 40 * dayMs
      for (const [status, businessPublicKey] of made) {
        assert.equal(status, 200)
        connected.sandbox.context.world.phoneNumbers.update(plugin.phoneNumberId, { businessPublicKey })
        assert.equal((await ping()).outcome, 'answered')
      }
      api.now = now
    })
  })

  describe('refuses', () => {
    it('what is not signed with the app secret', async () => {
      const { path, plugin } = await someone()
      const { headers, ...right } = signed('{}', plugin)
      for (const wrong of [{}, { 'x-hub-signature-256': 'sha256=00' }, signed('{ }', plugin).headers]) {
        const answer = await api.send(path, {
          ...right,
          headers: { ...wrong, 'content-type': 'application/json' },
        })
        assert.deepEqual([answer.status, answer.body.code], [432, 'flow_signature_wrong'])
      }
      assert.equal((await api.send(path, { ...right, headers })).status, 400)
    })

    it('what no key decrypts, so that the phone asks for the key again', async () => {
      const { path, plugin } = await someone()
      const body = JSON.stringify({
        encrypted_flow_data: Buffer.alloc(64).toString('base64'),
        encrypted_aes_key: Buffer.alloc(256).toString('base64'),
        initial_vector: Buffer.alloc(16).toString('base64'),
      })
      const answer = await api.send(path, signed(body, plugin))
      assert.deepEqual([answer.status, answer.body.code], [421, 'flow_key_unknown'])
      const elsewhere = await api.send(path.replace(plugin.phoneNumberId, '1'), signed(body, plugin))
      assert.equal(elsewhere.status, 421)
    })

    it('bodies of another form', async () => {
      const { path, plugin } = await someone()
      for (const body of ['', 'nonsense', '[]', '{"encrypted_flow_data":1}']) {
        const { status, body: problem } = await api.send(path, signed(body, plugin))
        assert.deepEqual([status, problem.code], [400, 'flow_request_invalid'])
      }
    })

    it('plugins that it does not know', async () => {
      const { path, plugin } = await someone()
      for (const id of ['x', '9763caa1-cef3-497f-b3b2-f551456b2831']) {
        const { status, body } = await api.send(path.replace(plugin.id, id), signed('{}', plugin))
        assert.deepEqual([status, body.code], [403, 'webhook_unknown'])
      }
    })

    it('Flows that nobody is there to answer', async () => {
      const { ask } = await someone({})
      const answer = await ask({ action: 'INIT' })
      assert.deepEqual([answer.status, answer.outcome], [503, 'failed'])
      assert.match(answer.message!, /flow_endpoint_missing/)
    })

    it('answers of the team that are none', async () => {
      const { ask } = await someone()
      for (const [status, text] of [
        [500, '{}'],
        [302, ''],
        [200, 'hello'],
        [200, '[]'],
      ] as const) {
        endpoint.answer = (_asked, response) =>
          void response.writeHead(status, { location: `${endpoint.origin}/elsewhere` }).end(text)
        const answer = await ask({ action: 'INIT' })
        assert.equal(answer.status, 502)
        assert.match(answer.message!, /flow_endpoint_failed/)
      }
    })
  })

  describe('protects', () => {
    it('private networks from being asked', async () => {
      await using guarded = await startApi()
      endpoint.asked.length = 0
      const question = {
        url: `${endpoint.origin}/flow`,
        appSecret: 's',
        pluginId: 'p',
        phoneNumberId: '1',
        data: {},
      }
      await assert.rejects(askTeamEndpoint(guarded.context, question), { code: 'flow_endpoint_failed' })
      assert.equal(endpoint.asked.length, 0)
    })

    it('the making of keys: by managers only, for numbers of the plugin only', async () => {
      const { team, plugin } = await someone()
      const path = `/v1/ext/plugin/whatsapp/${plugin.id}/flow-key`
      const body = { phoneNumberId: plugin.phoneNumberId }
      assert.equal((await api.send(path, { method: 'POST', body })).status, 401)
      const user = await newKey(plugin, await team.token('user'))
      assert.deepEqual([user.status, user.body._meta.code], [403, 'manage_forbidden'])
      const stranger: TestTeam = await api.team()
      const foreign = await newKey(plugin, await stranger.token())
      assert.deepEqual([foreign.status, foreign.body._meta.code], [404, 'plugin_not_found'])
      const token = await team.token()
      const unknown = await api.send(path, { method: 'POST', token, body: { phoneNumberId: '1' } })
      assert.deepEqual([unknown.status, unknown.body._meta.code], [404, 'phone_number_not_found'])
      const without = await api.send(path, { method: 'POST', token, body: {} })
      assert.match(without.body._errors[0], /^phoneNumberId: /)
    })

    it('private keys: they lie sealed, and are never shown', async () => {
      const { rotate, plugin } = await someone()
      const { text } = await rotate()
      assert.doesNotMatch(text, /PRIVATE/)
      const rows = await api.context.database.rows<{ key: Buffer }>(
        'select private_key as key from flow_keys where plugin_id = $1',
        [plugin.id],
      )
      assert.equal(rows.length, 2)
      for (const { key } of rows) assert.doesNotMatch(key.toString('latin1'), /PRIVATE KEY/)
    })
  })
})
