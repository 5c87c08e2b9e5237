import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { hasRealConnection } from '../../../messaging/plugins/plugins.ts'
import { eventsOf, placeIn, startPluginsApi, type PluginsApi } from './test-plugins.ts'

describe('a plugin of WhatsApp', () => {
  let world: PluginsApi
  before(async () => (world = await startPluginsApi()))
  after(() => world[Symbol.asyncDispose]())

  const connectedPlace = async () => {
    const place = await world.place()
    const business = world.sandbox.makeBusiness()
    const id = await place.plugin()
    const base = `/v1/ext/plugin/whatsapp/${id}`
    const { accessToken, appSecret } = business
    const connected = await place.call('POST', `${base}/connect`, { accessToken, appSecret })
    assert.equal(connected.status, 200, connected.text)
    return { ...place, id, base, business }
  }
  const wabaOf = (id: string) => world.sandbox.context.world.wabas.get(id)

  describe('connect', () => {
    it('finds the WABAs of the token, and subscribes the webhook of each', async () => {
      const { id, business } = await connectedPlace()
      assert.equal(
        wabaOf(business.wabaId)?.subscriptions[0]?.overrideCallbackUri,
        `${world.api.origin}/webhooks/whatsapp/${id}`,
      )
    })

    it('takes what WhatsApp tells of the numbers', async () => {
      const { call, business, id } = await connectedPlace()
      const [number] = (await call('GET', '/v1/ext/whatsapp-phone-number')).body._data
      assert.deepEqual(
        {
          id: number.id,
          waba: number.waba,
          pluginId: number.pluginId,
          displayPhoneNumber: number.displayPhoneNumber,
          qualityScore: number.qualityScore,
          messagingLimitTier: number.messagingLimitTier,
          nameStatus: number.nameStatus,
          status: number.status,
          chakraStatus: number.chakraStatus,
          canSend: number.healthStatus.entities[0].can_send_message,
        },
        {
          id: business.phoneNumberId,
          waba: business.wabaId,
          pluginId: id,
          displayPhoneNumber: business.displayPhoneNumber,
          qualityScore: { score: 'GREEN' },
          messagingLimitTier: 'TIER_2K',
          nameStatus: 'APPROVED',
          status: 'CONNECTED',
          chakraStatus: 'CONNECTED',
          canSend: 'AVAILABLE',
        },
      )
    })

    it('refuses a WABA that another plugin of the team holds', async () => {
      const { call, plugin, business } = await connectedPlace()
      const other = await plugin('Another')
      const { accessToken } = business
      const again = await call('POST', `/v1/ext/plugin/whatsapp/${other}/connect`, { accessToken })
      assert.equal(again.status, 409, again.text)
      assert.equal(again.body._meta.code, 'waba_taken')
    })

    it('lets the other plugin have it once it is disconnected', async () => {
      const { call, plugin, business, base } = await connectedPlace()
      const other = await plugin('Another')
      const { accessToken, wabaId } = business
      assert.equal((await call('POST', `${base}/disconnect-waba`, { wabaId })).status, 200)
      const again = await call('POST', `/v1/ext/plugin/whatsapp/${other}/connect`, { accessToken })
      assert.equal(again.status, 200, again.text)
      const [number] = (await call('GET', `/v1/ext/whatsapp-phone-number?pluginId=${other}`)).body._data
      assert.equal(number.chakraStatus, 'CONNECTED')
    })

    it('says that without an app secret nothing can be verified', async () => {
      const { call, plugin } = await world.place()
      const { accessToken } = world.sandbox.makeBusiness()
      const answer = await call('POST', `/v1/ext/plugin/whatsapp/${await plugin()}/connect`, { accessToken })
      assert.match(answer.body._meta.warnings[0], /app secret/)
    })

    it('refuses what WhatsApp refuses, naming the field', async () => {
      const { call, plugin } = await world.place()
      const path = `/v1/ext/plugin/whatsapp/${await plugin()}/connect`
      const { accessToken, appSecret, appId } = world.sandbox.makeBusiness()
      const foreign = world.sandbox.makeBusiness().wabaId
      const refused = async (body: object, field: RegExp) => {
        const answer = await call('POST', path, body)
        assert.equal(answer.status, 400, answer.text)
        assert.match(answer.body._errors.join('\n'), field)
      }
      await refused({}, /^accessToken: is required/)
      await refused({ accessToken: 'two words' }, /^accessToken/)
      await refused({ accessToken, wabaIds: ['../me'] }, /^wabaIds/)
      await refused({ accessToken, wabaIds: [foreign] }, new RegExp(`^wabaIds: .*${foreign}`))
      await refused({ accessToken, appSecret: 'f'.repeat(32) }, /^appSecret/)
      await refused({ accessToken, appId: '999', appSecret }, new RegExp(`^appId: .*${appId}`))
      assert.equal((await call('GET', `/v1/ext/whatsapp-phone-number`)).body._data.length, 0)
    })
  })

  describe('connect to WhatsApp itself', () => {
    it('says that WhatsApp cannot deliver to this address, and connects all the same', async () => {
      const { call, plugin } = await world.place()
      assert.equal(await hasRealConnection(world.api.context), false)
      const { accessToken, appSecret } = world.whatsapp.makeBusiness()
      const id = await plugin()
      const answer = await call('POST', `/v1/ext/plugin/whatsapp/${id}/connect`, { accessToken, appSecret })
      assert.equal(answer.status, 200, answer.text)
      assert.equal(answer.body._data.isSandbox, false)
      assert.match(answer.body._meta.warnings.join(), /PUBLIC_URL/)
      assert.equal(await hasRealConnection(world.api.context), true)
    })
  })

  describe('connect again', () => {
    it('goes from the sandbox to WhatsApp, and leaves the WABAs of the sandbox behind', async () => {
      const { call, base, id } = await connectedPlace()
      const { accessToken, appSecret, phoneNumberId } = world.whatsapp.makeBusiness()
      const again = await call('POST', `${base}/connect`, { accessToken, appSecret })
      assert.equal(again.status, 200, again.text)
      assert.equal(again.body._data.isSandbox, false)
      const numbers = (await call('GET', '/v1/ext/whatsapp-phone-number')).body._data
      assert.deepEqual(
        numbers.map((number: { id: string }) => number.id),
        [phoneNumberId],
      )
      const shown = await call('GET', `/plugin/${id}`)
      assert.equal(Object.keys(shown.body._data.auth.whatsappBusinessAccountsById).length, 1)
    })

    it('forgets the secret of an app that it belongs to no longer', async () => {
      const { call, base } = await connectedPlace()
      const { accessToken } = world.sandbox.makeBusiness()
      const again = await call('POST', `${base}/connect`, { accessToken })
      assert.equal(again.body._data.auth.hasAppSecret, false)
      assert.match(again.body._meta.warnings.join(), /app secret/)
    })

    it('keeps the secrets that are not given', async () => {
      const { call, base } = await connectedPlace()
      const again = await call('POST', `${base}/connect`, {})
      assert.equal(again.status, 200, again.text)
      assert.equal(again.body._data.auth.hasAppSecret, true)
      assert.deepEqual(again.body._meta.warnings, [])
    })
  })

  describe('disconnect-waba', () => {
    it('ends one WABA and keeps the others', async () => {
      const { call, base, business } = await connectedPlace()
      const answer = await call('POST', `${base}/disconnect-waba`, { wabaId: business.wabaId })
      assert.deepEqual(answer.body._data, { success: true })
      assert.deepEqual(wabaOf(business.wabaId)?.subscriptions, [])
      const [waba] = (await call('GET', '/v1/ext/whatsapp-business-account')).body._data
      assert.equal(waba.chakraStatus, 'DISCONNECTED')
      assert.deepEqual((await call('GET', '/v1/ext/whatsapp-phone-number')).body._data, [])
      assert.equal((await call('POST', `${base}/disconnect-waba`, { wabaId: business.wabaId })).status, 404)
    })

    it('without a WABA ends all, and forgets the token', async () => {
      const { call, base, id } = await connectedPlace()
      assert.equal((await call('POST', `${base}/disconnect-waba`)).status, 200)
      assert.equal((await call('GET', `/plugin/${id}`)).body._data.auth, null)
      assert.equal((await call('POST', `${base}/sync`)).body._meta.code, 'plugin_not_connected')
    })

    it('works also when WhatsApp knows the token no longer', async () => {
      const { call, base, business } = await connectedPlace()
      world.sandbox.context.world.tokens.update(business.accessToken, { isInvalidated: true })
      assert.equal((await call('POST', `${base}/disconnect-waba`, {})).status, 200)
    })

    it('leaves a subscription alone that leads elsewhere', async () => {
      const { call, base, business } = await connectedPlace()
      const subscriptions = [
        { appId: business.appId, overrideCallbackUri: 'https://other.example/in', verifyToken: 'x' },
      ]
      world.sandbox.context.world.wabas.update(business.wabaId, { subscriptions })
      await call('POST', `${base}/disconnect-waba`, {})
      assert.deepEqual(wabaOf(business.wabaId)?.subscriptions, subscriptions)
    })
  })

  describe('sync', () => {
    it('reads anew what has changed', async () => {
      const { call, base, business } = await connectedPlace()
      const { phoneNumbers } = world.sandbox.context.world
      phoneNumbers.update(business.phoneNumberId, { qualityRating: 'RED', messagingLimit: 'TIER_250' })
      const answer = await call('POST', `${base}/sync`)
      assert.deepEqual(answer.body._meta.warnings, [])
      const shown = await call('GET', `/v1/ext/whatsapp-phone-number/${business.phoneNumberId}`)
      assert.deepEqual(
        [shown.body._data.qualityRating, shown.body._data.messagingLimitTier],
        ['RED', 'TIER_250'],
      )
    })

    it('tells of whatever is new, and of nothing that is not', async () => {
      const { team, call, base, business } = await connectedPlace()
      const told = async () => {
        const before = (await eventsOf(world.api, team.id)).length
        await call('POST', `${base}/sync`)
        return (await eventsOf(world.api, team.id)).slice(before).map(({ type }) => type)
      }
      assert.deepEqual(await told(), [])
      // Only WhatsApp's word on whether messages can be sent is another one now.
      world.sandbox.context.world.phoneNumbers.update(business.phoneNumberId, { isRegistered: false })
      assert.deepEqual(await told(), ['plugin.updated'])
      world.sandbox.context.world.wabas.update(business.wabaId, { name: 'Hill and Daughters' })
      assert.deepEqual(await told(), ['plugin.updated'])
      assert.deepEqual(await told(), [])
    })

    it('takes new numbers in, and lets go of those that are gone', async () => {
      const { call, base, business } = await connectedPlace()
      const { world: all } = world.sandbox.context
      const number = all.phoneNumbers.get(business.phoneNumberId)!
      all.phoneNumbers.remove(number.id)
      all.phoneNumbers.put({ ...number, id: '3109999', digits: '15550177', displayPhoneNumber: '+15550177' })
      await call('POST', `${base}/sync`)
      const listed = await call('GET', '/v1/ext/whatsapp-phone-number')
      assert.deepEqual(
        listed.body._data.map((one: { id: string }) => one.id),
        ['3109999'],
      )
    })

    it('keeps what it knows when the token is refused, and says so', async () => {
      const { call, base, id, business } = await connectedPlace()
      world.sandbox.context.world.tokens.update(business.accessToken, { isInvalidated: true })
      const answer = await call('POST', `${base}/sync`)
      assert.equal(answer.status, 200, answer.text)
      assert.ok(answer.body._meta.warnings.length > 0)
      assert.equal((await call('GET', '/v1/ext/whatsapp-phone-number')).body._data.length, 1)
      assert.match((await call('GET', `/plugin/${id}`)).body._data.auth.tokenProblem, /invalidated/)
    })
  })

  describe('configuration', () => {
    it('sets what is given and keeps the rest', async () => {
      const { call, plugin } = await world.place()
      const base = `/v1/ext/plugin/whatsapp/${await plugin()}`
      const set = await call('POST', `${base}/update-config`, {
        passThroughWebhookUrl: 'https://crm.example/hook',
        enableChakraWebhook: true,
        chakraWebhookUrl: 'http://crm.example/chakra',
        whichChakraWebhookEventsToSend: ['status', 'message'],
        somethingElse: 1,
      })
      assert.deepEqual(set.body._data, { success: true })
      await call('POST', `${base}/update-config`, { passThroughWebhookUrl: '', enableChakraWebhook: null })
      assert.deepEqual((await call('GET', `${base}/config`)).body._data, {
        passThroughWebhookUrl: null,
        enableMessageEchoesForPassThroughWebhook: false,
        enableSendMessageTemplateEventForPassThroughWebhook: false,
        enableChakraWebhook: false,
        chakraWebhookUrl: 'http://crm.example/chakra',
        whichChakraWebhookEventsToSend: ['message', 'status'],
        deliveryStatusWebhookUrl: null,
        flowEndpointUrl: null,
      })
    })

    it('tells everything that is wrong', async () => {
      const { call, plugin } = await world.place()
      const refused = await call('POST', `/v1/ext/plugin/whatsapp/${await plugin()}/update-config`, {
        passThroughWebhookUrl: 'crm.example',
        chakraWebhookUrl: 'https://me:secret@crm.example',
        enableChakraWebhook: 'yes',
        whichChakraWebhookEventsToSend: ['everything'],
      })
      assert.equal(refused.status, 400)
      assert.deepEqual(refused.body._errors.map((error: string) => error.split(':')[0]).sort(), [
        'chakraWebhookUrl',
        'enableChakraWebhook',
        'passThroughWebhookUrl',
        'whichChakraWebhookEventsToSend',
      ])
    })

    it('is for admins', async () => {
      const { call, plugin, team } = await world.place()
      const base = `/v1/ext/plugin/whatsapp/${await plugin()}`
      const manager = await team.token('manager')
      for (const [method, path, body] of [
        ['GET', 'config'],
        ['POST', 'update-config', {}],
        ['POST', 'connect', { accessToken: 'EAAsomething' }],
        ['POST', 'disconnect-waba', {}],
        ['POST', 'sync'],
        ['GET', 'doctor'],
      ] as [string, string, unknown?][]) {
        assert.equal((await call(method, `${base}/${path}`, body, manager)).status, 403, path)
        assert.equal((await world.api.send(`${base}/${path}`, { method })).status, 401, path)
      }
    })
  })

  describe('numbers and WABAs', () => {
    it('are seen by everybody with a key of the team, and by nobody else', async () => {
      const { call, team, business } = await connectedPlace()
      const user = await team.token('user')
      const path = `/v1/ext/whatsapp-phone-number/${business.phoneNumberId}`
      assert.equal((await call('GET', path, undefined, user)).status, 200)
      const other = await placeIn(world.api)
      assert.equal((await other.call('GET', path)).status, 404)
      for (const list of ['whatsapp-phone-number', 'whatsapp-business-account']) {
        assert.deepEqual((await other.call('GET', `/v1/ext/${list}`)).body._data, [])
        assert.equal((await world.api.send(`/v1/ext/${list}`)).status, 401)
      }
    })

    it('of two teams may be the same', async () => {
      const { business } = await connectedPlace()
      const other = await world.place()
      const { accessToken } = business
      const path = `/v1/ext/plugin/whatsapp/${await other.plugin()}/connect`
      assert.equal((await other.call('POST', path, { accessToken })).status, 200)
    })
  })
})
