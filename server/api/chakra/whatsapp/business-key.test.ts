import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { withSandbox, type ConnectedSandbox, type TestPlugin } from '../../../test/support/whatsapp.ts'

const pemOf = (modulusLength: number) =>
  generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ type: 'spki', format: 'pem' }).toString()

describe('the business public key', () => {
  const pem = pemOf(2048)
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

  const edge = 'whatsapp_business_encryption'
  const places: readonly [name: string, path: (plugin: TestPlugin) => string][] = [
    [
      'of the plugin',
      ({ id, phoneNumberId }) => `/v1/ext/plugin/whatsapp/${id}/api/v23.0/${phoneNumberId}/${edge}`,
    ],
    [
      'without the plugin',
      ({ phoneNumberId }) => `/v1/ext/plugin/whatsapp/api/v23.0/${phoneNumberId}/${edge}`,
    ],
    ['as calls have it', ({ phoneNumberId }) => `/v1/whatsapp/v23.0/${phoneNumberId}/${edge}`],
  ]
  async function someone() {
    const team = await api.team()
    const { plugin } = await connected.connect(team)
    return { team, plugin, token: await team.token('manager') }
  }
  const form = (fields: Record<string, string>) => ({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })

  for (const [name, path] of places) {
    it(`${name}: is set in JSON and read back as WhatsApp answers it`, async () => {
      const { plugin, token } = await someone()
      const body = { business_public_key: pem }
      const set = await api.send(path(plugin), { method: 'POST', token, body })
      assert.deepEqual([set.status, set.body], [200, { success: true }])
      const read = await api.send(path(plugin), { token })
      assert.deepEqual(read.body, {
        data: [{ business_public_key: pem, business_public_key_signature_status: 'VALID' }],
      })
    })

    it(`${name}: is set in a form`, async () => {
      const { plugin, token } = await someone()
      const set = await api.send(path(plugin), { ...form({ business_public_key: pem }), token })
      assert.deepEqual([set.status, set.body], [200, { success: true }])
      const { businessPublicKey } = connected.sandbox.context.world.phoneNumbers.get(plugin.phoneNumberId)!
      assert.equal(businessPublicKey, pem)
    })

    it(`${name}: is refused in WhatsApp's words and in ours`, async () => {
      const { plugin, token } = await someone()
      for (const key of [pemOf(1024), 'no key']) {
        const { status, body } = await api.send(path(plugin), {
          ...form({ business_public_key: key }),
          token,
        })
        assert.deepEqual([status, body.error.code, body._data], [400, 100, []])
        assert.match(body._errors[0], /^\(#100\) .*2048 bits/)
        assert.equal(body.error.type, 'OAuthException')
      }
    })

    it(`${name}: protects it from strangers and from those who do not manage`, async () => {
      const { plugin, team } = await someone()
      const body = { business_public_key: pem }
      const set = (token?: string) =>
        api.send(path(plugin), { method: 'POST', body, ...(token !== undefined && { token }) })
      assert.equal((await set()).status, 401)
      const user = await team.token('user')
      const refused = await set(user)
      assert.deepEqual([refused.status, refused.body._meta.code], [403, 'manage_forbidden'])
      assert.equal((await api.send(path(plugin), { token: user })).status, 200)
      const stranger = await (await api.team()).token()
      for (const method of ['GET', 'POST'])
        assert.equal(
          (await api.send(path(plugin), { method, token: stranger, ...(method === 'POST' && { body }) }))
            .status,
          404,
        )
    })
  }

  it('asks for a version of the Graph, and for a body that is what it says', async () => {
    const { plugin, token } = await someone()
    const path = places[0]![1](plugin)
    const version = await api.send(path.replace('v23.0', 'latest'), { token })
    assert.deepEqual([version.status, version.body._meta.code], [400, 'request_invalid'])
    const headers = { 'content-type': 'application/json' }
    const broken = await api.send(path, { method: 'POST', token, headers, body: '{"business' })
    assert.deepEqual([broken.status, broken.body._meta.code], [400, 'json_invalid'])
  })

  it('does not let a plugin speak for the number of another one', async () => {
    const { team, plugin, token } = await someone()
    const other = await connected.connect(team)
    const path = places[0]![1]({ ...plugin, phoneNumberId: other.plugin.phoneNumberId })
    const { status, body } = await api.send(path, { token })
    assert.deepEqual([status, body._meta.code], [404, 'phone_number_not_found'])
  })
})
