import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { refuse, sendJson, startFakeGraph } from '../../../test/support/fake-graph.ts'
import { addPlugin } from '../../../test/support/whatsapp.ts'
import { startPluginsApi, type PluginsApi } from './test-plugins.ts'

interface Finding {
  readonly check: string
  readonly status: string
  readonly message: string
  readonly fix: string | null
}

describe('the doctor of a plugin', () => {
  let world: PluginsApi
  before(async () => (world = await startPluginsApi()))
  after(() => world[Symbol.asyncDispose]())

  const connectedPlace = async (from = world.sandbox) => {
    const place = await world.place()
    const business = from.makeBusiness()
    const id = await place.plugin()
    const { accessToken, appSecret } = business
    const path = `/v1/ext/plugin/whatsapp/${id}`
    const connected = await place.call('POST', `${path}/connect`, { accessToken, appSecret })
    assert.equal(connected.status, 200, connected.text)
    const examine = async (query = ''): Promise<{ status: string; findings: Finding[] }[]> => {
      world.api.now = Date.now()
      const answer = await place.call('GET', `${path}/doctor${query}`)
      assert.equal(answer.status, 200, answer.text)
      return answer.body._data
    }
    const finding = async (check: string): Promise<Finding> => {
      const [diagnosis] = await examine()
      const found = diagnosis?.findings.find((one) => one.check === check)
      assert.ok(found, `no ${check} in ${diagnosis?.findings.map((one) => one.check).join()}`)
      return found
    }
    return { ...place, id, path, business, examine, finding, all: from.context.world }
  }

  it('finds nothing to do where all is well', async () => {
    const { examine } = await connectedPlace()
    const [diagnosis] = await examine()
    assert.equal(diagnosis?.status, 'ok', JSON.stringify(diagnosis?.findings, null, 1))
    const unknown = diagnosis.findings.filter(({ status }) => status === 'unknown')
    assert.deepEqual(
      unknown.map(({ check }) => check),
      ['last_delivery'],
    )
    const checks = diagnosis.findings.map(({ check }) => check)
    for (const check of ['token', 'token_rights', 'app_secret', 'webhook_self_test', 'clock', 'quality'])
      assert.ok(checks.includes(check), check)
  })

  it('says the fix with every warning and problem', async () => {
    const { examine, all, business } = await connectedPlace()
    all.phoneNumbers.update(business.phoneNumberId, {
      qualityRating: 'RED',
      status: 'FLAGGED',
      nameStatus: 'DECLINED',
      isRegistered: false,
    })
    all.wabas.update(business.wabaId, { isLocked: true, subscriptions: [] })
    all.tokens.update(business.accessToken, { scopes: ['whatsapp_business_management'] })
    const [diagnosis] = await examine()
    assert.equal(diagnosis?.status, 'problem')
    const bad = diagnosis.findings.filter(({ status }) => ['warning', 'problem'].includes(status))
    for (const { check, fix } of bad) assert.ok(fix, check)
    const checks = bad.map(({ check }) => check)
    for (const check of [
      'token_rights',
      'webhook_subscription',
      'number_status',
      'number_registered',
      'quality',
      'name',
      'health',
    ])
      assert.ok(checks.includes(check), `${check} is not among ${checks.join()}`)
  })

  it('tells a token that was withdrawn, and one that expires soon', async () => {
    const { finding, all, business } = await connectedPlace()
    all.tokens.update(business.accessToken, { expiresAt: Date.now() + 2 * 86_400_000 })
    assert.equal((await finding('token_expiry')).status, 'warning')
    all.tokens.update(business.accessToken, { isInvalidated: true })
    const token = await finding('token')
    assert.equal(token.status, 'problem')
    assert.match(token.message, /invalidated/)
  })

  it('tells where the WABA delivers to instead', async () => {
    const { finding, all, business } = await connectedPlace()
    const elsewhere = 'https://other.example/in'
    all.wabas.update(business.wabaId, {
      subscriptions: [{ appId: business.appId, overrideCallbackUri: elsewhere, verifyToken: 'x' }],
    })
    const found = await finding('webhook_subscription')
    assert.equal(found.status, 'problem')
    assert.match(found.message, /other\.example/)
  })

  it('tells that the app delivers templates and quality elsewhere', async () => {
    const { finding, all, business } = await connectedPlace()
    all.apps.update(business.appId, { callbackUrl: 'https://other.example/in' })
    const found = await finding('app_subscription')
    assert.equal(found.status, 'warning')
    assert.match(found.message, /other\.example/)
  })

  it('compares the clock with that of WhatsApp', async () => {
    const { call, path } = await connectedPlace()
    world.api.now = Date.now() + 10 * 60_000
    const answer = await call('GET', `${path}/doctor`)
    world.api.now = Date.now()
    const clock = answer.body._data[0].findings.find(({ check }: Finding) => check === 'clock')
    assert.equal(clock.status, 'problem')
    assert.match(clock.message, /ahead/)
  })

  it('knows when a number was last heard of', async () => {
    const { finding, id, team, business } = await connectedPlace()
    await world.api.context.database.rows(
      'update phone_numbers set last_event_at = $3 where team_id = $1 and plugin_id = $2',
      [team.id, id, new Date(Date.now() - 2 * 3_600_000).toISOString()],
    )
    const heard = await finding('last_delivery')
    assert.equal(heard.status, 'ok', business.phoneNumberId)
    assert.match(heard.message, /2 hours ago/)
  })

  it('says of a real plugin that WhatsApp cannot reach this address', async () => {
    const { finding } = await connectedPlace(world.whatsapp)
    const address = await finding('webhook_address')
    assert.equal(address.status, 'problem')
    assert.match(address.fix ?? '', /PUBLIC_URL/)
  })

  it('examines one number alone, and knows no other', async () => {
    const { examine, call, path, business } = await connectedPlace()
    assert.equal((await examine(`?phoneNumberId=${business.phoneNumberId}`)).length, 1)
    assert.equal(
      (await call('GET', `${path}/doctor?phoneNumberId=1`)).body._meta.code,
      'phone_number_not_found',
    )
  })

  it('has something to say of a plugin that is not connected', async () => {
    const { call, plugin } = await world.place()
    const answer = await call('GET', `/v1/ext/plugin/whatsapp/${await plugin()}/doctor`)
    const [diagnosis] = answer.body._data
    assert.equal(diagnosis.status, 'problem')
    const checks = diagnosis.findings.map(({ check }: Finding) => check)
    assert.deepEqual(checks, ['connection', 'webhook_address', 'webhook_self_test', 'numbers'])
  })

  it('tells when the public address leads to somebody else', async () => {
    await using stranger = createServer((_request, response) => response.end('hello'))
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
    const { port } = stranger.address() as AddressInfo
    const settings = world.api.context.settings as { PUBLIC_URL?: unknown }
    const { finding } = await connectedPlace(world.whatsapp)
    const before = settings.PUBLIC_URL
    settings.PUBLIC_URL = `http://127.0.0.1:${port}`
    try {
      const found = await finding('webhook_self_test')
      assert.equal(found.status, 'problem')
      assert.match(found.message, /handshake/)
    } finally {
      settings.PUBLIC_URL = before
    }
  })

  describe('before a Graph that misbehaves', () => {
    const withGraph = async (answer: Parameters<typeof startFakeGraph>[0]) => {
      const { call, team } = await world.place()
      const graph = await startFakeGraph(answer)
      const plugin = await addPlugin(world.api, team)
      const { sandbox } = world.api.context
      const { origin } = sandbox
      sandbox.origin = graph.origin
      try {
        const found = await call('GET', `/v1/ext/plugin/whatsapp/${plugin.id}/doctor`)
        assert.equal(found.status, 200, found.text)
        return { text: found.text, findings: found.body._data[0].findings as Finding[] }
      } finally {
        if (origin !== undefined) sandbox.origin = origin
        await graph[Symbol.asyncDispose]()
      }
    }

    it('does not call the token bad when it could not be checked', async () => {
      const { findings } = await withGraph((_asked, response) => {
        response.destroy()
      })
      assert.equal(findings.find(({ check }) => check === 'token')?.status, 'unknown')
      assert.equal(findings.find(({ check }) => check === 'waba')?.status, 'problem')
    })

    it('hides a token that WhatsApp repeats', async () => {
      const { text } = await withGraph((_asked, response) =>
        refuse(response, 401, 190, 'Malformed access token EAATEST'),
      )
      assert.doesNotMatch(text, /EAATEST/)
      assert.match(text, /\[hidden\]/)
    })

    it('takes an answer that says nothing for not known', async () => {
      const { findings } = await withGraph((_asked, response) => sendJson(response, 200, {}))
      assert.equal(findings.find(({ check }) => check === 'waba')?.status, 'problem')
    })
  })
})
