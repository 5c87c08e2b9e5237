import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fakePage, type FakeElement } from './fake-page.ts'
import { startPluginsApi, type PluginsApi } from './test-plugins.ts'

const create = '/v1/ext/whatsapp-partner/create-connect-token'
const page = '/v1/ext/whatsapp-partner/connect'

describe('connecting by a partner', () => {
  let world: PluginsApi
  before(async () => {
    world = await startPluginsApi()
    world.api.context.sandbox.makeBusiness = (input) => world.sandbox.makeBusiness(input)
  })
  after(() => world[Symbol.asyncDispose]())

  const invited = async () => {
    const place = await world.place()
    const made = await place.call('POST', create, { newPluginName: 'Client <one>', clientName: 'Ada & Co' })
    assert.equal(made.status, 200, made.text)
    const { connectToken, pluginId } = made.body._data
    const send = (body: object) => world.api.send(page, { method: 'POST', body: { connectToken, ...body } })
    return { ...place, connectToken, pluginId, send, made }
  }

  describe('create-connect-token', () => {
    it('makes a plugin, and a token for it', async () => {
      const { call, pluginId, made } = await invited()
      const plugin = (await call('GET', `/plugin/${pluginId}`)).body._data
      assert.deepEqual([plugin.name, plugin.clientName, plugin.auth], ['Client <one>', 'Ada & Co', null])
      assert.match(made.body._data.connectUrl, /^http:.*\/v1\/ext\/whatsapp-partner\/connect\?connectToken=/)
    })

    it('takes a plugin that is there, with all other fields empty', async () => {
      const { call, plugin } = await world.place()
      const pluginId = await plugin()
      const made = await call('POST', create, {
        pluginId,
        newPluginName: '',
        clientName: null,
        clientEmail: '',
      })
      assert.equal(made.body._data.pluginId, pluginId)
      assert.equal((await call('GET', '/plugin')).body._data.length, 1)
    })

    it('refuses a wish for nothing, and keys that are not of an admin', async () => {
      const { call, team } = await world.place()
      const refused = await call('POST', create, { clientName: 'Ada' })
      assert.equal(refused.status, 400)
      assert.match(refused.body._errors[0], /newPluginName/)
      assert.equal(
        (await call('POST', create, { newPluginName: 'x' }, await team.token('manager'))).status,
        403,
      )
      assert.equal((await world.api.send(create, { method: 'POST', body: {} })).status, 401)
    })

    it('keeps no token, only its hash', async () => {
      const { connectToken } = await invited()
      const rows = await world.api.context.database.rows<{ found: string }>(
        'select t::text as found from connect_tokens t',
      )
      assert.ok(rows.length > 0)
      assert.ok(!rows.some(({ found }) => found.includes(connectToken)))
    })
  })

  describe('the page', () => {
    it('runs only what it brings along, and may be framed', async () => {
      const { connectToken } = await invited()
      const shown = await world.api.send(`${page}?connectToken=${connectToken}`)
      assert.equal(shown.status, 200)
      const policy = String(shown.headers['content-security-policy'])
      for (const tag of ['script', 'style']) {
        const inside = new RegExp(`<${tag}>([^]*)</${tag}>`).exec(shown.text)?.[1] ?? ''
        assert.ok(policy.includes(`${tag}-src 'sha256-${hash('sha256', inside, 'base64')}'`), tag)
      }
      assert.match(policy, /default-src 'none'/)
      assert.match(policy, /frame-ancestors \*/)
      assert.equal(shown.headers['referrer-policy'], 'no-referrer')
      assert.equal(shown.headers['cache-control'], 'no-store')
      assert.match(shown.text, /Client &lt;one&gt; for Ada &amp; Co/)
      assert.doesNotMatch(shown.text, /(src|href)="http|@import|url\(/)
    })

    it('says when a token cannot be used', async () => {
      for (const wrong of ['', 'x', 'A'.repeat(43)]) {
        const shown = await world.api.send(`${page}?connectToken=${wrong}`)
        assert.equal(shown.status, 403)
        assert.match(shown.text, /Ask for a new one/)
      }
    })

    const ids = [
      ...['connect', 'accessToken', 'appSecret', 'wabaIds', 'fault', 'state', 'before', 'after', 'numbers'],
      ...['accessToken-fault', 'appSecret-fault', 'wabaIds-fault', 'sandbox'],
    ]
    const openPage = async () => {
      const { connectToken } = await invited()
      const shown = await world.api.send(`${page}?connectToken=${connectToken}`)
      const fake = fakePage(`${world.api.origin}${page}?connectToken=${connectToken}`, ids)
      fake.run(/<script>([^]*)<\/script>/.exec(shown.text)?.[1] ?? '')
      const element = (id: string): FakeElement => fake.elements.get(id)!
      const wait = async (type: string) => {
        for (let count = 0; count < 200; count += 1) {
          const found = fake.told.find((message) => message.type === type)
          if (found !== undefined) return found
          await sleep(20)
        }
        throw new Error(`the page never told ${type}: ${JSON.stringify(fake.told)}`)
      }
      return { fake, element, wait }
    }

    it('connects what is entered, and tells the window around it', async () => {
      const { element, wait, fake } = await openPage()
      await wait('ready')
      const { accessToken, appSecret, wabaId, phoneNumberId } = world.sandbox.makeBusiness()
      element('accessToken').value = ` ${accessToken} `
      element('appSecret').value = appSecret
      element('wabaIds').value = wabaId
      element('connect').happen('submit')
      const { data } = await wait('success')
      assert.deepEqual(
        (data?.['whatsappPhoneNumbers'] as { id: string }[]).map(({ id }) => id),
        [phoneNumberId],
      )
      assert.equal(element('after').hidden, false)
      assert.ok(!JSON.stringify(fake.told).includes(accessToken))
      assert.ok(!JSON.stringify(fake.told).includes(appSecret))
    })

    it('shows a fault at its field', async () => {
      const { element, wait } = await openPage()
      element('accessToken').value = 'two words'
      element('connect').happen('submit')
      await wait('error')
      assert.equal(element('accessToken').attributes.get('aria-invalid'), 'true')
      assert.match(element('accessToken-fault').textContent, /access token/)
    })

    it('connects the sandbox by one click', async () => {
      const { element, wait } = await openPage()
      element('sandbox').happen('click')
      const { data } = await wait('success')
      assert.equal((data?.['whatsappBusinessAccounts'] as unknown[]).length, 1)
    })
  })

  describe('the token', () => {
    it('is used up by success, and by nothing else', async () => {
      const { send, connectToken, pluginId } = await invited()
      const { accessToken, appSecret, wabaId } = world.sandbox.makeBusiness()
      assert.equal((await send({ accessToken: 'EAAwrongtoken', wabaIds: ['1'] })).status, 400)
      const connected = await send({ accessToken, appSecret, wabaIds: [wabaId] })
      assert.equal(connected.status, 200, connected.text)
      assert.equal(connected.body._data.pluginId, pluginId)
      assert.equal((await send({ accessToken })).body._meta.code, 'connect_token_invalid')
      assert.equal((await world.api.send(`${page}?connectToken=${connectToken}`)).status, 403)
    })

    it('connects once when it is used twice at the same time', async () => {
      const { send } = await invited()
      const tries = await Promise.all(
        Array.from({ length: 4 }, () => {
          const { accessToken, appSecret } = world.sandbox.makeBusiness()
          return send({ accessToken, appSecret })
        }),
      )
      assert.deepEqual(tries.map(({ status }) => status).sort(), [200, 403, 403, 403])
    })

    it('is good for an hour', async () => {
      const { send, connectToken } = await invited()
      const now = world.api.now
      world.api.now += 3_600_000
      assert.equal((await world.api.send(`${page}?connectToken=${connectToken}`)).status, 403)
      assert.equal((await send({ sandbox: true })).status, 403)
      world.api.now = now
    })
  })

  describe('the script for other pages', () => {
    const setUp = async () => {
      const script = await world.api.send('/whatsapp-partner-connect/v1_0_1/sdk.js')
      assert.equal(script.status, 200)
      assert.match(String(script.headers['content-type']), /javascript/)
      const fake = fakePage(`${world.api.origin}/whatsapp-partner-connect/v1_0_1/sdk.js`, ['here'])
      fake.run(script.text)
      const heard: [string, unknown][] = []
      const on = (name: string) => (data: unknown) => void heard.push([name, data])
      const sdk = fake.window['ChakraWhatsappConnect'] as {
        init(options: object): { destroy(): void }
      }
      const options = {
        container: '#here',
        onReady: on('ready'),
        onError: on('error'),
        onSuccess: on('success'),
        onMessage: on('message'),
      }
      return {
        fake,
        heard,
        init: (more: object) => sdk.init({ ...options, ...more }),
        here: fake.elements.get('here')!,
      }
    }
    const message = (type: string, data?: unknown) => ({ source: 'whatsapp-partner-connect', type, data })

    it('shows the page in a frame, and takes it away again', async () => {
      const { init, here } = await setUp()
      const connect = init({ connectToken: 'a token' })
      assert.equal(here.children[0]?.src, `${world.api.origin}${page}?connectToken=a%20token`)
      connect.destroy()
      assert.equal(here.children.length, 0)
    })

    it('hands on what its own frame tells, and nothing else', async () => {
      const { init, here, fake, heard } = await setUp()
      init({ connectToken: 't' })
      const source = here.children[0]!.contentWindow
      const { origin } = world.api
      fake.receive({ source, origin, data: message('ready') })
      fake.receive({ source: {}, origin, data: message('success', 1) })
      fake.receive({ source, origin: 'https://evil.example', data: message('success', 2) })
      fake.receive({ source, origin, data: { type: 'success' } })
      fake.receive({ source, origin, data: message('success', { pluginId: 'p' }) })
      assert.deepEqual(
        heard.filter(([name]) => name !== 'message'),
        [
          ['ready', undefined],
          ['success', { pluginId: 'p' }],
        ],
      )
      assert.equal(heard.filter(([name]) => name === 'message').length, 2)
    })

    it('says what is missing', async () => {
      const { init, heard } = await setUp()
      init({})
      await sleep(10)
      assert.equal(heard[0]?.[0], 'error')
    })
  })
})
