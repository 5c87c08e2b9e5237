import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../../lib/uuid.ts'
import { deleteProcess } from '../../../records/processes.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { taskTeam } from './test-tasks.ts'

describe('fetch and update of a task: GET, PUT and PATCH /v1/ext/task/{taskId}', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  const eventCount = async (subject: string) =>
    (
      await api.context.database.rows(
        "select id from events where subject_id = $1 and type = 'task.updated'",
        [subject],
      )
    ).length

  describe('works', () => {
    it('answers the task as it was made', async () => {
      const { made, fetch } = await taskTeam(api)
      const task = await made({ title: 'Call back', data: { minutes: 3 } })
      for (const id of [task.id, task.id.toUpperCase()]) {
        const answer = await fetch(id)
        assert.deepEqual([answer.status, answer.body], [200, { _data: task, _meta: {}, _errors: [] }])
      }
    })

    for (const method of ['PUT', 'PATCH'])
      it(`${method} changes what is sent, merges data key by key, and clears with null`, async () => {
        const { made, update, fetch, me } = await taskTeam(api)
        const task = await made({
          title: 'Call',
          assignedTo: me.id,
          dueBy: 5000,
          data: { minutes: 3, notes: 'x' },
        })
        api.now += 1000
        const answer = await update(
          task.id,
          {
            title: 'Again',
            assignedTo: null,
            dueBy: null,
            order: 2,
            data: { notes: null, outcome: 'reached' },
          },
          method,
        )
        assert.equal(answer.status, 200, answer.text)
        assert.deepEqual(answer.body._data, {
          ...task,
          title: 'Again',
          assignedTo: null,
          dueBy: null,
          order: 2,
          data: { minutes: 3, outcome: 'reached' },
          updatedAt: api.now,
        })
        assert.deepEqual((await fetch(task.id)).body, answer.body)
        assert.equal(await eventCount(task.id), 1)
      })

    it('times follow the status, there and back', async () => {
      const { made, update } = await taskTeam(api)
      const { id } = await made()
      const times = async (status: string) => {
        api.now += 1000
        const { startedAt, completedAt, cancelledAt } = (await update(id, { status })).body._data
        return [startedAt, completedAt, cancelledAt]
      }
      const cancelled = await times('CANCELLED')
      assert.deepEqual(cancelled, [null, null, api.now])
      const reopened = await times('OPEN')
      const started = api.now
      assert.deepEqual(reopened, [started, null, null])
      assert.deepEqual(await times('COMPLETED'), [started, api.now, null])
      const completed = api.now
      assert.deepEqual(await times('COMPLETED'), [started, completed, null])
      assert.deepEqual(await times('OPEN'), [started, null, null])
    })

    it('what says nothing new changes nothing and tells nobody', async () => {
      const { made, update } = await taskTeam(api)
      const task = await made({ title: 'Call', data: { minutes: 3 } })
      api.now += 1000
      for (const body of [
        {},
        { title: 'Call' },
        { title: null },
        { data: { minutes: 3 } },
        { data: null },
        { dueBy: 0 },
      ])
        assert.deepEqual((await update(task.id, body)).body._data, task, JSON.stringify(body))
      assert.equal(await eventCount(task.id), 0)
    })

    it('a task as it was fetched can be sent back, with ids or readable', async () => {
      const { made, update, fetch, me } = await taskTeam(api)
      const task = await made({ assignedTo: me.id, dueBy: 5000, data: { minutes: 3 } })
      for (const query of ['', '?readable=true']) {
        const answer = await update(task.id, (await fetch(task.id, query)).body._data)
        assert.equal(answer.status, 200, answer.text)
        assert.deepEqual(answer.body._data, task)
      }
    })

    it('a kind that is not offered any more in the state of the process can still be worked on', async () => {
      const { made, lead, update, send } = await taskTeam(api)
      const { id: at } = await lead({ state: 'CONTACTED' })
      const task = await made({}, 'visit', at)
      assert.equal((await send(`/procedure/lead/process/${at}`, 'PUT', { state: 'WON' })).status, 200)
      assert.equal((await update(task.id, { status: 'COMPLETED' })).status, 200)
    })

    it('two changes of one task at once are both kept', async () => {
      const { made, update, fetch } = await taskTeam(api)
      const { id } = await made()
      await Promise.all([
        update(id, { title: 'One' }),
        update(id, { data: { minutes: 1 } }),
        update(id, { order: 5 }),
      ])
      const { title, data, order } = (await fetch(id)).body._data
      assert.deepEqual([title, data, order], ['One', { minutes: 1 }, 5])
    })

    it('a request that is repeated with its Idempotency-Key is carried out once, for those who see the task', async () => {
      const { made, send, update, team } = await taskTeam(api)
      const { id } = await made()
      const headers = { 'idempotency-key': `k-${id}` }
      const body = { title: 'Once' }
      assert.equal(
        (await send(`/task/${id}`, 'PATCH', body, headers)).headers['idempotent-replay'],
        undefined,
      )
      await update(id, { title: 'Later' })
      const again = await send(`/task/${id}`, 'PATCH', body, headers)
      assert.deepEqual([again.headers['idempotent-replay'], again.body._data.title], ['true', 'Later'])
      const other = await send(`/task/${id}`, 'PATCH', { title: 'Other' }, headers)
      assert.equal(other.body._meta.code, 'idempotency_key_reused')
      const token = await team.token('user')
      const stranger = await api.send(`/v1/ext/task/${id}`, { token, method: 'PATCH', body, headers })
      assert.equal(stranger.status, 404)
    })

    it('who a task is assigned to sees and changes it, also in the process of somebody else', async () => {
      const { made, team, me, process } = await taskTeam(api)
      const token = await team.token('user', { user: me.username })
      const [mine, other] = [await made({ assignedTo: me.id }), await made()]
      const send = (id: string, method: string, body?: unknown) =>
        api.send(`/v1/ext/task/${id}`, { token, method, ...(body === undefined ? {} : { body }) })
      assert.equal((await send(mine.id, 'GET')).status, 200)
      assert.equal((await send(mine.id, 'PATCH', { status: 'COMPLETED' })).status, 200)
      assert.equal((await send(other.id, 'GET')).status, 404)
      assert.equal((await send(other.id, 'PATCH', { status: 'COMPLETED' })).status, 404)
      assert.equal((await api.send(`/v1/ext/procedure/lead/process/${process.id}`, { token })).status, 404)
    })
  })

  describe('refuses', () => {
    it('everything that is wrong, at once, and then changes nothing', async () => {
      const { made, update, fetch } = await taskTeam(api)
      const task = await made()
      const answer = await update(task.id, {
        id: newId(),
        process: newId(),
        createdAt: 1,
        completedAt: 5,
        titel: 'x',
        title: 'Fine',
        assignedTo: 'nobody-at-all',
        data: { minutes: 'many' },
      })
      assert.equal(answer.status, 400)
      assert.deepEqual(answer.body._errors.map((error: string) => error.split(':')[0]).toSorted(), [
        'assignedTo',
        'completedAt',
        'createdAt',
        'data.minutes',
        'id',
        'process',
        'titel',
      ])
      assert.deepEqual((await fetch(task.id)).body._data, task)
    })

    it('unknown and malformed ids, and tasks of deleted processes', async () => {
      const { made, fetch, update, lead, procedure, team } = await taskTeam(api)
      const { id: at } = await lead()
      const task = await made({}, 'call', at)
      await deleteProcess(api.context, team.actor(), procedure, { id: at })
      for (const id of [newId(), 'first', '%00', task.id])
        for (const answer of [await fetch(id), await update(id, { order: 1 })])
          assert.deepEqual([answer.status, answer.body._meta.code], [404, 'task_not_found'])
    })

    it('parameters that are not known', async () => {
      const { made, fetch } = await taskTeam(api)
      const answer = await fetch((await made()).id, '?readabel=true')
      assert.equal(answer.status, 400)
      assert.match(answer.body._errors[0], /Did you mean "readable"/)
    })
  })

  describe('protects', () => {
    it('tasks of other teams', async () => {
      const task = await (await taskTeam(api)).made()
      const { fetch, update } = await taskTeam(api)
      for (const answer of [
        await fetch(task.id),
        await update(task.id, { order: 1 }),
        await update(task.id, task),
      ])
        assert.deepEqual([answer.status, answer.body._meta.code], [404, 'task_not_found'])
    })

    it('procedures that the role may only see, or not even that', async () => {
      const { made, team, procedure } = await taskTeam(api)
      const task = await made()
      const manager = team.roles.find(({ shortId }) => shortId === 'manager')!
      const token = await team.token('manager')
      const setAccess = (access: string) =>
        api.context.database.rows(
          `with changed as (update procedures set definition = jsonb_set(definition, '{access}', $3::jsonb)
             where team_id = $1 and id = $2)
           update teams set config_version = config_version + 1 where team_id = $1`,
          [team.id, procedure.id, JSON.stringify({ [manager.id]: access })],
        )
      const status = async (method: string, body?: unknown) =>
        (
          await api.send(`/v1/ext/task/${task.id}`, {
            token,
            method,
            ...(body === undefined ? {} : { body }),
          })
        ).status
      await setAccess('read')
      assert.deepEqual([await status('GET'), await status('PATCH', { order: 1 })], [200, 403])
      await setAccess('none')
      assert.deepEqual([await status('GET'), await status('PATCH', { order: 1 })], [404, 404])
    })

    it('asks for a token first', async () => {
      const { id } = await (await taskTeam(api)).made()
      for (const method of ['GET', 'PUT', 'PATCH'])
        for (const path of [`/v1/ext/task/${id}`, `/v1/ext/task/${newId()}`])
          assert.equal((await api.send(path, { method })).status, 401)
    })
  })
})
