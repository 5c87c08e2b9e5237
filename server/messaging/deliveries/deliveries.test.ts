import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { deliver, deliverRaw, statusValue } from '../../api/meta/test-deliveries.ts'
import { JobBell } from '../../jobs/job-bell.ts'
import { newId } from '../../lib/uuid.ts'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import { addPlugin, type TestPlugin } from '../../test/support/whatsapp.ts'
import { ourCallbackData } from '../statuses/callback-data.ts'
import { settleEarlyStatuses, sweepStatuses } from '../statuses/statuses.ts'
import type { SweepPlace } from '../statuses/statuses.store.ts'
import { applyDeliveries } from './deliveries.ts'
import { deliveriesStore } from './deliveries.store.ts'
import { deliveryLoop } from './delivery-loop.ts'
import { keptDeliveriesStore } from './kept-deliveries.store.ts'

describe("deliveries of WhatsApp's webhook are applied", () => {
  let api: TestApi
  let team: TestTeam
  let plugin: TestPlugin
  before(async () => {
    api = await startApi()
    team = await api.team()
    plugin = await addPlugin(api, team)
  })
  after(() => api[Symbol.asyncDispose]())

  const { rows } = { rows: (text: string, values: unknown[]) => api.context.database.rows(text, values) }

  async function storeMessage(externalId: string | null, deliveryStatus = 'SENT'): Promise<string> {
    const id = newId(api.now)
    await rows(
      `insert into chat_messages (team_id, id, created_at, updated_at, at, plugin_id, phone_number_id, direction,
         contact_identifier, external_id, data_type, content, text, origin, delivery_status)
       values ($1, $2, now(), now(), now(), $3, $4, 'OUTBOUND', '15550109999', $5, 'text', '{}', 'Hello', 'pass_through', $6)`,
      [team.id, id, plugin.id, plugin.phoneNumberId, externalId, deliveryStatus],
    )
    return id
  }
  const message = async (id: string) =>
    (await rows('select * from chat_messages where team_id = $1 and id = $2', [team.id, id]))[0]!
  const applyAll = async () => {
    while ((await applyDeliveries(api.context.database, api.now)).count > 0);
  }
  const status = (id: string, word: string, timestamp = 1_794_000_000, rest = {}) =>
    statusValue(plugin, {
      id,
      status: word,
      timestamp: String(timestamp),
      recipient_id: '15550109999',
      ...rest,
    })
  const states = () =>
    rows(
      'select state, attempts, problem from raw_deliveries where plugin_id = $1 order by id desc limit 1',
      [plugin.id],
    )

  it('a message shows the furthest status, whatever the order and however often', async () => {
    const id = await storeMessage('wamid.order')
    for (const word of ['read', 'sent', 'delivered', 'sent', 'read'])
      await deliver(api, plugin, status('wamid.order', word))
    await applyAll()
    const { delivery_status, sent_at, read_at } = await message(id)
    assert.deepEqual([delivery_status, sent_at, read_at], ['READ', 1_794_000_000_000, 1_794_000_000_000])
  })

  it('tells in an event what changed, once', async () => {
    const id = await storeMessage('wamid.event')
    for (let count = 0; count < 3; count += 1) {
      await deliver(api, plugin, status('wamid.event', 'delivered'))
      await applyAll()
    }
    const events = await rows('select type, payload from events where team_id = $1 and subject_id = $2', [
      team.id,
      id,
    ])
    const told = { status: 'delivered', at: 1_794_000_000_000, recipientId: '15550109999', errors: null }
    const state = { id, chatId: null, origin: 'pass_through', externalId: 'wamid.event' }
    assert.deepEqual(events, [
      { type: 'message.updated', payload: { ...state, deliveryStatus: 'DELIVERED', statuses: [told] } },
    ])
  })

  it('a failure keeps its code and its reason', async () => {
    const id = await storeMessage('wamid.failed')
    const errors = [
      { code: 131026, title: 'Message undeliverable', error_data: { details: 'not on WhatsApp' } },
    ]
    await deliver(api, plugin, status('wamid.failed', 'failed', 1_794_000_000, { errors }))
    await applyAll()
    const { delivery_status, error_code, status_message } = await message(id)
    assert.deepEqual(
      [delivery_status, error_code, status_message],
      ['FAILED', 131026, '(#131026) Message undeliverable: not on WhatsApp'],
    )
  })

  it('a status that comes before its message waits for it', async () => {
    await deliver(api, plugin, status('wamid.early', 'delivered'))
    await applyAll()
    const id = await storeMessage('wamid.early')
    await settleEarlyStatuses(api.context.database, team.id, 'wamid.early')
    assert.equal((await message(id))['delivery_status'], 'DELIVERED')
  })

  it('what a killed server left between two steps is joined later', async () => {
    await deliver(api, plugin, status('wamid.left', 'read'))
    await applyAll()
    const id = await storeMessage('wamid.left')
    assert.ok((await sweepStatuses(api.context.database, api.now)).count > 0)
    assert.equal((await message(id))['delivery_status'], 'READ')
    assert.equal((await sweepStatuses(api.context.database, api.now)).count, 0)
  })

  it('and found behind many statuses of messages that others send, some at a time', async () => {
    const foreign = Array.from({ length: 30 }, (_, index) => ({
      id: `wamid.foreign${index}`,
      status: 'sent',
      timestamp: '1794000000',
    }))
    await deliver(api, plugin, statusValue(plugin, ...foreign))
    await deliver(api, plugin, status('wamid.foreign~', 'read'))
    await applyAll()
    const id = await storeMessage('wamid.foreign~')
    let sweeps = 0
    for (let last: SweepPlace | undefined; sweeps === 0 || last !== undefined; sweeps += 1)
      last = (await sweepStatuses(api.context.database, api.now, last, 10)).last
    assert.equal((await message(id))['delivery_status'], 'READ')
    assert.ok(sweeps > 3)
  })

  it('a message whose answer was lost is recognised by what WhatsApp carries for us', async () => {
    const id = await storeMessage(null, 'UNKNOWN')
    const callback = { biz_opaque_callback_data: ourCallbackData(id) }
    await deliver(api, plugin, status('wamid.lost', 'sent', 1_794_000_000, callback))
    await applyAll()
    const { delivery_status, external_id, status_message } = await message(id)
    assert.deepEqual([delivery_status, external_id, status_message], ['SENT', 'wamid.lost', null])
  })

  it('what another text claims about a message that is known counts for nothing', async () => {
    const id = await storeMessage('wamid.mine')
    const callback = { biz_opaque_callback_data: ourCallbackData(id) }
    await deliver(api, plugin, status('wamid.other', 'failed', 1_794_000_000, callback))
    await applyAll()
    assert.equal((await message(id))['delivery_status'], 'SENT')
  })

  it('many statuses in one delivery, of known and unknown messages', async () => {
    const ids = await Promise.all(
      Array.from({ length: 50 }, (_, index) => storeMessage(`wamid.many${index}`)),
    )
    const statuses = Array.from({ length: 1_000 }, (_, index) => ({
      id: `wamid.many${index % 100}`,
      status: ['sent', 'delivered', 'read'][index % 3],
      timestamp: '1794000000',
    }))
    await deliver(api, plugin, statusValue(plugin, ...statuses))
    await applyAll()
    for (const id of ids) assert.equal((await message(id))['delivery_status'], 'READ')
  })

  it('several servers that apply the same deliveries do it once and without a deadlock', async () => {
    const id = await storeMessage('wamid.race')
    for (let count = 0; count < 60; count += 1)
      await deliver(api, plugin, status('wamid.race', ['sent', 'delivered', 'read'][count % 3]!))
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        while ((await applyDeliveries(api.context.database, api.now, 5)).count > 0);
      }),
    )
    assert.equal((await message(id))['delivery_status'], 'READ')
    const events = await rows('select 1 from events where team_id = $1 and subject_id = $2', [team.id, id])
    assert.ok(events.length <= 3)
  })

  it('one that nobody can read holds up no other, is tried again, and is kept in the end', async () => {
    await deliverRaw(api, plugin, '{"entry": ')
    const id = await storeMessage('wamid.behind')
    await deliver(api, plugin, status('wamid.behind', 'read'))
    await applyAll()
    assert.equal((await message(id))['delivery_status'], 'READ')
    for (let day = 0; day < 9; day += 1) {
      api.now += 86_400_000
      await applyAll()
    }
    const failed = await rows(
      `select attempts, problem from raw_deliveries where plugin_id = $1 and state = 'FAILED'`,
      [plugin.id],
    )
    assert.equal(failed.length, 1)
    assert.match(String(failed[0]!['problem']), /JSON/)
    assert.equal(failed[0]!['attempts'], 8)
  })

  for (const [what, value] of [
    ['nothing', {}],
    ['lists that are none', { statuses: 'x', messages: 7, metadata: null }],
    ['statuses without what makes them one', { statuses: [null, {}, { id: 'wamid.x' }, { status: 'sent' }] }],
    [
      'texts that the database cannot keep',
      { statuses: [{ id: 'wamid.\u0000', status: 's\u0000', errors: ['\ud800'] }] },
    ],
    ['a time that is none', { statuses: [{ id: 'wamid.t', status: 'sent', timestamp: 'now' }] }],
    [
      'a time beyond all calendars',
      { statuses: [{ id: 'wamid.f', status: 'sent', timestamp: '1794000000000000' }] },
    ],
    ['an id that no index takes', { statuses: [{ id: randomBytes(9_000).toString('hex'), status: 'sent' }] }],
  ] as const)
    it(`takes a delivery that says ${what}`, async () => {
      await deliver(api, plugin, value)
      await applyAll()
      assert.deepEqual(await states(), [{ state: 'APPLIED', attempts: 1, problem: null }])
    })

  for (const [field, value] of [
    ['user_preferences', { user_preferences: [{ wa_id: '15550109999', value: 'stop', timestamp: 1794e12 }] }],
    ['phone_number_quality_update', { display_phone_number: '15550100200', event: 'FLAGGED' }],
  ] as const)
    it(`takes a time beyond all calendars in ${field}`, async () => {
      await deliver(api, plugin, value, { field, time: 1794e12 })
      await applyAll()
      assert.deepEqual(await states(), [{ state: 'APPLIED', attempts: 1, problem: null }])
    })

  it('a failure with a code that is none fails its message all the same', async () => {
    const ids = [await storeMessage('wamid.code1'), await storeMessage('wamid.code2')]
    for (const [index, code] of [131026.5, 1e12].entries()) {
      const errors = [{ code, title: 'Strange' }]
      await deliver(api, plugin, status(`wamid.code${index + 1}`, 'failed', 1_794_000_000, { errors }))
    }
    await applyAll()
    for (const id of ids) {
      const { delivery_status, error_code, status_message } = await message(id)
      assert.deepEqual([delivery_status, error_code, status_message], ['FAILED', null, 'Strange'])
    }
  })

  it('one that cannot be written is found quickly among many', async () => {
    await rows(
      `create or replace function refuse() returns trigger language plpgsql as
       $$ begin if new.external_id = 'wamid.poison' then raise 'refused'; end if; return new; end $$`,
      [],
    )
    await rows(
      'create trigger refuse before insert on message_statuses for each row execute function refuse()',
      [],
    )
    for (let count = 0; count < 100; count += 1)
      await deliver(api, plugin, status(count === 70 ? 'wamid.poison' : `wamid.good${count}`, 'sent'))
    let batches = 0
    while ((await applyDeliveries(api.context.database, api.now)).count > 0) batches += 1
    await rows('drop trigger refuse on message_statuses', [])
    assert.ok(batches < 10, `${batches} batches`)
    const left = await rows(`select problem from raw_deliveries where team_id = $1 and state = 'WAITING'`, [
      team.id,
    ])
    assert.deepEqual(left, [{ problem: 'refused' }])
  })

  it('many that are applied again leave room for what comes in meanwhile', async () => {
    const own = await addPlugin(api, team)
    for (let count = 0; count < 450; count += 1)
      await deliver(api, own, statusValue(own, { id: `wamid.again${count}`, status: 'sent' }))
    await applyAll()
    const again = await keptDeliveriesStore(api.context.database).makeWait(team.id, own.id, {}, api.now)
    assert.equal(again, 450)
    await deliver(api, own, statusValue(own, { id: 'wamid.meanwhile', status: 'sent' }))
    const left: unknown[] = []
    for (let second = 0; second < 3; second += 1) {
      await applyAll()
      const waiting = await rows(
        `select count(*)::int as count, bool_or(convert_from(body, 'UTF8') like '%meanwhile%') as "isNew"
         from raw_deliveries where plugin_id = $1 and state = 'WAITING'`,
        [own.id],
      )
      left.push(waiting[0])
      api.now += 1_000
    }
    assert.deepEqual(left, [
      { count: 250, isNew: false },
      { count: 50, isNew: false },
      { count: 0, isNew: null },
    ])
  })

  it('a server that failed with one that another has tried meanwhile does not count it twice', async () => {
    await deliverRaw(api, plugin, '[')
    const store = deliveriesStore(api.context.database)
    const [delivery] = await store.waiting(team.id, api.now, 1, 1_000)
    assert.ok(delivery !== undefined)
    assert.equal(await store.markFailure(delivery, 'no JSON', api.now), true)
    assert.equal(await store.markFailure(delivery, 'no JSON', api.now), false)
  })

  it('what cannot be swept holds up no delivery', async () => {
    await storeMessage('wamid.endless')
    await rows(
      `insert into message_statuses (team_id, external_id, status, at, received_at)
       values ($1, 'wamid.endless', 'sent', 'infinity', now())`,
      [team.id],
    )
    await deliver(api, plugin, status('wamid.behind-sweep', 'sent'))
    const errors: unknown[] = []
    const bell = new JobBell()
    const context = {
      database: api.context.database,
      clock: () => api.now,
      deliveries: bell,
      mediaBell: bell,
    }
    const loop = deliveryLoop(context, { onError: (error) => errors.push(error), onFailed: () => undefined })
    const began = performance.now()
    loop.start()
    const isApplied = async () => (await states())[0]?.['state'] === 'APPLIED'
    while (performance.now() - began < 30_000 && !(await isApplied())) await sleep(100)
    await loop.stop()
    const sweeps = 1 + Math.floor((performance.now() - began) / 5_000)
    await rows(`delete from message_statuses where team_id = $1 and external_id = 'wamid.endless'`, [team.id])
    assert.equal(await isApplied(), true)
    // It is tried again after five seconds and not with every delivery.
    assert.ok(errors.length >= 1 && errors.length <= sweeps, `${errors.length} of ${sweeps}`)
  })

  it('remembers when the plugin and its number were last heard of', async () => {
    const quiet = await addPlugin(api, team)
    api.now += 60_000
    await deliver(api, quiet, statusValue(quiet, { id: 'wamid.q', status: 'sent' }))
    await applyAll()
    const [found] = await rows(
      `select p.last_delivery_at as plugin, n.last_event_at as number from plugins p
       join phone_numbers n on n.team_id = p.team_id and n.plugin_id = p.id where p.id = $1`,
      [quiet.id],
    )
    assert.deepEqual(found, { plugin: api.now, number: api.now })
  })
})
