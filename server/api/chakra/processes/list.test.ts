import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { testLeads, type Answered } from './test-leads.ts'

describe('listing processes: POST /v1/ext/procedure/{procedure}/process/list', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  /** Twelve leads, L1 to L12, with their number as score; the even ones are in Goa, the last is ira's. */
  async function crowd() {
    const leads = await testLeads(api)
    await leads.team.user({ username: 'ira' })
    const made: Answered[] = []
    for (let score = 1; score <= 12; score += 1) {
      api.now += 1000
      const city = score % 2 === 0 ? 'Goa' : 'Pune'
      made.push(
        await leads.create(
          { name: `L${score}`, score, city },
          { ...(score === 12 && { assignedTo: 'ira', state: 'CONTACTED' }) },
        ),
      )
    }
    const list = async (body?: unknown, query = '') => {
      const headers = { 'content-type': 'application/json' }
      const answer = await leads.send('POST', `/list${query}`, body, { headers })
      if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`)
      return answer.body as { _data: Answered[]; _meta: { hasMore: boolean; nextCursor: string | null } }
    }
    const names = async (body: object) => (await list(body))._data.map(({ data }) => data.name as string)
    return { ...leads, made, list, names }
  }

  it('answers ten, newest first, as they are fetched, and whether there are more', async () => {
    const { made, list } = await crowd()
    for (const body of [undefined, {}, null]) {
      const { _data, _meta } = await list(body === null ? 'null' : body)
      assert.deepEqual(_data, [...made].reverse().slice(0, 10))
      assert.equal(_meta.hasMore, true)
    }
  })

  it('goes on with skip and with a cursor, to the end', async () => {
    const { made, list } = await crowd()
    const all = [...made].reverse()
    const skipped = await list({ skip: 10 })
    assert.deepEqual(skipped._data, all.slice(10))
    assert.deepEqual(skipped._meta, { hasMore: false, nextCursor: null })
    const walked: Answered[] = []
    let cursor: string | null = null
    do {
      const page = await list({ limit: 5, cursor })
      walked.push(...page._data)
      cursor = page._meta.nextCursor
    } while (cursor !== null)
    assert.deepEqual(walked, all)
  })

  it('filters, orders and searches', async () => {
    const { names } = await crowd()
    assert.deepEqual(await names({ where: { city: 'Goa', score: { '>': 6, '<=': 10 } } }), ['L10', 'L8'])
    assert.deepEqual(await names({ where: { or: [{ name: 'L1' }, { state: 'CONTACTED' }] } }), ['L12', 'L1'])
    assert.deepEqual(await names({ where: { assignedTo: 'ira' } }), ['L12'])
    assert.deepEqual(await names({ where: { name: ['L3', 'L5'] } }), ['L5', 'L3'])
    assert.deepEqual(await names({ search: 'L7' }), ['L7'])
  })

  it('answers the named fields only', async () => {
    const { made, list } = await crowd()
    const last = made.at(-1)!
    const first = async (fields: unknown) => (await list({ limit: 1, fields }))._data[0]
    assert.deepEqual(await first('id, name ,data.city'), {
      id: last['id'],
      data: { name: 'L12', city: 'Goa' },
    })
    assert.deepEqual(await first(['state', 'data']), { state: last['state'], data: last['data'] })
    assert.deepEqual(await first(['email']), { data: {} })
    assert.deepEqual(await first([]), last)
  })

  it('is readable when the body or the query asks', async () => {
    const { list, team } = await crowd()
    for (const found of [
      await list({ limit: 1, readable: true }),
      await list({ limit: 1 }, '?readable=true'),
    ]) {
      const { team: shortName, procedure, entity, state, assignedTo, createdBy } = found._data[0]!
      assert.deepEqual(
        [shortName, procedure, entity, state, assignedTo],
        [team.shortName, 'lead', 'customer', 'CONTACTED', 'ira'],
      )
      assert.match(createdBy, /^key-/)
    }
  })

  it('leaves out what is deleted', async () => {
    const { made, send, names } = await crowd()
    await send('DELETE', `/${made.at(-1)!['id']}`)
    assert.ok(!(await names({ limit: 100 })).includes('L12'))
  })

  it('refuses everything that is wrong at once', async () => {
    const { send, refusal } = await testLeads(api)
    const body = {
      were: {},
      where: { cty: 'Goa' },
      fields: ['id', 'stat', 'data.nmae'],
      readable: 'yes',
      limit: 'ten',
    }
    const sentences = await refusal(send('POST', '/list', body))
    for (const expected of [
      /^were: .*"where"/,
      /^where\.cty: .*"city"/,
      /^fields: "stat" .*"state"/,
      /^fields: "data\.nmae" .*"name"/,
      /^readable: must be true or false/,
      /^limit: must be a whole number/,
    ])
      assert.ok(
        sentences.some((sentence) => expected.test(sentence)),
        `${String(expected)} in ${sentences.join('\n')}`,
      )
    for (const wrong of ['[]', '7', '"x"'])
      assert.match(
        (
          await refusal(send('POST', '/list', wrong, { headers: { 'content-type': 'application/json' } }))
        )[0]!,
        /^body: must be a JSON object/,
      )
  })

  it('protects: a token is needed, other teams see their own, users what is theirs', async () => {
    const { send, team, refusal, made } = await crowd()
    await refusal(send('POST', '/list', {}, { token: 'wrong' }), 401)
    const { token } = await testLeads(api)
    assert.deepEqual((await send('POST', '/list', {}, { token })).body._data, [])
    const user = await team.token('user', { user: 'ira' })
    const { body } = await send('POST', '/list', {}, { token: user })
    assert.deepEqual(body, { _data: [made.at(-1)], _meta: { hasMore: false, nextCursor: null }, _errors: [] })
  })
})
