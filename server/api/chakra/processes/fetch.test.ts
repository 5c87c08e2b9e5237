import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { procedureOf } from '../../../test/support/records.ts'
import { testLeads } from './test-leads.ts'

const unknownId = '01890000-0000-7000-8000-000000000000'

describe('fetching a process: GET /v1/ext/procedure/{procedure}/process/…', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  it('finds it by id, by primary key and by the value of every unique attribute', async () => {
    const { create, send } = await testLeads(api)
    const ana = await create({ name: 'Ana', phone_number: '+91 98450 12345' })
    for (const path of [
      `/${ana['id']}`,
      `/${ana['id'].toUpperCase()}`,
      '/LEAD-000001',
      `/id/${ana['id']}`,
      '/lead_id/LEAD-000001',
      '/phone_number/919845012345',
      '/phone_number/9845012345',
      `/phone_number/${encodeURIComponent('+91 98450 12345')}`,
    ]) {
      const answer = await send('GET', path)
      assert.equal(answer.status, 200, `${path}: ${answer.text}`)
      assert.deepEqual(answer.body, { _data: ana, _meta: {}, _errors: [] }, path)
    }
  })

  it('reads a number with its country code by its digits alone', async () => {
    const { create, send } = await testLeads(api, { defaultCountry: 'US' })
    for (const digits of ['15550001111', '919845012345']) {
      const { id, data } = await create({ name: 'Ana', phone_number: digits })
      assert.equal(data.phone_number, `+${digits}`)
      assert.equal((await send('GET', `/phone_number/${digits}`)).body._data.id, id)
    }
  })

  it('gives short ids and user names when asked', async () => {
    const { team, create, fetch } = await testLeads(api)
    const ira = await team.user({ username: 'ira' })
    const ana = await create({ name: 'Ana' }, { assignedTo: 'ira' })
    assert.equal(ana['assignedTo'], ira.id)
    const shown = await fetch(ana['id'], '?readable=true')
    const { team: shortName, procedure, entity, state, assignedTo, createdBy, ...rest } = shown
    assert.deepEqual(
      [shortName, procedure, entity, state, assignedTo],
      [team.shortName, 'lead', 'customer', 'NEW', 'ira'],
    )
    assert.match(createdBy, /^key-/)
    for (const [field, value] of Object.entries(rest)) assert.deepEqual(value, ana[field], field)
    assert.deepEqual(await fetch(ana['id'], '?readable=false'), ana)
  })

  it('answers 304 to who has it, until it changes', async () => {
    const { create, send } = await testLeads(api)
    const { id } = await create({ name: 'Ana' })
    const { etag } = (await send('GET', `/${id}`)).headers
    assert.match(String(etag), /^"[\w-]{20,}"$/)
    const again = await send('GET', `/${id}`, undefined, { headers: { 'if-none-match': String(etag) } })
    assert.deepEqual([again.status, again.text, again.headers.etag], [304, '', etag])
    const readable = await send('GET', `/${id}?readable=true`)
    assert.notEqual(readable.headers.etag, etag)
    api.now += 1
    await send('PUT', `/${id}`, { data: { city: 'Goa' } })
    const changed = await send('GET', `/${id}`, undefined, { headers: { 'if-none-match': String(etag) } })
    assert.equal(changed.status, 200)
  })

  describe('refuses', () => {
    it('what is not there, or cannot be an id', async () => {
      const { send, refusal } = await testLeads(api)
      for (const path of [
        `/${unknownId}`,
        '/LEAD-000009',
        '/x%00y',
        '/phone_number/12',
        '/lead_id/%F0%9F%99%82',
      ])
        assert.deepEqual(await refusal(send('GET', path), 404), ['The team has no such process of "lead".'])
    })

    it('an attribute that is not unique, naming those that are', async () => {
      const { send, refusal } = await testLeads(api)
      for (const name of ['city', 'nope'])
        assert.match(
          (await refusal(send('GET', `/${name}/x`)))[0]!,
          new RegExp(`^${name}: .*lead_id.*phone_number`),
        )
    })

    it('parameters that it does not know', async () => {
      const { create, send, refusal } = await testLeads(api)
      const { id } = await create()
      assert.match((await refusal(send('GET', `/${id}?fields=id`)))[0]!, /^fields: is not known/)
      assert.match(
        (await refusal(send('GET', `/${id}?readable=yes`)))[0]!,
        /^readable: must be true or false/,
      )
    })
  })

  describe('protects', () => {
    it('from who has no token', async () => {
      const { create, send, refusal } = await testLeads(api)
      const { id } = await create()
      await refusal(send('GET', `/${id}`, undefined, { token: 'wrong' }), 401)
    })

    it('processes of another team and of another procedure: they are not found', async () => {
      const { create, token } = await testLeads(api)
      const { id } = await create({ phone_number: '+919845012345' })
      const other = await testLeads(api)
      for (const path of [`/${id}`, '/LEAD-000001', '/phone_number/919845012345'])
        await other.refusal(other.send('GET', path), 404)
      const answer = await api.send(`/v1/ext/procedure/ticket/process/${id}`, { token })
      assert.equal(answer.status, 404)
    })

    it('from users of type user what is neither assigned to them nor made by them', async () => {
      const { team, create, send, refusal } = await testLeads(api)
      await team.user({ username: 'ira' })
      const token = await team.token('user', { user: 'ira' })
      const assigned = await create({}, { assignedTo: 'ira' })
      const other = await create({ phone_number: '+919845012345' })
      const own = (await send('POST', '', {}, { token })).body._data
      for (const { id } of [assigned, own])
        assert.equal((await send('GET', `/${id}`, undefined, { token })).status, 200)
      for (const path of [`/${other['id']}`, '/phone_number/919845012345'])
        await refusal(send('GET', path, undefined, { token }), 404)
    })

    it('a procedure that the role may not see, or only see', async () => {
      const { team, create, send, refusal } = await testLeads(api)
      const { id } = await create()
      const manager = await team.token('manager')
      const grant = (access: string) => setAccess(team, 'manager', access)
      await grant('none')
      for (const [method, path] of [
        ['GET', `/${id}`],
        ['PUT', `/${id}`],
        ['DELETE', `/${id}`],
        ['GET', `/${id}/history`],
        ['POST', ''],
        ['POST', `/${id}/restore`],
      ] as const) {
        const body = method === 'PUT' || path === '' ? {} : undefined
        await refusal(send(method, path, body, { token: manager }), 403)
      }
      await grant('read')
      assert.equal((await send('GET', `/${id}`, undefined, { token: manager })).status, 200)
      await refusal(send('PUT', `/${id}`, { data: { city: 'Goa' } }, { token: manager }), 403)
      await refusal(send('DELETE', `/${id}`, undefined, { token: manager }), 403)
      assert.equal((await send('PUT', `/${id}`, { data: { city: 'Goa' } })).status, 200, 'admins always may')
    })
  })

  async function setAccess(
    team: { readonly id: string; readonly roles: readonly { id: string; shortId: string }[] },
    role: string,
    access: string,
  ): Promise<void> {
    const { id: procedure } = await procedureOf(api, team, 'lead')
    const { id } = team.roles.find(({ shortId }) => shortId === role)!
    await api.context.database.rows(
      `with changed as (update procedures set definition = jsonb_set(definition, '{access}', $3)
         where team_id = $1 and id = $2)
       update teams set config_version = config_version + 1 where team_id = $1`,
      [team.id, procedure, JSON.stringify({ [id]: access })],
    )
  }
})
