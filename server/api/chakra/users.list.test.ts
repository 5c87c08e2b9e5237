import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../test/support/api.ts'

const keys =
  'id createdAt updatedAt username firstName lastName middleName displayName gender dob bio profileImageUrl coverImageUrl timezone data onboardingData isActive isDeleted deletedAt availabilityStatus team role primaryEmail primaryPhone profile'.split(
    ' ',
  )

describe('GET /v1/ext/users and GET /v2/ext/users', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function twoPeople() {
    api.now = 1_700_000_000_123
    const team = await api.team()
    const ana = await team.user({
      username: 'ana',
      firstName: 'Ana',
      lastName: 'Pillai',
      timezone: '-0330',
      primaryEmail: { email: 'Ana@mill.test' },
      phones: [{ phone: '98450 12345' }],
      data: { desk: 7 },
      dob: 86_400_000,
    })
    api.now += 1
    const ben = await team.user({ username: 'ben', role: 'inside_sales' })
    return { team, ana, ben, token: await team.token('user') }
  }

  it('v1 answers, byte for byte, the envelope with the 25 keys of each person', async () => {
    const { team, ana, ben, token } = await twoPeople()
    const answer = await api.send('/v1/ext/users', { token })
    assert.equal(answer.status, 200)
    assert.match(String(answer.headers['content-type']), /^application\/json/)
    const [email] = ana.emails
    const [phone] = ana.phones
    const first = {
      id: ana.id,
      createdAt: 1_700_000_000_123,
      updatedAt: 1_700_000_000_123,
      username: 'ana',
      firstName: 'Ana',
      lastName: 'Pillai',
      middleName: '',
      displayName: '',
      gender: '',
      dob: 86_400_000,
      bio: '',
      profileImageUrl: '',
      coverImageUrl: '',
      timezone: '-0330',
      data: { desk: 7 },
      onboardingData: null,
      isActive: true,
      isDeleted: false,
      deletedAt: null,
      availabilityStatus: 'AVAILABLE',
      team: team.id,
      role: ana.role.id,
      primaryEmail: {
        id: email!.id,
        createdAt: 1_700_000_000_123,
        updatedAt: 1_700_000_000_123,
        email: 'Ana@mill.test',
        normalizedEmail: 'ana@mill.test',
        type: '',
        isVerified: false,
        user: ana.id,
      },
      primaryPhone: {
        id: phone!.id,
        createdAt: 1_700_000_000_123,
        updatedAt: 1_700_000_000_123,
        phone: '98450 12345',
        normalizedPhone: '+919845012345',
        type: '',
        isVerified: false,
        user: ana.id,
      },
      profile: null,
    }
    const second = {
      ...first,
      id: ben.id,
      createdAt: 1_700_000_000_124,
      updatedAt: 1_700_000_000_124,
      username: 'ben',
      firstName: '',
      lastName: '',
      dob: 0,
      timezone: '+0530',
      data: null,
      role: ben.role.id,
      primaryEmail: null,
      primaryPhone: null,
    }
    assert.equal(
      answer.text,
      `{"_data":[${JSON.stringify(first)},${JSON.stringify(second)}],"_meta":{},"_errors":[]}`,
    )
    assert.deepEqual(Object.keys(first), keys)
  })

  it('v2 answers the same keys made readable', async () => {
    const { team, ana, ben, token } = await twoPeople()
    const answer = await api.send('/v2/ext/users', { token })
    const [first, second] = answer.body._data
    assert.deepEqual(Object.keys(first), keys)
    assert.deepEqual(Object.keys(second), keys)
    assert.equal(first.id, ana.id)
    assert.equal(first.createdAt, '2023-11-14T18:43:20.123-03:30')
    assert.equal(second.updatedAt, '2023-11-15T03:43:20.124+05:30')
    assert.equal(first.team, team.shortName)
    assert.equal(second.role, 'inside_sales')
    assert.equal(first.primaryEmail, 'Ana@mill.test')
    assert.equal(first.primaryPhone, '+919845012345')
    assert.deepEqual(
      [second.id, second.primaryEmail, second.primaryPhone, second.profile],
      [ben.id, null, null, null],
    )
    const head = '{"_data":[{"id":'
    assert.equal(answer.text, `{"_data":${JSON.stringify(answer.body._data)},"_meta":{},"_errors":[]}`)
    assert.equal(answer.text.slice(0, head.length), head)
  })

  it('answers an empty list for a team without people, and never the users that act for keys', async () => {
    const team = await api.team()
    const token = await team.token()
    for (const version of ['v1', 'v2'])
      assert.equal(
        (await api.send(`/${version}/ext/users`, { token })).text,
        '{"_data":[],"_meta":{},"_errors":[]}',
      )
  })

  it('orders by the time of creation and, where that is equal, by id', async () => {
    const team = await api.team()
    const token = await team.token()
    const base = 1_710_000_000_000
    const made = []
    for (const late of [5, 1, 1, 1, 0, 3]) {
      api.now = base + late
      made.push(await team.user())
    }
    const expected = made
      .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
      .map((user) => user.id)
    for (const version of ['v1', 'v2']) {
      const { body } = await api.send(`/${version}/ext/users`, { token })
      assert.deepEqual(
        body._data.map((user: { id: string }) => user.id),
        expected,
      )
    }
  })

  it('hides the deleted and shows the inactive', async () => {
    const team = await api.team()
    const token = await team.token()
    await team.user({ username: 'gone', isDeleted: true })
    await team.user({ username: 'away', isActive: false })
    const { body } = await api.send('/v1/ext/users', { token })
    assert.deepEqual(
      body._data.map((user: { username: string; isActive: boolean }) => [user.username, user.isActive]),
      [['away', false]],
    )
  })

  it('keeps teams apart', async () => {
    const { ana, ben, token } = await twoPeople()
    const other = await api.team()
    const stranger = await other.user()
    const ids = async (key: string) =>
      (await api.send('/v1/ext/users', { token: key })).body._data.map((user: { id: string }) => user.id)
    assert.deepEqual(await ids(token), [ana.id, ben.id])
    assert.deepEqual(await ids(await other.token()), [stranger.id])
  })

  it('is for every role, and for nobody without a token', async () => {
    const { team } = await twoPeople()
    for (const role of ['admin', 'manager', 'user', 'inside_sales'])
      assert.equal((await api.send('/v2/ext/users', { token: await team.token(role) })).status, 200)
    for (const headers of [{}, { authorization: 'Bearer x' }, { authorization: 'Basic eDp5' }] as Record<
      string,
      string
    >[])
      for (const path of ['/v1/ext/users', '/v2/ext/users?limit=1', '/v1/ext/users?nonsense=1']) {
        const answer = await api.send(path, { headers })
        assert.equal(answer.status, 401, path)
        assert.equal(answer.headers['www-authenticate'], 'Bearer')
        assert.deepEqual(answer.body._data, [])
        assert.match(answer.body._errors[0], /^Unauthorized/)
      }
  })

  it('takes the scheme and the header name in any case', async () => {
    const { token } = await twoPeople()
    for (const headers of [
      { AUTHORIZATION: `bearer ${token}` },
      { Authorization: `BEARER  ${token}` },
    ] as Record<string, string>[])
      assert.equal((await api.send('/v1/ext/users', { headers })).status, 200)
  })
})
