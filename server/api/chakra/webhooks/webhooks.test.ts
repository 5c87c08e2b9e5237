import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { webhooksPlace } from './test-webhooks.ts'

const unknown = '01890000-0000-7000-8000-000000000000'

describe('webhooks', () => {
  let api: TestApi
  before(async () => {
    api = await startApi()
  })
  after(() => api[Symbol.asyncDispose]())

  const url = 'https://crm.example/in'

  it('are made, fetched, listed, changed and removed', async () => {
    const { team, call, data } = await webhooksPlace(api)
    const made = await data('POST', '/webhook', { url, name: ' CRM ', eventTypes: ['process.*'] })
    assert.deepEqual(
      {
        team: made.team,
        kind: made.kind,
        plugin: made.plugin,
        url: made.url,
        name: made.name,
        eventTypes: made.eventTypes,
        isPaused: made.isPaused,
        lastProblem: made.lastProblem,
      },
      {
        team: team.id,
        kind: 'EVENTS',
        plugin: null,
        url,
        name: 'CRM',
        eventTypes: ['process.*'],
        isPaused: false,
        lastProblem: null,
      },
    )
    assert.deepEqual(await data('GET', `/webhook/${made.id}`), made)
    const other = await data('POST', '/webhook', { url })
    assert.equal(other.eventTypes, null)
    const list = await data('GET', '/webhook')
    assert.deepEqual(
      list.map(({ id }: { id: string }) => id),
      [made.id, other.id],
    )
    const changed = await data('PUT', `/webhook/${made.id}`, { name: 'ERP', eventTypes: null })
    assert.deepEqual([changed.name, changed.eventTypes, changed.url], ['ERP', null, url])
    assert.deepEqual(await data('DELETE', `/webhook/${made.id}`), { success: true })
    assert.equal((await call('GET', `/webhook/${made.id}`)).status, 404)
  })

  it('are paused and resumed', async () => {
    const { data } = await webhooksPlace(api)
    const { id } = await data('POST', '/webhook', { url })
    const paused = await data('POST', `/webhook/${id}/pause`)
    assert.equal(paused.isPaused, true)
    assert.ok(paused.pausedAt > 0)
    assert.ok(typeof paused.pausedBy === 'string')
    const again = await data('POST', `/webhook/${id}/pause`)
    assert.equal(again.pausedAt, paused.pausedAt)
    const resumed = await data('POST', `/webhook/${id}/resume`)
    assert.deepEqual([resumed.isPaused, resumed.pausedAt, resumed.pausedBy], [false, null, null])
  })

  it('are refused with every fault and the nearest name', async () => {
    const { call } = await webhooksPlace(api)
    const errors = async (body: unknown): Promise<string[]> => {
      const answer = await call('POST', '/webhook', body)
      assert.equal(answer.status, 400, answer.text)
      return answer.body._errors
    }
    assert.match((await errors({ ulr: url }))[0]!, /^ulr: is not known here\. Did you mean "url"\?/)
    assert.match((await errors({}))[0]!, /^url: is required/)
    const faults = await errors({ url: 'ftp://x', eventTypes: ['Process Created'] })
    assert.equal(faults.length, 2)
    assert.match(faults.join(), /url: .*eventTypes: .*process\.\*/)
    assert.match((await errors([]))[0]!, /^body: must be a JSON object/)
    assert.match((await errors({ url, eventTypes: 'process.*' }))[0]!, /^eventTypes: must be a list/)
  })

  describe('of a plugin', () => {
    const config = {
      passThroughWebhookUrl: `${url}/meta`,
      enableMessageEchoesForPassThroughWebhook: true,
      enableChakraWebhook: true,
      chakraWebhookUrl: `${url}/chakra`,
      whichChakraWebhookEventsToSend: ['message', 'status'],
      deliveryStatusWebhookUrl: `${url}/older`,
    }
    const made = async () => {
      const place = await webhooksPlace(api)
      const answer = await api.send('/plugin', {
        method: 'POST',
        token: place.token,
        body: { name: 'WhatsApp', serverConfig: config },
      })
      const id: string = answer.body._data.id
      const shown = async () => {
        const list: { kind: string; url: string }[] = await place.data('GET', '/webhook')
        return Object.fromEntries(list.map((one) => [one.kind, one.url]))
      }
      const configured = (body: object) => place.data('POST', `/plugin/whatsapp/${id}/update-config`, body)
      return { ...place, id, shown, configured }
    }
    const all = { PASS_THROUGH: `${url}/meta`, CHAKRA: `${url}/chakra`, DELIVERY_STATUS: `${url}/older` }

    it('are there as its config says, from the beginning', async () => {
      const { data, id, shown } = await made()
      assert.deepEqual(await shown(), all)
      const list = await data('GET', '/webhook')
      const [meta, chakra] = ['PASS_THROUGH', 'CHAKRA'].map((kind) =>
        list.find((one: { kind: string }) => one.kind === kind),
      )
      assert.deepEqual(
        [meta.plugin, meta.sendsMessageEchoes, meta.sendsTemplateEvents, chakra.eventTypes],
        [id, true, false, ['message', 'status']],
      )
    })

    it('follow every change of it, by update-config and by PUT /plugin', async () => {
      const { data, id, shown, configured, token } = await made()
      const answered = await data('GET', `/plugin/whatsapp/${id}/config`)
      assert.deepEqual(answered, {
        ...config,
        enableSendMessageTemplateEventForPassThroughWebhook: false,
        flowEndpointUrl: null,
      })
      await configured({ enableChakraWebhook: false, passThroughWebhookUrl: 'https://new.example/' })
      assert.deepEqual(await shown(), {
        PASS_THROUGH: 'https://new.example/',
        DELIVERY_STATUS: `${url}/older`,
      })
      await api.send(`/plugin/${id}`, {
        method: 'PUT',
        token,
        body: { pluginId: id, serverConfig: { enableChakraWebhook: true, deliveryStatusWebhookUrl: '' } },
      })
      assert.deepEqual(await shown(), {
        PASS_THROUGH: 'https://new.example/',
        CHAKRA: `${url}/chakra`,
      })
      await api.send(`/plugin/${id}`, { method: 'DELETE', token })
      assert.deepEqual(await shown(), {})
    })

    it('stay as they are when the change is refused', async () => {
      const { call, id, shown } = await made()
      const refused = await call('POST', `/plugin/whatsapp/${id}/update-config`, {
        passThroughWebhookUrl: 'https://new.example/',
        chakraWebhookUrl: 'no address',
      })
      assert.equal(refused.status, 400)
      assert.deepEqual(await shown(), all)
    })

    it('are paused here, but changed and removed only there, and the refusal says so', async () => {
      const { call, data } = await made()
      const [{ id }] = await data('GET', '/webhook')
      assert.equal((await data('POST', `/webhook/${id}/pause`)).isPaused, true)
      assert.equal((await data('PUT', `/webhook/${id}`, { name: 'Bot' })).name, 'Bot')
      const change = await call('PUT', `/webhook/${id}`, { url, eventTypes: null })
      assert.equal(change.status, 400)
      assert.match(change.body._errors.join(), /url: follows the config.*eventTypes: follows the config/)
      const removal = await call('DELETE', `/webhook/${id}`)
      assert.deepEqual([removal.status, removal.body._meta.code], [409, 'webhook_of_plugin'])
    })
  })

  it('are hidden from other teams, from those who are no admins, and from nobody in particular', async () => {
    const place = await webhooksPlace(api)
    const { id } = await place.data('POST', '/webhook', { url })
    const stranger = (await webhooksPlace(api)).token
    const manager = await place.team.token('manager')
    const requests: [string, string, unknown?][] = [
      ['GET', '/webhook'],
      ['POST', '/webhook', { url }],
      ['GET', `/webhook/${id}`],
      ['PUT', `/webhook/${id}`, { name: 'x' }],
      ['POST', `/webhook/${id}/pause`],
      ['POST', `/webhook/${id}/resume`],
      ['POST', `/webhook/${id}/test`],
      ['GET', `/webhook/${id}/delivery`],
      ['GET', `/webhook/${id}/delivery/${unknown}`],
      ['POST', `/webhook/${id}/replay`, { from: 1 }],
      ['DELETE', `/webhook/${id}`],
      ['GET', '/webhook-secret'],
      ['POST', '/webhook-secret', {}],
      ['DELETE', `/webhook-secret/${unknown}`],
      ['POST', '/webhook/verify-signature', { body: '', signature: '' }],
    ]
    for (const [method, path, body] of requests) {
      const sent = { method, ...(body === undefined ? {} : { body }) }
      const nobody = await api.send(`/v1/ext${path}`, sent)
      assert.equal(nobody.status, 401, `${method} ${path}`)
      assert.equal((await place.call(method, path, body, manager)).status, 403, `${method} ${path}`)
      // A fault in the body changes nothing about that.
      if (body !== undefined)
        assert.equal((await place.call(method, path, { nonsense: 1 }, manager)).status, 403)
      if (path.includes(id))
        assert.equal((await place.call(method, path, body, stranger)).status, 404, `${method} ${path}`)
    }
    assert.equal((await place.data('GET', `/webhook/${id}`)).isPaused, false)
  })
})
