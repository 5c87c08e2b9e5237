/** Bulk create as a client sees it: what is accepted, what becomes of the rows, what is refused as a whole. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { testJobs } from './test-jobs.ts'

describe('bulk create', () => {
  let api: TestApi
  before(async () => (api = await startApi({ background: true, environment: { BULK_BODY_LIMIT_MB: '8' } })))
  after(() => api[Symbol.asyncDispose]())

  it('is acknowledged at once with a job, which makes the processes', async () => {
    const { bulkCreate, done, team, entries, fetch } = await testJobs(api)
    const accepting = bulkCreate([
      { data: { name: 'Ana', phone_number: '+919845012345', score: 7 }, state: 'NEW' },
      { lead_id: 'OLD-1', name: 'Bo' },
      { lead_id: 'OLD-2', data: { name: 'Cy' }, status: 'COMPLETED' },
    ])
    const { _data: ack, _meta } = (await accepting).body
    assert.deepEqual(
      { ...ack, id: '', type: '' },
      {
        id: '',
        createdAt: api.now,
        updatedAt: api.now,
        startedAt: api.now,
        completedAt: 0,
        completionStatus: 'IN_PROGRESS',
        statusMessage: null,
        team: team.id,
        type: '',
      },
    )
    assert.match(ack.type, /^[0-9a-f-]{36}$/)
    assert.deepEqual(_meta, { rowCount: 3 })
    const job = await done(accepting)
    assert.equal(job.data['type'], 'bulk_api_job')
    assert.equal(job.data['completedAt'], api.now)
    assert.deepEqual(job.meta['bjEntryCompletionStatusVsCount'], {
      INVALID: 0,
      NOT_STARTED: 0,
      SUCCESS: 3,
      ERROR: 0,
    })
    assert.deepEqual(job.meta['outcomes'], { created: 3 })
    const [first, second, third] = await entries(job.id)
    assert.deepEqual(first!['input'], {
      data: { name: 'Ana', phone_number: '+919845012345', score: 7 },
      state: 'NEW',
    })
    assert.equal(first!['completionStatus'], 'SUCCESS')
    const ana = await fetch(first!['output'].process)
    assert.equal(ana['data'].score, 7)
    assert.deepEqual((await fetch(second!['output'].process))['data'].lead_id, 'OLD-1')
    assert.equal((await fetch(third!['output'].process))['status'], 'COMPLETED')
  })

  it('takes lines of JSON and CSV, and has the address without /ext', async () => {
    const { bulkCreate, done, entries, fetch, token, count } = await testJobs(api)
    const lines = await done(
      bulkCreate('{"data":{"name":"Ana"}}\r\n\n  {"name":"Bo"}', { type: 'application/x-ndjson' }),
    )
    assert.deepEqual(lines.counts, { SUCCESS: 2 })
    const csv = await done(
      bulkCreate(
        '\ufeffname;score;nextActionAt;phone_number\r\n"Cy; Jr";12;2026-01-31T00:00:00Z;098450 12345\r\nDee;;;\r\n',
        {
          type: 'text/csv; charset=utf-8',
        },
      ),
    )
    assert.deepEqual(csv.counts, { SUCCESS: 2 }, JSON.stringify(await entries(csv.id)))
    const [cy] = await entries(csv.id)
    assert.deepEqual(cy!['input'], {
      name: 'Cy; Jr',
      score: '12',
      nextActionAt: '2026-01-31T00:00:00Z',
      phone_number: '098450 12345',
    })
    const made = await fetch(cy!['output'].process)
    assert.equal(made['data'].score, 12)
    assert.equal(made['data'].phone_number, '+919845012345')
    assert.equal(made['nextActionAt'], Date.UTC(2026, 0, 31))
    const bare = await api.send('/v1/procedure/lead/process/bulk-create', {
      method: 'POST',
      token,
      body: [{ name: 'Eve' }],
    })
    assert.equal(bare.status, 200, bare.text)
    await done(Promise.resolve(bare))
    assert.equal(await count(), 5)
  })

  it('is done at once when there are no rows', async () => {
    const { bulkCreate, job, entries } = await testJobs(api)
    for (const [body, type] of [
      ['[ ]', 'application/json'],
      ['\n', 'application/x-ndjson'],
      ['name,score\n', 'text/csv'],
    ] as const) {
      const answer = await bulkCreate(body, { type })
      assert.equal(answer.status, 200, answer.text)
      const { id, completionStatus } = answer.body._data
      assert.equal(completionStatus, 'COMPLETED')
      assert.deepEqual((await job(id)).counts, {})
      assert.deepEqual(await entries(id), [])
    }
  })

  it('tells of each row what is wrong with it, and does the others', async () => {
    const { bulkCreate, done, entries, create } = await testJobs(api)
    await create({ lead_id: 'TAKEN' })
    const job = await done(
      bulkCreate([
        { nmae: 'Ana', data: { score: 'high' } },
        7,
        { data: { lead_id: 'TAKEN' } },
        { data: { name: 'Bo' } },
        { name: 'x', data: { name: 'x' } },
      ]),
    )
    assert.deepEqual(job.counts, { INVALID: 3, ERROR: 1, SUCCESS: 1 })
    assert.equal(job.data['completionStatus'], 'COMPLETED')
    const found = await entries(job.id)
    assert.deepEqual(
      found.map((entry) => entry['completionStatus']),
      ['INVALID', 'INVALID', 'ERROR', 'SUCCESS', 'INVALID'],
    )
    assert.match(found[0]!['statusMessage'], /nmae: .*"name".*; data\.score: /)
    assert.match(found[1]!['statusMessage'], /must be a JSON object/)
    assert.equal(found[1]!['input'], 7)
    assert.match(found[2]!['statusMessage'], /data\.lead_id: .*another/)
    assert.match(found[4]!['statusMessage'], /name: is given twice/)
    assert.equal(found[0]!['output'], null)
  })

  it('keeps numbers and order of many chunks', async () => {
    const { bulkCreate, done, entries, jobs } = await testJobs(api)
    const rows = Array.from({ length: 2_345 }, (_, index) => ({
      data: { name: `L${index}`, score: index % 100 },
    }))
    const job = await done(bulkCreate(rows))
    assert.deepEqual(job.counts, { SUCCESS: 2_345 })
    let path: string | null = '?limit=500'
    const seen: unknown[] = []
    while (path !== null) {
      const { body } = await jobs(`/${job.id}/entries${path}`)
      assert.equal(body._meta.totalCount, 2_345)
      seen.push(...body._data.map((entry: { input: unknown }) => entry.input))
      const next: string | null = body._meta.nextPage
      path = next === null ? null : next.slice(next.indexOf('?'))
    }
    assert.deepEqual(seen, rows)
    const [deep] = await entries(job.id, '?skip=2344')
    assert.equal((deep!['input'] as (typeof rows)[0]).data.name, 'L2344')
  })

  it('with validateOnly tries every row and leaves nothing', async () => {
    const { bulkCreate, done, entries, count, create } = await testJobs(api)
    await create({ lead_id: 'A-1' })
    const job = await done(
      bulkCreate([{ lead_id: 'A-1' }, { name: 'Ana' }, { score: 'x' }], { query: '?validateOnly=true' }),
    )
    assert.deepEqual(job.counts, { ERROR: 1, SUCCESS: 1, INVALID: 1 })
    assert.equal(job.meta['validateOnly'], true)
    const [, ana] = await entries(job.id)
    assert.deepEqual(ana!['output'], { process: null, outcome: 'would be created' })
    assert.equal(await count(), 1)
  })

  it('with upsert updates what has the primary key', async () => {
    const { bulkCreate, done, create, fetch, count } = await testJobs(api)
    const { id } = await create({ lead_id: 'A-1', name: 'Ana', score: 1 })
    const job = await done(
      bulkCreate(
        [
          { lead_id: 'A-1', data: { score: 2 } },
          { lead_id: 'A-2', name: 'Bo' },
        ],
        { query: '?upsert=true' },
      ),
    )
    assert.deepEqual(job.meta['outcomes'], { updated: 1, created: 1 })
    const { data } = await fetch(id)
    assert.deepEqual([data.name, data.score], ['Ana', 2])
    assert.equal(await count(), 2)
  })

  describe('refuses, keeping nothing', () => {
    const kept = async (team: { id: string }): Promise<number> => {
      const [row] = await api.context.database.rows<{ count: number }>(
        `select ((select count(*) from background_jobs where team_id = $1)
           + (select count(*) from background_job_chunks where team_id = $1))::int as count`,
        [team.id],
      )
      return row!.count
    }

    it('a body that is malformed, saying where', async () => {
      const { bulkCreate, refusal, team } = await testJobs(api)
      const many = Array.from({ length: 1_500 }, () => '{"name":"x"}').join(',')
      for (const [body, expected] of [
        ['{"name":"Ana"}', /must be a list/],
        ['[{"name":"Ana"},{"name":}]', /Row 2 is not valid JSON/],
        ['[{"name":"Ana"} {"name":"Bo"}]', /after row 1/],
        [`[${many}`, /after row 1500: it breaks off/],
        [`[${'['.repeat(200)}${']'.repeat(200)}]`, /Row 1 is nested deeper/],
        [Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]), /UTF-8/],
      ] as const) {
        const [sentence] = await refusal(bulkCreate(body))
        assert.match(sentence!, expected)
      }
      const lines = await refusal(bulkCreate('{"a":1}\n{"a":\n', { type: 'application/x-ndjson' }))
      assert.match(lines[0]!, /Row 2 is not valid JSON/)
      const open = await refusal(bulkCreate('name\n"Ana', { type: 'text/csv' }))
      assert.match(open[0]!, /never closed/)
      assert.equal(await kept(team), 0)
    })

    it('columns that are not known, all of them at once', async () => {
      const { bulkCreate, refusal, team } = await testJobs(api)
      const sentences = await refusal(bulkCreate('nmae,score,score,_row,what\n', { type: 'text/csv' }))
      assert.equal(sentences.length, 3, sentences.join('\n'))
      assert.match(sentences[0]!, /^nmae: .*"name"/)
      assert.match(sentences[1]!, /^what: /)
      assert.match(sentences[2]!, /^score: is there twice/)
      assert.equal(await kept(team), 0)
    })

    it('what is too much, naming the limit', async () => {
      const { bulkCreate, refusal, team } = await testJobs(api)
      const [rows] = await refusal(bulkCreate('{}\n'.repeat(100_001), { type: 'application/x-ndjson' }), 413)
      assert.match(rows!, /more than 100,000 rows.*several requests/)
      const large = `[{"name":"${'x'.repeat(900_000)}"}${`,{"name":"${'x'.repeat(900_000)}"}`.repeat(9)}]`
      const [bytes] = await refusal(bulkCreate(large), 413)
      assert.match(bytes!, /larger than 8 MB/)
      const [row] = await refusal(bulkCreate(`[{"name":"${'x'.repeat(1_100_000)}"}]`), 413)
      assert.match(row!, /Row 1 is larger than 1024 KB/)
      assert.equal(await kept(team), 0)
    })

    it('what is too much from a sender that does not say how much it will be, and keeps sending', async () => {
      const { token, team } = await testJobs(api)
      const sent = request(`${api.origin}/v1/ext/procedure/lead/process/bulk-create`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      })
      const line = Buffer.from(`{"name":"${'x'.repeat(999)}"}\n`.repeat(64))
      const lines = Array.from({ length: 400 }, () => line)
      const [[response]] = await Promise.all([
        once(sent, 'response') as Promise<[IncomingMessage]>,
        pipeline(Readable.from(lines), sent),
      ])
      response.resume()
      assert.equal(response.statusCode, 413)
      assert.equal(await kept(team), 0)
    })

    it('a request that breaks off', async () => {
      const { token, team } = await testJobs(api)
      const sent = request(`${api.origin}/v1/ext/procedure/lead/process/bulk-create`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      })
      sent.on('error', () => undefined)
      sent.write('{"name":"Ana"}\n'.repeat(5_000))
      const arriving = Date.now() + 5_000
      while ((await kept(team)) === 0) assert.ok(Date.now() < arriving, 'nothing arrives')
      sent.destroy()
      const gone = Date.now() + 5_000
      while ((await kept(team)) > 0) assert.ok(Date.now() < gone, 'it stays')
    })

    it('parameters and types that are not known', async () => {
      const { bulkCreate, refusal, send } = await testJobs(api)
      const [unknown] = await refusal(bulkCreate([], { query: '?validateonly=true' }))
      assert.match(unknown!, /^validateonly: .*"validateOnly"/)
      assert.equal((await bulkCreate('<a/>', { type: 'application/xml' })).status, 415)
      const [empty] = await refusal(bulkCreate(''))
      assert.match(empty!, /It must be a list/)
      const [none] = await refusal(send('POST', '/bulk-create'))
      assert.match(none!, /^body: must be a JSON list/)
    })
  })

  describe('with an Idempotency-Key', () => {
    it('answers the same job to the same request, and refuses another one', async () => {
      const { bulkCreate, done, refusal, count } = await testJobs(api)
      const headers = { 'idempotency-key': 'once' }
      const answers = await Promise.all([1, 2, 3].map(() => bulkCreate([{ name: 'Ana' }], { headers })))
      const ids = new Set(answers.map(({ body }) => body._data.id))
      assert.equal(ids.size, 1, answers.map(({ text }) => text).join('\n'))
      assert.equal(answers.filter((answer) => answer.headers['idempotent-replay'] === 'true').length, 2)
      await done(Promise.resolve(answers[0]!))
      assert.equal(await count(), 1)
      const [other] = await refusal(bulkCreate([{ name: 'Bo' }], { headers }), 409)
      assert.match(other!, /another request/)
      await refusal(bulkCreate([], { headers: { 'idempotency-key': 'with blanks' } }))
    })
  })

  describe('protects', () => {
    it('without a token, from roles that may not write, from other teams', async () => {
      const { bulkCreate, refusal, team } = await testJobs(api)
      await refusal(bulkCreate([], { token: 'wrong' }), 401)
      const roleId = team.roles.find(({ shortId }) => shortId === 'inside_sales')!.id
      await api.context.database.rows(
        `update procedures set definition = jsonb_set(definition, '{access}', $2) where team_id = $1 and short_id = 'lead'`,
        [team.id, JSON.stringify({ [roleId]: 'read' })],
      )
      await api.context.database.rows(
        'update teams set config_version = config_version + 1 where team_id = $1',
        [team.id],
      )
      await refusal(bulkCreate([{}], { token: await team.token('inside_sales') }), 403)
      const answer = await api.send('/v1/ext/procedure/leed/process/bulk-create', {
        method: 'POST',
        token: await team.token(),
        body: [],
      })
      assert.equal(answer.status, 404)
    })
  })
})
