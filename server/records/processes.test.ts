import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../test/support/api.ts'
import type { Process } from './process.ts'
import {
  createProcess,
  deleteProcess,
  fetchProcess,
  readHistory,
  restoreProcess,
  undoChange,
  updateProcess,
} from './processes.ts'
import { findProcedure } from './team-configs.ts'
import { testRecords } from './test-records.ts'

describe('processes', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function leads() {
    api.now += 1000
    const records = await testRecords(api)
    const { context, actor, procedure } = records
    return {
      ...records,
      fetch: (id: string) => fetchProcess(context, actor, procedure, { id }),
      update: (id: string, input: object) => updateProcess(context, actor, procedure, { id }, input),
      remove: (id: string) => deleteProcess(context, actor, procedure, { id }),
      restore: (id: string) => restoreProcess(context, actor, procedure, { id }),
      undo: (id: string, changeId: string | null) =>
        undoChange(context, actor, procedure, { id }, changeId ?? ''),
      history: async (id: string) =>
        (await readHistory(context, actor, procedure, { id }, { limit: 100 })).changes,
    }
  }

  const rejected = (code: string) => (error: unknown) => {
    assert.equal((error as { code?: string }).code, code, String(error))
    return true
  }

  it('is made with what was given, the defaults of its procedure and the next primary key', async () => {
    const { create, fetch, state } = await leads()
    const { process, outcome } = await create({ name: 'Ana', phone_number: '+91 98450 12345' })
    assert.equal(outcome, 'created')
    assert.deepEqual(process.data, { lead_id: 'LEAD-000001', name: 'Ana', phone_number: '+919845012345' })
    assert.deepEqual([process.status, process.stateId, process.createdAt], ['OPEN', state('NEW'), api.now])
    assert.deepEqual(await fetch(process.id), process)
    assert.equal((await create({ name: 'Bo' })).process.data['lead_id'], 'LEAD-000002')
  })

  it('never gives a primary key twice, not under concurrency, not when one was brought from elsewhere', async () => {
    const { create } = await leads()
    await create({ lead_id: 'LEAD-000003' })
    const made = await Promise.all(Array.from({ length: 50 }, () => create({ name: 'x' })))
    const keys = made.map(({ process }) => process.data['lead_id'])
    assert.equal(new Set(keys).size, 50)
    assert.ok(!keys.includes('LEAD-000003'))
    const again = await create({ name: 'y' })
    assert.equal(again.process.data['lead_id'], 'LEAD-000054')
  })

  it('a lead with a known phone number is merged, however the number is written', async () => {
    const { create, fetch, history, update } = await leads()
    const { process: first } = await create({ name: 'Ana', phone_number: '+919845012345', city: 'Pune' })
    await update(first.id, { state: 'CONTACTED' })
    const { process, outcome } = await create(
      { name: 'Ana K', phone_number: '098450 12345', email: 'ana@mill.test' },
      { state: 'NEW' },
    )
    assert.equal(outcome, 'merged')
    assert.equal(process.id, first.id)
    const { data, stateId } = await fetch(first.id)
    assert.deepEqual(data, { ...first.data, name: 'Ana K', email: 'ana@mill.test' })
    assert.notEqual(stateId, first.stateId, 'the state of the work stays')
    assert.deepEqual(
      (await history(first.id)).map(({ kind }) => kind),
      ['MERGED', 'UPDATED', 'CREATED'],
    )
  })

  it('twenty at once with the same phone number become one', async () => {
    const { create } = await leads()
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, index) => create({ name: `n${index}`, phone_number: '+919845012345' })),
    )
    assert.equal(new Set(made.map(({ process }) => process.id)).size, 1)
    assert.equal(made.filter(({ outcome }) => outcome === 'created').length, 1)
  })

  it('a change merges data key by key; null clears; what is as it was is not written', async () => {
    const { create, update, history } = await leads()
    const { process } = await create({ name: 'Ana', city: 'Pune', score: 7 })
    api.now += 1000
    const changed = await update(process.id, { data: { city: null, score: 8 } })
    assert.deepEqual(changed.process.data, { lead_id: 'LEAD-000001', name: 'Ana', score: 8 })
    assert.equal(changed.process.updatedAt, api.now)
    api.now += 1000
    const same = await update(process.id, { data: { score: 8 }, status: 'OPEN' })
    assert.deepEqual([same.outcome, same.changeId], ['unchanged', null])
    assert.equal(same.process.updatedAt, changed.process.updatedAt)
    const [entry] = await history(process.id)
    assert.deepEqual(entry?.changes, { 'data.city': ['Pune', null], 'data.score': [7, 8] })
  })

  it('goes only where its state allows, and says where that is', async () => {
    const { create, update } = await leads()
    const { process } = await create({ name: 'Ana' }, { state: 'WON' })
    await assert.rejects(update(process.id, { state: 'NEW' }), (error: Error) => {
      assert.match(error.message, /"NEW" cannot follow "WON"; nothing follows it/)
      return rejected('state_refused')(error)
    })
  })

  it('completing without a state goes to the completed state, reopening back to the start', async () => {
    const { create, update, state } = await leads()
    const { process } = await create({ name: 'Ana' })
    const done = (await update(process.id, { status: 'COMPLETED' })).process
    assert.deepEqual([done.status, done.stateId, done.completedAt], ['COMPLETED', state('WON'), api.now])
    const open = (await update(process.id, { status: 'OPEN' })).process
    assert.deepEqual([open.status, open.stateId, open.completedAt], ['OPEN', state('NEW'), null])
    const cancelled = (await update(process.id, { status: 'CANCELLED' })).process
    assert.deepEqual([cancelled.stateId, cancelled.cancelledAt], [state('NEW'), api.now])
  })

  it('tells all faults at once and writes nothing', async () => {
    const { create, update, fetch } = await leads()
    const { process } = await create({ name: 'Ana' })
    const faulty = {
      data: { scor: 1, score: 'x' },
      state: 'NWE',
      status: 'open',
      assignedTo: 'nobody',
      nextActionAt: 'x',
      belongsTo: 'x',
    }
    await assert.rejects(update(process.id, faulty), (error: unknown) => {
      const { details } = error as { details: { field: string }[] }
      assert.deepEqual(details.map(({ field }) => field).toSorted(), [
        'assignedTo',
        'belongsTo',
        'data.scor',
        'data.score',
        'nextActionAt',
        'state',
        'status',
      ])
      return true
    })
    assert.deepEqual(await fetch(process.id), process)
  })

  it('a unique value of another process is refused, and free again once that is deleted', async () => {
    const { create, update, remove, restore } = await leads()
    const { process: ana } = await create({ name: 'Ana', phone_number: '+919845012345' })
    const { process: bo } = await create({ name: 'Bo' })
    await assert.rejects(update(bo.id, { data: { phone_number: '+919845012345' } }), rejected('value_taken'))
    await remove(ana.id)
    await update(bo.id, { data: { phone_number: '+919845012345' } })
    await assert.rejects(restore(ana.id), rejected('value_taken'))
    await update(bo.id, { data: { phone_number: null } })
    assert.equal((await restore(ana.id)).process.deletedAt, null)
  })

  it('a deleted process is not found, and restored as it was', async () => {
    const { create, remove, restore, fetch, history } = await leads()
    const { process } = await create({ name: 'Ana', phone_number: '+919845012345', score: 5 })
    const gone = await remove(process.id)
    assert.deepEqual([gone.outcome, gone.process.deletedAt], ['deleted', api.now])
    await assert.rejects(fetch(process.id), rejected('process_not_found'))
    await assert.rejects(remove(process.id), rejected('process_not_found'))
    const back = await restore(process.id)
    assert.deepEqual({ ...back.process, updatedAt: 0, version: 0 }, { ...process, updatedAt: 0, version: 0 })
    assert.deepEqual(
      (await history(process.id)).map(({ kind }) => kind),
      ['RESTORED', 'DELETED', 'CREATED'],
    )
  })

  describe('undo', () => {
    it('takes one change back and leaves later ones to other fields', async () => {
      const { create, update, undo, history } = await leads()
      const { process } = await create({ name: 'Ana', city: 'Pune' })
      const first = await update(process.id, { data: { city: 'Goa' }, state: 'CONTACTED' })
      await update(process.id, { data: { name: 'Ana K' } })
      const undone = (await undo(process.id, first.changeId)).process
      assert.deepEqual(undone.data, { ...process.data, name: 'Ana K' })
      assert.equal(undone.stateId, process.stateId)
      const [entry] = await history(process.id)
      assert.deepEqual([entry?.kind, entry?.undoes], ['UNDONE', first.changeId])
    })

    it('is refused for what was changed again since, naming it', async () => {
      const { create, update, undo } = await leads()
      const { process } = await create({ name: 'Ana', city: 'Pune' })
      const first = await update(process.id, { data: { city: 'Goa' } })
      await update(process.id, { data: { city: 'Agra' } })
      await assert.rejects(undo(process.id, first.changeId), (error: Error) => {
        assert.match(error.message, /data\.city/)
        return rejected('undo_overtaken')(error)
      })
    })

    it('of a creation deletes, of a deletion restores, of an undo does again', async () => {
      const { create, undo, remove, fetch, update } = await leads()
      const { process, changeId } = await create({ name: 'Ana', phone_number: '+919845012345' })
      const removed = await remove(process.id)
      assert.equal((await undo(process.id, removed.changeId)).outcome, 'restored')
      assert.equal(
        (await undo(process.id, changeId)).outcome,
        'deleted',
        'what was undone does not stand in the way',
      )
      await assert.rejects(fetch(process.id), rejected('process_not_found'))
      const { process: bo, changeId: made } = await create({ name: 'Bo' })
      const named = await update(bo.id, { data: { name: 'Bob' } })
      await assert.rejects(undo(bo.id, made), rejected('undo_overtaken'))
      const undone = await undo(bo.id, named.changeId)
      assert.equal((await undo(bo.id, undone.changeId)).process.data['name'], 'Bob')
    })

    it('of an unknown change is not found', async () => {
      const { create, undo } = await leads()
      const { process } = await create({ name: 'Ana' })
      for (const id of ['x', process.id])
        await assert.rejects(undo(process.id, id), rejected('change_not_found'))
    })
  })

  it('the record is found by its primary key or made, and learns what the process says', async () => {
    const { create, context, team } = await leads()
    const first = (await create({ name: 'Ana', phone_number: '+919845012345' })).process
    const second = await testTicket(first)
    assert.equal(second.recordId, first.recordId)
    const [record] = await context.database.rows<{ data: { email: string } }>(
      'select data from records where team_id = $1 and id = $2',
      [team.id, first.recordId],
    )
    assert.equal(record?.data.email, 'ana@mill.test')

    async function testTicket(lead: Process): Promise<Process> {
      const ticket = findProcedure(await context.configs.now(team.id), 'ticket')
      const record = { data: { phone_number: lead.data['phone_number'], email: 'ana@mill.test' } }
      return (await createProcess(context, team.actor(), ticket, { data: { subject: 'Broken' }, record }))
        .process
    }
  })

  it('a user sees and changes only what is theirs; others are not found', async () => {
    const { create, context, procedure, team } = await leads()
    const ira = await team.user({ username: 'ira' })
    const { process: own } = await create({ name: 'Ana' }, { assignedTo: 'ira' })
    const { process: other } = await create({ name: 'Bo', phone_number: '+919845012345' })
    const actor = { ...team.actor('user'), userId: ira.id }
    assert.equal((await fetchProcess(context, actor, procedure, { id: own.id })).id, own.id)
    await assert.rejects(
      fetchProcess(context, actor, procedure, { id: other.id }),
      rejected('process_not_found'),
    )
    await assert.rejects(
      updateProcess(context, actor, procedure, { id: other.id }, { data: { name: 'x' } }),
      rejected('process_not_found'),
    )
  })
})
