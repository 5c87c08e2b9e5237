import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startSandbox, type Sandbox } from '@felloe/sandbox'
import { until } from '../events/test-log.ts'
import { send, type Received } from '../test/support/http.ts'
import { openWorkplace, type RunningProgram, type Workplace } from '../test/support/program.ts'

describe('the first start of a newcomer', () => {
  let place: Workplace
  /** In the place of WhatsApp itself. */
  let whatsapp: Sandbox
  let environment: Record<string, string>
  let token = ''
  let running: RunningProgram
  before(async () => {
    place = await openWorkplace()
    whatsapp = await startSandbox()
    environment = { SANDBOX: 'auto', SANDBOX_PORT: '0', GRAPH_URL: whatsapp.origin }
    running = await place.start({ environment })
    token = /^[A-Za-z0-9]{255}$/m.exec(running.output().stdout)?.[0] ?? ''
  })
  after(async () => {
    await place[Symbol.asyncDispose]()
    await whatsapp[Symbol.asyncDispose]()
  })

  const call = (path: string, body?: unknown): Promise<Received> =>
    send(running.origin, path, {
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { method: 'POST', body }),
    })
  const onlyNumber = async () => {
    const numbers = (await call('/v1/ext/whatsapp-phone-number')).body._data as {
      id: string
      pluginId: string
    }[]
    assert.equal(numbers.length, 1)
    return numbers[0]!
  }
  /** Sends a message, and waits until the sandbox has told that it was delivered. */
  const sendOne = async () => {
    const { id, pluginId } = await onlyNumber()
    const base = `/v1/ext/plugin/whatsapp/${pluginId}`
    const text = { messaging_product: 'whatsapp', to: '15550109999', type: 'text', text: { body: 'Hello' } }
    const sent = await call(`${base}/api/v23.0/${id}/messages`, text)
    assert.equal(sent.status, 200, sent.text)
    for (let count = 0; count < 200; count += 1) {
      const plugin = (await call(`/plugin/${pluginId}`)).body._data
      if (plugin.webhook.lastDeliveryAt !== null) return plugin.webhook.lastDeliveryAt as number
      await sleep(50)
    }
    throw new Error('no delivery came')
  }

  it('has a number that sends, and is told what becomes of it', async () => {
    assert.ok((await sendOne()) > 0)
    const { pluginId } = await onlyNumber()
    const examined = await call(`/v1/ext/plugin/whatsapp/${pluginId}/doctor`)
    assert.equal(examined.body._data[0].status, 'ok', examined.text)
  })

  it('goes on after a restart, at another address', async () => {
    const before = await onlyNumber()
    await running.end()
    running = await place.start({ environment })
    assert.deepEqual((await onlyNumber()).id, before.id)
    const examined = await call(`/v1/ext/plugin/whatsapp/${before.pluginId}/doctor`)
    assert.equal(examined.body._data[0].status, 'ok', examined.text)
  })

  it('ends the sandbox when a real number is connected, and leaves it off', async () => {
    const sandboxOf = (program: RunningProgram) =>
      /Sandbox of WhatsApp: (\S+)/.exec(program.output().stdout)?.[1]
    const origin = sandboxOf(running)
    assert.ok(origin)
    // The first of each sandbox has the same ids.
    whatsapp.makeBusiness()
    const { accessToken, appSecret } = whatsapp.makeBusiness()
    const made = await call('/plugin', { name: 'Real', accessToken, appSecret })
    assert.equal(made.body._data.isSandbox, false, made.text)
    const answers = () =>
      fetch(`${origin}/_sandbox/`).then(
        () => true,
        () => false,
      )
    await until(async () => !(await answers()))
    const numbers = (await call('/v1/ext/whatsapp-phone-number')).body._data
    assert.equal(numbers.length, 2)
    await running.end()
    running = await place.start({ environment })
    assert.equal(sandboxOf(running), undefined)
  })
})
