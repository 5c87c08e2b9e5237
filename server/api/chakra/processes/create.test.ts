import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { procedureOf } from '../../../test/support/records.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { testLeads } from './test-leads.ts'

const keys =
  'id team procedure createdBy assignedTo belongsTo entity record status state data derivedData createdAt updatedAt startedAt completedAt cancelledAt nextActionAt isDeleted deletedAt'.split(
    ' ',
  )

describe('creating a process: POST /v1/ext/procedure/{procedure}/process', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  const stateId = async (team: { readonly id: string }, shortId: string) =>
    (await procedureOf(api, team, 'lead')).states.find((state) => state.shortId === shortId)!.id

  it('answers the process, with ids, short ids of attributes and milliseconds', async () => {
    const { send, team, fetch } = await testLeads(api)
    const answer = await send('POST', '', {
      data: { name: 'Ana', phone_number: '+91 98450 12345', city: 'Pune' },
    })
    assert.equal(answer.status, 200)
    const process = answer.body._data
    const lead = await procedureOf(api, team, 'lead')
    assert.deepEqual(Object.keys(process), keys)
    assert.deepEqual(
      { ...process, id: '', createdBy: '', record: '' },
      {
        id: '',
        team: team.id,
        procedure: lead.id,
        createdBy: '',
        assignedTo: null,
        belongsTo: null,
        entity: lead.entityId,
        record: '',
        status: 'OPEN',
        state: await stateId(team, 'NEW'),
        data: { lead_id: 'LEAD-000001', name: 'Ana', phone_number: '+919845012345', city: 'Pune' },
        derivedData: { title: 'Ana · Pune' },
        createdAt: api.now,
        updatedAt: api.now,
        startedAt: null,
        completedAt: null,
        cancelledAt: null,
        nextActionAt: null,
        isDeleted: false,
        deletedAt: null,
      },
    )
    assert.match(process.record, /^[0-9a-f-]{36}$/)
    assert.deepEqual(answer.body._meta, { outcome: 'created' })
    assert.deepEqual(await fetch(process.id), process)
  })

  it('takes every field, with ids and with names', async () => {
    const { send, team } = await testLeads(api)
    const ira = await team.user({ username: 'ira', emails: [{ email: 'ira@mill.test' }] })
    const state = await stateId(team, 'CONTACTED')
    for (const [assignedTo, given] of [
      ['ira', 'CONTACTED'],
      [ira.id, state],
      ['Ira@mill.test', state.toUpperCase()],
    ]) {
      const nextActionAt = api.now + 5000
      const answer = await send('POST', '', { state: given, assignedTo, nextActionAt, status: 'OPEN' })
      const { _data } = answer.body
      assert.deepEqual(
        [_data.state, _data.assignedTo, _data.nextActionAt],
        [state, ira.id, nextActionAt],
        answer.text,
      )
    }
    const record = { data: { phone_number: '+919845012345', company: 'Mill & Co' } }
    const { body } = await send('POST', '', { status: 'COMPLETED', record, data: { name: 'Bo' } })
    assert.deepEqual(
      [body._data.status, body._data.state, body._data.completedAt],
      ['COMPLETED', await stateId(team, 'WON'), api.now],
    )
  })

  it('takes attributes that stand beside data, as an older form has it', async () => {
    const { send } = await testLeads(api)
    const { body } = await send('POST', '', { lead_id: 'OLD-7', city: 'Goa', data: { name: 'Ana' } })
    assert.deepEqual(body._data.data, { lead_id: 'OLD-7', name: 'Ana', city: 'Goa' })
    const bare = await send('POST', '', { name: 'Bo' })
    assert.equal(bare.body._data.data.name, 'Bo')
  })

  it('is readable when asked', async () => {
    const { send, team } = await testLeads(api)
    await team.user({ username: 'ira' })
    const token = await team.token('admin', { user: 'ira' })
    const { body } = await send('POST', '?readable=true', { assignedTo: 'ira' }, { token })
    const { team: shortName, procedure, entity, state, assignedTo, createdBy } = body._data
    assert.deepEqual(
      [shortName, procedure, entity, state, assignedTo, createdBy],
      [team.shortName, 'lead', 'customer', 'NEW', 'ira', 'ira'],
    )
  })

  it('merges a lead whose phone number is known, however it is written', async () => {
    const { send, create } = await testLeads(api)
    const ana = await create({ name: 'Ana', phone_number: '+91 98450 12345' })
    for (const phone_number of ['098450-12345', '919845012345', '+919845012345', '(98450) 12345']) {
      api.now += 1000
      const answer = await send('POST', '', { data: { phone_number, interest: phone_number } })
      assert.equal(answer.status, 200, answer.text)
      assert.deepEqual(answer.body._meta, { outcome: 'merged' })
      assert.equal(answer.body._data.id, ana['id'])
      assert.deepEqual(answer.body._data.data, { ...ana['data'], interest: phone_number })
      assert.equal(answer.body._data.updatedAt, api.now)
    }
    const { body } = await send('POST', '/list', {})
    assert.equal(body._data.length, 1)
  })

  it('gives each its own primary key when many come at once', async () => {
    const { create } = await testLeads(api)
    const made = await Promise.all(Array.from({ length: 20 }, (_, index) => create({ name: `L${index}` })))
    const numbers = new Set(made.map(({ data }) => data.lead_id as string))
    assert.equal(numbers.size, 20)
    for (const number of numbers) assert.match(number, /^LEAD-\d{6}$/)
  })

  it('makes one of many that come at once with one phone number', async () => {
    const { send } = await testLeads(api)
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        send('POST', '', { data: { phone_number: '+919845012345', score: index } }),
      ),
    )
    for (const answer of answers) assert.equal(answer.status, 200, answer.text)
    assert.equal(new Set(answers.map(({ body }) => body._data.id)).size, 1)
    assert.equal(answers.filter(({ body }) => body._meta.outcome === 'created').length, 1)
  })

  describe('refuses', () => {
    it('everything that is wrong at once, naming each field', async () => {
      const { send, refusal } = await testLeads(api)
      const body = {
        data: { nmae: 'Ana', score: 'high' },
        status: 'DONE',
        state: 'NWE',
        nextActionAt: 'soon',
        assignedTo: 'nobody-of-this-name',
        belongsTo: 7,
        record: { name: 'Ana' },
        lead_ids: 'x',
      }
      const sentences = await refusal(send('POST', '', body))
      for (const expected of [
        /^data\.nmae: .*"name"/,
        /^data\.score: /,
        /^status: must be one of OPEN, COMPLETED, CANCELLED/,
        /^state: .*"NEW"/,
        /^nextActionAt: must be a time/,
        /^assignedTo: /,
        /^belongsTo: /,
        /^record: must be an object/,
        /^lead_ids: .*"lead_id"/,
      ])
        assert.ok(
          sentences.some((sentence) => expected.test(sentence)),
          `${String(expected)} in ${sentences.join('\n')}`,
        )
      assert.equal(sentences.length, 9, sentences.join('\n'))
      assert.equal((await send('POST', '/list', {})).body._data.length, 0)
    })

    it('what the system gives, an attribute that is given twice, and what is no object', async () => {
      const { send, refusal } = await testLeads(api)
      assert.deepEqual(await refusal(send('POST', '', { id: 'x' })), [
        'id: is given by the system; leave it out',
      ])
      assert.match(
        (await refusal(send('POST', '', { name: 'a', data: { name: 'a' } })))[0]!,
        /^name: .*twice/,
      )
      for (const body of [[], 'null', '"text"', '7', undefined])
        assert.match(
          (await refusal(send('POST', '', body, { headers: json })))[0]!,
          /^body: must be a JSON object/,
        )
      assert.match((await refusal(send('POST', '?readble=1', {})))[0]!, /^readble: .*"readable"/)
    })

    it('a primary key that is taken', async () => {
      const { send, create, refusal } = await testLeads(api)
      await create({ lead_id: 'OLD-7' })
      assert.match(
        (await refusal(send('POST', '', { lead_id: 'OLD-7' }), 409))[0]!,
        /^data\.lead_id: .*another/,
      )
    })
  })

  describe('protects', () => {
    it('without a token, with a wrong one, in an unknown procedure', async () => {
      const { send, refusal } = await testLeads(api)
      await refusal(send('POST', '', {}, { token: 'wrong' }), 401)
      assert.equal(
        (await api.send('/v1/ext/procedure/lead/process', { method: 'POST', body: {} })).status,
        401,
      )
      const { token } = await testLeads(api)
      const answer = await api.send('/v1/ext/procedure/leed/process', { method: 'POST', body: {}, token })
      assert.equal(answer.status, 404)
      assert.match(answer.body._errors[0], /"lead"/)
    })

    it('the procedure of another team, whose id is as good as unknown', async () => {
      const { team } = await testLeads(api)
      const { token } = await testLeads(api)
      const { id } = await procedureOf(api, team, 'lead')
      const answer = await api.send(`/v1/ext/procedure/${id}/process`, { method: 'POST', body: {}, token })
      assert.equal(answer.status, 404)
    })

    it('a lead that a user may not see: it is not merged into, and not shown', async () => {
      const { send, create, team, refusal, fetch } = await testLeads(api)
      const ana = await create({ name: 'Ana', phone_number: '+919845012345' })
      await team.user({ username: 'ira' })
      const token = await team.token('user', { user: 'ira' })
      const body = { data: { phone_number: '+919845012345', name: 'Bo' } }
      const [sentence] = await refusal(send('POST', '', body, { token }), 409)
      assert.ok(!sentence!.includes(ana['id']) && !sentence!.includes('Ana'), sentence)
      assert.deepEqual(await fetch(ana['id']), ana)
    })
  })

  it('a procedure can be named by its id', async () => {
    const { team, token } = await testLeads(api)
    const { id } = await procedureOf(api, team, 'lead')
    for (const name of [id, id.toUpperCase()]) {
      const path = `/v1/ext/procedure/${name}/process`
      assert.equal((await api.send(path, { method: 'POST', body: {}, token })).status, 200)
    }
  })
})

const json = { 'content-type': 'application/json' }
