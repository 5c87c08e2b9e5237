import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { appendEvents } from '../../../events/append.ts'
import { lastNumber } from '../../../events/log.ts'
import { newId } from '../../../lib/uuid.ts'
import { revokeApiKey } from '../../../team/api-keys.ts'
import { startApi, type TestApi, type TestTeam } from '../../../test/support/api.ts'
import { openStream, type StreamClient } from '../../../test/support/event-stream.ts'

describe('GET /v1/events/stream', () => {
  let api: TestApi
  let team: TestTeam
  let token: string
  const clients: StreamClient[] = []
  before(async () => {
    api = await startApi({ background: true })
  })
  beforeEach(async () => {
    api.context.eventTails.patience.beatMs = 200
    team = await api.team()
    token = await team.token()
  })
  afterEach(() => clients.splice(0).forEach((client) => client.close()))
  after(() => api[Symbol.asyncDispose]())

  const append = (count: number, type = 'process.created', size = 0, teamId = team.id) =>
    api.context.database.write((session) =>
      appendEvents(
        session,
        Array.from({ length: count }, () => ({
          teamId,
          at: api.now,
          type,
          subjectId: newId(),
          madeBy: null,
          payload: { filling: 'x'.repeat(size) },
        })),
      ),
    )
  const numbered = async (number: number): Promise<void> => {
    while ((await lastNumber(api.context.database, team.id)) < number) await pause(3)
  }
  const open = async (query = '', headers: Record<string, string> = {}): Promise<StreamClient> => {
    const path = `/v1/events/stream${query}`
    const client = await openStream(api.origin, path, { authorization: `Bearer ${token}`, ...headers })
    clients.push(client)
    return client
  }
  const begun = async (client: StreamClient): Promise<StreamClient> => {
    while (client.lastId === undefined) await pause(1)
    return client
  }
  const ids = (client: StreamClient) => client.frames.map(({ id }) => id)

  it('sends what comes, within moments, as frames that EventSource reads', async () => {
    await append(2)
    await numbered(2)
    const client = await begun(await open())
    assert.equal(client.status, 200)
    assert.equal(client.headers['content-type'], 'text/event-stream; charset=utf-8')
    assert.equal(client.headers['cache-control'], 'no-store')
    assert.equal(client.headers['x-accel-buffering'], 'no')
    await append(1, 'chat.updated')
    const [frame] = await client.until(1)
    assert.equal(frame?.event, 'chat.updated')
    assert.equal(frame.id, 3)
    const page = await api.send('/v1/events?after=2', { token })
    assert.deepEqual(frame.data, page.body._data[0])
    assert.match(
      client.text,
      /^retry: 2000\n\n(id: 2\n: 2\n\n)+id: 3\nevent: chat\.updated\ndata: \{.*\}\n\n/,
    )
  })

  it('goes on without a gap after the id that the client saw last', async () => {
    await append(3)
    await numbered(3)
    const first = await open('?after=1')
    await first.until(2)
    first.close()
    await append(4)
    const second = await open('?after=0', { 'last-event-id': String(first.lastId) })
    await append(2)
    await second.until(6)
    assert.deepEqual([...ids(first), ...ids(second)], [2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('brings a client that is far behind up to what comes now', async () => {
    const client = await open('?after=0')
    for (let round = 0; round < 8; round += 1) await append(300)
    await client.until(2_400)
    const late = await open('?after=0')
    await late.until(2_400)
    await append(1)
    await Promise.all([client.until(2_401), late.until(2_401)])
    const all = Array.from({ length: 2_401 }, (_, index) => index + 1)
    assert.deepEqual(ids(client), all)
    assert.deepEqual(ids(late), all)
  })

  it('sends only the types that are asked for', async () => {
    const client = await begun(await open('?types=chat.*,user.created'))
    await append(1, 'process.created')
    await append(1, 'chat.updated')
    await append(1, 'user.created')
    await client.until(2)
    assert.deepEqual(ids(client), [2, 3])
  })

  it('of a manager has nothing of a procedure that is hidden from the role, also when it is new', async () => {
    const write = async (path: string, body: object) => {
      const answer = await api.send(`/v1/ext${path}`, { method: 'POST', token, body })
      assert.equal(answer.status, 200, answer.text)
    }
    // The manager is not looked at anew meanwhile.
    api.context.eventTails.patience.beatMs = 60_000
    const manager = { authorization: `Bearer ${await team.token('manager')}` }
    const client = await begun(await open('', manager))
    await write('/entity', { shortId: 'house', name: 'House' })
    const states = ['NEW', 'DONE'].map((shortId) => ({ shortId, name: shortId }))
    const sale = { shortId: 'sale', name: 'Sale', entity: 'house', states, access: { manager: 'none' } }
    await write('/procedure', { ...sale, startState: 'NEW', completedState: 'DONE' })
    await write('/procedure/sale/process', { data: {} })
    await append(1, 'contact.created')
    const seen = await client.until(2)
    assert.deepEqual(
      seen.map(({ event }) => event),
      ['entity.created', 'contact.created'],
    )
  })

  it('waits for a slow client instead of keeping what it does not take', async () => {
    let socket: Socket | undefined
    api.app.server.once('connection', (opened: Socket) => (socket = opened))
    const client = await begun(await open())
    client.response.pause()
    for (let round = 0; round < 20; round += 1) await append(100, 'process.created', 4_000)
    await numbered(2_000)
    await pause(200)
    // Of some eight megabytes, at most what was being written when it stopped reading.
    const waiting = socket?.writableLength ?? NaN
    assert.ok(waiting < 3_000_000, `${waiting} bytes wait`)
    client.response.resume()
    await client.until(2_000)
    assert.deepEqual(
      ids(client),
      Array.from({ length: 2_000 }, (_, index) => index + 1),
    )
  })

  it('tells a silent client now and then where it is', async () => {
    const client = await begun(await open('?types=chat.*'))
    await append(4)
    while (client.lastId !== 4) await pause(5)
    assert.deepEqual(client.frames, [])
  })

  it('refuses what cannot be meant', async () => {
    const refused = async (query: string, headers: Record<string, string> = {}) => {
      const { status, body } = await api.send(`/v1/events/stream${query}`, {
        token,
        headers: { authorization: `Bearer ${token}`, ...headers },
      })
      assert.equal(status, 400)
      return body._errors
    }
    assert.match((await refused('?after=1'))[0], /^after: /)
    assert.match((await refused('', { 'last-event-id': '5' }))[0], /^Last-Event-ID: /)
    assert.match((await refused('', { 'last-event-id': 'abc' }))[0], /^Last-Event-ID: must be/)
    assert.equal((await refused('?after=x&types=no.*&limit=3')).length, 3)
  })

  it('is closed to who has no key, and ends for whose key is revoked', async () => {
    assert.equal((await api.send('/v1/events/stream')).status, 401)
    const own = await api.team()
    const secret = await own.token()
    const client = await openStream(api.origin, '/v1/events/stream', { authorization: `Bearer ${secret}` })
    await begun(client)
    await append(1)
    await append(1, 'chat.created', 0, own.id)
    await client.until(1)
    // What happens in another team is not seen here.
    assert.equal(client.frames.length, 1)
    const [key] = await api.context.database.rows<{ id: string }>(
      'select id from api_keys where team_id = $1',
      [own.id],
    )
    await revokeApiKey(api.context, own.id, key?.id ?? '')
    await client.ended
  })

  // The client never leaves: a server that waited for it would wait for ever.
  it('ends when the server stops, which does not wait for it', { timeout: 60_000 }, async () => {
    const other = await startApi({ background: true })
    const theirs = await other.team()
    const client = await openStream(other.origin, '/v1/events/stream', {
      authorization: `Bearer ${await theirs.token()}`,
    })
    await begun(client)
    const began = performance.now()
    await other[Symbol.asyncDispose]()
    await client.ended
    assert.ok(performance.now() - began < 3_000)
  })
})
