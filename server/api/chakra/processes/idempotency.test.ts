import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { testLeads } from './test-leads.ts'

describe('Idempotency-Key', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  const keyed = (key: string) => ({ headers: { 'idempotency-key': key } })

  async function leads() {
    const found = await testLeads(api)
    const count = async () =>
      (
        await api.context.database.rows<{ count: number }>(
          'select count(*)::int as count from processes where team_id = $1',
          [found.team.id],
        )
      )[0]!.count
    return { ...found, count }
  }

  it('a creation that is repeated answers the process of the first one', async () => {
    const { send, count } = await leads()
    const first = await send('POST', '', { data: { name: 'Ana' }, state: 'NEW' }, keyed('k1'))
    assert.equal(first.headers['idempotent-replay'], undefined)
    const again = await send('POST', '', { state: 'NEW', data: { name: 'Ana' } }, keyed('k1'))
    assert.equal(again.status, 200)
    assert.equal(again.headers['idempotent-replay'], 'true')
    assert.deepEqual(again.body, { ...first.body, _meta: { outcome: 'repeated' } })
    assert.equal(await count(), 1)
    await send('POST', '', { data: { name: 'Ana' }, state: 'NEW' }, keyed('k2'))
    assert.equal(await count(), 2)
  })

  it('two at once make one process', async () => {
    const { send, count } = await leads()
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => send('POST', '', { data: { name: 'Ana' } }, keyed(`race-${round}`))),
      )
      for (const answer of answers) assert.equal(answer.status, 200, answer.text)
      assert.equal(new Set(answers.map(({ body }) => body._data.id)).size, 1)
      assert.equal(answers.filter(({ headers }) => headers['idempotent-replay'] === undefined).length, 1)
      assert.equal(await count(), round + 1)
    }
  })

  it('a key of another request is refused: another body, method, path or query', async () => {
    const { send, refusal, count } = await leads()
    const { body } = await send('POST', '', { data: { name: 'Ana' } }, keyed('k'))
    const { id } = body._data
    for (const [method, path, sent] of [
      ['POST', '', { data: { name: 'Bo' } }],
      ['POST', '?readable=true', { data: { name: 'Ana' } }],
      ['PUT', `/${id}`, { data: { name: 'Ana' } }],
      ['DELETE', `/${id}`, undefined],
      ['POST', `/${id}/restore`, undefined],
    ] as const)
      assert.match((await refusal(send(method, path, sent, keyed('k')), 409))[0]!, /another request/)
    assert.equal(await count(), 1)
  })

  it('keys of two teams have nothing to do with each other', async () => {
    const [one, two] = [await leads(), await leads()]
    for (const { send } of [one, two]) {
      const { headers } = await send('POST', '', {}, keyed('shared'))
      assert.equal(headers['idempotent-replay'], undefined)
    }
  })

  it('an update is made once: what came between it and its repetition stays', async () => {
    const { send, create } = await leads()
    const { id } = await create({ score: 1 })
    await send('PATCH', `/${id}`, { data: { score: 2 } }, keyed('k'))
    await send('PATCH', `/${id}`, { data: { score: 3 } })
    const again = await send('PATCH', `/${id}`, { data: { score: 2 } }, keyed('k'))
    assert.deepEqual([again.status, again.headers['idempotent-replay']], [200, 'true'])
    assert.equal(again.body._data.data.score, 3)
  })

  it('a deletion, a restoration and an undo can be repeated too', async () => {
    const { send, create } = await leads()
    const { id } = await create({ name: 'Ana' })
    const twice = async (method: string, path: string, key: string, headers = {}) => {
      for (const isReplay of [undefined, 'true']) {
        const more = { headers: { ...keyed(key).headers, ...headers } }
        const answer = await send(method, path, undefined, more)
        assert.equal(answer.status, 200, answer.text)
        assert.equal(answer.headers['idempotent-replay'], isReplay)
      }
    }
    await twice('DELETE', `/${id}`, 'delete', { 'if-match': '*' })
    await twice('POST', `/${id}/restore`, 'restore')
    await send('PUT', `/${id}`, { data: { name: 'Bo' } })
    const [{ id: change }] = (await send('GET', `/${id}/history`)).body._data
    await twice('POST', `/${id}/history/${change}/undo`, 'undo')
    assert.equal((await send('GET', `/${id}`)).body._data.data.name, 'Ana')
  })

  it('a request that was refused does not use up its key', async () => {
    const { send, refusal } = await leads()
    await refusal(send('POST', '', { data: { nme: 'Ana' } }, keyed('k')))
    assert.equal((await send('POST', '', { data: { name: 'Ana' } }, keyed('k'))).status, 200)
  })

  it('a malformed key is refused before anything is done', async () => {
    const { send, refusal, count, create } = await leads()
    const { id } = await create()
    for (const key of ['', 'a b', 'é', 'x'.repeat(256)])
      for (const [method, path, body] of [
        ['POST', '', {}],
        ['PUT', `/${id}`, {}],
        ['DELETE', `/${id}`, undefined],
      ] as const)
        assert.match((await refusal(send(method, path, body, keyed(key))))[0]!, /^Idempotency-Key: must be/)
    assert.equal(await count(), 1)
    assert.equal((await send('GET', `/${id}`)).status, 200)
  })
})
