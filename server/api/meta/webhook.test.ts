import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../lib/uuid.ts'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { addPlugin } from '../../test/support/whatsapp.ts'
import { deliver, deliverRaw, signatureOf, statusValue } from './test-deliveries.ts'

describe("WhatsApp's webhook: GET and POST /webhooks/whatsapp/{pluginId}", () => {
  let api: TestApi
  before(async () => {
    api = await startApi()
  })
  after(() => api[Symbol.asyncDispose]())

  const connected = async () => {
    const team = await api.team()
    return { team, plugin: await addPlugin(api, team) }
  }
  const kept = (pluginId: string) =>
    api.context.database.rows<{ body: Buffer; state: string; teamId: string }>(
      'select body, state, team_id as "teamId" from raw_deliveries where plugin_id = $1 order by id',
      [pluginId],
    )
  const verify = (pluginId: string, query: Record<string, string>) =>
    api.send(`/webhooks/whatsapp/${pluginId}?${new URLSearchParams(query).toString()}`)
  const subscribe = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444' }

  describe('works', () => {
    it('answers the challenge, as text, to who knows the verify token', async () => {
      const { plugin } = await connected()
      const answer = await verify(plugin.id, { ...subscribe, 'hub.verify_token': plugin.verifyToken })
      assert.deepEqual([answer.status, answer.text], [200, '1158201444'])
      assert.match(String(answer.headers['content-type']), /^text\/plain/)
    })

    it('keeps a signed delivery byte for byte, whatever it says', async () => {
      const { team, plugin } = await connected()
      const bodies = [
        JSON.stringify({ object: 'whatsapp_business_account', entry: [] }),
        '{"caf\\u00e9": "\\ud83d\\ude00", "big": 12345678901234567890, "x": 1e400}',
        Buffer.from([0x7b, 0x22, 0xff, 0x00, 0x22, 0x7d]),
        'not json at all',
      ]
      for (const body of bodies) assert.equal((await deliverRaw(api, plugin, body)).status, 200)
      const rows = await kept(plugin.id)
      assert.deepEqual(
        rows.map(({ body }) => body),
        bodies.map((body) => Buffer.from(body)),
      )
      assert.ok(rows.every(({ state, teamId }) => state === 'WAITING' && teamId === team.id))
    })

    it('takes a delivery of 3 MB', async () => {
      const { plugin } = await connected()
      const answer = await deliver(api, plugin, { pad: 'x'.repeat(3 * 1024 * 1024) })
      assert.equal(answer.status, 200)
    })

    it('takes the same delivery again', async () => {
      const { plugin } = await connected()
      const value = statusValue(plugin, { id: 'wamid.A', status: 'sent', timestamp: '1794000000' })
      for (let count = 0; count < 2; count += 1) assert.equal((await deliver(api, plugin, value)).status, 200)
      assert.equal((await kept(plugin.id)).length, 2)
    })
  })

  describe('refuses', () => {
    it('a verify token that is wrong, missing or of another plugin, and other modes', async () => {
      const { plugin } = await connected()
      const right = { ...subscribe, 'hub.verify_token': plugin.verifyToken }
      for (const query of [
        { ...right, 'hub.verify_token': 'wrong' },
        { ...right, 'hub.verify_token': '' },
        { ...right, 'hub.mode': 'unsubscribe' },
        subscribe,
        {},
      ])
        assert.equal((await verify(plugin.id, query)).status, 403)
      for (const id of [newId(), 'x', '%00']) assert.equal((await verify(id, right)).status, 403)
    })

    it('a body without a signature, with a wrong one, or changed by one byte', async () => {
      const { plugin } = await connected()
      const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] })
      const right = signatureOf(body, plugin.appSecret)
      const cases: [string, string | undefined][] = [
        [body, undefined],
        [body, ''],
        [body, 'sha256='],
        [body, right.slice(7)],
        [body, signatureOf(body, 'another secret')],
        [body, right.replace('sha256', 'sha1')],
        [`${body} `, right],
        ['', right],
      ]
      for (const [sent, signature] of cases) {
        const headers = {
          'content-type': 'application/json',
          ...(signature === undefined ? {} : { 'x-hub-signature-256': signature }),
        }
        const answer = await api.send(`/webhooks/whatsapp/${plugin.id}`, {
          method: 'POST',
          body: sent,
          headers,
        })
        assert.deepEqual([answer.status, answer.body.code], [403, 'webhook_signature_wrong'])
      }
      assert.deepEqual(await kept(plugin.id), [])
    })

    it('a delivery above 4 MB, before it is read whole', async () => {
      const { plugin } = await connected()
      assert.equal((await deliver(api, plugin, { pad: 'x'.repeat(4 * 1024 * 1024) })).status, 413)
    })
  })

  describe('protects', () => {
    it('a plugin from deliveries that another one may sign', async () => {
      const [one, two] = [await connected(), await connected()]
      const answer = await deliver(api, { ...one.plugin, appSecret: 'two' }, {})
      assert.equal(answer.status, 403)
      assert.equal((await deliver(api, { ...two.plugin, id: newId() }, {})).status, 403)
      assert.deepEqual(await kept(one.plugin.id), [])
    })
  })
})
