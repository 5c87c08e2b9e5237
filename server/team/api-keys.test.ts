import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../test/support/api.ts'
import { AppError } from '../lib/app-error.ts'
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.ts'
import { hashToken } from './authenticate.ts'

describe('API keys', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  const list = async (token: string) => api.send('/v1/ext/users', { token })
  const code = async (token: string): Promise<[number, string | undefined]> => {
    const answer = await list(token)
    return [answer.status, answer.body._meta.code as string | undefined]
  }
  const failsWith = (kind: string, errorCode: string) => (error: unknown) =>
    error instanceof AppError && error.kind === kind && error.code === errorCode

  it('have a token of 255 letters and digits, of which only the hash is kept', async () => {
    const team = await api.team()
    const [one, two] = [await team.token(), await team.token()]
    assert.match(one, /^[A-Za-z0-9]{255}$/)
    assert.notEqual(one, two)
    const { rows } = await api.context.database.pool.query(
      'select t::text as row from access_tokens t union all select k::text from api_keys k',
    )
    const kept = rows.map((row: { row: string }) => row.row).join('\n')
    assert.ok(kept.includes(hashToken(one).toString('hex')))
    assert.ok(!kept.includes(one) && !kept.includes(one.slice(0, 40)))
  })

  it('end at their expiry, to the millisecond', async () => {
    const team = await api.team()
    const expiresAt = api.now + 60_000
    const token = await team.token('admin', { expiresAt })
    const begun = api.now
    api.now = expiresAt - 1
    assert.deepEqual(await code(token), [200, undefined])
    api.now = expiresAt
    assert.deepEqual(await code(token), [401, 'token_expired'])
    api.now = begun
  })

  it('end when they are revoked, once, and only for their own team', async () => {
    const team = await api.team()
    const other = await api.team()
    const { id, secret } = await createApiKey(api.context, {
      teamId: team.id,
      name: 'CRM sync',
      role: 'user',
    })
    await assert.rejects(revokeApiKey(api.context, other.id, id), failsWith('not_found', 'key_not_found'))
    assert.deepEqual(await code(secret), [200, undefined])
    await revokeApiKey(api.context, team.id, id)
    assert.deepEqual(await code(secret), [401, 'token_revoked'])
    await assert.rejects(revokeApiKey(api.context, team.id, id), failsWith('not_found', 'key_not_found'))
    const [row] = await listApiKeys(api.context, team.id)
    assert.equal(row!.revokedAt, api.now)
  })

  it('act for a person, and end while that person is inactive or deleted', async () => {
    const team = await api.team()
    const { id } = await team.user({ username: 'ira', primaryEmail: { email: 'ira@mill.test' } })
    const admin = await team.token()
    for (const user of ['IRA', 'Ira@mill.test', id]) {
      const token = await team.token('user', { user })
      for (const [off, on] of [
        [{ isActive: false }, { isActive: true }],
        [{ isDeleted: true }, { isDeleted: false }],
      ]) {
        assert.deepEqual(await code(token), [200, undefined])
        await api.send(`/v1/ext/user/${id}`, { token: admin, method: 'PUT', body: off })
        assert.deepEqual(await code(token), [401, 'user_inactive'])
        await api.send(`/v1/ext/user/${id}`, { token: admin, method: 'PUT', body: on })
      }
    }
    await assert.rejects(team.token('user', { user: 'nobody' }), failsWith('invalid', 'user_unknown'))
    const stranger = await (await api.team()).user()
    await assert.rejects(team.token('user', { user: stranger.id }), failsWith('invalid', 'user_unknown'))
  })

  it('without a person have a service user, which is in no list, no search and no count', async () => {
    const team = await api.team()
    const token = await team.token()
    const { rows } = await api.context.database.pool.query(
      'select id, username from users where team_id = $1 and is_service',
      [team.id],
    )
    assert.equal(rows.length, 1)
    for (const query of ['', '?limit=10', '?search=key', '?isActive=true', '?isDeleted=true', '?sort=name']) {
      const answer = await api.send(`/v1/ext/users${query}`, { token })
      assert.deepEqual(answer.body._data, [], query)
    }
    const [{ id }] = rows as [{ id: string }]
    for (const method of ['GET', 'PUT']) {
      const sent = method === 'GET' ? {} : { body: { firstName: 'X' } }
      assert.equal((await api.send(`/v1/ext/user/${id}`, { token, method, ...sent })).status, 404)
    }
  })

  it('remember when they were last used, to the minute', async () => {
    const team = await api.team()
    const token = await team.token()
    const lastUsed = async () => {
      await api.context.lastUse.flush()
      return (await listApiKeys(api.context, team.id))[0]!.lastUsedAt
    }
    assert.equal(await lastUsed(), null)
    const first = (api.now += 1_000)
    await list(token)
    assert.equal(await lastUsed(), first)
    api.now += 59_000
    await list(token)
    assert.equal(await lastUsed(), first)
    api.now += 1_000
    await api.send('/v1/health', { token })
    assert.equal(await lastUsed(), first + 60_000)
  })

  it('a refused use is no use', async () => {
    const team = await api.team()
    const { id, secret } = await createApiKey(api.context, { teamId: team.id, name: 'x', role: 'user' })
    await revokeApiKey(api.context, team.id, id)
    await list(secret)
    await api.context.lastUse.flush()
    assert.equal((await listApiKeys(api.context, team.id))[0]!.lastUsedAt, null)
  })

  it('are listed with what they are, oldest first, and only those of the team', async () => {
    const team = await api.team()
    await team.user({ username: 'ira' })
    api.now += 1
    await team.token('admin', { name: ' One ' })
    api.now += 1
    await team.token('inside_sales', { name: 'Two', user: 'ira', expiresAt: api.now + 5 })
    const keys = await listApiKeys(api.context, team.id)
    assert.deepEqual(
      keys.map(({ name, role, dialect, isService, username, expiresAt }) => [
        name,
        role,
        dialect,
        isService,
        isService ? '' : username,
        expiresAt,
      ]),
      [
        ['One', 'admin', 'chakra', true, '', null],
        ['Two', 'inside_sales', 'chakra', false, 'ira', api.now + 5],
      ],
    )
  })

  it('need a name and a role of the team', async () => {
    const team = await api.team()
    for (const name of ['', '   ', 'x'.repeat(201)])
      await assert.rejects(team.token('admin', { name }), failsWith('invalid', 'key_name_invalid'))
    await assert.rejects(team.token('adm'), /There are: admin, .*Did you mean "admin"\?/)
    const other = await api.team()
    await assert.rejects(team.token(other.roles[0]!.id), failsWith('invalid', 'role_unknown'))
    assert.deepEqual(await listApiKeys(api.context, team.id), [])
  })

  it('of the Worksection dialect do not expire, are kept encrypted, and are no bearer tokens', async () => {
    const team = await api.team()
    const input = { teamId: team.id, name: 'ws', role: 'admin', dialect: 'worksection' } as const
    await assert.rejects(
      createApiKey(api.context, { ...input, expiresAt: api.now + 1 }),
      failsWith('invalid', 'key_expiry_unsupported'),
    )
    const { secret } = await createApiKey(api.context, input)
    assert.match(secret, /^[0-9a-f]{32}$/)
    assert.deepEqual(await code(secret), [401, 'token_unknown'])
    const { rows } = await api.context.database.pool.query(
      'select encrypted_secret as sealed from api_keys where team_id = $1',
      [team.id],
    )
    assert.ok(!(rows[0] as { sealed: Buffer }).sealed.toString('latin1').includes(secret))
  })
})
