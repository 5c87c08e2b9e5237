import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { addPlugin } from '../../../test/support/whatsapp.ts'
import { fieldsOf, outcome, person } from './test-desk.ts'

describe('inboxes', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function scene() {
    const team = await api.team()
    const admin = await person(api, team, 'admin', 'root')
    const make = async (name: string, rest: object = {}) => {
      const made = await admin.send('POST', '/chat-inbox', { name, ...rest })
      assert.equal(made.status, 200, made.text)
      return made.body._data
    }
    return { team, admin, make }
  }

  it('is created with rules and an allocation that name things in any of their names', async () => {
    const { team, admin, make } = await scene()
    const plugin = await addPlugin(api, team)
    const ann = await person(api, team, 'user', 'ann')
    const skill = (await admin.send('POST', '/skill-type', { shortId: 'french' })).body._data
    const made = await make('Sales', {
      rules: {
        all: [
          { field: 'phoneNumberId', values: [plugin.phoneNumberId] },
          {
            any: [
              { field: 'firstMessage', values: ['price'] },
              { field: 'phonePrefix', values: ['+33 (0)'] },
            ],
          },
        ],
      },
      allocation: { users: ['ann'], roles: ['inside_sales'], capacity: 5, skill: 'french' },
    })
    const role = team.roles.find(({ shortId }) => shortId === 'inside_sales')
    assert.deepEqual(made.allocation, {
      kind: 'round_robin',
      users: [ann.id],
      roles: [role?.id],
      capacity: 5,
      onlyAvailable: true,
      skill: skill.id,
      isActive: true,
    })
    assert.deepEqual(made.rules.all[1].any, [
      { field: 'firstMessage', match: 'contains', values: ['price'] },
      { field: 'phonePrefix', values: ['330'] },
    ])
    assert.deepEqual((await admin.send('GET', '/chat-inbox')).body._data, [made])
    const sentBack = await admin.send('PUT', `/chat-inbox/${made.id}`, made)
    assert.deepEqual([sentBack.status, sentBack.body._data], [200, made])
  })

  it('keeps an order in which it is moved by its position', async () => {
    const { admin, make } = await scene()
    const [a, b, c] = [await make('A'), await make('B'), await make('C')]
    const names = async () =>
      (await admin.send('GET', '/chat-inbox')).body._data.map(
        ({ name, position }: { name: string; position: number }) => `${position} ${name}`,
      )
    await admin.send('PUT', `/chat-inbox/${c.id}`, { position: 1 })
    assert.deepEqual(await names(), ['1 C', '2 A', '3 B'])
    await admin.send('PUT', `/chat-inbox/${c.id}`, { position: 99 })
    assert.deepEqual(await names(), ['1 A', '2 B', '3 C'])
    await make('D', { position: 2 })
    assert.deepEqual(await names(), ['1 A', '2 D', '3 B', '4 C'])
    const gone = await admin.send('DELETE', `/chat-inbox/${a.id}`)
    assert.equal(gone.body._data.name, 'A')
    assert.deepEqual(await names(), ['1 D', '2 B', '3 C'])
    assert.equal((await admin.send('PUT', `/chat-inbox/${b.id}`, { name: 'a' })).body._data.name, 'a')
  })

  it('refuses what is wrong, all of it at once, and names that are taken', async () => {
    const { admin, make } = await scene()
    await make('Sales')
    const wrong = await admin.send('POST', '/chat-inbox', {
      naem: 'x',
      position: 0,
      rules: {
        any: [
          { field: 'firstMesage', values: ['x'] },
          { field: 'pluginId', values: ['nobody'] },
          { field: 'isFromAd', value: 'yes' },
          { field: 'firstMessage', match: 'ends', values: [' '] },
          { field: 'tag', values: [], extra: 1 },
          'x',
        ],
      },
      allocation: { kind: 'random', users: ['nobody'], capacity: 0, skill: 'none' },
    })
    assert.equal(wrong.status, 400)
    assert.deepEqual(fieldsOf(wrong), [
      'allocation.capacity',
      'allocation.kind',
      'allocation.skill',
      'allocation.users',
      'naem',
      'name',
      'position',
      'rules.any.0.field',
      'rules.any.1.values',
      'rules.any.2.value',
      'rules.any.3.match',
      'rules.any.3.values',
      'rules.any.4.extra',
      'rules.any.4.values',
      'rules.any.5',
    ])
    assert.match(wrong.text, /Did you mean \\"firstMessage\\"/)
    assert.deepEqual(outcome(await admin.send('POST', '/chat-inbox', { name: ' SALES ' })), [
      409,
      'inbox_taken',
    ])
    for (const body of [[], null, { name: 'x', rules: deep(40) }])
      assert.equal((await admin.send('POST', '/chat-inbox', body)).status, 400)
    const nested = await admin.send('POST', '/chat-inbox', { name: 'x', rules: deep(6) })
    assert.match(nested.body._errors[0], /nested deeper than 4/)
  })

  it('protects: users read, and other teams find nothing', async () => {
    const { team, make } = await scene()
    const made = await make('Sales')
    const [manager, user] = [
      await person(api, team, 'manager', 'meg'),
      await person(api, team, 'user', 'uma'),
    ]
    assert.equal((await manager.send('PUT', `/chat-inbox/${made.id}`, { name: 'Renamed' })).status, 200)
    assert.equal((await user.send('GET', '/chat-inbox')).status, 200)
    assert.deepEqual(outcome(await user.send('POST', '/chat-inbox', { name: 'x' })), [403, 'desk_forbidden'])
    for (const method of ['PUT', 'DELETE']) {
      const body = method === 'PUT' ? {} : undefined
      const url = `/chat-inbox/${made.id}`
      assert.deepEqual(outcome(await user.send(method, url, body)), [403, 'desk_forbidden'])
      const other = (await scene()).admin
      assert.deepEqual(outcome(await other.send(method, url, body)), [404, 'inbox_not_found'])
      const sent = { method, ...(body === undefined ? {} : { body }) }
      assert.equal((await api.send(`/v1/ext${url}`, sent)).status, 401)
    }
    assert.equal((await api.send('/v1/ext/chat-inbox')).status, 401)
    const another = (await scene()).admin
    assert.deepEqual((await another.send('GET', '/chat-inbox')).body._data, [])
  })
})

function deep(levels: number): object {
  return levels === 0 ? { all: [] } : { all: [deep(levels - 1)] }
}
