import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../lib/uuid.ts'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { testRecords, type TestRecords } from '../test-records.ts'
import { taskListStore, type TaskFilter } from './task-list.store.ts'

const taskCount = 20_000
const processCount = 2_000

describe('lists of tasks of a large team', () => {
  let api: TestApi
  let records: TestRecords
  const agents = Array.from({ length: 5 }, () => newId())
  before(async () => {
    api = await startApi()
    records = await testRecords(api)
    const { process } = await records.create({ name: 'Ana', phone_number: '+919845012345' })
    await api.context.database.rows(
      `insert into processes (team_id, id, procedure_id, created_at, updated_at, created_by, status, state_id, data, search)
       select team_id, gen_random_uuid(), procedure_id, created_at, updated_at, created_by, status, state_id, data, search
       from processes, generate_series(1, $2) where id = $1`,
      [process.id, processCount],
    )
    await api.context.database.rows(
      `insert into tasks (team_id, id, procedure_id, process_id, state_task_id, created_at, updated_at, created_by,
         assigned_to, title, description, "order", status, data, due_by)
       select $1, gen_random_uuid(), $2, (array(select id from processes where team_id = $1))[n % $3::int + 1], $4, now(), now(), $5, ($6::uuid[])[n % 5 + 1], 'Call', '', 0,
         case when n % 2 = 0 then 'OPEN' else 'COMPLETED' end, '{}',
         case when n % 3 = 0 then null else now() + make_interval(mins => n) end
       from generate_series(1, $7::int) n`,
      [
        records.team.id,
        records.procedure.id,
        processCount,
        records.procedure.stateTasks[0]!.id,
        records.actor.userId,
        agents,
        taskCount,
      ],
    )
    await api.context.database.rows('analyze tasks, processes')
  })
  after(() => api[Symbol.asyncDispose]())

  /** How many rows of tasks the database looks at for one page. */
  async function rowsLookedAt(
    list: (store: ReturnType<typeof taskListStore>, filter: TaskFilter) => Promise<unknown>,
    more: Partial<TaskFilter> = {},
  ): Promise<number> {
    let most = 0
    const explaining = {
      async rows(text: string, values?: readonly unknown[]) {
        const [plan] = await api.context.database.rows<{ 'QUERY PLAN': unknown }>(
          `explain (analyze, format json) ${text}`,
          values,
        )
        for (const [, kept, loops] of JSON.stringify(plan).matchAll(
          /"Relation Name":"tasks".*?"Actual Rows":([\d.]+).*?"Actual Loops":([\d.]+)/g,
        ))
          most = Math.max(most, Number(kept) * Number(loops))
        for (const [, removed] of JSON.stringify(plan).matchAll(/"Rows Removed by Filter":([\d.]+)/g))
          most += Number(removed)
        return []
      },
    }
    await list(taskListStore(explaining), {
      teamId: records.team.id,
      status: 'OPEN',
      assignedTo: undefined,
      procedureIds: [records.procedure.id],
      dueFrom: undefined,
      dueTo: undefined,
      seenBy: undefined,
      ...more,
    })
    return most
  }

  it('looks at little more than a page, from wherever it begins', async () => {
    const place = { dueBy: Date.now() + (taskCount / 10) * 60_000, id: newId() }
    for (const more of [
      {},
      { assignedTo: agents[0] },
      { status: 'COMPLETED' as const },
      { assignedTo: null },
    ]) {
      for (const after of [undefined, place]) {
        const due = await rowsLookedAt((store, filter) => store.due(filter, after, 21), more)
        assert.ok(due <= 50, `${due} rows for ${JSON.stringify(more)}`)
      }
      const undated = await rowsLookedAt((store, filter) => store.undated(filter, undefined, 21), more)
      assert.ok(undated <= 50, `${undated} undated rows for ${JSON.stringify(more)}`)
    }
  })
})
