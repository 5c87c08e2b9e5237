import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../test/support/api.ts'
import type { Attribute } from '../attribute.ts'
import { testRecords, type TestRecords } from '../test-records.ts'
import { createTask } from './create-task.ts'
import { updateTask } from './update-task.ts'

describe('tasks and what the team has defined', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  /** Makes `minutes` of the calls of leads what `change` says, as another server would. */
  async function redefine({ team, procedure }: TestRecords, change: Partial<Attribute>): Promise<void> {
    const stateTasks = procedure.stateTasks.map((stateTask) => ({
      ...stateTask,
      attributes: stateTask.attributes.map((attribute) =>
        attribute.shortId === 'minutes' ? { ...attribute, ...change } : attribute,
      ),
    }))
    await api.context.database.rows(
      `with changed as (update procedures set definition = jsonb_set(definition, '{stateTasks}', $3::jsonb)
         where team_id = $1 and id = $2)
       update teams set config_version = config_version + 1 where team_id = $1`,
      [team.id, procedure.id, JSON.stringify(stateTasks)],
    )
  }

  async function leadWithCall() {
    const records = await testRecords(api)
    const { actor, procedure } = records
    const { process } = await records.create({ name: 'Ana', phone_number: '+919845012345' })
    const call = (data: object) =>
      createTask(api.context, actor, procedure, { process, stateTask: 'call', input: { data } })
    const { task } = await call({ minutes: 3 })
    const change = (data: object) => updateTask(api.context, actor, task.id, { data })
    return { records, call, change }
  }

  it('a definition that changed since the caller came counts for the write', async () => {
    const { records, call } = await leadWithCall()
    await redefine(records, { isRequired: true })
    await assert.rejects(call({ notes: 'x' }), { kind: 'invalid', message: /^data\.minutes: / })
    await call({ minutes: 4 })
  })

  it('a value that is required can be changed but not cleared', async () => {
    const { records, change } = await leadWithCall()
    await redefine(records, { isRequired: true })
    await assert.rejects(change({ minutes: null }), {
      kind: 'invalid',
      message: /^data\.minutes: is required/,
    })
    assert.deepEqual((await change({ minutes: 5, notes: null })).task.data, { minutes: 5 })
  })

  it('a default is given to new tasks, and to none that are there', async () => {
    const { records, call, change } = await leadWithCall()
    await redefine(records, { default: 10 })
    assert.deepEqual((await call({})).task.data, { minutes: 10 })
    assert.deepEqual((await change({ minutes: null })).task.data, {})
  })
})
