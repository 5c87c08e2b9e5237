import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'

describe('entities: GET, POST and PATCH at /v1/ext/entity', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function someone() {
    const team = await api.team()
    const token = await team.token()
    const send = (path: string, method = 'GET', body?: unknown) =>
      api.send(`/v1/ext/entity${path}`, { token, method, ...(body === undefined ? {} : { body }) })
    return { team, send }
  }
  const machine = {
    shortId: 'machine',
    attributes: [
      { shortId: 'serial', type: 'string' },
      { shortId: 'built', type: 'date' },
    ],
    primaryKey: 'serial',
  }

  it('creates an entity, which is then listed, fetched, and can be the entity of a procedure', async () => {
    const { team, send } = await someone()
    api.now += 1000
    const made = await send('', 'POST', machine)
    assert.equal(made.status, 200, made.text)
    const { _data } = made.body
    assert.deepEqual(
      [_data.name, _data.primaryKey, _data.attributes[0].isUnique],
      ['Machine', 'serial', true],
    )
    assert.deepEqual((await send('/machine')).body._data, _data)
    assert.deepEqual((await send(`/${_data.id}`)).body._data, _data)
    assert.deepEqual((await send('')).body._data.at(-1), _data)
    const states = [{ shortId: 'A' }, { shortId: 'B' }]
    const body = { shortId: 'repair', entity: 'machine', states, startState: 'A', completedState: 'B' }
    const procedure = await api.send('/v1/ext/procedure', { token: await team.token(), method: 'POST', body })
    assert.equal(procedure.body._data.entity, 'machine')
  })

  it('takes an entity back as it was fetched, and changes what is named', async () => {
    const { send } = await someone()
    const { _data } = (await send('/customer')).body
    api.now += 1000
    assert.deepEqual((await send('/customer', 'PATCH', _data)).body._data, _data)
    const changed = await send('/customer', 'PATCH', {
      rename: 'client',
      attributes: [{ shortId: 'tax_number', type: 'string' }],
    })
    assert.equal(changed.body._data.shortId, 'client')
    assert.equal(changed.body._data.attributes.length, Number(_data.attributes.length) + 1)
    assert.deepEqual(changed.body._data.attributes.slice(0, -1), _data.attributes)
  })

  it('refuses what would make strangers of records, and says where', async () => {
    const { send } = await someone()
    const answer = await send('/customer', 'PATCH', {
      primaryKey: 'email',
      attributes: [
        { shortId: 'phone_number', isRetired: true },
        { shortId: 'email', isUnique: true },
        { shortId: 'city', isFilterable: true },
      ],
    })
    assert.equal(answer.status, 400)
    const fields = answer.body._errors.map((text: string) => text.split(':')[0])
    assert.deepEqual(fields.sort(), [
      'attributes.city.isFilterable',
      'attributes.email.isUnique',
      'attributes.phone_number.isRetired',
      'primaryKey',
    ])
    assert.equal(
      (await send('', 'POST', { ...machine, shortId: 'customer' })).body._meta.code,
      'short_id_taken',
    )
    const key = await send('/customer', 'PATCH', {
      attributes: [{ shortId: 'phone_number', type: 'string', migrate: true }],
    })
    assert.equal(key.status, 400)
  })

  it('protects: admins change, others read, other teams see nothing', async () => {
    const { team } = await someone()
    const token = await team.token('user')
    assert.equal((await api.send('/v1/ext/entity', { token })).status, 200)
    assert.equal((await api.send('/v1/ext/entity/customer', { token })).status, 200)
    assert.equal((await api.send('/v1/ext/entity', { token, method: 'POST', body: machine })).status, 403)
    assert.equal(
      (await api.send('/v1/ext/entity/customer', { token, method: 'PATCH', body: {} })).status,
      403,
    )
    assert.equal((await api.send('/v1/ext/entity')).status, 401)
    const other = await someone()
    const { id } = (await other.send('', 'POST', machine)).body._data
    const { send } = await someone()
    for (const method of ['GET', 'PATCH']) {
      const answer = await send(`/${id}`, method, method === 'GET' ? undefined : {})
      assert.deepEqual([answer.status, answer.body._meta.code], [404, 'entity_not_found'])
    }
  })
})
