import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { enqueue } from '../../../webhooks/enqueue.ts'
import { signatureOf } from '../../../webhooks/sign.ts'
import type { NewWebhookDelivery } from '../../../webhooks/webhook.ts'
import { startReceiver, webhooksPlace, type Receiver } from './test-webhooks.ts'

describe('what a webhook was sent', () => {
  let api: TestApi
  let receiver: Receiver
  before(async () => {
    api = await startApi({ environment: { ALLOW_PRIVATE_NETWORKS: 'yes' } })
    receiver = await startReceiver()
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await receiver[Symbol.asyncDispose]()
  })

  async function place() {
    const found = await webhooksPlace(api)
    const webhook = await found.data('POST', '/webhook', { url: `${receiver.origin}/in` })
    const path = `/webhook/${webhook.id}`
    const add = async (...deliveries: Partial<NewWebhookDelivery>[]): Promise<void> => {
      const whole = deliveries.map((one, index) => ({
        teamId: found.team.id,
        webhookId: String(webhook.id),
        eventId: `event ${index}`,
        eventType: 'process.created',
        orderKey: null,
        body: Buffer.from('{}'),
        ...one,
      }))
      await api.context.database.write((session) => enqueue(session, whole, api.now))
    }
    return { ...found, webhook, path, add }
  }

  it('can be a test, whose answer is shown at once', async () => {
    const { data, path } = await place()
    const { secret } = await data('POST', '/webhook-secret')
    receiver.taken.length = 0
    const { delivery, attempt } = await data('POST', `${path}/test`)
    const [taken] = receiver.taken
    assert.equal(taken?.path, '/in')
    assert.equal(taken.headers['x-chakra-signature-256'], signatureOf(taken.body, secret))
    assert.equal(taken.headers['x-felloe-event-id'], delivery.eventId)
    assert.deepEqual(
      [delivery.state, delivery.eventType, delivery.isAskedFor, delivery.attempts],
      ['DELIVERED', 'test', true, 1],
    )
    assert.deepEqual(
      [attempt.status, attempt.responseBody, attempt.problem, attempt.responseHeaders['content-type']],
      [200, 'heard', null, 'text/plain'],
    )
  })

  it('is shown with its body, and with every attempt', async () => {
    const { data, call, path } = await place()
    receiver.status = 500
    const { delivery } = await data('POST', `${path}/test`)
    receiver.status = 200
    const details = await data('GET', `${path}/delivery/${delivery.id}`)
    assert.equal(JSON.parse(details.body).event, 'test')
    assert.equal(details.bodyBase64, null)
    assert.equal(details.bodyBytes, Buffer.byteLength(details.body))
    const [request] = details.requests
    assert.deepEqual([details.state, request.number, request.status], ['FAILED', 1, 500])
    assert.match(request.problem, /500/)
    assert.ok(Object.keys(request.requestHeaders).some((name) => /event-id/i.test(name)))
    for (const id of ['x', '01890000-0000-7000-8000-000000000000'])
      assert.equal((await call('GET', `${path}/delivery/${id}`)).status, 404)
    const other = await place()
    assert.equal((await other.call('GET', `${other.path}/delivery/${delivery.id}`)).status, 404)
  })

  it('is shown in base64 where it is no text', async () => {
    const { data, path, add } = await place()
    const body = Buffer.from([0xff, 0x00])
    await add({ body })
    const [{ id }] = await data('GET', `${path}/delivery`)
    const details = await data('GET', `${path}/delivery/${id}`)
    assert.deepEqual([details.body, details.bodyBase64], [null, body.toString('base64')])
  })

  it('is listed page by page, by state, type, event, chat and time', async () => {
    const { call, data, path, add } = await place()
    const chat = '01890000-0000-7000-8000-00000000000a'
    await add({ eventId: 'a', orderKey: chat })
    api.now += 1_000
    const between = api.now
    await add({ eventId: 'b', eventType: 'task.created' }, { eventId: 'c', orderKey: chat })
    const found = async (query: string): Promise<string> => {
      const list: { eventId: string }[] = await data('GET', `${path}/delivery?${query}`)
      return list.map(({ eventId }) => eventId).join('')
    }
    assert.equal(await found(''), 'cba')
    assert.equal(await found(`chat=${chat}`), 'ca')
    assert.equal(await found('eventType=task.created'), 'b')
    assert.equal(await found('eventType=task.created,process.created'), 'cba')
    assert.equal(await found('eventId=a'), 'a')
    assert.equal(await found('state=waiting,FAILED'), 'cba')
    assert.equal(await found('state=DELIVERED'), '')
    assert.equal(await found(`from=${between}`), 'cb')
    assert.equal(await found(`to=${between}`), 'a')
    let [cursor, seen] = ['', '']
    do {
      const page = await call('GET', `${path}/delivery?limit=1${cursor}`)
      for (const { eventId } of page.body._data) seen += String(eventId)
      cursor = page.body._meta.hasMore ? `&cursor=${page.body._meta.nextCursor}` : ''
    } while (cursor !== '')
    assert.equal(seen, 'cba')
  })

  it('is asked for with sense, and refused otherwise', async () => {
    const { call, path } = await place()
    for (const [query, fault] of [
      ['state=WAITNG', /^state: must be one of .*Did you mean "WAITING"/],
      ['limit=0', /^limit: must be a whole number from 1 to 200/],
      ['from=yesterday', /^from: must be milliseconds/],
      [`from=${2 ** 48}`, /^from: must be a time in epoch milliseconds, before the year 9999/],
      ['from=2&to=1', /^to: must be later/],
      ['cursor=x', /^cursor: /],
      ['chatt=x', /^chatt: is not known here\. Did you mean "chat"/],
    ] as const) {
      const answer = await call('GET', `${path}/delivery?${query}`)
      assert.equal(answer.status, 400, query)
      assert.match(answer.body._errors[0], fault)
    }
  })

  it('is sent again, by ids, by time, by state and by type', async () => {
    const { call, data, path, add } = await place()
    await add({ eventId: 'a' }, { eventId: 'b', eventType: 'task.created' })
    const list: { id: string; eventId: string }[] = await data('GET', `${path}/delivery`)
    const ids = list.map(({ id }) => id)
    const settle = () =>
      api.context.database.rows(
        `update webhook_deliveries set state = case event_id when 'a' then 'FAILED' else 'DELIVERED' end
         where id = any($1::uuid[])`,
        [ids],
      )
    const replayed = async (wish: object): Promise<string> => {
      await settle()
      const answer = await call('POST', `${path}/replay`, wish)
      assert.equal(answer.status, 200, answer.text)
      const waiting: { eventId: string; isAskedFor: boolean }[] = await data(
        'GET',
        `${path}/delivery?state=WAITING`,
      )
      assert.deepEqual(answer.body._meta, { hasMore: false, nextCursor: null })
      assert.equal(answer.body._data.count, waiting.length)
      assert.ok(waiting.every(({ isAskedFor }) => isAskedFor))
      return waiting.map(({ eventId }) => eventId).join('')
    }
    assert.equal(await replayed({ from: 0 }), 'ba')
    assert.equal(await replayed({ from: 0, states: ['FAILED'] }), 'a')
    assert.equal(await replayed({ from: 0, eventTypes: ['task.created'] }), 'b')
    assert.equal(await replayed({ ids: [ids[1]] }), 'a')
    assert.equal(await replayed({ from: api.now + 1_000, to: api.now + 2_000 }), '')
  })

  it('is not sent again when it is not said what', async () => {
    const { call, path } = await place()
    for (const [wish, fault] of [
      [{}, /^from: is required, unless ids are given/],
      [{ ids: [] }, /^ids: /],
      [{ from: 0, states: ['LOST'] }, /^states: must be a list of WAITING/],
      [{ form: 0 }, /Did you mean "from"/],
    ] as const) {
      const answer = await call('POST', `${path}/replay`, wish)
      assert.equal(answer.status, 400)
      assert.match(answer.body._errors[0], fault)
    }
  })
})
