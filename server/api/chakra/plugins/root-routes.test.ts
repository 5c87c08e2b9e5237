import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../../lib/uuid.ts'
import { eventsOf, startPluginsApi, type PluginsApi } from './test-plugins.ts'

describe('plugins at /plugin', () => {
  let world: PluginsApi
  before(async () => (world = await startPluginsApi()))
  after(() => world[Symbol.asyncDispose]())

  describe('POST', () => {
    it('makes a plugin that is not connected, as integrations of the original do', async () => {
      const { call, team } = await world.place()
      const made = await call('POST', '/plugin', { type: 'whatsapp', name: 'Front desk', extra: true })
      assert.equal(made.status, 200, made.text)
      const { _data } = made.body
      assert.equal(_data.name, 'Front desk')
      assert.deepEqual([_data.isActive, _data.auth], [true, null])
      assert.deepEqual(_data.serverConfig.enabledWhatsappPhoneNumbers, [])
      assert.deepEqual(
        (await eventsOf(world.api, team.id)).map(({ type }) => type),
        ['plugin.created'],
      )
    })

    it('connects it at once when it gets a token', async () => {
      const { call } = await world.place()
      const business = world.sandbox.makeBusiness({ name: 'Acme' })
      const { accessToken, appSecret } = business
      const made = await call('POST', '/plugin', { type: 'whatsapp', name: 'Acme', accessToken, appSecret })
      assert.equal(made.status, 200, made.text)
      assert.deepEqual(made.body._meta.warnings, [])
      const { auth, serverConfig, isSandbox } = made.body._data
      assert.equal(isSandbox, true)
      assert.equal(auth.whatsappBusinessAccountsById[business.wabaId].name, 'Acme')
      assert.equal(auth.appId, business.appId)
      assert.deepEqual(serverConfig.enabledWhatsappPhoneNumbers, [business.phoneNumberId])
    })

    it('makes nothing when the token is refused', async () => {
      const { call } = await world.place()
      const made = await call('POST', '/plugin', {
        name: 'Acme',
        accessToken: 'EAAnobodyknowsthis',
        wabaIds: ['1'],
      })
      assert.equal(made.status, 400, made.text)
      assert.match(made.body._errors[0], /accessToken/)
      assert.deepEqual((await call('GET', '/plugin')).body._data, [])
    })

    it('tells what is wrong with what is sent', async () => {
      const { call } = await world.place()
      assert.equal((await call('POST', '/plugin', { name: ' ' })).status, 400)
      assert.equal((await call('POST', '/plugin', {})).status, 400)
      assert.match((await call('POST', '/plugin', { type: 'slack', name: 'x' })).body._errors[0], /whatsapp/)
    })

    it('is for admins', async () => {
      const { call, team } = await world.place()
      for (const role of ['user', 'manager'])
        assert.equal((await call('POST', '/plugin', { name: 'x' }, await team.token(role))).status, 403)
      assert.equal((await world.api.send('/plugin', { method: 'POST', body: {} })).status, 401)
    })
  })

  describe('GET', () => {
    it('shows where the webhook is, and its verify token to admins', async () => {
      const { call, plugin, team } = await world.place()
      const id = await plugin()
      const { webhook } = (await call('GET', `/plugin/${id}`)).body._data
      assert.equal(webhook.url, `${world.api.origin}/webhooks/whatsapp/${id}`)
      const query = `hub.mode=subscribe&hub.challenge=7&hub.verify_token=${webhook.verifyToken}`
      assert.equal((await world.api.send(`/webhooks/whatsapp/${id}?${query}`)).text, '7')
      const shown = await call('GET', `/plugin/${id}`, undefined, await team.token('user'))
      assert.equal(shown.status, 200)
      assert.equal(shown.body._data.webhook.verifyToken, undefined)
      assert.deepEqual(Object.keys(shown.body._data.serverConfig), ['enabledWhatsappPhoneNumbers'])
    })

    it('lists the plugins of the team, the newest first', async () => {
      const { call, plugin } = await world.place()
      const ids = [await plugin('first'), await plugin('second')]
      const listed = await call('GET', '/plugin')
      assert.deepEqual(
        listed.body._data.map((one: { id: string }) => one.id),
        ids.reverse(),
      )
    })

    it('does not know a plugin of another team, in words that clients look for', async () => {
      const id = await (await world.place()).plugin()
      const { call } = await world.place()
      for (const wrong of [id, newId(), 'nonsense'])
        for (const [method, path, body] of [
          ['GET', `/plugin/${wrong}`],
          ['PUT', `/plugin/${wrong}`, { isActive: false }],
          ['DELETE', `/plugin/${wrong}`],
          ['GET', `/v1/ext/plugin/whatsapp/${wrong}/config`],
          ['POST', `/v1/ext/plugin/whatsapp/${wrong}/update-config`, {}],
          ['POST', `/v1/ext/plugin/whatsapp/${wrong}/disconnect-waba`, {}],
          ['POST', `/v1/ext/plugin/whatsapp/${wrong}/connect`, { accessToken: 'EAAsomething' }],
          ['POST', `/v1/ext/plugin/whatsapp/${wrong}/sync`],
          ['GET', `/v1/ext/plugin/whatsapp/${wrong}/doctor`],
          ['GET', `/v1/ext/whatsapp-business-account?pluginId=${wrong}`],
          ['POST', '/v1/ext/whatsapp-partner/create-connect-token', { pluginId: wrong }],
        ] as [string, string, unknown?][]) {
          const answer = await call(method, path, body)
          assert.equal(answer.status, 404, `${method} ${path}: ${answer.text}`)
          assert.match(answer.body._errors[0], /plugin/i)
          assert.match(answer.body._errors[0], /not found/i)
        }
    })
  })

  describe('PUT', () => {
    it('switches a plugin off and on, which is told by an event', async () => {
      const { call, plugin, team } = await world.place()
      const id = await plugin()
      const off = await call('PUT', `/plugin/${id}`, { pluginId: id, isActive: false })
      assert.equal(off.body._data.isActive, false)
      assert.equal((await call('PUT', `/plugin/${id}`, { isActive: true })).body._data.isActive, true)
      assert.deepEqual(
        (await eventsOf(world.api, team.id)).map(({ type }) => type),
        ['plugin.created', 'plugin.updated', 'plugin.updated'],
      )
    })

    it('writes nothing when nothing is new', async () => {
      const { call, plugin, team } = await world.place()
      const id = await plugin()
      const before = (await call('GET', `/plugin/${id}`)).body._data
      world.api.now += 1_000
      const same = await call('PUT', `/plugin/${id}`, before)
      assert.equal(same.status, 200, same.text)
      assert.deepEqual(same.body._data, before)
      assert.equal((await eventsOf(world.api, team.id)).length, 1)
    })

    it('takes settings, and which numbers are used', async () => {
      const { call, plugin } = await world.place()
      const id = await plugin()
      const { accessToken, phoneNumberId } = world.sandbox.makeBusiness()
      await call('POST', `/v1/ext/plugin/whatsapp/${id}/connect`, { accessToken })
      const serverConfig = {
        enabledWhatsappPhoneNumbers: [],
        passThroughWebhookUrl: 'https://crm.example/in',
      }
      const changed = await call('PUT', `/plugin/${id}`, { pluginId: id, serverConfig })
      assert.equal(changed.status, 200, changed.text)
      assert.equal(changed.body._data.serverConfig.passThroughWebhookUrl, 'https://crm.example/in')
      const number = await call('GET', `/v1/ext/whatsapp-phone-number/${phoneNumberId}`)
      assert.equal(number.body._data.chakraStatus, 'DISABLED')
      const on = { serverConfig: { enabledWhatsappPhoneNumbers: [phoneNumberId] } }
      assert.deepEqual(
        (await call('PUT', `/plugin/${id}`, on)).body._data.serverConfig.enabledWhatsappPhoneNumbers,
        [phoneNumberId],
      )
    })

    it('refuses numbers that are not connected, and wrong settings, all at once', async () => {
      const { call, plugin } = await world.place()
      const id = await plugin()
      const answer = await call('PUT', `/plugin/${id}`, {
        name: '',
        serverConfig: { enabledWhatsappPhoneNumbers: ['999'], chakraWebhookUrl: 'ftp://x' },
      })
      assert.equal(answer.status, 400)
      assert.match(answer.text, /serverConfig\.chakraWebhookUrl/)
      assert.match(answer.text, /serverConfig\.enabledWhatsappPhoneNumbers: \\"999\\"/)
    })

    it('takes a new access token', async () => {
      const { call, plugin } = await world.place()
      const id = await plugin()
      const { accessToken, wabaId } = world.sandbox.makeBusiness()
      const changed = await call('PUT', `/plugin/${id}`, { accessToken })
      assert.equal(changed.status, 200, changed.text)
      assert.deepEqual(Object.keys(changed.body._data.auth.whatsappBusinessAccountsById), [wabaId])
    })

    it('is for admins', async () => {
      const { call, plugin, team } = await world.place()
      const id = await plugin()
      for (const method of ['PUT', 'DELETE'])
        assert.equal(
          (
            await call(
              method,
              `/plugin/${id}`,
              method === 'PUT' ? { isActive: false } : undefined,
              await team.token('manager'),
            )
          ).status,
          403,
        )
    })
  })

  describe('DELETE', () => {
    it('ends the subscription, and forgets the plugin and its accounts', async () => {
      const { call, plugin, team } = await world.place()
      const id = await plugin()
      const { accessToken, appSecret, appId, wabaId } = world.sandbox.makeBusiness()
      await call('POST', `/v1/ext/plugin/whatsapp/${id}/connect`, { accessToken, appSecret })
      await call('PUT', `/plugin/${id}`, { isActive: false })
      assert.equal((await call('DELETE', `/plugin/${id}`)).status, 200)
      const { wabas, apps } = world.sandbox.context.world
      assert.deepEqual(wabas.get(wabaId)?.subscriptions, [])
      assert.equal(apps.get(appId)?.callbackUrl, null)
      assert.equal((await call('GET', `/plugin/${id}`)).status, 404)
      assert.deepEqual((await call('GET', '/v1/ext/whatsapp-phone-number')).body._data, [])
      assert.deepEqual((await call('GET', '/v1/ext/whatsapp-business-account')).body._data, [])
      assert.equal((await eventsOf(world.api, team.id)).at(-1)?.type, 'plugin.disconnected')
    })
  })
})
