import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { testLeads } from './test-leads.ts'

describe('deleting and restoring a process', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function someLead() {
    const leads = await testLeads(api)
    const ana = await leads.create({ name: 'Ana', phone_number: '+919845012345' })
    api.now += 1000
    return { ...leads, ana }
  }

  it('DELETE answers the deleted process, and it is gone', async () => {
    for (const path of ['/:id', '/lead_id/LEAD-000001', '/phone_number/919845012345', '/LEAD-000001']) {
      const { send, ana, refusal } = await someLead()
      const { status, body } = await send('DELETE', path.replace(':id', ana['id']))
      assert.equal(status, 200)
      assert.deepEqual(body, {
        _data: { ...ana, isDeleted: true, deletedAt: api.now, updatedAt: api.now },
        _meta: {},
        _errors: [],
      })
      for (const gone of [`/${ana['id']}`, '/LEAD-000001', '/phone_number/919845012345']) {
        await refusal(send('GET', gone), 404)
        await refusal(send('PUT', gone, {}), 404)
        await refusal(send('DELETE', gone), 404)
      }
    }
  })

  it('a deleted lead is not merged into: its phone number is free', async () => {
    const { send, ana, create } = await someLead()
    await send('DELETE', `/${ana['id']}`)
    const bo = await create({ name: 'Bo', phone_number: '+919845012345' })
    assert.notEqual(bo['id'], ana['id'])
  })

  it('is only done to what was fetched, with If-Match', async () => {
    const { send, ana, refusal, fetch } = await someLead()
    await refusal(send('DELETE', `/${ana['id']}`, undefined, { headers: { 'if-match': '"x"' } }), 412)
    assert.deepEqual(await fetch(ana['id']), ana)
    const { etag } = (await send('GET', `/${ana['id']}?readable=true`)).headers
    const headers = { 'if-match': String(etag) }
    assert.equal((await send('DELETE', `/${ana['id']}`, undefined, { headers })).status, 200)
  })

  it('POST …/restore brings it back as it was', async () => {
    const { send, ana, fetch } = await someLead()
    await send('DELETE', `/${ana['id']}`)
    api.now += 1000
    const { status, body } = await send('POST', `/${ana['id']}/restore`)
    assert.equal(status, 200)
    assert.deepEqual(body._data, { ...ana, updatedAt: api.now })
    assert.deepEqual(await fetch(ana['id']), body._data)
    assert.deepEqual((await send('POST', `/${ana['id']}/restore`)).body, body, 'once more changes nothing')
  })

  it('restoring is refused when another process has its unique value', async () => {
    const { send, ana, create, refusal } = await someLead()
    await send('DELETE', `/${ana['id']}`)
    await create({ name: 'Bo', phone_number: '+919845012345' })
    assert.match((await refusal(send('POST', `/${ana['id']}/restore`), 409))[0]!, /^data\.phone_number: /)
  })

  it('protects from who has no token, another team, and users whose process it is not', async () => {
    const { send, ana, team, refusal, fetch, create } = await someLead()
    const other = await testLeads(api)
    await team.user({ username: 'ira' })
    const user = await team.token('user', { user: 'ira' })
    const deleted = await create()
    await send('DELETE', `/${deleted['id']}`)
    for (const [token, status] of [
      ['wrong', 401],
      [other.token, 404],
      [user, 404],
    ] as const) {
      await refusal(send('DELETE', `/${ana['id']}`, undefined, { token }), status)
      await refusal(send('DELETE', '/phone_number/919845012345', undefined, { token }), status)
      await refusal(send('POST', `/${deleted['id']}/restore`, undefined, { token }), status)
    }
    assert.deepEqual(await fetch(ana['id']), ana)
    await refusal(send('GET', `/${deleted['id']}`), 404)
  })
})
