import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { Agent, request } from 'undici'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { withKnobs, type WebhookKnobs } from '../knobs.ts'
import { startReceiver, type Receiver } from '../test-receiver.ts'
import type { Change } from './webhooks.ts'

const dayMs = 86_400_000

describe('webhooks', () => {
  let sandbox: Sandbox
  let business: Business
  let receiver: Receiver
  beforeEach(async () => {
    sandbox = await startSandbox()
    business = sandbox.makeBusiness()
    receiver = await startReceiver()
    await receiver.subscribe(sandbox.origin, business)
  })
  afterEach(async () => {
    await sandbox[Symbol.asyncDispose]()
    await receiver.close()
  })

  const turn = (webhooks: Partial<WebhookKnobs>) => {
    sandbox.context.knobs = withKnobs(sandbox.context.knobs, { webhooks })
  }
  const message = (id: string, text = 'Hello'): Change => ({
    wabaId: business.wabaId,
    phoneNumberId: business.phoneNumberId,
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata: { phone_number_id: business.phoneNumberId },
      contacts: [{ wa_id: '15550109999' }],
      messages: [{ id, text: { body: text } }],
    },
  })
  const status = (id: string): Change => ({
    ...message(id),
    value: { messaging_product: 'whatsapp', statuses: [{ id, status: 'sent' }] },
  })
  const accountUpdate = (): Change => ({
    wabaId: business.wabaId,
    field: 'account_update',
    value: { event: 'VERIFIED_ACCOUNT' },
  })
  const publish = (...changes: Change[]) => {
    for (const change of changes) sandbox.context.webhooks.publish(change)
  }
  const control = async (path: string, body?: unknown) => {
    const answer = await fetch(`${sandbox.origin}/_sandbox${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${sandbox.controlToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as any } // eslint-disable-line @typescript-eslint/no-explicit-any
  }
  /** The log, once it has so many attempts: they are noted a moment after they are answered. */
  const logged = async (count: number) => {
    for (;;) {
      const { data } = (await control('/events')).body
      if (data.length >= count) return data
      await new Promise(setImmediate)
    }
  }
  const ids = () =>
    receiver.changes('messages').map(({ value }) => (value['messages'] ?? value['statuses'])[0].id)

  it('are ASCII, signed over exactly the bytes that come', async () => {
    publish(message('a', 'café 😀 — \u007f "quoted" /slash'))
    await receiver.waitFor(1)
    const { bytes, headers } = receiver.deliveries[0]!
    const text = bytes.toString('latin1')
    assert.match(text, /^[\0-~]*$/)
    assert.match(text, /caf\\u00e9 \\ud83d\\ude00 \\u2014 \\u007f \\"quoted\\" \/slash/)
    assert.equal(receiver.changes()[0]?.value['messages'][0].text.body, 'café 😀 — \u007f "quoted" /slash')
    const hmac = (algorithm: string, body: string | Buffer) =>
      createHmac(algorithm, business.appSecret).update(body).digest('hex')
    assert.equal(headers['x-hub-signature-256'], `sha256=${hmac('sha256', bytes)}`)
    assert.equal(headers['x-hub-signature'], `sha1=${hmac('sha1', bytes)}`)
    assert.equal(headers['content-type'], 'application/json')
    assert.equal(headers['user-agent'], 'facebookexternalua')
    // A verifier that escapes the text again before it hashes has to come to the same.
    const again = bytes
      .toString()
      .replaceAll(/[^\0-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    assert.equal(headers['x-hub-signature-256'], `sha256=${hmac('sha256', again)}`)
  })

  it('tell the time of an entry as a number, and only for what is not messages', async () => {
    const before = Math.floor(Date.now() / 1_000)
    publish(message('a'), accountUpdate())
    const after = Math.floor(Date.now() / 1_000)
    const changes = await receiver.waitFor(2)
    const byField = new Map(changes.map((change) => [change.field, change]))
    assert.deepEqual(
      [byField.get('messages')?.entryId, byField.get('messages')?.time],
      [business.wabaId, undefined],
    )
    const time = byField.get('account_update')?.time ?? 0
    assert.ok(time >= before && time <= after, `${time} is not from ${before} to ${after}`)
  })

  it('go only to apps that are subscribed to the WABA and asked for the field', async () => {
    await receiver.subscribe(sandbox.origin, business, ['account_update'])
    const other = sandbox.makeBusiness()
    publish(message('a'), { ...accountUpdate(), wabaId: other.wabaId }, accountUpdate())
    await receiver.waitFor(1)
    await new Promise((done) => setTimeout(done, 30))
    assert.deepEqual(
      receiver.changes().map(({ field, entryId }) => [field, entryId]),
      [['account_update', business.wabaId]],
    )
  })

  it('are tried again until they are answered with 200; another success is none', async () => {
    turn({ retrySpeed: 1_000 })
    receiver.answerWith(500, 1)
    publish(message('a'))
    await receiver.waitFor(1)
    receiver.answerWith(204, 1)
    publish(message('b'))
    await receiver.waitFor(2)
    assert.deepEqual(
      receiver.deliveries.map(({ answered }) => answered),
      [500, 200, 204, 200],
    )
    assert.deepEqual(receiver.deliveries[0]?.bytes, receiver.deliveries[1]?.bytes)
  })

  it('wait longer from try to try, and come at once when the clock is moved', async () => {
    receiver.answerWith(503)
    publish(message('a'))
    for (const tries of [2, 3, 4]) {
      await logged(tries - 1)
      sandbox.context.clock.advance(tries * 60_000)
    }
    receiver.answerWith(200)
    sandbox.context.clock.advance(dayMs)
    await receiver.waitFor(1)
    assert.ok(receiver.deliveries.length >= 4)
  })

  it('are given up after seven days', async () => {
    receiver.answerWith(500)
    publish(message('a'))
    const last = async () => (await control('/events')).body.data.at(-1)
    while ((await last())?.outcome !== 'will be retried') await new Promise(setImmediate)
    sandbox.context.clock.advance(7 * dayMs)
    // A slow machine may have come to another try before the time was moved.
    while ((await last()).outcome === 'will be retried') await new Promise(setImmediate)
    assert.equal((await last()).outcome, 'given up')
    assert.ok((await last()).attempt >= 2)
    assert.equal((await control('/')).body.waitingWebhooks, 0)
  })

  it('reach a callback that was not there at first', async () => {
    turn({ retrySpeed: 100 })
    const { url } = receiver
    await receiver.close()
    publish(message('a'))
    const [event] = await logged(1)
    assert.deepEqual([event.status, event.outcome], [null, 'will be retried'])
    assert.match(event.answer, /ECONNREFUSED|other side closed/)
    receiver = await startReceiver({ port: Number(new URL(url).port) })
    await receiver.waitFor(1)
  })

  describe('with knobs', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => String(index))

    it('come twice when all are duplicated', async () => {
      turn({ duplicates: 1 })
      publish(message('a'))
      await receiver.waitFor(2)
      assert.deepEqual(ids(), ['a', 'a'])
    })

    it('come although the first try of all is lost', async () => {
      turn({ drops: 1, retrySpeed: 1_000 })
      publish(message('a'))
      await receiver.waitFor(1)
      const events = await logged(2)
      assert.deepEqual(
        events.map((event: { status: number | null; attempt: number }) => [event.status, event.attempt]),
        [
          [null, 1],
          [200, 2],
        ],
      )
    })

    it('come in another order when they are shuffled, each once', async () => {
      turn({ shuffles: true })
      publish(...many(200).map((id) => message(id)))
      await receiver.waitFor(200)
      assert.notDeepEqual(ids(), many(200))
      assert.deepEqual(ids().sort(), many(200).sort())
    })

    it('come in batches, as several changes and within one value, and nothing is lost', async () => {
      turn({ batchSize: 50 })
      publish(...many(300).map((id) => status(id)), accountUpdate())
      const statuses = (): string[] =>
        receiver
          .changes('messages')
          .flatMap(({ value }) => value['statuses'] as { id: string }[])
          .map(({ id }) => id)
      while (statuses().length < 300) await receiver.waitFor(receiver.changes().length + 1)
      assert.deepEqual(statuses().sort(), many(300).sort())
      assert.ok(receiver.deliveries.length <= 8, String(receiver.deliveries.length))
      const counts = receiver.deliveries.map(({ json }) => json.entry[0]!.changes.length)
      assert.ok(counts.includes(50) && counts.includes(1), counts.join(' '))
    })

    it('wait as long as they are told to, by the clock of the sandbox', async () => {
      turn({ delayMs: 60_000 })
      publish(message('a'))
      await new Promise((done) => setTimeout(done, 30))
      assert.equal(receiver.deliveries.length, 0)
      sandbox.context.clock.advance(60_000)
      await receiver.waitFor(1)
    })
  })

  describe('in the log', () => {
    it('show what was sent and answered', async () => {
      publish(message('a'))
      await receiver.waitFor(1)
      const [event] = await logged(1)
      assert.equal(event.body, receiver.deliveries[0]!.bytes.toString())
      assert.deepEqual(
        [event.status, event.outcome, event.url, event.fields],
        [200, 'delivered', receiver.url, ['messages']],
      )
    })

    it('are read on from an event, and of one field', async () => {
      for (const [index, change] of [message('a'), accountUpdate(), message('b')].entries()) {
        publish(change)
        await logged(index + 1)
      }
      const all = await logged(3)
      assert.deepEqual((await control(`/events?after=${all[0].id}&limit=1`)).body.data, [all[1]])
      assert.deepEqual((await control('/events?limit=1')).body.data, [all[2]])
      assert.deepEqual((await control('/events?field=account_update')).body.data, [all[1]])
      assert.match(
        (await control('/events?limit=0&afer=1')).body.error.message,
        /"limit" must.*|"afer".*"after"/,
      )
    })

    it('are sent once more on request, byte for byte', async () => {
      publish(message('a'))
      await receiver.waitFor(1)
      const [event] = await logged(1)
      const again = await control(`/events/${event.id}/redeliver`, {})
      assert.deepEqual([again.status, again.body.status, again.body.attempt], [200, 200, 2])
      assert.deepEqual(receiver.deliveries[1]!.bytes, receiver.deliveries[0]!.bytes)
      assert.equal((await control('/events/999/redeliver', {})).status, 404)
    })
  })

  it('are published by hand, of any field', async () => {
    await receiver.subscribe(sandbox.origin, business, ['history'])
    const change = { wabaId: business.wabaId, field: 'history', value: { phase: 1 } }
    assert.deepEqual((await control('/events', change)).body, { success: true })
    assert.deepEqual((await receiver.waitFor(1))[0]?.value, { phase: 1 })
    assert.equal((await control('/events', { ...change, wabaId: '1' })).status, 404)
    const wrong = await control('/events', { field: '', value: [] })
    assert.match(wrong.body.error.message, /"wabaId" is required.*"field" must.*"value" must/)
  })

  it('are sent at a thousand a second and more', async () => {
    const count = 2_000
    const portion = 200
    const bare = await startReceiver()
    const agent = new Agent({ connections: 32 })
    const body = '{"object":"whatsapp_business_account","entry":[]}'
    const bareStartedAt = performance.now()
    const posts = Array.from({ length: count }, async () =>
      (await request(bare.url, { dispatcher: agent, method: 'POST', body })).body.dump(),
    )
    await Promise.all(posts)
    const bareTook = performance.now() - bareStartedAt
    await agent.close()
    await bare.close()

    const startedAt = performance.now()
    for (let id = 0; id < count; id += 1) publish(status(String(id)))
    for (let come = portion; come <= count; come += portion) await receiver.waitFor(come)
    const took = performance.now() - startedAt
    assert.ok(took < count / 0.5, `${Math.round(took)} ms, and ${Math.round(bareTook)} ms for bare requests`)
  })
})
