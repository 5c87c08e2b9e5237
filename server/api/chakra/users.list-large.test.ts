import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { after, before, describe, it } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createGunzip } from 'node:zlib'
import type { CompiledQuery } from 'kysely'
import type { QueryResultRow } from 'pg'
import { addCrowd } from '../../test/api/people.ts'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'

const people = 50_000
const mebibyte = 1024 * 1024

describe('a list of 50,000 people', () => {
  let api: TestApi
  let team: TestTeam
  let token: string
  before(async () => {
    api = await startApi({ environment: { DATABASE_POOL: '3' } })
    team = await api.team()
    await addCrowd(api, team, people)
    token = await team.token()
    // The first request finds out that the list is too long to be kept.
    await drain(await open())
  })
  after(() => api[Symbol.asyncDispose]())

  async function open(
    headers: Record<string, string> = {},
    path = '/v1/ext/users',
  ): Promise<IncomingMessage> {
    const sent = request(api.origin + path, {
      agent: false,
      headers: { authorization: `Bearer ${token}`, ...headers },
    })
    sent.on('error', () => undefined)
    sent.end()
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    assert.equal(response.statusCode, 200)
    return response
  }

  async function drain(stream: AsyncIterable<Buffer>): Promise<number> {
    let bytes = 0
    for await (const chunk of stream) bytes += chunk.length
    return bytes
  }

  async function text(stream: AsyncIterable<Buffer>): Promise<string> {
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk)
    return Buffer.concat(chunks).toString()
  }

  /** Waits until no connection of the pool is in use. */
  async function poolIsFree(): Promise<void> {
    const { pool } = api.context.database
    const end = performance.now() + 5_000
    while (performance.now() < end) {
      if (pool.totalCount === pool.idleCount) return
      await pause(20)
    }
    assert.fail(`${pool.totalCount - pool.idleCount} connections are still in use`)
  }

  for (const version of ['v1', 'v2'])
    it(`${version} sends everybody, as correct JSON, in order`, async () => {
      const response = await open({}, `/${version}/ext/users`)
      assert.match(response.headers.etag!, /^W\//)
      const body = JSON.parse(await text(response)) as {
        _data: { id: string; username: string }[]
        _meta: object
        _errors: unknown[]
      }
      assert.deepEqual([body._data.length, body._meta, body._errors], [people, {}, []])
      const ids = body._data.map((user) => user.id)
      assert.equal(new Set(ids).size, people)
      assert.deepEqual(ids, ids.toSorted())
      await poolIsFree()
    })

  it('begins long before it is read to the end', async () => {
    const seen: string[] = []
    // Whatever else the machine does may delay a beginning; one of a list that is made first is late every time.
    for (let round = 0; round < 4; round += 1) {
      const begun = performance.now()
      const response = await open()
      await once(response, 'readable')
      const first = performance.now() - begun
      await drain(response)
      const whole = performance.now() - begun
      if (first < whole / 3) return
      seen.push(`first byte after ${Math.round(first)} ms of ${Math.round(whole)} ms`)
    }
    assert.fail(seen.join('; '))
  })

  /** What lives in memory, without what only waits to be collected. */
  function used(): number {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    // What the first time only finds to be unused, such as memory beside the heap, goes with the second.
    collect()
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }

  /** Counts the portions in which lists are read from the database from now on. */
  function countPortions(): { count: number } & Disposable {
    const { database } = api.context
    const counter = { count: 0, [Symbol.dispose]: () => void Reflect.deleteProperty(database, 'snapshot') }
    const snapshot = database.snapshot.bind(database)
    database.snapshot = (work) =>
      snapshot((inside) =>
        work({
          ...inside,
          async *stream<Row extends QueryResultRow>(query: CompiledQuery) {
            for await (const rows of inside.stream<Row>(query)) {
              counter.count += 1
              yield rows
            }
          },
        }),
      )
    return counter
  }

  it('is not held in memory: a client that does not read stops the server from reading the database', async () => {
    const before = used()
    using portions = countPortions()
    await using response = await open()
    response.pause()
    let read = -1
    while (read !== portions.count) {
      read = portions.count
      await pause(300)
    }
    const growth = used() - before
    assert.ok(growth < 8 * mebibyte, `grew by ${Math.round(growth / mebibyte)} MiB while nobody read`)
    const size = await drain(response)
    assert.ok(size > 20 * mebibyte, `${size} bytes`)
    assert.ok(read < portions.count / 2, `${read} of ${portions.count} portions while nobody read`)
    await poolIsFree()
  })

  it('holds a small part of it at any moment', async () => {
    const before = used()
    let most = 0
    let size = 0
    for await (const chunk of await open()) {
      const next = size + (chunk as Buffer).length
      if (Math.floor(next / (4 * mebibyte)) > Math.floor(size / (4 * mebibyte)))
        most = Math.max(most, used() - before)
      size = next
    }
    assert.ok(
      most < 12 * mebibyte,
      `${Math.round(most / mebibyte)} MiB of ${Math.round(size / mebibyte)} MiB`,
    )
  })

  it('is compressed while it is sent', async () => {
    const response = await open({ 'accept-encoding': 'gzip' })
    assert.equal(response.headers['content-encoding'], 'gzip')
    const body = JSON.parse(await text(response.pipe(createGunzip()))) as { _data: unknown[] }
    assert.equal(body._data.length, people)
    await poolIsFree()
  })

  it('clients that go away in the middle free their connections, with and without compression', async () => {
    for (const headers of [{}, { 'accept-encoding': 'gzip' }, { 'accept-encoding': 'br' }] as Record<
      string,
      string
    >[])
      for (let round = 0; round < 4; round += 1) {
        const response = await open(headers)
        await once(response, 'data')
        response.destroy()
      }
    await poolIsFree()
    assert.equal((await api.send('/v1/ext/users?limit=1', { token })).body._meta.total, people)
  })

  it('sees one moment: changes made while it is sent are not in it, and do not break it', async () => {
    const response = await open()
    const etag = response.headers.etag!
    await once(response, 'readable')
    await addCrowd(api, team, 10, 'late')
    const body = JSON.parse(await text(response)) as { _data: unknown[] }
    assert.equal(body._data.length, people)
    const next = await open({ 'if-none-match': etag })
    assert.equal((JSON.parse(await text(next)) as { _data: unknown[] })._data.length, people + 10)
  })
})
