import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../../lib/uuid.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { configOf } from '../../../test/support/records.ts'
import { idOf, keyOf, stateTask, taskTeam } from './test-tasks.ts'

describe('creation of a task: POST /v1/ext/p/{procedure}/{processIdOrPrimaryKey}/task/{stateTask}', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  const events = (subject: string) =>
    api.context.database.rows<{ type: string; payload: Record<string, unknown> }>(
      'select type, payload from events where subject_id = $1 order by id',
      [subject],
    )
  const count = async (process: string) =>
    (await api.context.database.rows('select id from tasks where process_id = $1', [process])).length

  describe('works', () => {
    it('without a body makes an open task with the name of its kind', async () => {
      const { team, me, procedure, process, create } = await taskTeam(api)
      const answer = await create()
      assert.equal(answer.status, 200, answer.text)
      const config = await configOf(api, team)
      const { id, ...rest } = answer.body._data
      assert.match(id, /^[0-9a-f-]{36}$/)
      assert.deepEqual(rest, {
        createdAt: api.now,
        updatedAt: api.now,
        title: 'Call',
        description: '',
        order: 0,
        status: 'OPEN',
        team: team.id,
        procedure: procedure.id,
        process: process.id,
        entity: procedure.entityId,
        record: process.recordId,
        stateTask: stateTask(procedure, 'call'),
        taskType: idOf(config.items, 'call'),
        createdBy: me.id,
        assignedTo: null,
        belongsTo: null,
        startsAt: null,
        endsAt: null,
        dueBy: null,
        startedAt: null,
        completedAt: null,
        cancelledAt: null,
        data: {},
      })
      assert.deepEqual(await events(id), [
        {
          type: 'task.created',
          payload: { procedure: procedure.id, process: process.id, status: 'OPEN', assignedTo: null },
        },
      ])
    })

    it('takes every field', async () => {
      const { person, made } = await taskTeam(api)
      const agent = await person({ primaryEmail: { email: `agent${newId()}@mill.test` } })
      const body = {
        title: 'Call back',
        description: 'about the price',
        order: 3,
        startsAt: api.now + 1000,
        endsAt: api.now + 2000,
        dueBy: api.now + 3000,
        data: { minutes: 12, notes: 'asked for a discount' },
      }
      for (const assignedTo of [agent.id, agent.username, agent.emails[0]!.email]) {
        const task = await made({ ...body, assignedTo })
        for (const [field, value] of Object.entries(body)) assert.deepEqual(task[field], value, field)
        assert.equal(task.assignedTo, agent.id)
      }
    })

    it('logs what was done, and what came to nothing', async () => {
      const { made } = await taskTeam(api)
      const done = await made({ status: 'COMPLETED', data: { outcome: 'reached' } })
      assert.deepEqual(
        [done.status, done.startedAt, done.completedAt, done.cancelledAt],
        ['COMPLETED', api.now, api.now, null],
      )
      const not = await made({ status: 'CANCELLED' })
      assert.deepEqual(
        [not.status, not.startedAt, not.completedAt, not.cancelledAt],
        ['CANCELLED', null, null, api.now],
      )
    })

    it('finds procedure, process and kind by id and by name', async () => {
      const { procedure, process, send } = await taskTeam(api)
      for (const p of ['lead', procedure.id])
        for (const where of [process.id, process.id.toUpperCase(), keyOf(process)])
          for (const kind of ['call', stateTask(procedure, 'call')]) {
            const answer = await send(`/p/${p}/${where}/task/${kind}`, 'POST', {})
            assert.equal(answer.status, 200, answer.text)
            assert.equal(answer.body._data.process, process.id)
          }
    })

    it('readable=true gives short ids and user names', async () => {
      const { team, me, send, process } = await taskTeam(api)
      const path = `/p/lead/${process.id}/task/call?readable=true`
      const task = (await send(path, 'POST', { assignedTo: me.id })).body._data
      assert.deepEqual(
        [
          task.team,
          task.procedure,
          task.entity,
          task.stateTask,
          task.taskType,
          task.createdBy,
          task.assignedTo,
        ],
        [team.shortName, 'lead', 'customer', 'call', 'call', me.username, me.username],
      )
    })

    it('is offered in the states for which the procedure has it', async () => {
      const { create, lead } = await taskTeam(api)
      const contacted = await lead({ state: 'CONTACTED' })
      assert.equal((await create({}, 'visit', contacted.id)).status, 200)
    })

    it('the same request with the same Idempotency-Key makes one task, however often and at once', async () => {
      const { create, process } = await taskTeam(api)
      const send = (body: unknown) =>
        create(body, 'call', process.id, { 'idempotency-key': `k-${process.id}` })
      const answers = await Promise.all([1, 2, 3, 4].map(() => send({ title: 'Once' })))
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]), answers[0]!.text)
      assert.equal(new Set(answers.map(({ body }) => body._data.id)).size, 1)
      assert.equal(answers.filter(({ headers }) => headers['idempotent-replay'] === undefined).length, 1)
      assert.equal(await count(process.id), 1)
      const other = await send({ title: 'Twice' })
      assert.deepEqual([other.status, other.body._meta.code], [409, 'idempotency_key_reused'])
    })
  })

  describe('refuses', () => {
    it('a kind that is not offered in the state of the process, naming the states', async () => {
      const { create, process } = await taskTeam(api)
      const answer = await create({}, 'visit')
      assert.deepEqual([answer.status, answer.body._meta.code], [409, 'state_task_not_offered'])
      assert.match(answer.body._errors[0], /CONTACTED, QUALIFIED, and this one is in NEW/)
      assert.equal(await count(process.id), 0)
    })

    it('everything that is wrong, at once', async () => {
      const { create, process } = await taskTeam(api)
      const answer = await create({
        titel: 'x',
        status: 'DONE',
        assignedTo: 'nobody-at-all',
        belongsTo: 'no-pod',
        order: 1.5,
        startsAt: 'tomorrow',
        dueBy: 9e15,
        description: 'x'.repeat(10_001),
        data: { minute: 5, minutes: 'many' },
      })
      assert.equal(answer.status, 400)
      const errors: string[] = answer.body._errors
      assert.deepEqual(
        errors.map((error) => error.split(':')[0]).toSorted(),
        [
          'titel',
          'status',
          'assignedTo',
          'belongsTo',
          'order',
          'startsAt',
          'dueBy',
          'description',
          'data.minute',
          'data.minutes',
        ].toSorted(),
      )
      assert.match(
        errors.find((error) => error.startsWith('titel'))!,
        /Did you mean "title"/,
      )
      assert.match(
        errors.find((error) => error.startsWith('status'))!,
        /OPEN, COMPLETED, CANCELLED/,
      )
      assert.equal(await count(process.id), 0)
    })

    it('kinds, processes and procedures that there are not, suggesting the nearest', async () => {
      const { send, process } = await taskTeam(api)
      for (const [path, code, text] of [
        [`/p/lead/${process.id}/task/cal`, 'state_task_not_found', /Did you mean "call"/],
        [`/p/laed/${process.id}/task/call`, 'procedure_not_found', /Did you mean "lead"/],
        [`/p/lead/LEAD-999999/task/call`, 'process_not_found', /no such process/],
        [`/p/ticket/${process.id}/task/call`, 'process_not_found', /no such process/],
      ] as const) {
        const answer = await send(path, 'POST', {})
        assert.deepEqual([answer.status, answer.body._meta.code], [404, code])
        assert.match(answer.body._errors[0], text)
      }
    })

    it('a body that is no object', async () => {
      const { create } = await taskTeam(api)
      const answer = await create([])
      assert.deepEqual([answer.status, answer.body._errors], [400, ['body: must be a JSON object']])
    })
  })

  describe('protects', () => {
    it('processes of other teams, and those that the role does not see', async () => {
      const other = await taskTeam(api)
      const { create, process, lead, me } = await taskTeam(api, 'user')
      for (const where of [other.process.id, process.id])
        assert.equal((await create({}, 'call', where)).status, 404)
      const own = await lead({ assignedTo: me.id })
      assert.equal((await create({}, 'call', own.id)).status, 200)
    })

    it('asks for a token first', async () => {
      const { process } = await taskTeam(api)
      for (const where of [process.id, newId()])
        assert.equal(
          (await api.send(`/v1/ext/p/lead/${where}/task/call`, { method: 'POST', body: {} })).status,
          401,
        )
    })
  })
})
