import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { testJobs } from '../jobs/test-jobs.ts'
import { testLeads, type Answered } from '../processes/test-leads.ts'

describe('what is changed through the API is in the log of events', () => {
  let api: TestApi
  before(async () => {
    api = await startApi({ background: true })
  })
  after(() => api[Symbol.asyncDispose]())

  /** The events of a team up to one of this type. */
  const eventsUntil = async (token: string, type: string): Promise<Answered[]> => {
    for (const end = Date.now() + 5_000; Date.now() < end;) {
      const { body } = await api.send('/v1/events', { token })
      const events = body._data as Answered[]
      if (events.some((event) => event['type'] === type)) return events
      await pause(5)
    }
    throw new Error(`no ${type} came`)
  }
  const typesOf = (events: readonly Answered[]) => events.map(({ type }) => type as string)

  it('a process with its record: made, changed, deleted', async () => {
    const { create, send, token } = await testLeads(api)
    const process = await create({ phone_number: '+919845012345', city: 'Pune' })
    const path = `/${process['id'] as string}`
    assert.equal((await send('PATCH', path, { data: { city: 'Goa' } })).status, 200)
    assert.equal((await send('DELETE', path)).status, 200)
    const events = await eventsUntil(token, 'process.deleted')
    assert.deepEqual(typesOf(events), [
      'record.created',
      'process.created',
      'process.updated',
      'process.deleted',
    ])
    assert.equal(events[0]?.['subjectId'], process['record'])
    assert.equal(events[1]?.['madeBy'], process['createdBy'])
  })

  it('a chunk of a job, with how many records it wrote, and nothing for each of them', async () => {
    const { bulkCreate, done, token } = await testJobs(api)
    const rows = Array.from({ length: 30 }, (_, row) => ({
      data: { phone_number: `+9198450${10_000 + row}` },
    }))
    await done(bulkCreate(rows))
    const events = await eventsUntil(token, 'processes.changed')
    assert.deepEqual(typesOf(events), ['processes.changed'])
    assert.deepEqual(events[0]?.['payload'].records, { created: 30, updated: 0 })
  })

  it('a procedure and an entity', async () => {
    const { token } = await testLeads(api)
    const write = async (method: string, path: string, body: object) => {
      const { status, text } = await api.send(`/v1/ext${path}`, { method, token, body })
      assert.equal(status, 200, text)
    }
    await write('POST', '/entity', { shortId: 'house', name: 'House' })
    const states = ['NEW', 'DONE'].map((shortId) => ({ shortId, name: shortId }))
    const sale = { shortId: 'sale', name: 'Sale', entity: 'house', states }
    await write('POST', '/procedure', { ...sale, startState: 'NEW', completedState: 'DONE' })
    await write('PATCH', '/procedure/sale', { name: 'Sales' })
    const events = await eventsUntil(token, 'procedure.updated')
    assert.deepEqual(typesOf(events), ['entity.created', 'procedure.created', 'procedure.updated'])
    assert.equal(events[2]?.['payload'].name, 'Sales')
  })
})
