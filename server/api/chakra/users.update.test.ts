import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { dumpPeople, peopleVersion } from '../../test/api/people.ts'
import { startApi, type TestApi } from '../../test/support/api.ts'
import type { UserChanges } from '../../team/user.ts'

describe('update of a user: PUT, PATCH and GET with a body at /v1/ext/user/{userId}', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function someone(changes: UserChanges = {}) {
    api.now += 1000
    const team = await api.team()
    const user = await team.user({ firstName: 'Ira', ...changes })
    const token = await team.token()
    api.now += 1000
    const update = (body: unknown, method = 'PATCH') =>
      api.send(`/v1/ext/user/${user.id}`, { token, method, body })
    const fetch = async (version = 'v1') =>
      (await api.send(`/${version}/ext/user/${user.id}`, { token })).body._data
    return { team, user, token, update, fetch }
  }

  for (const method of ['PUT', 'PATCH', 'GET'])
    it(`${method} changes the sent fields, leaves the others and answers the full user`, async () => {
      const { user, update, fetch } = await someone({ lastName: 'Vale', bio: 'Likes tea' })
      const answer = await update({ firstName: 'Iras', middleName: 'K' }, method)
      assert.equal(answer.status, 200)
      assert.deepEqual(answer.body._data, await fetch())
      const { firstName, middleName, lastName, bio, createdAt, updatedAt } = answer.body._data
      assert.deepEqual([firstName, middleName, lastName, bio], ['Iras', 'K', 'Vale', 'Likes tea'])
      assert.equal(createdAt, user.createdAt)
      assert.equal(updatedAt, api.now)
      assert.deepEqual([answer.body._meta, answer.body._errors], [{}, []])
      const expected =
        method === 'GET'
          ? ['firstName', 'middleName', '_data', '_meta', '_errors']
          : ['_data', '_meta', '_errors']
      assert.deepEqual(Object.keys(answer.body), expected)
    })

  it('GET with a body repeats the sent fields as they were sent, beside the full user', async () => {
    const { update } = await someone()
    const { body } = await update({ firstName: 'Ira', timezone: '+05:30', role: 'manager' }, 'GET')
    assert.deepEqual([body.firstName, body.timezone, body.role], ['Ira', '+05:30', 'manager'])
    assert.equal(body._data.timezone, '+0530')
  })

  it('GET with an empty body, with and without the content type of JSON, fetches', async () => {
    const { user, token } = await someone()
    for (const headers of [
      { 'content-type': 'application/json' },
      { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    ] as Record<string, string>[]) {
      const answer = await api.send(`/v1/ext/user/${user.id}`, { token, headers })
      assert.equal(answer.status, 200)
      assert.deepEqual(Object.keys(answer.body), ['_data', '_meta', '_errors'])
    }
  })

  for (const method of ['PUT', 'PATCH', 'GET'])
    it(`${method} without an id says that userId is missing`, async () => {
      const { token } = await someone()
      for (const path of ['/v1/ext/user/', '/v1/ext/user']) {
        const answer = await api.send(path, { token, method, body: { firstName: 'Ira' } })
        assert.equal(answer.status, 400)
        assert.match(answer.body._errors[0], /^userId: is missing/)
        assert.equal((await api.send(path, { method, body: { firstName: 'Ira' } })).status, 401)
      }
    })

  it('changes every field that can be changed', async () => {
    const { team, update, fetch } = await someone()
    const wanted = {
      username: 'vale.ira',
      firstName: 'Íra',
      lastName: 'Vale 谷',
      middleName: 'of the',
      displayName: 'I. V.',
      gender: 'female',
      dob: 631_152_000_000,
      bio: 'line\nline 🙂',
      profileImageUrl: 'https://img.test/a.png',
      coverImageUrl: 'http://img.test/b.png?x=1',
      timezone: '-0330',
      data: { desk: 7, list: [1, null, { deep: true }], कुंजी: 'मान' },
      onboardingData: { step: 2 },
      isActive: false,
      isDeleted: true,
      availabilityStatus: 'ON_BREAK',
    }
    const answer = await update(wanted)
    assert.equal(answer.status, 200, answer.text)
    const fetched = await fetch()
    for (const [field, value] of Object.entries(wanted)) assert.deepEqual(fetched[field], value, field)
    assert.equal(fetched.deletedAt, api.now)
    for (const role of ['inside_sales', team.roles[0]!.id, team.roles[1]!.id.toUpperCase()]) {
      assert.equal((await update({ role })).status, 200)
      const { id } = team.roles.find((known) => known.shortId === role || known.id === role.toLowerCase())!
      assert.equal((await fetch()).role, id)
    }
  })

  it('clears what can be cleared: texts with "", dob with 0, data and the primary ones with null', async () => {
    const { update, fetch } = await someone({
      bio: 'x',
      dob: 1,
      data: { a: 1 },
      onboardingData: { b: 1 },
      profileImageUrl: 'https://img.test/a.png',
      primaryEmail: { email: 'ira@mill.test' },
      primaryPhone: { phone: '+919845012345' },
    })
    const empty = {
      firstName: '',
      bio: '',
      dob: 0,
      data: null,
      onboardingData: null,
      profileImageUrl: '',
      primaryEmail: null,
      primaryPhone: null,
    }
    assert.equal((await update(empty)).status, 200)
    const fetched = await fetch()
    for (const [field, value] of Object.entries(empty)) assert.equal(fetched[field], value, field)
    assert.deepEqual([fetched.emails, fetched.phones], [[], []])
  })

  it('restores a deleted person', async () => {
    const { update, fetch } = await someone({ isDeleted: true })
    assert.equal((await update({ isDeleted: false })).status, 200)
    const { isDeleted, deletedAt } = await fetch()
    assert.deepEqual([isDeleted, deletedAt], [false, null])
  })

  for (const version of ['v1', 'v2'])
    for (const role of ['admin', 'manager', 'user'])
      it(`a user fetched in ${version} and sent back unchanged by a key of type ${role} changes nothing`, async () => {
        const { team, user, fetch } = await someone({
          username: 'ira',
          lastName: 'Vale',
          dob: 5,
          data: { zulu: 1, a: { bb: 1, a: 2 }, 10: 'x', 9: 'y' },
          emails: [{ email: 'Ira@Mill.test', type: 'work' }, { email: 'ira@home.test' }],
          phones: [
            { phone: '98450 12345', type: 'mobile' },
            { phone: 'ext. 12' },
            { phone: '(080) 2222 3333', type: 'office' },
          ],
        })
        await team.user({ username: 'bo', manager: user.id })
        const token = await team.token(role, role === 'user' ? { user: 'ira' } : {})
        const sent = await fetch(version)
        const before = [await dumpPeople(api), await peopleVersion(api, team)]
        api.now += 5000
        for (const method of ['PUT', 'PATCH', 'GET']) {
          const answer = await api.send(`/v1/ext/user/${user.id}`, { token, method, body: sent })
          assert.equal(answer.status, 200, answer.text)
          assert.deepEqual(answer.body._data, await fetch())
        }
        assert.deepEqual([await dumpPeople(api), await peopleVersion(api, team)], before)
      })

  it('a change to what already is changes neither updatedAt nor the people version', async () => {
    const { team, user, update } = await someone({ data: { b: 1, aa: 2 } })
    const before = await peopleVersion(api, team)
    for (const body of [
      {},
      { firstName: 'Ira' },
      { timezone: '+05:30' },
      { data: { aa: 2, b: 1 } },
      { dob: 0 },
      { primaryEmail: null },
    ]) {
      const answer = await update(body, 'PUT')
      assert.equal(answer.body._data.updatedAt, user.updatedAt, JSON.stringify(body))
    }
    assert.equal(await peopleVersion(api, team), before)
  })

  it('a change raises the people version once', async () => {
    const { team, update } = await someone()
    const before = await peopleVersion(api, team)
    await update({ firstName: 'New', primaryEmail: 'new@mill.test', phones: ['+919845012345'] })
    assert.equal(await peopleVersion(api, team), before + 1)
  })

  it('refuses what cannot be changed when it is sent with another value, all at once', async () => {
    const { update, fetch } = await someone()
    const before = await fetch()
    const other = {
      id: '9763caa1-cef3-497f-b3b2-f551456b2831',
      createdAt: 1,
      updatedAt: '2020',
      deletedAt: 5,
      team: 'other',
      profile: {},
      reportees: ['x'],
    }
    const answer = await update({ ...other, firstName: 'Changed' })
    assert.equal(answer.status, 400)
    assert.deepEqual(
      answer.body._errors.map((text: string) => text.split(':')[0]).toSorted(),
      Object.keys(other).toSorted(),
    )
    assert.match(answer.body._errors[0], /cannot be changed/)
    assert.deepEqual(await fetch(), before)
  })

  it('refuses other teams, unknown and malformed ids alike', async () => {
    const { token } = await someone()
    const stranger = await (await api.team()).user()
    for (const id of [stranger.id, '9763caa1-cef3-497f-b3b2-f551456b2831', 'ira', '1', '%00'])
      for (const method of ['PUT', 'PATCH', 'GET']) {
        const answer = await api.send(`/v1/ext/user/${id}`, { token, method, body: { firstName: 'Taken' } })
        assert.equal(answer.status, 404, `${method} ${id}`)
        assert.deepEqual(answer.body._errors, ['The team has no user with this id.'])
      }
    assert.ok(!(await dumpPeople(api)).includes('Taken'))
  })

  it('v2 has no update: its address says so', async () => {
    const { user, token } = await someone()
    for (const method of ['PUT', 'PATCH', 'POST', 'DELETE'])
      assert.equal((await api.send(`/v2/ext/user/${user.id}`, { token, method, body: {} })).status, 404)
  })
})
