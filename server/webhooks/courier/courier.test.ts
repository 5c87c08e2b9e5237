import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import { signatureOf } from '../sign.ts'
import { rotateSecret } from '../secrets.ts'
import { inChat, makeWebhook, put } from '../test-webhooks.ts'
import type { Webhook } from '../webhook.ts'
import { changeWebhook, findWebhook, pauseWebhook, resumeWebhook } from '../webhooks.ts'
import { findDelivery, listDeliveries } from '../deliveries.ts'
import { WebhookCourier } from './courier.ts'
import { eventually, startReceiver, type Answer, type Receiver } from './test-receiver.ts'

const [minute, hour, day] = [60_000, 3_600_000, 24 * 3_600_000]

describe('the courier', () => {
  let api: TestApi
  let team: TestTeam
  let stack: AsyncDisposable[] = []
  before(async () => {
    api = await startApi({ environment: { ALLOW_PRIVATE_NETWORKS: 'yes' } })
    team = await api.team()
  })
  after(() => api[Symbol.asyncDispose]())
  afterEach(async () => {
    for (const one of stack.reverse()) await one[Symbol.asyncDispose]()
    stack = []
    // What one test left waiting is nothing to the next one.
    await api.context.database.rows('delete from webhook_deliveries')
    api.now = Math.max(api.now, Date.now())
  })

  async function receiver(answer?: Answer, port?: number): Promise<Receiver> {
    const made = await startReceiver(answer, port)
    stack.push(made)
    return made
  }
  const told: string[] = []
  function courier(): WebhookCourier {
    const made = new WebhookCourier(api.context, {
      onPaused: ({ id }) => void told.push(id),
      onError: (error) => {
        throw error
      },
    }).start()
    stack.push(made)
    return made
  }
  const webhook = (url: string, more: Partial<Webhook> = {}) => makeWebhook(api.context, team.id, url, more)
  const stateOf = async (one: Webhook) => {
    const { deliveries } = await listDeliveries(api.context, team.actor(), one.id, { limit: 200 })
    return deliveries.map(({ state }) => state)
  }
  const allAre = (one: Webhook, state: string) =>
    eventually(async () => (await stateOf(one)).every((is) => is === state), `all to be ${state}`)
  /**
   * Waits until so many attempts of this delivery are noted. Only then has the time of its failure been read from the
   * clock, which the test is about to move.
   */
  const attemptsOf = (one: Webhook, name: string, count: number) =>
    eventually(async () => {
      const { deliveries } = await listDeliveries(api.context, team.actor(), one.id, { limit: 200 })
      return deliveries.some(({ eventId, attempts }) => eventId === `event-${name}` && attempts === count)
    }, `attempt ${count} of ${name}`)
  const ofChat = (texts: readonly string[], chat: string) =>
    texts.filter((text) => text.startsWith(`${chat}:`))

  describe('sends', () => {
    it('everything once, each chat in its order, chats beside each other', async () => {
      const there = await receiver(async () => {
        await sleep(Math.random() * 20)
        return 204
      })
      const one = await webhook(there.url)
      const chats = ['A', 'B', 'C', 'D', 'E'].map((chat) => inChat(chat, 20))
      const mixed = chats[0]!.flatMap((_, index) => chats.map((chat) => chat[index]!))
      await put(api.context, one, mixed)
      courier()
      await there.until(100)
      await allAre(one, 'DELIVERED')
      assert.equal(there.received.length, 100)
      for (const chat of chats) assert.deepEqual(ofChat(there.texts(), chat[0]!.charAt(0)), chat)
      assert.ok(there.mostAtOnce > 1)
      assert.ok(there.mostAtOnce <= 5)
    })

    it('what says who it is, signed with the newest secret and during a rotation with both', async () => {
      const there = await receiver()
      const own = await api.team()
      const one = await makeWebhook(api.context, own.id, there.url)
      await put(api.context, one, ['unsigned'])
      const carrier = courier()
      await there.until(1)
      const first = await rotateSecret(api.context, own.actor(), {})
      await put(api.context, one, ['signed'])
      carrier.wake(own.id)
      await there.until(2)
      const second = await rotateSecret(api.context, own.actor(), { secret: 'a-secret-of-our-own' })
      await put(api.context, one, ['both'])
      carrier.wake(own.id)
      await there.until(3)
      api.now += 25 * hour
      await put(api.context, one, ['new'])
      carrier.wake(own.id)
      await there.until(4)
      const headers = there.received.map((post) => [
        post.headers['x-chakra-signature-256'],
        post.headers['x-felloe-signatures'],
      ])
      const by = (text: string, secret: string) => signatureOf(Buffer.from(text), secret)
      assert.deepEqual(headers, [
        [undefined, undefined],
        [by('signed', first.secret), undefined],
        [by('both', second.secret), `${by('both', second.secret)},${by('both', first.secret)}`],
        [by('new', second.secret), undefined],
      ])
      const { headers: sent } = there.received[0]!
      assert.equal(sent['x-felloe-event-id'], 'event-unsigned')
      assert.equal(sent['x-felloe-attempt'], '1')
      assert.equal(sent['content-type'], 'application/json')
      assert.match(String(sent['user-agent']), /^Felloe\//)
    })

    it('the very bytes', async () => {
      const there = await receiver()
      const one = await webhook(there.url)
      const bytes = Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0xed, 0xa0, 0x80])
      await put(api.context, one, ['x'])
      await api.context.database.rows('update webhook_deliveries set body = $1', [bytes])
      courier()
      await there.until(1)
      assert.deepEqual(there.received[0]!.body, bytes)
    })
  })

  describe('when a receiver fails', () => {
    for (const [what, answer, problem] of [
      ['answers with 500', () => 500, /status 500/],
      [
        'redirects',
        (_: unknown, response) => void response.writeHead(302, { location: '/x' }).end(),
        /redirect \(302\)/,
      ],
      ['resets', (_: unknown, response) => void response.socket?.resetAndDestroy(), /no answer/],
      ['closes', (_: unknown, response) => void response.destroy(), /no answer/],
    ] as [string, Answer, RegExp][])
      it(`that ${what}: it is tried again, with the same event id, and every attempt is kept`, async () => {
        const there = await receiver((post, response, index) =>
          index < 2 ? answer(post, response, index) : 200,
        )
        const one = await webhook(there.url)
        await put(api.context, one, ['A:0'])
        courier()
        await attemptsOf(one, 'A:0', 1)
        api.now += 2_000
        await attemptsOf(one, 'A:0', 2)
        api.now += 20_000
        await allAre(one, 'DELIVERED')
        assert.deepEqual(
          there.received.map(({ headers }) => [headers['x-felloe-event-id'], headers['x-felloe-attempt']]),
          [1, 2, 3].map((number) => ['event-A:0', String(number)]),
        )
        const { deliveries } = await listDeliveries(api.context, team.actor(), one.id)
        const { requests, body } = await findDelivery(api.context, team.actor(), one.id, deliveries[0]!.id)
        assert.equal(body.toString(), 'A:0')
        assert.deepEqual(
          requests.map(({ number }) => number),
          [3, 2, 1],
        )
        assert.equal(requests[0]?.problem, null)
        assert.equal(requests[0].responseBody, 'noted')
        assert.match(String(requests[1]?.problem), problem)
      })

    it('a long answer counts by its status, and only its beginning is kept', async () => {
      const there = await receiver((_, response) => {
        response.writeHead(200)
        response.on('error', () => undefined)
        for (let count = 0; count < 50; count += 1) response.write('x'.repeat(100_000))
        response.end()
      })
      const one = await webhook(there.url)
      await put(api.context, one, ['A:0', 'A:1'])
      courier()
      await there.until(2)
      await allAre(one, 'DELIVERED')
      const { deliveries } = await listDeliveries(api.context, team.actor(), one.id)
      const { requests } = await findDelivery(api.context, team.actor(), one.id, deliveries[0]!.id)
      assert.equal(requests[0]?.responseBody?.length, 4096)
    })

    it('it holds its chat and no other, for at most ten minutes', async () => {
      const there = await receiver(({ body }) => (body.toString() === 'A:0' ? 500 : 200))
      const one = await webhook(there.url)
      await put(api.context, one, ['A:0', 'A:1', 'B:0', 'A:2', 'B:1'])
      const carrier = courier()
      await eventually(() => ofChat(there.texts(), 'B').length === 2, 'chat B')
      await attemptsOf(one, 'A:0', 1)
      api.now += 9 * minute
      await put(api.context, one, ['A:3', 'C:0'])
      carrier.wake(team.id)
      await eventually(() => ofChat(there.texts(), 'C').length === 1, 'chat C')
      await eventually(() => ofChat(there.texts(), 'A').length === 2, 'another attempt')
      assert.deepEqual(new Set(ofChat(there.texts(), 'A')), new Set(['A:0']))
      api.now += 2 * minute
      await eventually(() => ofChat(there.texts(), 'A').includes('A:3'), 'the chat to go on')
      assert.deepEqual(
        ofChat(there.texts(), 'A').filter((text) => text !== 'A:0'),
        ['A:1', 'A:2', 'A:3'],
      )
      there.answer = () => 200
      api.now += hour
      await allAre(one, 'DELIVERED')
    })

    it('a chat goes on in its order once its delivery succeeds', async () => {
      const there = await receiver(({ body }, _, index) =>
        body.toString() === 'A:0' && index < 1 ? 503 : 200,
      )
      const one = await webhook(there.url)
      await put(api.context, one, inChat('A', 30))
      courier()
      await attemptsOf(one, 'A:0', 1)
      api.now += 2_000
      await allAre(one, 'DELIVERED')
      assert.deepEqual(there.texts(), ['A:0', ...inChat('A', 30)])
    })

    it('the hold outlives the courier', async () => {
      const there = await receiver(({ body }) => (body.toString() === 'A:0' ? 500 : 200))
      const one = await webhook(there.url)
      await put(api.context, one, ['A:0', 'A:1', 'B:0'])
      const first = new WebhookCourier(api.context, { onError: assert.ifError }).start()
      await there.until(2)
      await attemptsOf(one, 'A:0', 1)
      await first[Symbol.asyncDispose]()
      api.now += minute
      courier()
      await there.until(3)
      await sleep(300)
      assert.ok(!there.texts().includes('A:1'))
    })
  })

  it('what was sent and not noted before a kill is sent again, with the same ids', async () => {
    const there = await receiver()
    const one = await webhook(there.url)
    await put(api.context, one, ['A:0', 'A:1'])
    const { database } = api.context
    // A database that cannot be written to, as one that is killed with the server.
    const deaf = new Proxy(database, {
      get: (target, name) => {
        if (name !== 'rows') return Reflect.get(target, name) as unknown
        return (text: string, values: readonly unknown[], label?: string) =>
          label === 'note-webhook-attempts'
            ? Promise.reject(new Error('killed'))
            : target.rows(text, values, label)
      },
    })
    const killed = new WebhookCourier(
      { ...api.context, database: deaf },
      { onError: () => undefined },
    ).start()
    await there.until(2)
    await killed[Symbol.asyncDispose]()
    courier()
    await there.until(4)
    await allAre(one, 'DELIVERED')
    assert.deepEqual(there.texts(), ['A:0', 'A:1', 'A:0', 'A:1'])
    const ids = there.received.map(({ headers }) => headers['x-felloe-delivery-id'])
    assert.deepEqual(ids.slice(0, 2), ids.slice(2))
  })

  it('one that fails with everything is asked with one request now and then, and in order when it is back', async () => {
    const there = await receiver(() => 500)
    const one = await webhook(there.url)
    const chats = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J']
    const mixed = [0, 1, 2].flatMap((number) => chats.map((chat) => `${chat}:${number}`))
    await put(api.context, one, mixed)
    courier()
    // So many failures, and it rests: the clock stands still until it is moved.
    await there.until(5)
    await sleep(1_500)
    const before = there.received.length
    assert.ok(before <= 12, `${before} requests`)
    for (let step = 0; step < 5; step += 1) {
      api.now += 15 * minute
      await sleep(1_100)
    }
    assert.ok(there.received.length - before <= 10, `${there.received.length - before} more`)
    const failed = there.received.length
    there.answer = () => 200
    api.now += 5 * minute
    await allAre(one, 'DELIVERED')
    const texts = there.texts().slice(failed)
    for (const chat of chats) assert.deepEqual(ofChat(texts, chat), inChat(chat, 3))
  })

  it('waits as long as the receiver asks for, within bounds', async () => {
    const there = await receiver((_, response, index) => {
      if (index > 0) return 200
      return void response.writeHead(429, { 'retry-after': '120' }).end()
    })
    const one = await webhook(there.url)
    await put(api.context, one, ['A:0', 'B:0'])
    courier()
    await attemptsOf(one, 'A:0', 1)
    await attemptsOf(one, 'B:0', 1)
    const before = there.received.length
    api.now += minute
    await sleep(1_200)
    assert.equal(there.received.length, before)
    api.now += 90_000
    await allAre(one, 'DELIVERED')
  })

  it('gives a delivery up after three days when others were taken', async () => {
    const there = await receiver(({ body }) => (body.toString() === 'A:0' ? 500 : 200))
    const one = await webhook(there.url)
    await put(api.context, one, ['A:0'])
    const carrier = courier()
    await attemptsOf(one, 'A:0', 1)
    api.now += day
    await attemptsOf(one, 'A:0', 2)
    await put(api.context, one, ['B:0'])
    carrier.wake(team.id)
    await attemptsOf(one, 'B:0', 1)
    api.now += 2 * day + hour
    await eventually(async () => (await stateOf(one)).includes('FAILED'), 'the end')
    assert.equal((await findWebhook(api.context, team.actor(), one.id)).pausedAt, null)
  })

  it('is paused after three days in which everything failed; nothing is lost, and it goes on in order', async () => {
    const there = await receiver(() => 500)
    const one = await webhook(there.url)
    await put(api.context, one, ['A:0', 'A:1'])
    const carrier = courier()
    await attemptsOf(one, 'A:0', 1)
    api.now += 3 * day + minute
    await eventually(
      async () => (await findWebhook(api.context, team.actor(), one.id)).pausedAt !== null,
      'the pause',
    )
    const [event] = await api.context.database.rows<{ payload: Record<string, unknown> }>(
      `select payload from events where type = 'webhook.paused' and subject_id = $1`,
      [one.id],
    )
    assert.match(String(event?.payload['reason']), /three days.*status 500/)
    // It is told when the pause is committed, and seen a moment before.
    await eventually(() => told.length > 0, 'the news of the pause')
    assert.deepEqual(told, [one.id])
    await put(api.context, one, ['A:2'])
    there.answer = () => 200
    const count = there.received.length
    await sleep(1_200)
    assert.equal(there.received.length, count)
    assert.deepEqual(await stateOf(one), ['WAITING', 'WAITING', 'WAITING'])
    await resumeWebhook(api.context, team.actor(), one.id)
    carrier.wake(team.id)
    await there.until(count + 3)
    assert.deepEqual(there.texts().slice(count), inChat('A', 3))
  })

  it('sends nothing while it is paused by hand, and to a new address from then on', async () => {
    const [there, other] = [await receiver(), await receiver()]
    const one = await webhook(there.url)
    await pauseWebhook(api.context, team.actor(), one.id)
    await put(api.context, one, ['A:0'])
    const carrier = courier()
    await sleep(500)
    assert.equal(there.received.length, 0)
    await changeWebhook(api.context, team.actor(), one.id, { url: other.url })
    await resumeWebhook(api.context, team.actor(), one.id)
    carrier.wake(team.id)
    await other.until(1)
    assert.equal(there.received.length, 0)
  })

  it('loses nothing, of however many wait for one chat, while others pass', async () => {
    const there = await receiver()
    const one = await webhook(there.url)
    await put(api.context, one, [...inChat('A', 900), ...inChat('B', 5)])
    courier()
    await eventually(() => ofChat(there.texts(), 'B').length === 5, 'chat B')
    // One after the other, so how long it takes depends on the machine: each portion has the usual patience.
    for (let count = 105; count <= 905; count += 100) await there.until(count)
    assert.deepEqual(ofChat(there.texts(), 'A'), inChat('A', 900))
  })
})
