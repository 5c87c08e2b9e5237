import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addCrowd } from '../../test/api/people.ts'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { revokeApiKey, createApiKey } from '../../team/api-keys.ts'

describe('lists are never stale', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  /**
   * Writers count up the first name of a person each; readers list. When a read begins, every write that was
   * answered until then must be in it, and versions only grow from one read of a reader to its next.
   */
  async function race(
    paths: readonly string[],
    crowd: number,
    least: { reads: number; writes: number },
  ): Promise<void> {
    const team = await api.team()
    if (crowd > 0) await addCrowd(api, team, crowd)
    const people = [await team.user({ firstName: '0' }), await team.user({ firstName: '0' })]
    const token = await team.token()
    const answered = new Map(people.map(({ id }) => [id, 0]))
    const begun = new Map(people.map(({ id }) => [id, 0]))
    let reads = 0
    let writes = 0
    const isOn = (): boolean => reads < least.reads || writes < least.writes
    const write = async (id: string): Promise<void> => {
      for (let version = 1; isOn(); version += 1) {
        begun.set(id, version)
        api.now += 1
        const answer = await api.send(`/v1/ext/user/${id}`, {
          token,
          method: 'PUT',
          body: { firstName: String(version) },
        })
        assert.equal(answer.status, 200)
        answered.set(id, version)
        writes += 1
      }
    }
    const read = async (path: string): Promise<void> => {
      const seen = new Map(people.map(({ id }) => [id, 0]))
      let etag = ''
      while (isOn()) {
        const answeredBefore = new Map(answered)
        const headers: Record<string, string> =
          reads % 3 === 0 && etag !== '' ? { 'if-none-match': etag } : {}
        const answer = await api.send(path, { token, headers })
        reads += 1
        if (answer.status === 304) {
          for (const { id } of people)
            assert.ok(seen.get(id)! >= answeredBefore.get(id)!, `304 for a list that is behind: ${path}`)
          continue
        }
        assert.equal(answer.status, 200)
        etag = String(answer.headers.etag)
        for (const { id } of people) {
          const shown = Number(answer.body._data.find((user: { id: string }) => user.id === id).firstName)
          assert.ok(
            shown >= answeredBefore.get(id)!,
            `${path} shows ${shown} after ${answeredBefore.get(id)} was answered`,
          )
          assert.ok(shown <= begun.get(id)!)
          assert.ok(shown >= seen.get(id)!, `${path} went back from ${seen.get(id)} to ${shown}`)
          seen.set(id, shown)
        }
      }
    }
    await Promise.all([...people.map(({ id }) => write(id)), ...paths.map(read)])
  }

  it('every list contains every write that was answered before it was asked for', async () => {
    const paths = [
      '/v1/ext/users',
      '/v2/ext/users',
      '/v1/ext/users',
      '/v1/ext/users?limit=1000',
      '/v2/ext/users?sort=-updatedAt',
    ]
    await race(paths, 50, { reads: 150, writes: 60 })
  })

  it('also lists of thousands, whose making takes longer than a write', async () => {
    await race(['/v1/ext/users', '/v1/ext/users', '/v2/ext/users'], 2_000, { reads: 12, writes: 12 })
  })

  it('a bulk write is in the very next list', async () => {
    const team = await api.team()
    const token = await team.token()
    for (let round = 1; round <= 5; round += 1) {
      await addCrowd(api, team, 100, `bulk${round}x`)
      const lists = await Promise.all(
        ['v1', 'v2', 'v1'].map((version) => api.send(`/${version}/ext/users`, { token })),
      )
      for (const { body } of lists) assert.equal(body._data.length, 100 * round)
    }
  })

  it('a person who is deleted is gone from the very next list, and back after the restoration', async () => {
    const team = await api.team()
    const { id } = await team.user()
    const token = await team.token()
    for (const isDeleted of [true, false, true, false]) {
      await api.send(`/v1/ext/user/${id}`, { token, method: 'PATCH', body: { isDeleted } })
      const { body } = await api.send('/v1/ext/users', { token })
      assert.equal(body._data.length, isDeleted ? 0 : 1)
    }
  })

  it('a revoked key is refused on the very next request, of every kind', async () => {
    const team = await api.team()
    const { id } = await team.user()
    for (const [method, path] of [
      ['GET', '/v1/ext/users'],
      ['GET', '/v2/ext/users?limit=1'],
      ['GET', `/v1/ext/user/${id}`],
      ['PATCH', `/v1/ext/user/${id}`],
      ['GET', '/v1/health'],
    ] as const) {
      const key = await createApiKey(api.context, { teamId: team.id, name: 'short lived', role: 'admin' })
      const sent = { token: key.secret, method, ...(method === 'PATCH' ? { body: {} } : {}) }
      const first = await api.send(path, sent)
      assert.equal(first.status, 200)
      await revokeApiKey(api.context, team.id, key.id)
      const headers: Record<string, string> =
        first.headers.etag === undefined ? {} : { 'if-none-match': first.headers.etag }
      const second = await api.send(path, { ...sent, headers })
      assert.equal(second.status, 401, path)
      assert.deepEqual(second.body, {
        _data: [],
        _meta: { code: 'token_revoked' },
        _errors: ['Unauthorized: The access token was revoked.'],
      })
    }
  })

  it('a key whose person is deactivated is refused on the very next request', async () => {
    const team = await api.team()
    const { id } = await team.user({ username: 'acting' })
    const admin = await team.token()
    const token = await team.token('admin', { user: 'acting' })
    assert.equal((await api.send('/v1/ext/users', { token })).status, 200)
    await api.send(`/v1/ext/user/${id}`, { token: admin, method: 'PATCH', body: { isActive: false } })
    assert.equal((await api.send('/v1/ext/users', { token })).body._meta.code, 'user_inactive')
    await api.send(`/v1/ext/user/${id}`, { token: admin, method: 'PATCH', body: { isActive: true } })
    assert.equal((await api.send('/v1/ext/users', { token })).status, 200)
  })
})
