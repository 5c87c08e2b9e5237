/** Bulk update as a client sees it: how rows name their process, what they change, what becomes of them. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { testJobs } from './test-jobs.ts'

describe('bulk update', () => {
  let api: TestApi
  before(async () => (api = await startApi({ background: true })))
  after(() => api[Symbol.asyncDispose]())

  it('finds processes by id, primary key and unique attribute, and changes what is given', async () => {
    const { bulkUpdate, done, create, fetch, entries } = await testJobs(api)
    const ana = await create({ lead_id: 'A-1', name: 'Ana', score: 1, phone_number: '+919845012345' })
    const bo = await create({ lead_id: 'A-2', name: 'Bo' })
    const job = await done(
      bulkUpdate({
        processes: [
          { id: ana['id'], update: { data: { score: 2 } } },
          { id: 'A-1', update: { data: { name: null } } },
          { lead_id: 'A-2', update: { state: 'CONTACTED', _row: 1 }, _row: 7, _reason: 'was wrong' },
          { update: { status: 'COMPLETED' }, lead_id: 'A-2' },
          { phone_number: '098450 12345', update: { data: { interest: 'yes' } } },
          { lead_id: 'A-1', update: { data: { interest: 'yes' } } },
        ],
      }),
    )
    assert.deepEqual(
      job.meta['outcomes'],
      { updated: 4, unchanged: 1 },
      JSON.stringify(await entries(job.id)),
    )
    assert.deepEqual(job.counts, { SUCCESS: 5, INVALID: 1 })
    const { data } = await fetch(ana['id'])
    assert.deepEqual([data.name, data.score, data.interest], [undefined, 2, 'yes'])
    assert.equal((await fetch(bo['id']))['status'], 'COMPLETED')
  })

  it('takes lines of JSON and CSV, whose empty cells say nothing', async () => {
    const { bulkUpdate, done, create, fetch, count } = await testJobs(api)
    const ana = await create({ lead_id: 'A-1', name: 'Ana', score: 1 })
    const lines = await done(
      bulkUpdate('{"id":"A-1","update":{"data":{"score":5}}}\n', { type: 'application/x-ndjson' }),
    )
    assert.deepEqual(lines.counts, { SUCCESS: 1 })
    const csv = await done(
      bulkUpdate(`score,lead_id,state,name\n9,A-1,,\n,A-1,CONTACTED,Anna\n`, { type: 'text/csv' }),
    )
    assert.deepEqual(csv.counts, { SUCCESS: 2 })
    const byId = await done(bulkUpdate(`id,lead_id\n${ana['id'] as string},B-1\n`, { type: 'text/csv' }))
    assert.deepEqual(byId.counts, { SUCCESS: 1 })
    const { data } = await fetch(ana['id'])
    assert.deepEqual([data.name, data.score, data.lead_id], ['Anna', 9, 'B-1'])
    assert.equal(await count({ state: 'CONTACTED' }), 1)
  })

  it('tells what is wrong with a row, and what is not there', async () => {
    const { bulkUpdate, done, entries, create } = await testJobs(api)
    await create({ lead_id: 'A-1' })
    const job = await done(
      bulkUpdate({
        processes: [
          { id: 'A-9', update: {} },
          { update: {} },
          { id: 'A-1', lead_id: 'A-1', update: {} },
          { id: 'A-1' },
          { id: 'A-1', update: { scroe: 1, score: 1, team: 'x', data: { score: 'x' } } },
          { name: 'Ana', update: {} },
          { id: { a: 1 }, update: {} },
        ],
      }),
    )
    const found = await entries(job.id)
    assert.deepEqual(
      found.map((entry) => entry['completionStatus']),
      ['ERROR', 'INVALID', 'INVALID', 'INVALID', 'INVALID', 'INVALID', 'INVALID'],
    )
    for (const [index, expected] of [
      /no such process/,
      /^id: is required/,
      /^lead_id: is one name too many/,
      /^update: must be an object/,
      /update\.scroe: .*; update\.score: is an attribute.*; update\.team: .*; data\.score: /,
      /^name: is not an attribute by which/,
      /^id: must be the id/,
    ].entries())
      assert.match(found[index]!['statusMessage'], expected)
  })

  it('with validateOnly leaves everything as it is', async () => {
    const { bulkUpdate, done, create, fetch } = await testJobs(api)
    const ana = await create({ lead_id: 'A-1', score: 1 })
    const body = { processes: [{ id: 'A-1', update: { data: { score: 2 } } }] }
    const job = await done(bulkUpdate(body, { query: '?validateOnly=true' }))
    assert.deepEqual(job.counts, { SUCCESS: 1 })
    assert.deepEqual(await fetch(ana['id']), ana)
  })

  it('refuses a body without the list, an unknown parameter, CSV without an identifier', async () => {
    const { bulkUpdate, refusal } = await testJobs(api)
    for (const body of ['[]', '{}', '{"processes":{}}', '{"rows":[]}', 'null'])
      assert.match((await refusal(bulkUpdate(body)))[0]!, /\{"processes": \[/)
    await refusal(bulkUpdate({ processes: [] }, { query: '?upsert=true' }))
    assert.match((await refusal(bulkUpdate('score\n1\n', { type: 'text/csv' })))[0]!, /^id: is required/)
  })

  it('protects: with a key of type user, others’ processes are not there', async () => {
    const { bulkUpdate, done, create, team, fetch, refusal } = await testJobs(api)
    await refusal(bulkUpdate({ processes: [] }, { token: 'wrong' }), 401)
    const ana = await create({ lead_id: 'A-1', score: 1 })
    await team.user({ username: 'ira' })
    const token = await team.token('user', { user: 'ira' })
    const job = await done(
      bulkUpdate({ processes: [{ id: 'A-1', update: { data: { score: 2 } } }] }, { token }),
    )
    assert.deepEqual(job.counts, { ERROR: 1 })
    assert.deepEqual(await fetch(ana['id']), ana)
  })
})
