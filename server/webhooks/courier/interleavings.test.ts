import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../database/database.ts'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import { findDelivery, listDeliveries, replay } from '../deliveries.ts'
import { inChat, makeWebhook, put } from '../test-webhooks.ts'
import type { Webhook } from '../webhook.ts'
import { changeWebhook, findWebhook, pauseWebhook, resumeWebhook } from '../webhooks.ts'
import { WebhookCourier } from './courier.ts'
import { eventually, startReceiver, type Answer, type Receiver } from './test-receiver.ts'

const day = 24 * 3_600_000

/** What happens between a statement of the courier and its answer; by the label of the statement, or `write`. */
type Meanwhile = (what: string) => Promise<unknown> | undefined

describe('what happens while the courier is at work', () => {
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
    await api.context.database.rows('delete from webhook_deliveries')
    api.now = Math.max(api.now, Date.now())
  })

  async function receiver(answer?: Answer): Promise<Receiver> {
    const made = await startReceiver(answer)
    stack.push(made)
    return made
  }
  function courier({ before, behind }: { before?: Meanwhile; behind?: Meanwhile } = {}): WebhookCourier {
    const { database: real } = api.context
    const rows: Database['rows'] = async (text, values, label = '') => {
      await before?.(label)
      const found = await real.rows(text, values, label)
      await behind?.(label)
      return found as never
    }
    const write: Database['write'] = async (work) => {
      await before?.('write')
      return await real.write(work)
    }
    const database = new Proxy(real, {
      get: (target, name) =>
        name === 'rows' ? rows : name === 'write' ? write : (Reflect.get(target, name) as unknown),
    })
    const made = new WebhookCourier({ ...api.context, database }, { onError: () => undefined }).start()
    stack.push(made)
    return made
  }
  const webhook = (url: string) => makeWebhook(api.context, team.id, url)
  const deliveriesOf = async (one: Webhook) =>
    (await listDeliveries(api.context, team.actor(), one.id)).deliveries
  const areAllDelivered = (one: Webhook) =>
    eventually(
      async () => (await deliveriesOf(one)).every(({ state }) => state === 'DELIVERED'),
      'all to be delivered',
    )
  /** As if every attempt had failed for four days. */
  async function failsForDays(one: Webhook) {
    const since = new Date(api.now - 4 * day)
    await api.context.database.rows('update webhooks set failing_since = $2 where id = $1', [one.id, since])
    await api.context.database.rows(
      'update webhook_deliveries set first_failed_at = $2, attempts = 40 where webhook_id = $1',
      [one.id, since],
    )
  }

  it('what fails and is asked for again is sent soon, and its chat behind it', async () => {
    const there = await receiver((_, __, index) => (index === 0 ? 500 : 200))
    const one = await webhook(there.url)
    await put(api.context, one, inChat('A', 3))
    courier()
    await there.until(1)
    await eventually(async () => (await deliveriesOf(one)).some(({ attempts }) => attempts === 1), 'a note')
    await replay(api.context, team.actor(), one.id, { from: 0, states: ['WAITING'] })
    await there.until(4)
    assert.deepEqual(there.texts(), ['A:0', ...inChat('A', 3)])
  })

  it('a pause that ends before it is seen lets what has failed be sent at once', async () => {
    const there = await receiver((_, __, index) => (index === 0 ? 500 : 200))
    const one = await webhook(there.url)
    await put(api.context, one, inChat('A', 3))
    courier()
    await there.until(1)
    await eventually(async () => (await deliveriesOf(one)).some(({ attempts }) => attempts === 1), 'a note')
    await pauseWebhook(api.context, team.actor(), one.id)
    await resumeWebhook(api.context, team.actor(), one.id)
    await there.until(4)
    assert.deepEqual(there.texts(), ['A:0', ...inChat('A', 3)])
  })

  it('a pause that ends before what was sent is noted sends nothing twice', async () => {
    const there = await receiver()
    const one = await webhook(there.url)
    await put(api.context, one, inChat('A', 3))
    const carrier = courier({
      before: (what) => (what === 'note-webhook-attempts' ? sleep(900) : undefined),
    })
    await there.until(1)
    await pauseWebhook(api.context, team.actor(), one.id)
    carrier.wake(team.id)
    await sleep(250)
    await resumeWebhook(api.context, team.actor(), one.id)
    carrier.wake(team.id)
    await areAllDelivered(one)
    assert.deepEqual(there.texts(), inChat('A', 3))
  })

  it('what comes while the courier reads is sent at once', async () => {
    const there = await receiver()
    const one = await webhook(there.url)
    const looks = Promise.withResolvers<undefined>()
    let isAlone = false
    let meanwhile: (() => Promise<void>) | undefined
    const carrier = courier({
      // It looks by itself every second, which would find what it has missed.
      before: (what) => (isAlone && what === 'webhooks-that-wait' ? looks.promise : undefined),
      async behind(what) {
        if (what !== 'waiting-webhook-deliveries') return
        const comes = meanwhile
        meanwhile = undefined
        await comes?.()
      },
    })
    stack.push({
      [Symbol.asyncDispose]() {
        looks.resolve(undefined)
        return Promise.resolve()
      },
    })
    await put(api.context, one, ['first:0'])
    carrier.wake(team.id)
    await there.until(1)
    isAlone = true
    for (let round = 0; round < 5; round += 1) {
      meanwhile = async () => {
        await put(api.context, one, [`${round}:1`])
        carrier.wake(team.id)
      }
      await put(api.context, one, [`${round}:0`])
      carrier.wake(team.id)
      await there.until(2 * round + 3)
    }
  })

  it('a chat with large bodies and a slow answer leaves room for others', async () => {
    const there = await receiver(async ({ body }) => {
      if (body.length > 100) await sleep(200)
      return 200
    })
    const one = await webhook(there.url)
    await put(api.context, one, [...inChat('A', 200), ...inChat('B', 5)])
    await api.context.database.rows(
      `update webhook_deliveries set body = body || decode(repeat('00', 100000), 'hex') where order_key = 'A'`,
    )
    courier()
    const ofB = () => there.texts().filter((text) => text.startsWith('B:'))
    await eventually(() => ofB().length === 5, 'chat B')
    assert.ok(there.received.length < 40, `after ${there.received.length} requests`)
    assert.deepEqual(ofB(), inChat('B', 5))
  })

  it('an address that is set while its webhook is about to be paused is not paused', async () => {
    const [there, other] = [await receiver(() => 500), await receiver()]
    const one = await webhook(there.url)
    await put(api.context, one, ['A:0'])
    await failsForDays(one)
    let isSet = false
    courier({
      async before(what) {
        if (what !== 'write' || isSet) return
        isSet = true
        await changeWebhook(api.context, team.actor(), one.id, { url: other.url })
      },
    })
    await eventually(() => isSet, 'three days to be over')
    await put(api.context, one, ['B:0'])
    await other.until(1)
    assert.equal((await findWebhook(api.context, team.actor(), one.id)).pausedAt, null)
  })

  it('a pause that cannot be written leaves no second sender behind', async () => {
    const there = await receiver((_, __, index) => (index === 0 ? 500 : 200))
    const one = await webhook(there.url)
    await put(api.context, one, ['A:0'])
    await failsForDays(one)
    let isDown = true
    courier({
      async before(what) {
        if (!isDown || (what !== 'write' && what !== 'note-webhook-attempts')) return
        await sleep(3_000)
        throw new Error('the database is away')
      },
    })
    await there.until(1)
    await sleep(3_500)
    await put(api.context, one, ['B:0', 'C:0', 'D:0'])
    isDown = false
    await eventually(() => there.texts().includes('D:0'), 'what comes then')
    await sleep(1_500)
    for (const { id } of await deliveriesOf(one)) {
      const { requests } = await findDelivery(api.context, team.actor(), one.id, id)
      assert.deepEqual(
        requests.map(({ problem }) => problem).filter((problem) => problem?.includes('destroyed')),
        [],
      )
    }
  })
})
