import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'

describe('pods, skill types, user profiles and task types', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  for (const kind of ['pod', 'skill-type', 'user-profile', 'task-type']) {
    const path = `/v1/ext/${kind}`

    it(`${kind}: are created, listed, fetched and changed`, async () => {
      const team = await api.team()
      const token = await team.token()
      const made = await api.send(path, {
        token,
        method: 'POST',
        body: { shortId: 'north', data: { floor: 3 } },
      })
      assert.equal(made.status, 200, made.text)
      const { _data } = made.body
      assert.deepEqual(
        [_data.shortId, _data.name, _data.data, _data.team],
        ['north', 'North', { floor: 3 }, team.id],
      )
      const listed = (await api.send(path, { token })).body._data
      assert.deepEqual(
        listed.find(({ id }: { id: string }) => id === _data.id),
        _data,
      )
      api.now += 1000
      const body = { rename: 'far_north', name: 'Far north' }
      const changed = (await api.send(`${path}/north`, { token, method: 'PATCH', body })).body._data
      assert.deepEqual(changed, { ..._data, shortId: 'far_north', name: 'Far north', updatedAt: api.now })
      assert.deepEqual((await api.send(`${path}/${_data.id}`, { token })).body._data, changed)
      const same = await api.send(`${path}/far_north`, { token, method: 'PATCH', body: changed })
      assert.deepEqual(same.body._data, changed)
    })

    it(`${kind}: refuses what is wrong and what is taken`, async () => {
      const token = await (await api.team()).token()
      const post = (body: unknown) => api.send(path, { token, method: 'POST', body })
      const wrong = await post({ shortId: 'No', nam: 'x', data: [] })
      assert.equal(wrong.status, 400)
      assert.deepEqual(wrong.body._errors.map((text: string) => text.split(':')[0]).sort(), [
        'data',
        'nam',
        'shortId',
      ])
      await post({ shortId: 'one' })
      assert.deepEqual((await post({ shortId: 'one' })).body._meta.code, 'short_id_taken')
    })

    it(`${kind}: protects`, async () => {
      const team = await api.team()
      const other = await api.team()
      const token = await team.token('manager')
      const body = { shortId: 'one' }
      assert.equal((await api.send(path, { token })).status, 200)
      assert.equal((await api.send(path, { token, method: 'POST', body })).status, 403)
      assert.equal((await api.send(path)).status, 401)
      const { id } = (await api.send(path, { token: await other.token(), method: 'POST', body })).body._data
      for (const method of ['GET', 'PATCH']) {
        const sent = { token: await team.token(), method, ...(method === 'GET' ? {} : { body: {} }) }
        const answer = await api.send(`${path}/${id}`, sent)
        assert.deepEqual([answer.status, answer.body._meta.code], [404, 'item_not_found'])
      }
    })
  }
})
