import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'

describe('filters and orders of the lists of users', () => {
  let api: TestApi
  let team: TestTeam
  let token: string
  const start = 1_720_000_000_000
  before(async () => {
    api = await startApi()
    api.now = start
    team = await api.team()
    token = await team.token()
    const people = [
      { username: 'dora', firstName: 'Dora', lastName: 'Zane', role: 'manager' },
      { username: 'Ben', firstName: 'ben', lastName: 'Young', isActive: false },
      { username: 'cleo', firstName: 'Älva', lastName: '', role: 'inside_sales' },
      { username: 'abel', firstName: 'Юрий', lastName: 'Ким', isActive: false, role: 'inside_sales' },
      { username: 'gone', firstName: 'Gone', isDeleted: true },
    ]
    for (const person of people) {
      api.now += 1000
      await team.user(person)
    }
    api.now += 1000
    const dora = (await api.send('/v1/ext/users?search=dora', { token })).body._data[0]
    await api.send(`/v1/ext/user/${dora.id}`, { token, method: 'PATCH', body: { bio: 'changed' } })
  })
  after(() => api[Symbol.asyncDispose]())

  async function names(query: string): Promise<string[]> {
    const answer = await api.send(`/v1/ext/users?${query}`, { token })
    assert.equal(answer.status, 200, answer.text)
    return answer.body._data.map((user: { username: string }) => user.username)
  }

  async function faults(query: string): Promise<string[]> {
    const answers = [
      await api.send(`/v1/ext/users?${query}`, { token }),
      await api.send(`/v2/ext/users?${query}`, { token }),
    ]
    for (const answer of answers) {
      assert.equal(answer.status, 400, `${query} ${answer.text}`)
      assert.deepEqual([answer.body._data, answer.body._meta], [[], { code: 'request_invalid' }])
    }
    assert.deepEqual(answers[0]!.body, answers[1]!.body)
    return answers[0]!.body._errors as string[]
  }

  it('role: by id and by short id', async () => {
    const { id } = team.roles.find((role) => role.shortId === 'inside_sales')!
    assert.deepEqual(await names('role=inside_sales'), ['cleo', 'abel'])
    assert.deepEqual(await names(`role=${id}`), ['cleo', 'abel'])
    assert.deepEqual(await names(`role=${id.toUpperCase()}`), ['cleo', 'abel'])
    assert.deepEqual(await names('role=admin'), [])
  })

  it("a role of another team is unknown, and the error names this team's roles", async () => {
    const other = await api.team()
    for (const role of [other.roles[0]!.id, 'sales', 'Admin', '']) {
      const [text, ...more] = await faults(`role=${role}`)
      assert.match(
        text!,
        /^role: must be the id or short id of a role.*There are: admin, manager, inside_sales, user\./,
      )
      assert.deepEqual(more, [])
    }
    assert.match((await faults('role=inside-sales'))[0]!, /Did you mean "inside_sales"\?$/)
  })

  it('isActive and isDeleted', async () => {
    assert.deepEqual(await names('isActive=true'), ['dora', 'cleo'])
    assert.deepEqual(await names('isActive=false'), ['Ben', 'abel'])
    assert.deepEqual(await names('isDeleted=true'), ['gone'])
    assert.deepEqual(await names('isDeleted=false'), ['dora', 'Ben', 'cleo', 'abel'])
    assert.deepEqual(await names('isActive=false&role=inside_sales'), ['abel'])
    const [gone] = (await api.send('/v2/ext/users?isDeleted=true', { token })).body._data
    assert.deepEqual([gone.isDeleted, gone.deletedAt], [true, '2024-07-03T15:16:45.000+05:30'])
  })

  it('updatedSince: milliseconds and ISO 8601, that time included', async () => {
    assert.deepEqual(await names(`updatedSince=${start + 6000}`), ['dora'])
    assert.deepEqual(await names(`updatedSince=${start + 6001}`), [])
    assert.deepEqual(await names(`updatedSince=${start + 4000}`), ['dora', 'abel'])
    for (const iso of [
      '2024-07-03T09:46:44Z',
      '2024-07-03T15:16:44.000%2B05:30',
      '2024-07-03T15:16:44.000+05:30',
      '2024-07-03T06:16:44-03:30',
    ])
      assert.deepEqual(await names(`updatedSince=${iso}`), ['dora', 'abel'], iso)
    assert.equal((await names('updatedSince=2024-07-03')).length, 4)
    assert.equal((await names('updatedSince=0')).length, 4)
    for (const far of ['999999999999999', '0000-01-01', '9999-12-31'])
      assert.ok((await names(`updatedSince=${far}`)).length >= 0)
  })

  it('the updatedAt that v2 shows can be put into the address as it is', async () => {
    const { updatedAt } = (await api.send('/v2/ext/users?search=dora', { token })).body._data[0]
    assert.deepEqual(await names(`updatedSince=${updatedAt}`), ['dora'])
  })

  it('sort: each order both ways', async () => {
    assert.deepEqual(await names('sort=createdAt'), ['dora', 'Ben', 'cleo', 'abel'])
    assert.deepEqual(await names('sort=-createdAt'), ['abel', 'cleo', 'Ben', 'dora'])
    assert.deepEqual(await names('sort=updatedAt'), ['Ben', 'cleo', 'abel', 'dora'])
    assert.deepEqual(await names('sort=-updatedAt'), ['dora', 'abel', 'cleo', 'Ben'])
    assert.deepEqual(await names('sort=username'), ['abel', 'Ben', 'cleo', 'dora'])
    assert.deepEqual(await names('sort=-username'), ['dora', 'cleo', 'Ben', 'abel'])
    assert.deepEqual(await names('sort=name'), ['cleo', 'Ben', 'dora', 'abel'])
    assert.deepEqual(await names('sort=-name'), ['abel', 'dora', 'Ben', 'cleo'])
  })

  it('fields: only those, in the order of a whole user', async () => {
    const { body } = await api.send('/v2/ext/users?fields=username,%20id,role&role=manager', { token })
    assert.deepEqual(Object.keys(body._data[0]), ['id', 'username', 'role'])
    assert.equal(body._data[0].role, 'manager')
    assert.match(
      (await faults('fields=id,phones'))[0]!,
      /^fields: "phones" is not a field of a listed user\./,
    )
    assert.match((await faults('fields=usernme'))[0]!, /Did you mean "username"\?$/)
    assert.match((await faults('fields='))[0]!, /^fields: "" is not a field/)
    assert.match((await faults('fields=__proto__'))[0]!, /^fields: "__proto__" is not a field/)
  })

  it('lists every fault at once, with the nearest parameter for an unknown one', async () => {
    const errors = await faults(
      'limit=0&cursor=x&fields=nme&role=usr&isActive=yes&isDeleted=2&updatedSince=soon&sort=age&serach=x&page=2',
    )
    assert.deepEqual(errors.map((text) => text.slice(0, text.indexOf(':'))).toSorted(), [
      'cursor',
      'fields',
      'isActive',
      'isDeleted',
      'limit',
      'page',
      'role',
      'serach',
      'sort',
      'updatedSince',
    ])
    const of = (field: string) => errors.find((text) => text.startsWith(`${field}:`))
    assert.equal(of('serach'), 'serach: is not known here. Did you mean "search"?')
    assert.equal(of('page'), 'page: is not known here.')
    assert.match(of('limit')!, /a whole number from 1 to 1000/)
    assert.match(of('sort')!, /one of createdAt, updatedAt, username, name; a - before it/)
    assert.match(of('updatedSince')!, /milliseconds or ISO 8601/)
    assert.match(of('isActive')!, /true or false/)
  })

  it('refuses values of no use, one by one', async () => {
    const bad = {
      limit: ['', '0', '-1', '1001', '1.5', 'ten', '1e99', '٣', '1&limit=2'],
      isActive: ['', 'TRUE', '1', 'null', 'true&isActive=false'],
      updatedSince: ['', 'yesterday', '-1', '1e3', '2026-13-01', '99999999999999999', '2026-01-31T25:00:00Z'],
      sort: ['', 'Name', '--name', 'relevance', 'id', '-'],
      search: ['a&search=b'],
    }
    for (const [field, values] of Object.entries(bad))
      for (const value of values)
        assert.match(
          (await faults(`${field}=${encodeURI(value)}`))[0]!,
          new RegExp(`^${field}: `),
          `${field}=${value}`,
        )
  })

  it('a plain address with a question mark is still the plain list', async () => {
    const plain = await api.send('/v1/ext/users', { token })
    assert.equal((await api.send('/v1/ext/users?', { token })).text, plain.text)
  })
})
