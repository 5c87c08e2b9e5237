import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../test/support/api.ts'

const unknownId = '9763caa1-cef3-497f-b3b2-f551456b2831'

describe('GET /v1/ext/user/{userId} and GET /v2/ext/user/{userId}', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  /** A person as the original's samples show one: little is known, one address. */
  async function asInTheSample() {
    api.now = 1_631_817_298_108
    const team = await api.team({ shortName: `northwind-${process.hrtime.bigint()}` })
    const ira = await team.user({
      username: 'iravale',
      firstName: 'Ira',
      lastName: 'Vale',
      role: 'inside_sales',
      primaryEmail: { email: 'Ira@hill.test' },
    })
    const bo = await team.user({ username: 'bo', manager: ira.id })
    return { team, ira, bo, token: await team.token('user') }
  }

  it('v1 answers the keys of the original in their order, with milliseconds and ids', async () => {
    const { team, ira, bo, token } = await asInTheSample()
    const answer = await api.send(`/v1/ext/user/${ira.id}`, { token })
    assert.equal(answer.status, 200)
    const email = {
      id: ira.emails[0]!.id,
      createdAt: 1631817298108,
      updatedAt: 1631817298108,
      email: 'Ira@hill.test',
      normalizedEmail: 'ira@hill.test',
      type: '',
      isVerified: false,
      user: ira.id,
    }
    const expected = {
      _data: {
        phones: [],
        emails: [email],
        id: ira.id,
        createdAt: 1631817298108,
        updatedAt: 1631817298108,
        username: 'iravale',
        firstName: 'Ira',
        lastName: 'Vale',
        middleName: '',
        displayName: '',
        gender: '',
        dob: 0,
        bio: '',
        profileImageUrl: '',
        coverImageUrl: '',
        timezone: '+0530',
        data: null,
        onboardingData: null,
        isActive: true,
        isDeleted: false,
        deletedAt: null,
        availabilityStatus: 'AVAILABLE',
        team: team.id,
        role: ira.role.id,
        primaryEmail: email,
        primaryPhone: null,
        profile: null,
        reportees: [bo.id],
      },
      _meta: {},
      _errors: [],
    }
    assert.equal(answer.text, JSON.stringify(expected))
  })

  it('v2 is the same made readable: times in the offset of the person, short names, plain addresses', async () => {
    const { team, ira, token } = await asInTheSample()
    const v1 = await api.send(`/v1/ext/user/${ira.id}`, { token })
    const v2 = await api.send(`/v2/ext/user/${ira.id}`, { token })
    assert.deepEqual(v2.body._data, {
      ...v1.body._data,
      createdAt: '2021-09-17T00:04:58.108+05:30',
      updatedAt: '2021-09-17T00:04:58.108+05:30',
      team: team.shortName,
      role: 'inside_sales',
      primaryEmail: 'Ira@hill.test',
      primaryPhone: null,
      reportees: ['bo'],
    })
    assert.deepEqual(Object.keys(v2.body._data), Object.keys(v1.body._data))
  })

  it('shows phone numbers in E.164 as strings, the primary one as an object in v1 and a string in v2', async () => {
    const team = await api.team()
    const ira = await team.user({ phones: [{ phone: '098450 12345', type: 'mobile' }, { phone: 'ext. 12' }] })
    const token = await team.token()
    const v1 = (await api.send(`/v1/ext/user/${ira.id}`, { token })).body._data
    const v2 = (await api.send(`/v2/ext/user/${ira.id}`, { token })).body._data
    assert.deepEqual(v1.phones, ['+919845012345', 'ext. 12'])
    assert.equal(v1.primaryPhone.phone, '098450 12345')
    assert.equal(v1.primaryPhone.normalizedPhone, '+919845012345')
    assert.equal(v1.primaryPhone.user, ira.id)
    assert.equal(v2.primaryPhone, '+919845012345')
  })

  it('knows what the client has: a strong ETag, and 304 for If-None-Match', async () => {
    const { ira, token } = await asInTheSample()
    const first = await api.send(`/v2/ext/user/${ira.id}`, { token })
    const etag = first.headers.etag!
    assert.match(etag, /^"[\w-]+"$/)
    const second = await api.send(`/v2/ext/user/${ira.id}`, {
      token,
      headers: { 'if-none-match': `"other", ${etag}` },
    })
    assert.equal(second.status, 304)
    assert.equal(second.text, '')
  })

  it('refuses a malformed id and an unknown one alike, as not found', async () => {
    const { token } = await asInTheSample()
    for (const id of [unknownId, 'johndoe', '%00', '1'.repeat(300)]) {
      const answer = await api.send(`/v1/ext/user/${id}`, { token })
      assert.equal(answer.status, 404, id)
      assert.deepEqual(answer.body, {
        _data: [],
        _meta: { code: 'user_not_found' },
        _errors: ['The team has no user with this id.'],
      })
    }
  })

  it('refuses requests without a token, with a wrong one, and with another scheme, before anything else', async () => {
    const { ira } = await asInTheSample()
    for (const authorization of [
      undefined,
      'Bearer nobody',
      'Bearer',
      'Basic YTpi',
      `Bearer ${'x'.repeat(5000)}`,
    ]) {
      for (const id of [ira.id, 'nonsense']) {
        const answer = await api.send(
          `/v1/ext/user/${id}`,
          authorization === undefined ? {} : { headers: { authorization } },
        )
        assert.equal(answer.status, 401)
        assert.match(answer.body._errors[0], /^Unauthorized/)
      }
    }
  })

  it("does not show another team's user", async () => {
    const { ira } = await asInTheSample()
    const other = await api.team()
    const answer = await api.send(`/v1/ext/user/${ira.id}`, { token: await other.token('admin') })
    assert.equal(answer.status, 404)
  })

  it('does not show the users that act for keys', async () => {
    const { team, token } = await asInTheSample()
    const { rows } = await api.context.database.pool.query(
      'select id from users where team_id = $1 and is_service',
      [team.id],
    )
    assert.equal(rows.length, 1)
    assert.equal((await api.send(`/v1/ext/user/${rows[0].id}`, { token })).status, 404)
  })
})
