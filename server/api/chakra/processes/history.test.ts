import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { testLeads } from './test-leads.ts'

describe('the history of a process', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function someLead() {
    const leads = await testLeads(api)
    const { team, send } = leads
    await team.user({ username: 'ira' })
    const ana = await leads.create({ name: 'Ana', city: 'Pune', phone_number: '+919845012345' })
    const path = `/${ana['id']}/history`
    const update = async (body: object) => {
      api.now += 1000
      const { status, text, body: answer } = await send('PUT', `/${ana['id']}`, body)
      assert.equal(status, 200, text)
      return answer._data
    }
    const history = async (query = '') => (await send('GET', path + query)).body
    const undo = (changeId: string) => send('POST', `${path}/${changeId}/undo`)
    return { ...leads, ana, path, update, history, undo }
  }

  it('has every change, newest first: who, when, and what was before and after', async () => {
    const { ana, update, history } = await someLead()
    const changed = await update({ data: { city: 'Goa', score: 5 }, state: 'CONTACTED', assignedTo: 'ira' })
    const { _data, _meta } = await history()
    assert.deepEqual(_meta, { hasMore: false, nextCursor: null })
    const [second, first] = _data
    assert.equal(_data.length, 2)
    assert.deepEqual(
      [first.kind, first.madeAt, first.madeBy, first.process, first.changes],
      ['CREATED', ana['createdAt'], ana['createdBy'], ana['id'], {}],
    )
    assert.deepEqual(
      [second.kind, second.madeAt, second.undoes, second.backgroundJob],
      ['UPDATED', api.now, null, null],
    )
    assert.match(second.apiKey, /^[0-9a-f-]{36}$/)
    assert.deepEqual(second.changes, {
      state: { before: ana['state'], after: changed.state },
      assignedTo: { before: null, after: changed.assignedTo },
      startedAt: { before: null, after: api.now },
      'data.city': { before: 'Pune', after: 'Goa' },
      'data.score': { before: null, after: 5 },
    })
  })

  it('is readable when asked', async () => {
    const { update, history } = await someLead()
    await update({ state: 'CONTACTED', assignedTo: 'ira' })
    const [{ changes, madeBy }] = (await history('?readable=true'))._data
    assert.match(madeBy, /^key-/)
    assert.deepEqual(changes.state, { before: 'NEW', after: 'CONTACTED' })
    assert.deepEqual(changes.assignedTo, { before: null, after: 'ira' })
  })

  it('comes in pages that a cursor walks', async () => {
    const { update, history } = await someLead()
    for (let score = 1; score <= 6; score += 1) await update({ data: { score } })
    const whole = (await history())._data
    assert.equal(whole.length, 7)
    const walked = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { _data: unknown[]; _meta: { hasMore: boolean; nextCursor: string | null } } =
        await history(`?limit=3${cursor && `&cursor=${cursor}`}`)
      walked.push(...page._data)
      cursor = page._meta.nextCursor
      assert.equal(page._meta.hasMore, cursor !== null)
    }
    assert.deepEqual(walked, whole)
  })

  it('is there for a deleted process too', async () => {
    const { ana, send, history } = await someLead()
    api.now += 1000
    await send('DELETE', `/${ana['id']}`)
    const kinds = (await history())._data.map(({ kind }: { kind: string }) => kind)
    assert.deepEqual(kinds, ['DELETED', 'CREATED'])
  })

  it('has what a merge brought', async () => {
    const { send, history } = await someLead()
    api.now += 1000
    await send('POST', '', { data: { phone_number: '098450 12345', interest: 'Solar' } })
    const [{ kind, changes }] = (await history())._data
    assert.equal(kind, 'MERGED')
    assert.deepEqual(changes, { 'data.interest': { before: null, after: 'Solar' } })
  })

  describe('undo', () => {
    it('takes a change back and leaves later ones, and can itself be undone', async () => {
      const { update, history, undo, fetch, ana } = await someLead()
      await update({ data: { city: 'Goa' }, state: 'CONTACTED' })
      const [{ id }] = (await history())._data
      await update({ data: { name: 'Ana K' } })
      api.now += 1000
      const answer = await undo(id)
      assert.equal(answer.status, 200, answer.text)
      assert.deepEqual(answer.body._data.data, { ...ana['data'], name: 'Ana K' })
      assert.equal(answer.body._data.state, ana['state'])
      const [undone] = (await history())._data
      assert.deepEqual([undone.kind, undone.undoes], ['UNDONE', id])
      api.now += 1000
      assert.equal((await undo(undone.id)).body._data.data.city, 'Goa')
      assert.equal((await fetch(ana['id']))['data'].city, 'Goa')
    })

    it('of a deletion restores', async () => {
      const { ana, send, history, undo, fetch } = await someLead()
      api.now += 1000
      await send('DELETE', `/${ana['id']}`)
      const [{ id }] = (await history())._data
      assert.equal((await undo(id)).body._data.isDeleted, false)
      assert.deepEqual((await fetch(ana['id']))['data'], ana['data'])
    })

    it('is refused when it was changed again since', async () => {
      const { update, history, undo, refusal } = await someLead()
      await update({ data: { city: 'Goa' } })
      const [{ id }] = (await history())._data
      await update({ data: { city: 'Agra' } })
      assert.match((await refusal(undo(id), 409))[0]!, /data\.city/)
    })

    it('of an unknown change, or one of another process, is not found', async () => {
      const { create, send, undo, ana, refusal } = await someLead()
      const bo = await create({ name: 'Bo' })
      const [{ id }] = (await send('GET', `/${bo['id']}/history`)).body._data
      for (const change of [id, ana['id'], 'x'])
        assert.match((await refusal(undo(change), 404))[0]!, /no such change/)
    })
  })

  it('refuses what it does not understand', async () => {
    const { send, path, refusal } = await someLead()
    assert.match((await refusal(send('GET', `${path}?limit=0`)))[0]!, /^limit: must be/)
    assert.match((await refusal(send('GET', `${path}?limit=101`)))[0]!, /^limit: must be/)
    assert.match((await refusal(send('GET', `${path}?cursor=x`)))[0]!, /^cursor: must be/)
    assert.match((await refusal(send('GET', `${path}?skip=1`)))[0]!, /^skip: is not known/)
  })

  it('protects from who has no token, another team, and users whose process it is not', async () => {
    const { send, path, team, refusal, history, fetch, ana } = await someLead()
    const [{ id }] = (await history())._data
    const other = await testLeads(api)
    const user = await team.token('user', { user: 'ira' })
    for (const [token, status] of [
      ['wrong', 401],
      [other.token, 404],
      [user, 404],
    ] as const) {
      await refusal(send('GET', path, undefined, { token }), status)
      await refusal(send('POST', `${path}/${id}/undo`, undefined, { token }), status)
    }
    assert.deepEqual(await fetch(ana['id']), ana)
  })
})
