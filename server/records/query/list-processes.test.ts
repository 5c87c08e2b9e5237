import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AppError } from '../../lib/app-error.ts'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import type { Actor } from '../../team/actor.ts'
import type { Process } from '../process.ts'
import type { Procedure } from '../procedure.ts'
import { listProcesses, streamProcesses, type ListQuery, type ProcessPage } from './list-processes.ts'
import { usualLimits, type ListLimits } from './list.store.ts'
import { keep, madeUpAttribute, madeUpProcedure, madeUpProcess } from './made-up.ts'

const at = 1_700_000_000_000

describe('listing processes', () => {
  let api: TestApi
  let team: TestTeam
  let procedure: Procedure
  let processes: Process[]
  let actor: Actor

  before(async () => {
    api = await startApi()
    team = await api.team()
    actor = team.actor()
    procedure = madeUpProcedure(team.id)
    const user = await team.user({ username: 'asha' })
    processes = Array.from({ length: 30 }, (_, number) => made(procedure, number, { assignedTo: user.id }))
    await add(procedure, processes)
  })
  after(() => api[Symbol.asyncDispose]())

  const made = (of: Procedure, number: number, more: Partial<Process> = {}): Process => ({
    ...madeUpProcess(of, [actor.userId], (list) => list[0]!, number, at + number * 1_000),
    deletedAt: null,
    data: { string_1_key: number % 2 === 0 ? 'even' : 'odd', integer_1_key: number },
    ...more,
  })
  const add = (of: Procedure, list: readonly Process[]): Promise<void> =>
    api.context.database.write((session) => keep(session, of, list))
  const list = (query: ListQuery, as: Actor = actor, limits?: ListLimits): Promise<ProcessPage> =>
    listProcesses(api.context, as, procedure, query, limits)
  const newest = (count: number): string[] => idsOf(processes).reverse().slice(0, count)

  async function faultsOf(query: ListQuery): Promise<Record<string, string>> {
    const error = await list(query).then(
      () => assert.fail('it was accepted'),
      (thrown: unknown) => thrown,
    )
    assert.ok(error instanceof AppError)
    assert.equal(error.kind, 'invalid')
    return Object.fromEntries(error.details.map(({ field, message }) => [field, message]))
  }

  describe('the page', () => {
    it('has the newest ten where nothing is said', async () => {
      const page = await list({})
      assert.deepEqual(idsOf(page.processes), newest(10))
      assert.equal(page.hasMore, true)
    })

    it('has at most 100, however many are asked for', async () => {
      const page = await list({ limit: 5_000 })
      assert.deepEqual(idsOf(page.processes), newest(30))
      assert.deepEqual([page.hasMore, page.nextCursor], [false, null])
    })

    it('has no limit below one or in parts', async () => {
      for (const limit of [0, -1, 1.5, '10'])
        assert.match((await faultsOf({ limit }))['limit'] ?? '', /whole number of at least 1/)
    })

    it('skips up to 10,000 and names the cursor for what is beyond', async () => {
      assert.deepEqual((await list({ skip: 10_000 })).processes, [])
      assert.match((await faultsOf({ skip: 10_001 }))['skip'] ?? '', /"cursor"/)
    })

    it('goes on where it ended, whatever was added meanwhile', async () => {
      const own = { ...procedure, id: madeUpProcedure(team.id).id }
      const first = Array.from({ length: 6 }, (_, number) => made(own, number))
      await add(own, first)
      const seen: string[] = []
      let cursor: string | null = null
      for (let number = 100; ; number += 1) {
        const query: ListQuery = { limit: 2, ...(cursor === null ? {} : { cursor }) }
        const page: ProcessPage = await listProcesses(api.context, actor, own, query)
        seen.push(...idsOf(page.processes))
        await add(own, [made(own, number)])
        if (page.nextCursor === null) break
        cursor = page.nextCursor
      }
      assert.deepEqual(seen, idsOf(first).reverse())
    })

    it('refuses cursors that were altered, are of another order, or come with skip', async () => {
      const { nextCursor } = await list({ orderBy: 'integer_1' })
      const cursor = nextCursor ?? ''
      const altered = Buffer.from(Buffer.from(cursor, 'base64url').toString().replace(',9,', ',8,')).toString(
        'base64url',
      )
      assert.notEqual(altered, cursor)
      assert.match((await faultsOf({ orderBy: 'integer_1', cursor: altered }))['cursor'] ?? '', /nextCursor/)
      assert.match((await faultsOf({ cursor }))['cursor'] ?? '', /another order/)
      assert.match((await faultsOf({ cursor, orderBy: 'integer_1', skip: 1 }))['cursor'] ?? '', /together/)
      for (const text of ['', 'x', '%%', 5, 'e30', Buffer.from('[1,2,3,4]').toString('base64url')])
        assert.ok((await faultsOf({ cursor: text }))['cursor'], String(text))
    })

    it('is of the procedure whose cursor it was', async () => {
      const { nextCursor } = await list({})
      const other = { ...procedure, id: madeUpProcedure(team.id).id }
      await assert.rejects(listProcesses(api.context, actor, other, { cursor: nextCursor }), {
        code: 'request_invalid',
      })
    })
  })

  describe('where', () => {
    const found = async (where: unknown): Promise<number> =>
      (await list({ where, limit: 100 })).processes.length

    it('joins by or and and, as lists and as single objects', async () => {
      assert.equal(await found({ or: [{ string_1: 'odd', integer_1: 1 }, { integer_1: 2 }] }), 2)
      assert.equal(await found({ or: { string_1: 'odd', integer_1: 2 } }), 16)
      assert.equal(await found({ and: { string_1: 'odd', integer_1: { '<': 4 } } }), 2)
      assert.equal(await found({ or: [] }), 0)
      assert.equal(await found({ and: [] }), 30)
      assert.equal(await found({ string_1: [] }), 0)
      assert.equal(await found({}), 30)
    })

    it('takes the tightest of several bounds', async () => {
      const time = at + 10_000
      assert.equal(await found({ createdAt: { '>': time, '>=': time } }), 19)
      assert.equal(await found({ createdAt: { '>=': time, '<=': new Date(time).toISOString() } }), 1)
      assert.equal(await found({ and: [{ createdAt: { '<': time } }, { createdAt: { '<=': time } }] }), 10)
      assert.equal(await found({ integer_1: { '>': 5, '>=': 5 } }), 24)
    })

    it('knows people by user name, and nobody by null', async () => {
      assert.equal(await found({ assignedTo: 'asha' }), 30)
      assert.equal(await found({ assignedTo: null }), 0)
      assert.match(
        (await faultsOf({ where: { assignedTo: 'ash' } }))['where.assignedTo'] ?? '',
        /"ash" is none/,
      )
    })

    it('says everything that is wrong with it, under its path', async () => {
      const faults = await faultsOf({
        where: {
          statuz: 'OPEN',
          status: 'OPNE',
          or: [{ state: 'WONN' }, { integer_1: 'many' }, 5],
          string_1: { '~': 'x' },
          picture: 'x',
          assignedTo: { '>': 'a' },
          createdAt: 'yesterday',
          integer_2: { '<': null },
          'data.nothing': 1,
        },
        orderBy: 'string_2',
        limit: 0,
      })
      assert.deepEqual(Object.keys(faults).sort(), [
        'limit',
        'orderBy',
        'where.assignedTo',
        'where.createdAt',
        'where.data.nothing',
        'where.integer_2',
        'where.or[0].state',
        'where.or[1].integer_1',
        'where.or[2]',
        'where.picture',
        'where.status',
        'where.statuz',
        'where.string_1',
      ])
      assert.match(faults['where.statuz'] ?? '', /Did you mean "status"\?/)
      assert.match(faults['where.status'] ?? '', /Did you mean "OPEN"\?/)
      assert.match(faults['where.or[0].state'] ?? '', /Did you mean "WON"\?/)
      assert.match(faults['where.picture'] ?? '', /null/)
      assert.match(faults['orderBy'] ?? '', /filterable/)
    })

    it('is bounded in depth, in conditions and in values', async () => {
      const deep = (levels: number): object => (levels === 0 ? { integer_1: 1 } : { and: [deep(levels - 1)] })
      assert.equal(await found(deep(7)), 1)
      const tooDeep = Object.values(await faultsOf({ where: deep(8) }))
      assert.match(tooDeep[0] ?? '', /8 levels/)
      const conditions = (count: number) => ({
        or: Array.from({ length: count }, (_, n) => ({ integer_1: n })),
      })
      assert.equal(await found(conditions(100)), 30)
      assert.match((await faultsOf({ where: conditions(101) }))['where'] ?? '', /100 conditions/)
      const values = (count: number) => ({ integer_1: Array.from({ length: count }, (_, n) => n) })
      assert.equal(await found(values(1_000)), 30)
      assert.match((await faultsOf({ where: values(1_001) }))['where.integer_1'] ?? '', /1000 values/)
    })

    it('does not know what is retired', async () => {
      const retired = madeUpAttribute('old', 'string', { isRetired: true })
      const own = { ...procedure, attributes: [...procedure.attributes, retired] }
      await assert.rejects(listProcesses(api.context, actor, own, { where: { old: 'x' } }), {
        message: /where\.old: is neither/,
      })
    })
  })

  describe('orderBy', () => {
    it('is a name, a name with a minus, or an object', async () => {
      const orders = ['integer_1', { integer_1: 'asc' }, ['integer_1'], 'createdAt', 'updatedAt']
      for (const orderBy of orders)
        assert.deepEqual(
          idsOf((await list({ orderBy, limit: 100 })).processes),
          idsOf(processes),
          JSON.stringify(orderBy),
        )
      for (const orderBy of ['-integer_1', { integer_1: 'DESC' }])
        assert.deepEqual(idsOf((await list({ orderBy })).processes), newest(10))
    })

    it('refuses what no index has in order', async () => {
      const orders = [
        '',
        '-',
        'scores',
        'status',
        'half',
        'multiStringEnum_1',
        'picture',
        5,
        { a: 1 },
        ['createdAt', 'updatedAt'],
      ]
      for (const orderBy of orders)
        assert.ok((await faultsOf({ orderBy }))['orderBy'], JSON.stringify(orderBy))
    })
  })

  describe('who may see', () => {
    it('shows users what is theirs, and managers all', async () => {
      const user = team.actor('user')
      assert.deepEqual((await list({}, user)).processes, [])
      const assigned = processes[0]?.assignedTo ?? ''
      assert.equal((await list({ limit: 100 }, { ...user, userId: assigned })).processes.length, 30)
      assert.equal((await list({ limit: 100 }, team.actor('manager'))).processes.length, 30)
    })

    it('never shows what is deleted', async () => {
      const own = { ...procedure, id: madeUpProcedure(team.id).id }
      await add(own, [made(own, 1, { deletedAt: at + 5_000 })])
      assert.deepEqual((await listProcesses(api.context, actor, own, {})).processes, [])
    })

    it('refuses roles that the procedure is closed to', async () => {
      const manager = team.actor('manager')
      const closed: Procedure = { ...procedure, access: { [manager.roleId]: 'none' } }
      await assert.rejects(listProcesses(api.context, manager, closed, {}), { code: 'procedure_forbidden' })
    })

    it('has nothing of another team', async () => {
      const other = await api.team()
      const theirs = { ...procedure, teamId: other.id }
      assert.deepEqual((await listProcesses(api.context, other.actor(), theirs, {})).processes, [])
    })
  })

  it('gives up what takes too long, naming what to declare filterable', async () => {
    const client = await api.context.database.pool.connect()
    await client.query('begin; lock table processes in access exclusive mode')
    try {
      await assert.rejects(
        listProcesses(
          api.context,
          actor,
          procedure,
          { where: { string_2: 'x' } },
          { ...usualLimits, timeoutMs: 50 },
        ),
        { code: 'query_too_slow', kind: 'invalid', message: /string_2/ },
      )
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  describe('a stream of all processes', () => {
    it('has them oldest first, as they were when it began', async () => {
      const own = { ...procedure, id: madeUpProcedure(team.id).id }
      const all = Array.from({ length: 250 }, (_, number) => made(own, number))
      await add(own, all)
      const seen: string[] = []
      for await (const portion of streamProcesses(api.context, team.id, own)) {
        if (seen.length === 0) await add(own, [made(own, 900)])
        seen.push(...idsOf(portion))
      }
      assert.deepEqual(seen, idsOf(all))
    })

    it('may be left early', async () => {
      for await (const portion of streamProcesses(api.context, team.id, procedure)) {
        assert.equal(portion.length, 30)
        break
      }
      const { totalCount, idleCount } = api.context.database.pool
      assert.equal(idleCount, totalCount)
    })
  })
})

function idsOf(processes: readonly Process[]): string[] {
  return processes.map(({ id }) => id)
}
