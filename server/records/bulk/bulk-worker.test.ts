/** Several servers on one database, and jobs whose world changes while they are worked on. */
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { startBackground } from '../../background.ts'
import type { Job } from '../../jobs/job.ts'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { createTestDatabase, type TestDatabase } from '../../test/support/where.ts'
import { testRecords, type TestRecords } from '../test-records.ts'
import { acceptBulk, type BulkRequest } from './accept-bulk.ts'
import { createBulkWorker } from './bulk-worker.ts'
import { jobsStore } from './jobs.store.ts'

describe('several servers on one database', () => {
  let database: TestDatabase
  let api: TestApi
  let other: TestApi
  before(async () => {
    database = await createTestDatabase()
    api = await startApi({ database })
    other = await startApi({ database })
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await other[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })

  const accept = async (
    { actor, procedure }: TestRecords,
    rows: readonly object[],
    more: Partial<BulkRequest> = {},
  ): Promise<Job> => {
    const bytes = Readable.from([Buffer.from(JSON.stringify(rows))])
    const request = { form: 'json', key: undefined, isDry: false, isUpsert: false, bytes } as const
    const accepted = await acceptBulk(api.context, actor, procedure, {
      type: 'BULK_CREATE',
      idempotency: () => undefined,
      ...request,
      ...more,
    })
    return accepted.job
  }
  const find = async ({ teamId, id }: Job): Promise<Job> => {
    const job = await jobsStore(api.context.database).find(teamId, id)
    assert.ok(job)
    return job
  }
  const ended = async (job: Job): Promise<Job> => {
    const end = Date.now() + 30_000
    for (;;) {
      const found = await find(job)
      if (found.status !== 'IN_PROGRESS') return found
      assert.ok(Date.now() < end, JSON.stringify(found))
      await pause(10)
    }
  }
  const leads = (count: number): object[] =>
    Array.from({ length: count }, (_, index) => ({ lead_id: `B-${index}` }))
  const countOf = async (table: string, teamId: string): Promise<number> => {
    const [row] = await api.context.database.rows<{ count: number }>(
      `select count(*)::int as count from ${table} where team_id = $1`,
      [teamId],
    )
    return row?.count ?? -1
  }

  it('do each row once, for all jobs of all teams', async () => {
    const teams = [await testRecords(api), await testRecords(api)]
    const jobs = await Promise.all(
      teams.flatMap((team) => [accept(team, leads(3_000)), accept(team, [{ score: 1 }, { score: 'x' }])]),
    )
    const servers = [api, other].map(({ context }) => startBackground(context))
    const all = await Promise.all(jobs.map(ended))
    for (const server of servers) await server[Symbol.asyncDispose]()
    for (const job of all) {
      assert.equal(job.status, 'COMPLETED', JSON.stringify(job))
      assert.equal(job.successCount + job.invalidCount, job.rowCount)
    }
    for (const { team } of teams) {
      assert.equal(await countOf('processes', team.id), 3_001)
      assert.equal(await countOf('process_changes', team.id), 3_001)
      assert.equal(await countOf('background_job_entries', team.id), 3_002)
    }
    assert.deepEqual(await api.context.database.rows('select from waiting_jobs'), [])
  })

  it('apply a chunk once when all of them prepared it', async () => {
    const records = await testRecords(api)
    // Of more than one chunk: the job still waits when the chunk is applied.
    const job = await accept(records, leads(1_010))
    const workers = [createBulkWorker(api.context), createBulkWorker(other.context)]
    const applies = await Promise.all(
      workers.map(async (worker) => {
        // Each look holds the lock for a moment, in which the job is not there for the other one.
        for (;;) {
          const step = await worker.next([])
          if (step !== undefined) return step.prepare()
        }
      }),
    )
    const applied = await Promise.all(applies.map((apply) => apply()))
    const late = await applies[0]?.()
    assert.deepEqual([...applied, late].filter(Boolean), [true])
    const { status, nextChunk, successCount } = await find(job)
    assert.deepEqual([status, nextChunk, successCount], ['IN_PROGRESS', 1, 1_000])
    assert.equal(await countOf('processes', records.team.id), 1_000)
    const background = startBackground(api.context)
    assert.equal((await ended(job)).successCount, 1_010)
    await background[Symbol.asyncDispose]()
  })

  it('do nothing of a job that was cancelled while a chunk was prepared', async () => {
    const records = await testRecords(api)
    const job = await accept(records, leads(5))
    const step = await createBulkWorker(api.context).next([])
    const apply = await step?.prepare()
    await jobsStore(api.context.database).end(job.teamId, job.id, 'CANCELLED', null, api.now)
    assert.equal(await apply?.(), false)
    assert.equal(await countOf('processes', records.team.id), 0)
    assert.equal(await countOf('background_job_entries', records.team.id), 0)
  })

  it('end a job whose maker may no longer write, and keep what is done', async () => {
    const records = await testRecords(api, 'lead', 'manager')
    const job = await accept(records, leads(1_500))
    const worker = createBulkWorker(api.context)
    const first = await worker.next([])
    assert.equal(await (await first?.prepare())?.(), true)
    await api.context.database.rows(
      `update procedures set definition = jsonb_set(definition, '{access}', $2) where team_id = $1`,
      [records.team.id, JSON.stringify({ [records.actor.roleId]: 'read' })],
    )
    await api.context.database.rows(
      'update teams set config_version = config_version + 1 where team_id = $1',
      [records.team.id],
    )
    const background = startBackground(api.context)
    const { status, statusMessage, successCount } = await ended(job)
    await background[Symbol.asyncDispose]()
    assert.deepEqual([status, successCount], ['FAILED', 1_000])
    assert.match(statusMessage ?? '', /may not change/)
  })

  it('forget a request that broke off, once it is old', async () => {
    const records = await testRecords(api)
    const broken = async function* () {
      yield Buffer.from('{}\n'.repeat(2_500))
      await Promise.reject(new Error('gone'))
    }
    await assert.rejects(accept(records, [], { form: 'ndjson', bytes: broken() }))
    assert.equal(await countOf('background_job_chunks', records.team.id), 0)
    const store = jobsStore(api.context.database)
    const { id } = await accept(records, [])
    await api.context.database.rows(`update background_jobs set status = 'RECEIVING' where id = $1`, [id])
    await createBulkWorker(api.context).tidy()
    assert.equal(await countOf('background_jobs', records.team.id), 1)
    api.now += 7_200_000
    await createBulkWorker(api.context).tidy()
    assert.equal(await countOf('background_jobs', records.team.id), 0)
    assert.equal(await store.find(records.team.id, id), undefined)
  })
})
