/** Background jobs as a client sees them: lists, entries, failures, cancelling, undoing. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startBackground } from '../../../background.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { testJobs } from './test-jobs.ts'

describe('background jobs', () => {
  let api: TestApi
  before(async () => (api = await startApi({ background: true })))
  after(() => api[Symbol.asyncDispose]())

  it('are listed newest first, page by page', async () => {
    const { bulkCreate, done, jobs } = await testJobs(api)
    const ids: string[] = []
    for (let index = 0; index < 3; index += 1) {
      api.now += 1_000
      ids.unshift((await done(bulkCreate([{ name: `L${index}` }]))).id)
    }
    const first = (await jobs('?limit=2')).body
    assert.deepEqual(
      first._data.map((job: { id: string }) => job.id),
      ids.slice(0, 2),
    )
    assert.deepEqual(first._data[0].meta.bjEntryCompletionStatusVsCount.SUCCESS, 1)
    const second = (await jobs(`?limit=2&cursor=${first._meta.nextCursor}`)).body
    assert.deepEqual(
      second._data.map((job: { id: string }) => job.id),
      ids.slice(2),
    )
    assert.deepEqual(second._meta, { hasMore: false, nextCursor: null })
    for (const query of ['?limit=0', '?cursor=x', '?limt=1']) assert.equal((await jobs(query)).status, 400)
  })

  it('show the entries of one status, and go on by the path they give', async () => {
    const { bulkCreate, done, jobs } = await testJobs(api)
    const rows = Array.from({ length: 30 }, (_, index) =>
      index % 3 === 0 ? { score: 'x' } : { score: index },
    )
    const { id, counts } = await done(bulkCreate(rows))
    assert.deepEqual(counts, { INVALID: 10, SUCCESS: 20 })
    const scores: unknown[] = []
    let path: string | null = `/${id}/entries?status=SUCCESS&limit=7`
    while (path !== null) {
      const { body } = await jobs(path)
      assert.equal(body._meta.totalCount, 20)
      scores.push(...body._data.map((entry: { input: { score: number } }) => entry.input.score))
      const next: string | null = body._meta.nextPage
      path = next === null ? null : next.slice('/v1/ext/background-job'.length)
    }
    assert.deepEqual(
      scores,
      rows.flatMap(({ score }) => (typeof score === 'number' ? [score] : [])),
    )
    const { body: skipped } = await jobs(`/${id}/entries?status=INVALID&skip=9`)
    assert.equal(skipped._data.length, 1)
    assert.equal(skipped._meta.nextPage, null)
    assert.deepEqual((await jobs(`/${id}/entries?status=NOT_STARTED`)).body._data, [])
    for (const query of ['status=DONE', 'limit=1001', 'skip=-1', 'cursor=x'])
      assert.equal((await jobs(`/${id}/entries?${query}`)).status, 400, query)
  })

  it('give each entry an id that stays', async () => {
    const { bulkCreate, done, entries } = await testJobs(api)
    const { id } = await done(bulkCreate([{}, {}]))
    const ids = (await entries(id)).map((entry) => entry['id'] as string)
    assert.equal(new Set(ids).size, 2)
    assert.deepEqual(
      (await entries(id, '?skip=1')).map((entry) => entry['id'] as string),
      ids.slice(1),
    )
  })

  describe('failures', () => {
    it('are downloaded as they were sent, put right, and sent again', async () => {
      const { bulkCreate, done, jobs, count } = await testJobs(api)
      const sent = `{"name":"Ana","score":"high","data":{"quantity_of_nothing":12345678901234567890}}
{"name":"Bo"}
{"score":"low"}`
      const { id } = await done(bulkCreate(sent, { type: 'application/x-ndjson' }))
      const file = await jobs(`/${id}/failures`)
      assert.match(file.headers['content-type']!, /x-ndjson/)
      const lines = file.text.trimEnd().split('\n')
      assert.equal(lines.length, 2)
      assert.match(lines[0]!, /12345678901234567890.*"_row":1,"_reason":".*data\.score/)
      assert.equal(JSON.parse(lines[1]!)._row, 3)
      const fixed = file.text.replace(/"(high|low)"/g, '5').replace(/"data":\{[^}]*\},/, '')
      const again = await done(bulkCreate(fixed, { type: 'application/x-ndjson' }))
      assert.deepEqual(again.counts, { SUCCESS: 2 })
      assert.equal(await count(), 3)
    })

    it('of CSV are CSV with the number and the reason', async () => {
      const { bulkCreate, bulkUpdate, done, jobs } = await testJobs(api)
      const { id } = await done(
        bulkCreate('score,name,lead_id\nx,"Ana, Rao",A-1\n1,Bo,A-2\n', { type: 'text/csv' }),
      )
      const file = await jobs(`/${id}/failures`)
      assert.match(file.headers['content-type']!, /text\/csv/)
      const [header, row, ...rest] = file.text.split('\r\n')
      assert.equal(header, 'score,name,lead_id,_row,_reason')
      assert.match(row!, /^x,"Ana, Rao",A-1,1,.*score/)
      assert.deepEqual(rest, [''])
      const fixed = file.text.replace('\r\nx,', '\r\n7,')
      assert.deepEqual((await done(bulkCreate(fixed, { type: 'text/csv' }))).counts, { SUCCESS: 1 })
      const update = await done(bulkUpdate('lead_id,score\nA-1,x\nA-3,1\nA-2,3\n', { type: 'text/csv' }))
      assert.deepEqual(update.counts, { INVALID: 1, ERROR: 1, SUCCESS: 1 })
      const changes = (await jobs(`/${update.id}/failures`)).text
      const put = changes.replace('A-1,x', 'A-1,9').replace('A-3,', 'A-2,')
      assert.deepEqual((await done(bulkUpdate(put, { type: 'text/csv' }))).counts, { SUCCESS: 2 })
    })

    it('can be had in the other form, too', async () => {
      const { bulkCreate, bulkUpdate, done, jobs } = await testJobs(api)
      const json = await done(bulkCreate([{ state: 'NWE', data: { name: 'Ana', score: 3 } }, { score: 'x' }]))
      const csv = (await jobs(`/${json.id}/failures?format=csv`)).text
      assert.equal(csv.split('\r\n')[0], 'state,name,score,_row,_reason')
      const fixed = csv.replace('NWE', 'NEW').replace(',x,', ',4,')
      assert.deepEqual((await done(bulkCreate(fixed, { type: 'text/csv' }))).counts, { SUCCESS: 2 })
      const rows = await done(bulkUpdate('lead_id,score\nA-9,5\n', { type: 'text/csv' }))
      const lines = (await jobs(`/${rows.id}/failures?format=ndjson`)).text
      const { _row, ...item } = JSON.parse(lines)
      assert.equal(_row, 1)
      assert.deepEqual(
        { ...item, _reason: '' },
        { lead_id: 'A-9', update: { data: { score: 5 } }, _reason: '' },
      )
      assert.equal((await jobs(`/${rows.id}/failures?format=xml`)).status, 400)
    })

    it('are none of a job whose rows all succeeded', async () => {
      const { bulkCreate, done, jobs } = await testJobs(api)
      const { id } = await done(bulkCreate([{}]))
      const { status, text } = await jobs(`/${id}/failures`)
      assert.deepEqual([status, text], [200, ''])
    })
  })

  describe('undo', () => {
    it('takes back what a job did, but nothing that was changed since', async () => {
      const { bulkCreate, bulkUpdate, done, entries, jobs, send, fetch, count } = await testJobs(api)
      const created = await done(
        bulkCreate([
          { lead_id: 'A-1', score: 1 },
          { lead_id: 'A-2', score: 1 },
        ]),
      )
      const update = await done(
        bulkUpdate({
          processes: ['A-1', 'A-2', 'A-1'].map((id, index) => ({
            id,
            update: { data: { score: index + 2 } },
          })),
        }),
      )
      const undo = await done(jobs(`/${update.id}/undo`, 'POST'))
      assert.equal(undo.meta['undoes'], update.id)
      assert.deepEqual(undo.counts, { SUCCESS: 3 })
      const [one, two] = await entries(created.id)
      assert.equal((await fetch(one!['output'].process))['data'].score, 1)
      await send('PUT', '/lead_id/A-2', { data: { score: 50 } })
      const gone = await done(jobs(`/${created.id}/undo`, 'POST'))
      assert.deepEqual(gone.counts, { SUCCESS: 1, ERROR: 1 })
      const [first] = await entries(gone.id)
      assert.match(first!['statusMessage'], /cannot be undone: .*changed/)
      assert.equal((await fetch(two!['output'].process))['data'].score, 50)
      assert.equal(await count(), 1)
    })

    it('can be undone itself, and is repeated safely', async () => {
      const { bulkCreate, done, jobs, count, token } = await testJobs(api)
      const { id } = await done(bulkCreate([{}, {}, { score: 'x' }]))
      const path = `/v1/ext/background-job/${id}/undo`
      const send = () => api.send(path, { method: 'POST', token, headers: { 'idempotency-key': 'undo-it' } })
      const undo = await done(send())
      assert.deepEqual(undo.counts, { SUCCESS: 2 })
      assert.equal((await done(send())).id, undo.id)
      assert.equal(await count(), 0)
      assert.deepEqual((await done(jobs(`/${undo.id}/undo`, 'POST'))).counts, { SUCCESS: 2 })
      assert.equal(await count(), 2)
    })
  })

  describe('protects', () => {
    it('jobs of other teams, and those of others from keys of type user', async () => {
      const mine = await testJobs(api)
      const other = await testJobs(api)
      const { id } = await mine.done(mine.bulkCreate([{}]))
      await mine.team.user({ username: 'ira-of-jobs' })
      const user = await mine.team.token('user', { user: 'ira-of-jobs' })
      for (const token of [other.token, user])
        for (const [path, method] of [
          [`/${id}`, 'GET'],
          [`/${id}/entries`, 'GET'],
          [`/${id}/failures`, 'GET'],
          [`/${id}/cancel`, 'POST'],
          [`/${id}/undo`, 'POST'],
        ] as const)
          assert.equal((await mine.jobs(path, method, token)).status, 404, path)
      assert.deepEqual((await mine.jobs('', 'GET', user)).body._data, [])
      const own = await mine.done(mine.bulkCreate([{}], { token: user }))
      assert.deepEqual(
        (await mine.jobs('', 'GET', user)).body._data.map((job: { id: string }) => job.id),
        [own.id],
      )
      assert.equal((await mine.jobs(`/${id}`, 'GET', 'wrong')).status, 401)
      assert.equal((await mine.jobs('/nonsense')).status, 404)
    })
  })
})

describe('jobs that nobody works on yet', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  it('show their rows as not started, cannot be undone, and can be cancelled', async () => {
    const { bulkCreate, job, entries, jobs, done, count } = await testJobs(api)
    const { id } = (await bulkCreate(Array.from({ length: 1_200 }, () => ({ name: 'Ana' })))).body._data
    assert.deepEqual((await job(id)).counts, { NOT_STARTED: 1_200 })
    const [first] = await entries(id, '?skip=1199&status=NOT_STARTED')
    assert.deepEqual(
      [first!['completionStatus'], first!['input'], first!['statusMessage'], first!['output']],
      ['NOT_STARTED', { name: 'Ana' }, null, null],
    )
    assert.equal((await jobs(`/${id}/undo`, 'POST')).body._meta.code, 'job_running')
    for (let times = 0; times < 2; times += 1) {
      const { body } = await jobs(`/${id}/cancel`, 'POST')
      assert.equal(body._data.completionStatus, 'CANCELLED')
      assert.equal(body._meta.bjEntryCompletionStatusVsCount.NOT_STARTED, 1_200)
    }
    const next = bulkCreate([{ name: 'Bo' }])
    await next
    const background = startBackground(api.context)
    const ended = await done(next).finally(() => background[Symbol.asyncDispose]())
    assert.equal(ended.data['completionStatus'], 'COMPLETED')
    assert.equal(await count(), 1)
    assert.equal((await jobs(`/${ended.id}/cancel`, 'POST')).body._meta.code, 'job_ended')
  })
})
