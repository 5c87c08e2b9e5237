import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { appendEvents, type NewEvent } from '../../../events/append.ts'
import { lastNumber } from '../../../events/log.ts'
import { allNumbered, until } from '../../../events/test-log.ts'
import { newId } from '../../../lib/uuid.ts'
import { startApi, type TestApi, type TestTeam } from '../../../test/support/api.ts'

describe('GET /v1/events', () => {
  let api: TestApi
  let team: TestTeam
  let token: string
  before(async () => {
    api = await startApi({ background: true })
  })
  beforeEach(async () => {
    team = await api.team()
    token = await team.token()
  })
  after(() => api[Symbol.asyncDispose]())

  const append = async (...events: Partial<NewEvent>[]): Promise<void> => {
    const complete = events.map((event) => ({
      teamId: team.id,
      at: api.now,
      type: 'process.created',
      subjectId: newId(),
      madeBy: null,
      payload: {},
      ...event,
    }))
    await api.context.database.write((session) => appendEvents(session, complete))
    await allNumbered(api.context.database, team.id)
  }
  const numbered = (count: number) =>
    append(...Array.from({ length: count }, (_, index) => ({ payload: { index } })))
  const list = async (query = '', asked = token) => {
    const { status, body } = await api.send(`/v1/events${query}`, { token: asked })
    assert.equal(status, 200, JSON.stringify(body))
    return body
  }
  const typesOf = (body: { _data: { type: string }[] }) => body._data.map(({ type }) => type)
  const numbersOf = (body: { _data: { number: number }[] }) => body._data.map(({ number }) => number)

  it('lists from the beginning, with all that an event is', async () => {
    const subjectId = newId()
    const madeBy = newId()
    await append({ type: 'chat.updated', subjectId, madeBy, payload: { id: subjectId, version: 4 } })
    const { _data, _meta } = await list()
    const [{ id, ...event }] = _data
    assert.match(id, /^[0-9a-f-]{36}$/)
    assert.deepEqual(event, {
      number: 1,
      type: 'chat.updated',
      at: api.now,
      subjectId,
      madeBy,
      payload: { id: subjectId, version: 4 },
    })
    assert.deepEqual(_meta, { hasMore: false, cursor: '1', lastNumber: 1 })
  })

  it('goes on from a cursor, page by page', async () => {
    await numbered(5)
    const first = await list('?limit=2')
    assert.deepEqual(numbersOf(first), [1, 2])
    assert.deepEqual(first._meta, { hasMore: true, cursor: '2', lastNumber: 5 })
    const rest = await list(`?after=${first._meta.cursor}&limit=3`)
    assert.deepEqual(numbersOf(rest), [3, 4, 5])
    assert.deepEqual(rest._meta, { hasMore: false, cursor: '5', lastNumber: 5 })
    assert.deepEqual(numbersOf(await list(`?after=5`)), [])
  })

  it('gives only the types that are asked for, and moves on over the others', async () => {
    await append(
      { type: 'process.created' },
      { type: 'chat.updated' },
      { type: 'process.deleted' },
      { type: 'processes.changed' },
      { type: 'user.created' },
    )
    const body = await list('?types=process.*,chat.updated')
    assert.deepEqual(typesOf(body), ['process.created', 'chat.updated', 'process.deleted'])
    assert.equal(body._meta.cursor, '5')
  })

  it('tells what happened to one object, or what one user did', async () => {
    const [subjectId, madeBy] = [newId(), newId()]
    await append({ subjectId }, { madeBy }, { subjectId, madeBy }, {})
    assert.deepEqual(numbersOf(await list(`?subject=${subjectId}`)), [1, 3])
    assert.deepEqual(numbersOf(await list(`?madeBy=${madeBy}`)), [2, 3])
    assert.deepEqual(numbersOf(await list(`?madeBy=${madeBy}&subject=${subjectId}&types=process.*`)), [3])
  })

  it('waits for an event when asked to, and for no longer', async () => {
    await numbered(1)
    const waiting = list('?after=1&wait=20&types=chat.*')
    await append({ type: 'user.created' })
    await append({ type: 'chat.created' })
    assert.deepEqual(numbersOf(await waiting), [3])
    const began = performance.now()
    assert.deepEqual(numbersOf(await list('?after=3&wait=1')), [])
    assert.ok(performance.now() - began > 900)
  })

  it('reads an event once, however many wait, and gives them as much of it as they asked for', async (test) => {
    const [subjectId, madeBy] = [newId(), newId()]
    const queries = [
      'types=chat.*&limit=1',
      `subject=${subjectId.toUpperCase()}`,
      `madeBy=${madeBy}&types=user.*`,
    ]
    const { eventTails } = api.context
    const follow = eventTails.follow.bind(eventTails)
    let following = 0
    test.mock.method(eventTails, 'follow', async (teamId: string) => {
      const made = await follow(teamId)
      following += 1
      return made
    })
    const waiting = Array.from({ length: 30 }, (_, index) => list(`?wait=20&${queries[index % 3]}`))
    // Each has looked for what was there, and waits.
    await until(() => following === waiting.length)
    const rows = test.mock.method(api.context.database, 'rows')
    for (let round = 0; round < 20; round += 1) await append({ type: 'process.created' })
    await append(
      { type: 'user.created', madeBy, subjectId },
      { type: 'chat.created' },
      { type: 'chat.updated' },
    )
    const pages = await Promise.all(waiting)
    const reads = rows.mock.calls.filter(({ arguments: [, , name] }) =>
      name?.startsWith('events-read'),
    ).length
    rows.mock.restore()
    // Those of the server's own readers are among them.
    assert.ok(reads < 300, `${reads} reads`)
    pages.forEach((page, index) => {
      assert.deepEqual(numbersOf(page), [index % 3 === 0 ? 22 : 21])
      // All of the chats were read as far as the limit allows; of what was left, the next page has the rest.
      if (index % 3 === 0) assert.deepEqual(page._meta, { hasMore: true, cursor: '22', lastNumber: 23 })
    })
  })

  it('refuses what cannot be meant, all at once', async () => {
    const refused = async (query: string) => {
      const { status, body } = await api.send(`/v1/events${query}`, { token })
      assert.equal(status, 400)
      return body._errors
    }
    assert.deepEqual(await refused('?types=mesage.created,chats.*'), [
      'types: there is no type "mesage.created" of events. Did you mean "message.created"?',
      'types: there is no type "chats.*" of events. Did you mean "chat.*"?',
    ])
    const all = await refused('?after=-1&limit=0&wait=31&subject=x&madeBy=y&types=,&afer=3')
    for (const field of ['after', 'limit', 'wait', 'subject', 'madeBy', 'afer'])
      assert.ok(
        all.some((line: string) => line.startsWith(`${field}: `)),
        `${field} in ${all.join('\n')}`,
      )
    assert.match((await refused('?after=12'))[0], /^after: .*the newest one has 0, and 12 is beyond it/)
  })

  it('is closed to who has no key, and to other teams', async () => {
    await numbered(2)
    assert.equal((await api.send('/v1/events')).status, 401)
    const other = await api.team()
    const { body } = await api.send('/v1/events', { token: await other.token() })
    assert.deepEqual(body._data, [])
  })

  describe('for a key that does not see everything', () => {
    const chat = async (assignedTo: string | null): Promise<string> => {
      const id = newId()
      const { database } = api.context
      const contactId = newId()
      await database.rows(
        `insert into contacts (team_id, id, created_at, updated_at, search_text) values ($1, $2, now(), now(), '')`,
        [team.id, contactId],
      )
      await database.rows(
        `insert into chats (team_id, id, created_at, updated_at, plugin_id, phone_number_id, contact_id,
           contact_identifier, status, opened_by, last_message_at, assigned_to)
         values ($1, $2, now(), now(), $2, '1', $3, '4915', 'OPEN', 'INBOUND', now(), $4)`,
        [team.id, id, contactId, assignedTo],
      )
      return id
    }

    it('of a user shows what happens in chats that the user sees, what is theirs, and what is for all', async () => {
      const own = await team.user()
      const other = await team.user()
      const key = await team.token('user', { user: own.id })
      const [mine, free, theirs] = [await chat(own.id), await chat(null), await chat(other.id)]
      await allNumbered(api.context.database, team.id)
      const before = await lastNumber(api.context.database, team.id)
      await append(
        ...[mine, free, theirs].map((chatId) => ({ type: 'message.created', payload: { chatId } })),
        { type: 'chat.updated', subjectId: theirs, payload: { changed: ['tags'] } },
        { type: 'chat.updated', subjectId: theirs, payload: { changed: ['assignedTo'] } },
        { type: 'note.created', payload: { chatId: theirs, mentions: [] } },
        { type: 'note.created', payload: { chatId: theirs, mentions: [own.id] } },
        { type: 'record.updated' },
        { type: 'record.updated', madeBy: own.id },
        { type: 'task.updated', payload: { assignedTo: own.id } },
        { type: 'webhook.paused' },
        { type: 'chat_tag.created' },
      )
      const body = await list(`?after=${before}`, key)
      assert.deepEqual(
        numbersOf(body).map((number) => number - before),
        [1, 2, 5, 7, 9, 10, 12],
      )
      assert.equal(body._meta.hasMore, false)
    })

    it('of a user shows the processes that are the user’s and their tasks, whoever changed them', async () => {
      const own = await team.user()
      const key = await team.token('user', { user: own.id })
      const made: { id: string; assignedTo: string | null }[] = []
      for (const assignedTo of [own.id, null]) {
        const path = '/v1/ext/procedure/lead/process'
        const answer = await api.send(path, { method: 'POST', token, body: { data: {}, assignedTo } })
        made.push(answer.body._data)
      }
      await append(...made.map(({ id }) => ({ type: 'process.updated', subjectId: id })))
      const seen = (await list('?types=process.*', key))._data as { subjectId: string }[]
      assert.ok(seen.length > 0)
      assert.deepEqual(new Set(seen.map(({ subjectId }) => subjectId)), new Set([made[0]?.id]))
      const tasks = made.map(({ id }) => ({
        type: 'task.created',
        payload: { process: id, assignedTo: null },
      }))
      await append(...tasks)
      const told = (await list('?types=task.*', key))._data as { payload: { process: string } }[]
      assert.deepEqual(
        told.map(({ payload }) => payload.process),
        [made[0]?.id],
      )
    })

    it('of a manager leaves out what is hidden from the role, and what only admins set up', async () => {
      const manager = await team.token('manager')
      await append({ type: 'webhook.paused' }, { type: 'plugin.updated' }, { type: 'contact.merged' })
      assert.deepEqual(typesOf(await list('', manager)), ['plugin.updated', 'contact.merged'])
    })
  })
})
