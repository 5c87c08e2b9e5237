import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { withSandbox, type ConnectedSandbox } from '../../../test/support/whatsapp.ts'
import { signatureOf } from '../../../webhooks/sign.ts'
import { placeOf, text } from '../sending/test-sends.ts'
import { startReceiver, webhooksPlace, type Receiver } from './test-webhooks.ts'

/* eslint-disable @typescript-eslint/no-explicit-any -- bodies of any shape */
const customer = '15550107777'
const patienceMs = 15_000

describe('what happens in WhatsApp', () => {
  let api: TestApi
  let connected: ConnectedSandbox
  let receiver: Receiver
  before(async () => {
    api = await startApi({ background: true, environment: { ALLOW_PRIVATE_NETWORKS: 'yes' } })
    connected = await withSandbox(api)
    receiver = await startReceiver()
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await connected[Symbol.asyncDispose]()
    await receiver[Symbol.asyncDispose]()
  })

  it('reaches every webhook in its own form, signed, and each thing once', async () => {
    const { team, token, data } = await webhooksPlace(api)
    const { plugin } = await connected.connect(team)
    const { secret } = await data('POST', '/webhook-secret')
    await data('POST', `/plugin/whatsapp/${plugin.id}/update-config`, {
      passThroughWebhookUrl: `${receiver.origin}/meta`,
      enableMessageEchoesForPassThroughWebhook: true,
      enableChakraWebhook: true,
      chakraWebhookUrl: `${receiver.origin}/chakra`,
    })
    await data('POST', '/webhook', {
      url: `${receiver.origin}/events`,
      eventTypes: ['message.*', 'chat.created'],
    })

    const taken = (path: string): Record<string, any>[] =>
      receiver.taken.filter((one) => one.path === path).map(({ body }) => JSON.parse(body.toString()))
    const sees = async (what: string, isThere: () => boolean): Promise<void> => {
      const end = Date.now() + patienceMs
      while (!isThere()) {
        const taken = receiver.taken.map(({ path, body }) => `${path} ${body.toString()}`)
        if (Date.now() > end) assert.fail(`${what} did not come: ${taken.join('\n')}`)
        await sleep(25)
        api.now = Math.max(api.now, Date.now())
      }
    }

    const { origin, controlToken } = connected.sandbox
    const written = await fetch(`${origin}/_sandbox/customers/${customer}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ to: plugin.phoneNumberId, type: 'text', text: { body: 'Is it ready? 🙂' } }),
    })
    assert.ok(written.ok)
    await sees('the message', () => taken('/chakra').some(({ event }) => event === 'message'))
    const place = placeOf(api, team, token, plugin)
    const sent = await place.send(text(customer))
    assert.equal(sent.status, 200, sent.text)
    await sees('the delivery', () =>
      taken('/chakra').some(({ payload }) => payload.deliveryStatus === 'delivered'),
    )
    // Nothing is promised of the order between webhooks, nor between an echo of ours and what WhatsApp sends.
    const inMeta = () => taken('/meta').flatMap(({ entry }) => entry[0].changes)
    await sees('the message, passed on', () => inMeta().some(({ value }) => value.messages !== undefined))
    await sees('the delivery, passed on', () =>
      inMeta().some(({ value }) => value.statuses?.[0].status === 'delivered'),
    )
    await sees('the echo, passed on', () => inMeta().some(({ field }) => field === 'smb_message_echoes'))
    await sees('the echo', () => taken('/chakra').some(({ event }) => event === 'message_echo'))
    for (const type of ['chat.created', 'message.created', 'message.updated'])
      await sees(type, () => taken('/events').some(({ event }) => event === type))

    const message = taken('/chakra').find(({ event }) => event === 'message')!
    assert.equal(message['payload'].message.text.body, 'Is it ready? 🙂')
    assert.equal(message['payload'].wabaId, plugin.wabaId)
    assert.equal(message['payload'].phoneNumberId, plugin.phoneNumberId)
    assert.equal(message['payload'].contacts[0].wa_id, customer)
    assert.equal(message['payload'].timestamp, Number(message['payload'].message.timestamp) * 1_000)

    const raw = inMeta().flatMap(({ value }) => value.messages ?? [])
    assert.deepEqual(raw[0], message['payload'].message, 'verbatim')
    assert.ok(!receiver.taken.some(({ body }) => body.includes('felloe:')))

    const echo = taken('/chakra').find(({ event }) => event === 'message_echo')!
    assert.equal(echo['payload'].message.to, customer)
    assert.match(echo['payload'].message.id, /^wamid\./)
    const statuses = taken('/chakra').filter(({ event }) => event === 'status')
    assert.ok(statuses.every(({ payload }) => payload.id === echo['payload'].message.id))

    const created = taken('/events').find(({ event }) => event === 'message.created')!
    assert.equal(created['payload'].text, 'Is it ready? 🙂')

    for (const { headers, body } of receiver.taken)
      assert.equal(headers['x-chakra-signature-256'], signatureOf(body, secret))
    const ids = receiver.taken.map(({ headers }) => headers['x-felloe-event-id'])
    assert.equal(new Set(ids).size, ids.length)
  })
})
