import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { testLeads } from './test-leads.ts'

describe('updating a process: PUT and PATCH', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function someLead() {
    const leads = await testLeads(api)
    const ana = await leads.create({ name: 'Ana', phone_number: '+919845012345', city: 'Pune' })
    api.now += 1000
    const history = async () => (await leads.send('GET', `/${ana['id']}/history`)).body._data.length
    return { ...leads, ana, history }
  }

  for (const method of ['PUT', 'PATCH'])
    it(`${method} changes what is sent, merges data and leaves the rest`, async () => {
      const { send, ana, fetch } = await someLead()
      const answer = await send(method, `/${ana['id']}`, { data: { city: null, score: 7 }, nextActionAt: 5 })
      assert.equal(answer.status, 200, answer.text)
      const { data } = ana
      assert.deepEqual(answer.body, {
        _data: {
          ...ana,
          data: { lead_id: data.lead_id, name: 'Ana', phone_number: '+919845012345', score: 7 },
          derivedData: { title: 'Ana' },
          nextActionAt: 5,
          updatedAt: api.now,
        },
        _meta: {},
        _errors: [],
      })
      assert.deepEqual(await fetch(ana['id']), answer.body._data)
    })

  it('finds it by every unique attribute; a lead by its phone number', async () => {
    const { send, token, ana } = await someLead()
    const prefix = '/v1/ext/procedure/lead/process'
    for (const [index, path] of [
      `${prefix}/lead_id/LEAD-000001`,
      `${prefix}/phone_number/919845012345`,
      `${prefix}/phone_number/%2B91%2098450%2012345`,
      `${prefix}/LEAD-000001`,
      '/v1/ext/lead/phone-number/919845012345',
    ].entries())
      for (const method of ['PUT', 'PATCH']) {
        const body = { data: { interest: `${method} ${index}` } }
        const answer = await api.send(path, { method, body, token })
        assert.equal(answer.status, 200, `${path}: ${answer.text}`)
        assert.equal(answer.body._data.id, ana['id'])
        assert.equal(answer.body._data.data.interest, `${method} ${index}`)
      }
    await send('PUT', `/${ana['id']}`, { data: { phone_number: '+919845099999' } })
    const gone = await api.send('/v1/ext/lead/phone-number/919845012345', { method: 'PUT', body: {}, token })
    assert.equal(gone.status, 404)
  })

  it('moves along the states and statuses', async () => {
    const { send, ana, refusal } = await someLead()
    const put = async (body: object) => (await send('PUT', `/${ana['id']}?readable=true`, body)).body._data
    const begun = await put({ state: 'QUALIFIED' })
    assert.deepEqual([begun.state, begun.startedAt, begun.status], ['QUALIFIED', api.now, 'OPEN'])
    const done = await put({ status: 'COMPLETED' })
    assert.deepEqual([done.state, done.completedAt, done.cancelledAt], ['WON', api.now, null])
    assert.match((await refusal(send('PUT', `/${ana['id']}`, { state: 'LOST' }), 409))[0]!, /^state: .*WON/)
  })

  describe('a process that is sent back as it was fetched', () => {
    for (const query of ['', '?readable=true'])
      it(`${query || 'with ids'}: changes nothing`, async () => {
        const { send, team, create, fetch } = await someLead()
        await team.user({ username: 'ira' })
        const { id } = await create({ name: 'Bo', score: 0 }, { assignedTo: 'ira', state: 'CONTACTED' })
        api.now += 1000
        const { body, headers } = await send('GET', `/${id}${query}`)
        const before = await fetch(id)
        for (const method of ['PUT', 'PATCH']) {
          const answer = await send(method, `/${id}${query}`, body._data)
          assert.equal(answer.status, 200, answer.text)
          assert.deepEqual(answer.body, body)
          assert.equal(answer.headers.etag, headers.etag)
        }
        assert.deepEqual(await fetch(id), before)
        assert.equal((await send('GET', `/${id}/history`)).body._data.length, 1)
      })

    it('with a change in it is that change', async () => {
      const { send, ana, history } = await someLead()
      const changed = { ...ana, data: { ...ana['data'], city: 'Goa' } }
      const { body } = await send('PUT', `/${ana['id']}`, changed)
      assert.equal(body._data.data.city, 'Goa')
      assert.equal(await history(), 2)
    })

    it('is not at fault for an assignee who was deleted since', async () => {
      const { send, team, create, token, fetch } = await someLead()
      const ira = await team.user({ username: 'ira' })
      const { id } = await create({}, { assignedTo: 'ira' })
      const gone = await api.send(`/v1/ext/user/${ira.id}`, {
        method: 'PUT',
        body: { isDeleted: true },
        token,
      })
      assert.equal(gone.status, 200)
      for (const query of ['', '?readable=true']) {
        const answer = await send('PUT', `/${id}`, await fetch(id, query))
        assert.equal(answer.status, 200, answer.text)
        assert.equal(answer.body._data.assignedTo, ira.id)
      }
    })

    it('is refused when a field that cannot be changed is another, each one named', async () => {
      const { send, ana, refusal, fetch } = await someLead()
      const other: Record<string, unknown> = {
        id: 'x',
        team: 'other',
        procedure: 'ticket',
        entity: 7,
        createdBy: 'ira',
        record: ana['id'],
        derivedData: { title: 'Bo' },
        createdAt: 1,
        updatedAt: null,
        startedAt: 7,
        completedAt: 7,
        cancelledAt: 7,
        isDeleted: true,
        deletedAt: [[[[]]]],
      }
      const sentences = await refusal(send('PUT', `/${ana['id']}`, { ...ana, ...other }))
      assert.deepEqual(
        sentences.map((sentence) => sentence.split(':', 1)[0]).sort(),
        Object.keys(other).sort(),
      )
      assert.match((await refusal(send('PUT', `/${ana['id']}`, { record: null })))[0]!, /^record: /)
      assert.deepEqual(await fetch(ana['id']), ana)
    })
  })

  describe('with If-Match', () => {
    it('is made when the process is what it was, in either form', async () => {
      const { send, ana } = await someLead()
      for (const query of ['', '?readable=true']) {
        const { etag } = (await send('GET', `/${ana['id']}${query}`)).headers
        api.now += 1000
        const headers = { 'if-match': `"x", ${String(etag)}` }
        const first = await send('PUT', `/${ana['id']}`, { data: { interest: `x${query}` } }, { headers })
        assert.equal(first.status, 200, first.text)
        const second = await send('PUT', `/${ana['id']}`, { data: { interest: 'late' } }, { headers })
        assert.equal(second.status, 412)
        assert.equal(second.body._meta.code, 'precondition_failed')
        const third = await send(
          'PATCH',
          `/${ana['id']}`,
          { data: { score: 1 } },
          { headers: { 'if-match': String(first.headers.etag) } },
        )
        assert.equal(third.status, 200, third.text)
      }
    })

    it('is made once by many at the same time', async () => {
      const { send, ana, history } = await someLead()
      const { etag } = (await send('GET', `/${ana['id']}`)).headers
      const headers = { 'if-match': String(etag) }
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, score) =>
          send('PUT', `/${ana['id']}`, { data: { score } }, { headers }),
        ),
      )
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array<number>(7).fill(412)])
      assert.equal(await history(), 2)
    })

    it('* means any that is there', async () => {
      const { send, ana } = await someLead()
      const headers = { 'if-match': '*' }
      assert.equal((await send('PUT', `/${ana['id']}`, {}, { headers })).status, 200)
      assert.equal((await send('PUT', '/LEAD-000099', {}, { headers })).status, 404)
    })
  })

  describe('refuses', () => {
    it('everything that is wrong at once, and writes nothing', async () => {
      const { send, ana, refusal, fetch, history } = await someLead()
      const sentences = await refusal(
        send('PUT', `/${ana['id']}`, {
          id: 'other',
          data: { cty: 'Goa', name: 'New' },
          status: 'OPENED',
          asignedTo: 'ira',
          city: 'Goa',
          state: 'GONE',
        }),
      )
      for (const expected of [
        /^id: cannot be changed/,
        /^data\.cty: .*"city"/,
        /^status: must be one of/,
        /^asignedTo: .*"assignedTo"/,
        /^city: is an attribute: send it inside "data"/,
        /^state: must be a state/,
      ])
        assert.ok(
          sentences.some((sentence) => expected.test(sentence)),
          `${String(expected)} in ${sentences.join('\n')}`,
        )
      assert.equal(sentences.length, 6)
      assert.deepEqual(await fetch(ana['id']), ana)
      assert.equal(await history(), 1)
    })

    it('a unique value of another process', async () => {
      const { send, ana, create, refusal } = await someLead()
      const { id } = await create({ phone_number: '+919845054321' })
      const taken = send('PUT', `/${id}`, { data: { phone_number: ana['data'].phone_number } })
      assert.match((await refusal(taken, 409))[0]!, /^data\.phone_number: /)
    })

    it('what is no object, and a process that is not there', async () => {
      const { send, ana, refusal } = await someLead()
      for (const body of [[], 'null', undefined])
        assert.match(
          (await refusal(send('PUT', `/${ana['id']}`, body, { headers: json })))[0]!,
          /^body: must be/,
        )
      await refusal(send('PUT', '/LEAD-000099', { data: { city: 'x' } }), 404)
      await refusal(send('PUT', '/phone_number/919999999999', {}), 404)
      assert.match((await refusal(send('PUT', '/city/Pune', {})))[0]!, /^city: /)
    })
  })

  describe('protects', () => {
    it('from who has no token, another team, and users whose process it is not', async () => {
      const { send, ana, team, refusal, fetch } = await someLead()
      const other = await testLeads(api)
      await team.user({ username: 'ira' })
      const user = await team.token('user', { user: 'ira' })
      const body = { data: { city: 'Goa' } }
      for (const [token, status] of [
        ['wrong', 401],
        [other.token, 404],
        [user, 404],
      ] as const)
        for (const path of [`/${ana['id']}`, '/phone_number/919845012345'])
          await refusal(send('PUT', path, body, { token }), status)
      assert.deepEqual(await fetch(ana['id']), ana)
    })
  })
})

const json = { 'content-type': 'application/json' }
