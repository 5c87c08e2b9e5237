import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { LoggedEvent } from '../../../events/log.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { addPlugin } from '../../../test/support/whatsapp.ts'
import { bodiesFor, portionsOf } from '../../../webhooks/bodies/bodies-for.ts'
import { createWebhook } from '../../../webhooks/webhooks.ts'
import { newId } from '../../../lib/uuid.ts'
import { testJobs, type TestJobs } from '../jobs/test-jobs.ts'

/* eslint-disable @typescript-eslint/no-explicit-any -- bodies of any shape */
interface Told {
  readonly eventId: string
  readonly eventType: string
  readonly orderKey: string | null
  readonly body: Record<string, any>
}

describe('webhooks for events', () => {
  let api: TestApi
  before(async () => {
    api = await startApi({ background: true })
  })
  after(() => api[Symbol.asyncDispose]())

  /** All events of the team so far. */
  async function events(teamId: string): Promise<LoggedEvent[]> {
    const rows = await api.context.database.rows<any>(
      `select id, at, type, subject_id as "subjectId", made_by as "madeBy", payload from events
       where team_id = $1 order by transaction, id`,
      [teamId],
    )
    return rows.map((row, index) => ({ ...row, teamId, number: index + 1 }))
  }

  async function told(
    { team }: Pick<TestJobs, 'team'>,
    eventTypes: string[] | null = null,
    statements: string[] = [],
  ): Promise<Told[]> {
    const url = 'https://receiver.example/'
    const webhook = await createWebhook(api.context, team.actor(), { url, eventTypes })
    const log = await events(team.id)
    const deliveries = await api.context.database.write((session) => {
      const counting = {
        ...session,
        rows: (text: string, values?: readonly unknown[], name?: string) => {
          statements.push(text)
          return session.rows<any>(text, values, name)
        },
      }
      return bodiesFor(api.context, counting, team.id, log, [webhook])
    })
    assert.ok(deliveries.every(({ teamId, webhookId }) => teamId === team.id && webhookId === webhook.id))
    return deliveries.map(({ eventId, eventType, orderKey, body }) => ({
      eventId,
      eventType,
      orderKey,
      body: JSON.parse(body.toString()),
    }))
  }

  it('are sent each event with the object as it is fetched', async () => {
    const leads = await testJobs(api)
    const lead = await leads.create({ name: 'Ana', phone_number: '+919845012345' })
    const [delivery, ...others] = await told(leads, ['process.*'])
    assert.deepEqual(others, [])
    const [event] = (await events(leads.team.id)).filter(({ type }) => type === 'process.created')
    assert.deepEqual(delivery, {
      eventId: event!.id,
      eventType: 'process.created',
      orderKey: lead['id'],
      body: {
        id: event!.id,
        event: 'process.created',
        number: event!.number,
        timestamp: event!.at,
        madeBy: event!.madeBy,
        payload: await leads.fetch(lead['id']),
        change: event!.payload,
      },
    })
  })

  it('are sent tasks, users, plugins and whatever else is in the log', async () => {
    const leads = await testJobs(api)
    const { team, token } = leads
    const lead = await leads.create({ name: 'Ana', phone_number: '+919845012345' })
    const task = await api.send(`/v1/ext/p/lead/${lead['id']}/task/call`, { method: 'POST', token, body: {} })
    const user = await team.user({ firstName: 'Bo' })
    await api.send(`/v1/ext/user/${user.id}`, { method: 'PUT', token, body: { lastName: 'Li' } })
    await api.send('/plugin', {
      method: 'POST',
      token,
      body: { name: 'W', serverConfig: { passThroughWebhookUrl: 'https://a.example/?key=secret' } },
    })
    const deliveries = await told(leads)
    assert.deepEqual(
      deliveries.map(({ eventId }) => eventId),
      (await events(team.id)).map(({ id }) => id),
      'every event of the log, in its order',
    )
    const of = (type: string) => deliveries.find(({ eventType }) => eventType === type)?.body['payload']
    assert.deepEqual(of('task.created'), task.body._data)
    const plugin = of('plugin.created')
    assert.equal(plugin.name, 'W')
    assert.ok(!JSON.stringify(deliveries).includes('key=secret'))
    const changed = of('user.updated')
    if (changed !== undefined) {
      const fetched = await api.send(`/v1/ext/user/${user.id}`, { token })
      for (const [key, value] of Object.entries(changed)) assert.deepEqual(value, fetched.body._data[key])
      assert.equal(changed.lastName, 'Li')
    }
  })

  it('are sent those that are deleted, and of what is gone the id', async () => {
    const leads = await testJobs(api)
    const lead = await leads.create({ name: 'Ana', phone_number: '+919845012345' })
    await leads.send('DELETE', `/${lead['id']}`)
    const gone = newId()
    await api.context.database.rows(
      `insert into events (team_id, id, at, type, subject_id, payload)
       values ($1, $2, now(), 'task.updated', $3, '{"status":"OPEN"}'),
         ($1, $4, now(), 'something.new', $3, '{}')`,
      [leads.team.id, newId(), gone, newId()],
    )
    const deliveries = await told(leads, ['process.deleted', 'task.*', 'something.*'])
    const [deleted, task, unknown] = ['process.deleted', 'task.updated', 'something.new'].map((type) =>
      deliveries.find(({ eventType }) => eventType === type),
    )
    assert.equal(deleted!.body['payload'].id, lead['id'])
    assert.equal(deleted!.body['payload'].isDeleted, true)
    assert.deepEqual([task?.body['payload'], task?.body['change']], [{ id: gone }, { status: 'OPEN' }])
    assert.deepEqual(unknown?.body['payload'], { id: gone })
  })

  it('are sent each process of a job, under the name of what became of it', async () => {
    const leads = await testJobs(api)
    const rows = Array.from({ length: 30 }, (_, index) => ({
      data: { name: `Lead ${index}`, phone_number: `+9198450${String(10_000 + index)}` },
    }))
    const job = await leads.done(leads.bulkCreate(rows))
    assert.equal(job.counts['SUCCESS'], 30)
    const statements: string[] = []
    const deliveries = await told(leads, ['process.*'], statements)
    assert.equal(deliveries.length, 30)
    assert.ok(statements.length <= 5, statements.join('\n'))
    const [event] = (await events(leads.team.id)).filter(({ type }) => type === 'processes.changed')
    for (const [row, { eventId, eventType, orderKey, body }] of deliveries.entries()) {
      assert.deepEqual([eventId, eventType], [`${event!.id}.${row}`, 'process.created'])
      assert.equal(body['payload'].data.name, `Lead ${row}`)
      assert.equal(orderKey, body['payload'].id)
      assert.equal(body['change'].jobId, job.id)
    }
    assert.deepEqual(deliveries[3]!.body['payload'], await leads.fetch(deliveries[3]!.body['payload'].id))
    const ids = deliveries.slice(0, 2).map(({ body }) => body['payload'].id)
    await leads.done(
      leads.bulkUpdate({ processes: ids.map((id) => ({ id, update: { data: { name: 'New' } } })) }),
    )
    const updated = await told(leads, ['process.updated'])
    assert.deepEqual(
      updated.map(({ body }) => [body['payload'].id, body['payload'].data.name]),
      ids.map((id) => [id, 'New']),
    )
  })

  it('are sent messages as they are fetched, in the order of their chat', async () => {
    const leads = await testJobs(api)
    const plugin = await addPlugin(api, leads.team)
    const [id, chat] = [newId(), newId()]
    await api.context.database.rows(
      `insert into chat_messages (team_id, id, created_at, updated_at, plugin_id, phone_number_id, chat_id, at,
         direction, contact_identifier, data_type, content, text, origin, delivery_status)
       values ($1, $2, now(), now(), $3, $4, $5, now(), 'INBOUND', '15550001111', 'text', '{}', 'hello', 'inbound',
         'DELIVERED')`,
      [leads.team.id, id, plugin.id, plugin.phoneNumberId, chat],
    )
    await api.context.database.rows(
      `insert into events (team_id, id, at, type, subject_id, payload)
       values ($1, $2, now(), 'message.created', $3, $4)`,
      [leads.team.id, newId(), id, JSON.stringify({ id, chatId: chat })],
    )
    const [delivery] = await told(leads, ['message.*'])
    assert.equal(delivery?.orderKey, chat)
    const { payload } = delivery.body
    assert.deepEqual([payload.id, payload.text, payload.chat], [id, 'hello', chat])
  })

  it('come in portions that memory holds', () => {
    const event = (type: string, number: number): LoggedEvent => ({
      teamId: '',
      id: '',
      number,
      at: 0,
      type,
      subjectId: '',
      madeBy: null,
      payload: {},
    })
    const log = Array.from({ length: 100 }, (_, index) =>
      event(index % 2 === 0 ? 'processes.changed' : 'task.created', index),
    )
    const portions = portionsOf(log)
    assert.deepEqual(portions.flat(), log)
    assert.ok(portions.every((one) => one.filter(({ type }) => type === 'processes.changed').length <= 4))
    assert.deepEqual(portionsOf([]), [])
    assert.equal(portionsOf(log.filter(({ type }) => type === 'task.created')).length, 1)
  })
})
