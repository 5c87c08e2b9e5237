import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../../lib/uuid.ts'
import { deleteProcess } from '../../../records/processes.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import type { Received } from '../../../test/support/http.ts'
import { keyOf, taskTeam } from './test-tasks.ts'

describe('lists of tasks', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

  /** All pages, each of so many. */
  async function walk(page: (cursor?: string) => Promise<Received>): Promise<string[]> {
    const found: string[] = []
    let cursor: string | undefined
    for (let pages = 0; pages < 50; pages += 1) {
      const { body } = await page(cursor)
      found.push(...ids(body._data))
      assert.equal(body._meta.hasMore, body._meta.nextCursor !== null)
      if (body._meta.nextCursor === null) return found
      cursor = body._meta.nextCursor
    }
    throw new Error('the list does not end')
  }

  describe('POST /v1/ext/task/list', () => {
    it('lists the open tasks of the team by the time when they are due, the undated last', async () => {
      const { made, list } = await taskTeam(api)
      const undated = await made()
      const late = await made({ dueBy: 9000 })
      const soon = await made({ dueBy: 1000 })
      await made({ status: 'COMPLETED' })
      for (const body of [undefined, {}, { status: 'OPEN' }]) {
        const answer = await list(body)
        assert.equal(answer.status, 200, answer.text)
        assert.deepEqual(answer.body, {
          _data: [soon, late, undated],
          _meta: { hasMore: false, nextCursor: null },
          _errors: [],
        })
      }
    })

    it('pages by cursor through every task once, in order, whatever the size of the page', async () => {
      const { made, list } = await taskTeam(api)
      const tasks: Received['body'][] = []
      for (const dueBy of [5000, null, 1000, 1000, null, 1000, 9000, null]) tasks.push(await made({ dueBy }))
      const expected = ids(
        tasks.toSorted((a, b) => (a.dueBy ?? Infinity) - (b.dueBy ?? Infinity) || (a.id < b.id ? -1 : 1)),
      )
      for (const limit of [1, 2, 3, 5, 8, 100])
        assert.deepEqual(await walk((cursor) => list({ limit, cursor })), expected, `${limit} a page`)
    })

    it('finds what is mine, somebody else’s or nobody’s', async () => {
      const { made, list, me, person } = await taskTeam(api)
      const other = await person()
      const [mine, theirs, free] = [
        await made({ assignedTo: me.id }),
        await made({ assignedTo: other.id }),
        await made(),
      ]
      for (const [assignedTo, task] of [
        ['me', mine],
        [me.id, mine],
        [other.username, theirs],
        [null, free],
      ] as const)
        assert.deepEqual(ids((await list({ assignedTo })).body._data), [task.id])
    })

    it('finds what is due in a time', async () => {
      const { made, list } = await taskTeam(api)
      const tasks: Received['body'][] = []
      for (const dueBy of [1000, 2000, 3000]) tasks.push(await made({ dueBy }))
      await made()
      for (const [dueBy, numbers] of [
        [{ '<': 2000 }, [0]],
        [{ '<=': 2000 }, [0, 1]],
        [{ '>': 2000 }, [2]],
        [{ '>=': 2000 }, [1, 2]],
        [{ '>': 1000, '<': 3000 }, [1]],
        [{ '>': 1000, '>=': 3000 }, [2]],
        [{ '>': 3000 }, []],
      ] as const) {
        const expected = numbers.map((number) => tasks[number].id)
        assert.deepEqual(
          await walk((cursor) => list({ dueBy, limit: 1, cursor })),
          expected,
          JSON.stringify(dueBy),
        )
      }
    })

    it('finds by status and by procedure', async () => {
      const { made, list } = await taskTeam(api)
      const done = await made({ status: 'COMPLETED' })
      const open = await made()
      assert.deepEqual(ids((await list({ status: 'COMPLETED', procedure: 'lead' })).body._data), [done.id])
      assert.deepEqual(ids((await list({ procedure: 'lead' })).body._data), [open.id])
      assert.deepEqual((await list({ procedure: 'ticket' })).body._data, [])
      assert.equal((await list({ procedure: 'leed' })).status, 404)
    })

    it('readable=true gives short ids and user names', async () => {
      const { made, list, me } = await taskTeam(api)
      await made({ assignedTo: me.id })
      const [task] = (await list({}, '?readable=true')).body._data
      assert.deepEqual([task.procedure, task.stateTask, task.assignedTo], ['lead', 'call', me.username])
    })

    it('shows to roles that see only their own what is theirs, and of others only what they see', async () => {
      const { made, lead, team, me, person } = await taskTeam(api)
      const other = await person()
      const token = await team.token('user', { user: me.username })
      const list = (body: unknown) => api.send('/v1/ext/task/list', { token, method: 'POST', body })
      const own = await lead({ assignedTo: me.id })
      const mine = await made({ assignedTo: me.id, dueBy: 1000 })
      const inMine = await made({ assignedTo: other.id }, 'call', own.id)
      await made({ assignedTo: other.id })
      assert.deepEqual(ids((await list({})).body._data), [mine.id])
      assert.deepEqual(ids((await list({ assignedTo: other.id })).body._data), [inMine.id])
    })

    it('leaves out other teams and deleted processes', async () => {
      const other = await taskTeam(api)
      await other.made()
      const { made, list, lead, procedure, team } = await taskTeam(api)
      const { id: at } = await lead()
      await made({}, 'call', at)
      await deleteProcess(api.context, team.actor(), procedure, { id: at })
      assert.deepEqual((await list()).body._data, [])
    })

    it('refuses what it does not understand, all at once', async () => {
      const { list } = await taskTeam(api)
      const answer = await list({
        asignedTo: 'me',
        status: 'DONE',
        dueBy: { '=': 5 },
        limit: 101,
        cursor: 'first',
        assignedTo: 'nobody-at-all',
      })
      assert.equal(answer.status, 400)
      assert.deepEqual(answer.body._errors.map((error: string) => error.split(':')[0]).toSorted(), [
        'asignedTo',
        'assignedTo',
        'cursor',
        'dueBy',
        'limit',
        'status',
      ])
      for (const body of [
        { dueBy: { '<': 9e15 } },
        { cursor: `x_${newId()}` },
        { cursor: `99999999999999999_${newId()}` },
      ])
        assert.equal((await list(body)).status, 400, JSON.stringify(body))
    })

    it('asks for a token first', async () => {
      assert.equal((await api.send('/v1/ext/task/list', { method: 'POST', body: { limit: 0 } })).status, 401)
    })
  })

  describe('GET /v1/ext/procedure/{procedure}/process/{processId}/task', () => {
    it('lists the tasks of the process in the order in which they were made, by pages', async () => {
      const { made, lead, ofProcess, process } = await taskTeam(api)
      const { id: elsewhere } = await lead()
      const tasks: string[] = []
      for (const status of ['OPEN', 'COMPLETED', 'CANCELLED', 'OPEN', 'OPEN']) {
        api.now += 1
        tasks.push((await made({ status })).id)
        await made({}, 'call', elsewhere)
      }
      assert.deepEqual(ids((await ofProcess()).body._data), tasks)
      assert.deepEqual(ids((await ofProcess('', keyOf(process))).body._data), tasks)
      const page = (cursor?: string) =>
        ofProcess(`?limit=2${cursor === undefined ? '' : `&cursor=${cursor}`}`)
      assert.deepEqual(await walk(page), tasks)
    })

    it('refuses cursors and limits that there are not', async () => {
      const { ofProcess } = await taskTeam(api)
      for (const query of ['?limit=0', '?limit=x', '?cursor=first'])
        assert.equal((await ofProcess(query)).status, 400)
    })

    it('protects what the caller does not see', async () => {
      const other = await taskTeam(api)
      const { ofProcess, process } = await taskTeam(api, 'user')
      for (const at of [other.process.id, process.id, newId(), 'LEAD-999999'])
        assert.equal((await ofProcess('', at)).status, 404)
      assert.equal((await api.send(`/v1/ext/procedure/lead/process/${process.id}/task`)).status, 401)
    })
  })
})
