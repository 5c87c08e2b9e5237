import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { callControl, callGraph, type Answered } from '../test-calls.ts'
import { startReceiver, type Receiver } from '../test-receiver.ts'
import { configureNumberOverride } from './subscriptions.ts'

describe('subscribing to webhooks', () => {
  let sandbox: Sandbox
  let business: Business
  const receivers: Receiver[] = []
  beforeEach(async () => {
    sandbox = await startSandbox()
    business = sandbox.makeBusiness()
  })
  afterEach(async () => {
    await sandbox[Symbol.asyncDispose]()
    for (const receiver of receivers.splice(0)) await receiver.close()
  })

  const receiverWith = async (verifyToken?: string): Promise<Receiver> => {
    const receiver = await startReceiver(verifyToken === undefined ? {} : { verifyToken })
    receivers.push(receiver)
    return receiver
  }
  const appToken = () => `${business.appId}|${business.appSecret}`
  const subscriptions = (body?: unknown, method?: string) =>
    callGraph(sandbox, `v23.0/${business.appId}/subscriptions`, {
      token: appToken(),
      body,
      ...(method === undefined ? {} : { method }),
    })
  const subscribedApps = (body?: unknown, method?: string) =>
    callGraph(sandbox, `v23.0/${business.wabaId}/subscribed_apps`, {
      token: business.accessToken,
      body,
      ...(method === undefined ? {} : { method }),
    })
  const subscription = (url: string, more: object = {}) => ({
    object: 'whatsapp_business_account',
    callback_url: url,
    verify_token: 'secret',
    fields: 'messages,account_update',
    ...more,
  })
  const refused = (answer: Answered, code: number, message: RegExp) => {
    assert.deepEqual([answer.status, answer.body.error?.code], [400, code])
    assert.match(answer.body.error.message, message)
  }

  describe('of an app', () => {
    it('keeps a callback that answers the handshake, and shows it', async () => {
      const { url } = await receiverWith('secret')
      assert.deepEqual((await subscriptions(subscription(url))).body, { success: true })
      assert.deepEqual((await subscriptions()).body, {
        data: [
          {
            object: 'whatsapp_business_account',
            callback_url: url,
            active: true,
            fields: [
              { name: 'messages', version: 'v23.0' },
              { name: 'account_update', version: 'v23.0' },
            ],
          },
        ],
      })
    })

    it('refuses a callback that does not, and keeps the one before', async () => {
      const [good, other] = [await receiverWith('secret'), await receiverWith('another')]
      await subscriptions(subscription(good.url))
      refused(await subscriptions(subscription(other.url)), 2200, /HTTP Status Code = 403/)
      await other.close()
      refused(await subscriptions(subscription(other.url)), 2200, /Callback verification failed/)
      assert.equal((await subscriptions()).body.data[0].callback_url, good.url)
    })

    it('takes a form, and fields as a list', async () => {
      const { url } = await receiverWith('secret')
      const form = new URLSearchParams(subscription(url) as Record<string, string>)
      assert.equal((await subscriptions(form)).status, 200)
      assert.equal((await subscriptions(subscription(url, { fields: ['messages'] }))).status, 200)
      assert.deepEqual(
        (await subscriptions()).body.data[0].fields.map(({ name }: { name: string }) => name),
        ['messages'],
      )
    })

    it('refuses what is missing or wrong', async () => {
      const { url } = await receiverWith()
      refused(await subscriptions(subscription(url, { object: 'page' })), 100, /object/)
      refused(await subscriptions(subscription('not an address')), 100, /callback_url/)
      refused(await subscriptions(subscription(url, { verify_token: '' })), 100, /verify_token/)
      refused(await subscriptions(subscription(url, { fields: '' })), 100, /fields/)
    })

    it('ends with a field, or as a whole', async () => {
      const { url } = await receiverWith()
      await subscriptions(subscription(url))
      await subscriptions({ fields: 'account_update' }, 'DELETE')
      assert.equal((await subscriptions()).body.data[0].fields.length, 1)
      await subscriptions(undefined, 'DELETE')
      assert.deepEqual((await subscriptions()).body, { data: [] })
    })

    it('is closed to the token of another app', async () => {
      const other = sandbox.makeBusiness()
      const answer = await callGraph(sandbox, `v23.0/${other.appId}/subscriptions`, { token: appToken() })
      refused(answer, 100, /Object with ID/)
    })
  })

  describe('of a WABA', () => {
    it('shows the app with its override, which an empty body removes', async () => {
      const { url } = await receiverWith('secret')
      const shown = async () => (await subscribedApps()).body.data[0]
      await subscribedApps({ override_callback_uri: url, verify_token: 'secret' })
      assert.deepEqual(
        [(await shown()).whatsapp_business_api_data.id, (await shown()).override_callback_uri],
        [business.appId, url],
      )
      await subscribedApps({})
      assert.equal('override_callback_uri' in (await shown()), false)
      assert.deepEqual((await subscribedApps(undefined, 'DELETE')).body, { success: true })
      assert.deepEqual((await subscribedApps()).body, { data: [] })
    })

    it('takes a POST without a body, whatever content type it says', async () => {
      for (const headers of [{}, { 'content-type': 'application/json' }]) {
        const answer = await callGraph(sandbox, `v23.0/${business.wabaId}/subscribed_apps`, {
          token: business.accessToken,
          method: 'POST',
          headers,
        })
        assert.deepEqual(answer.body, { success: true })
      }
    })

    it('refuses an override that fails the handshake, is too long or is no address', async () => {
      const { url } = await receiverWith('another')
      const override = (address: string) =>
        subscribedApps({ override_callback_uri: address, verify_token: 'secret' })
      refused(await override(url), 2200, /Callback verification failed/)
      refused(await override(`${url}?${'x'.repeat(200)}`), 100, /200 characters/)
      refused(await override('ftp://example.org'), 100, /valid URI/)
      assert.deepEqual((await subscribedApps()).body, { data: [] })
    })
  })

  it('goes to the callback of the number before that of the WABA before that of the app', async () => {
    const [app, waba, number] = [await receiverWith(), await receiverWith(), await receiverWith()]
    await app.subscribe(sandbox.origin, business)
    const publish = (field: string) =>
      sandbox.context.webhooks.publish({
        wabaId: business.wabaId,
        phoneNumberId: business.phoneNumberId,
        field,
        value: {},
      })
    const override = { override_callback_uri: waba.url, verify_token: 'any' }
    publish('messages')
    await app.waitFor(1)
    await subscribedApps(override)
    publish('messages')
    await waba.waitFor(1)
    await configureNumberOverride(sandbox.context, business.phoneNumberId, {
      ...override,
      override_callback_uri: number.url,
    })
    publish('messages')
    await number.waitFor(1)
    // Only messages and what belongs to them is overridden.
    publish('account_update')
    await app.waitFor(2)
    await configureNumberOverride(sandbox.context, business.phoneNumberId, { override_callback_uri: '' })
    publish('messages')
    await waba.waitFor(2)
    assert.deepEqual(
      [app, waba, number].map((receiver) => receiver.changes().length),
      [2, 2, 1],
    )
  })

  describe('with tokens', () => {
    const debug = async (token: string) =>
      (
        await callGraph(sandbox, `v23.0/debug_token?input_token=${encodeURIComponent(token)}`, {
          token: appToken(),
        })
      ).body.data
    const control = (path: string, body: unknown = {}) => callControl(sandbox, path, { body })

    it('gives the token of an app for its secret', async () => {
      const ask = (secret: string) =>
        callGraph(
          sandbox,
          `oauth/access_token?client_id=${business.appId}&client_secret=${secret}&grant_type=client_credentials`,
        )
      const { access_token: token, token_type: type } = (await ask(business.appSecret)).body
      assert.equal(type, 'bearer')
      assert.equal((await callGraph(sandbox, business.appId, { token })).body.id, business.appId)
      assert.equal((await ask('wrong')).status, 400)
    })

    it('tells what a token may and how long it lasts', async () => {
      const before = Math.floor(Date.now() / 1_000)
      const made = await control('/tokens', {
        wabaId: business.wabaId,
        expiresInSeconds: 3_600,
        scopes: ['whatsapp_business_messaging'],
      })
      const after = Math.ceil(Date.now() / 1_000)
      const shown = await debug(made.body.accessToken)
      assert.deepEqual(
        [shown.app_id, shown.type, shown.is_valid, shown.scopes],
        [business.appId, 'SYSTEM_USER', true, ['whatsapp_business_messaging']],
      )
      assert.deepEqual(shown.granular_scopes, [
        { scope: 'whatsapp_business_messaging', target_ids: [business.wabaId] },
      ])
      const madeAt = shown.expires_at - 3_600
      assert.ok(before <= madeAt && madeAt <= after, `${before} ${madeAt} ${after}`)
      assert.equal((await debug(business.accessToken)).expires_at, 0)
      assert.equal((await debug(appToken())).type, 'APP')
    })

    it('tells of tokens that are expired, invalidated or unknown, and refuses them in calls', async () => {
      const make = async () =>
        (await control('/tokens', { wabaId: business.wabaId })).body.accessToken as string
      const [expired, invalidated] = [await make(), await make()]
      await control(`/tokens/${expired}/expire`)
      await control(`/tokens/${invalidated}/invalidate`)
      for (const [token, subcode] of [
        [expired, 463],
        [invalidated, 467],
      ] as const) {
        const shown = await debug(token)
        assert.deepEqual([shown.is_valid, shown.error.subcode], [false, subcode])
        const { status, body } = await callGraph(sandbox, 'v23.0/me', { token })
        assert.deepEqual([status, body.error.code, body.error.error_subcode], [401, 190, subcode])
      }
      assert.equal((await debug('nonsense')).is_valid, false)
      assert.equal((await control('/tokens/nonsense/expire')).status, 404)
    })

    it('says who asks', async () => {
      const me = (token: string) => callGraph(sandbox, 'me', { token })
      assert.equal((await me(appToken())).body.id, business.appId)
      assert.match((await me(business.accessToken)).body.id, /^\d+$/)
    })

    it('refuses to make a token for nothing', async () => {
      assert.match((await control('/tokens', {})).body.error.message, /"wabaId" is required/)
      assert.equal((await control('/tokens', { wabaId: '1' })).status, 404)
    })
  })
})
