import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { dumpPeople } from '../../test/api/people.ts'
import { startApi, type TestApi } from '../../test/support/api.ts'

describe('who may update whom', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function members() {
    const team = await api.team()
    const ira = await team.user({ username: 'ira' })
    const bo = await team.user({ username: 'bo', role: 'manager' })
    const update = (token: string, id: string, body: object) =>
      api.send(`/v1/ext/user/${id}`, { token, method: 'PUT', body })
    return { team, ira, bo, update }
  }

  it('an admin changes everything of everybody', async () => {
    const { team, ira, bo, update } = await members()
    const token = await team.token('admin')
    for (const { id } of [ira, bo]) {
      const answer = await update(token, id, {
        firstName: 'A',
        role: 'inside_sales',
        isActive: false,
        isDeleted: true,
      })
      assert.equal(answer.status, 200)
    }
  })

  it('a manager changes everybody, but no role', async () => {
    const { team, ira, bo, update } = await members()
    const token = await team.token('manager')
    for (const { id } of [ira, bo]) {
      const answer = await update(token, id, {
        firstName: 'A',
        isActive: false,
        isDeleted: true,
        primaryEmail: `${id}@mill.test`,
      })
      assert.equal(answer.status, 200)
      const refused = await update(token, id, { firstName: 'B', role: 'admin' })
      assert.equal(refused.status, 403)
      assert.deepEqual(refused.body, {
        _data: [],
        _meta: { code: 'edit_forbidden' },
        _errors: ['role: a key of type manager may not change it'],
      })
    }
    assert.ok(!(await dumpPeople(api)).includes('"first_name": "B"'))
  })

  it('a user changes only the person for whom the key acts, and there neither role nor place in the team', async () => {
    const { team, ira, bo, update } = await members()
    const token = await team.token('user', { user: 'ira' })
    assert.equal((await update(token, ira.id, { firstName: 'Self' })).body._data.firstName, 'Self')
    const other = await update(token, bo.id, { firstName: 'Self' })
    assert.equal(other.status, 403)
    assert.equal(other.body._meta.code, 'edit_forbidden')
    const refused = await update(token, ira.id, {
      role: 'admin',
      isActive: false,
      isDeleted: true,
      firstName: 'C',
    })
    assert.equal(refused.status, 403)
    assert.deepEqual(
      refused.body._errors.map((text: string) => text.split(':')[0]),
      ['role', 'isActive', 'isDeleted'],
    )
    const after = (await api.send(`/v1/ext/user/${ira.id}`, { token })).body._data
    assert.deepEqual([after.firstName, after.isActive, after.role], ['Self', true, ira.role.id])
  })

  it('what is sent as it is already is no edit, so that a fetched user can be sent back', async () => {
    const { team, ira, bo, update } = await members()
    const own = await team.token('user', { user: 'ira' })
    assert.equal(
      (await update(own, ira.id, { role: 'user', isActive: true, isDeleted: false, firstName: 'D' })).status,
      200,
    )
    assert.equal(
      (await update(await team.token('manager'), bo.id, { role: bo.role.id, firstName: 'D' })).status,
      200,
    )
  })

  it('a key of type user without a person changes nobody', async () => {
    const { team, ira, update } = await members()
    for (const role of ['user', 'inside_sales']) {
      const answer = await update(await team.token(role), ira.id, { firstName: 'E' })
      assert.equal(answer.status, 403)
      assert.match(answer.body._errors[0], /may only edit its own user/)
    }
  })

  it("the role of the key counts, not the role of the key's person", async () => {
    const { team, ira, bo, update } = await members()
    assert.equal(
      (await update(await team.token('user', { user: 'bo' }), ira.id, { firstName: 'F' })).status,
      403,
    )
    assert.equal(
      (await update(await team.token('admin', { user: 'ira' }), bo.id, { role: 'admin' })).status,
      200,
    )
  })

  it('who may not edit learns nothing of what is wrong with the body, nor whether a user of another team exists', async () => {
    const { team, ira, update } = await members()
    const token = await team.token('user')
    const stranger = await (await api.team()).user()
    assert.equal((await update(token, ira.id, { firstNam: 'x' })).status, 403)
    assert.equal((await update(token, stranger.id, { firstName: 'x' })).status, 404)
  })

  it('a request without a token is refused before its body is read', async () => {
    const { ira } = await members()
    for (const method of ['PUT', 'PATCH', 'GET'])
      for (const body of ['{broken', { firstName: 1 }, 'x'.repeat(2_000_000)]) {
        const answer = await api
          .send(`/v1/ext/user/${ira.id}`, { method, body, headers: { 'content-type': 'application/json' } })
          .catch((error: unknown) => error as NodeJS.ErrnoException)
        // A body that is not wanted can be cut off in the middle.
        if (answer instanceof Error) assert.match(String(answer.code), /EPIPE|ECONNRESET/)
        else assert.equal(answer.status, 401)
      }
  })
})
