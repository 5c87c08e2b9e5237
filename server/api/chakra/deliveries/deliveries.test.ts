import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { applyDeliveries } from '../../../messaging/deliveries/deliveries.ts'
import { newId } from '../../../lib/uuid.ts'
import { startApi, type TestApi, type TestTeam } from '../../../test/support/api.ts'
import { addPlugin, type TestPlugin } from '../../../test/support/whatsapp.ts'
import { deliver, deliverRaw } from '../../meta/test-deliveries.ts'

interface Shown {
  readonly id: string
  readonly state: string
  readonly attempts: number
  readonly problem: string | null
  readonly outcome: { messages: string[]; known: number; unknown: string[]; problems: string[] } | null
}

describe("deliveries of WhatsApp's webhook can be looked at", () => {
  let api: TestApi
  let team: TestTeam
  let plugin: TestPlugin
  let token: string
  before(async () => {
    api = await startApi()
  })
  beforeEach(async () => {
    team = await api.team()
    plugin = await addPlugin(api, team)
    token = await team.token('admin')
  })
  after(() => api[Symbol.asyncDispose]())

  const path = (rest = '') => `/v1/ext/plugin/whatsapp/${plugin.id}/delivery${rest}`
  const applyAll = async () => {
    while ((await applyDeliveries(api.context.database, api.now)).count > 0);
  }
  let count = 0
  const receive = async (message: object = {}) => {
    api.now += 10
    const id = `wamid.${(count += 1)}`
    const metadata = { phone_number_id: plugin.phoneNumberId }
    const text = { from: '15550109999', id, timestamp: '1794000000', type: 'text', text: { body: 'Hello' } }
    await deliver(api, plugin, { metadata, messages: [{ ...text, ...message }] })
    await applyAll()
  }
  const list = async (query = '') => {
    const answer = await api.send(path(query), { token })
    assert.equal(answer.status, 200, answer.text)
    return answer.body as { _data: Shown[]; _meta: { hasMore: boolean; nextCursor: string | null } }
  }
  const apply = (body: unknown, as = token) => api.send(path('/apply'), { method: 'POST', token: as, body })

  it('newest first, with what became of each', async () => {
    await receive()
    await receive({ type: 'hologram' })
    await deliverRaw(api, plugin, '{"entry":')
    await applyAll()
    const { _data: found, _meta: meta } = await list()
    assert.deepEqual(
      found.map(({ state, attempts }) => [state, attempts]),
      [
        ['WAITING', 1],
        ['APPLIED', 1],
        ['APPLIED', 1],
      ],
    )
    assert.deepEqual(meta, { hasMore: false, nextCursor: null })
    assert.match(found[0]?.problem ?? '', /JSON/)
    assert.deepEqual(found[1]?.outcome?.unknown, ['message type hologram'])
    assert.equal(found[2]?.outcome?.messages.length, 1)
  })

  it('page by page', async () => {
    for (let number = 0; number < 5; number += 1) await receive()
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await list(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
      seen.push(...page._data.map(({ id }) => id))
      cursor = page._meta.nextCursor
    }
    assert.equal(new Set(seen).size, 5)
    assert.deepEqual(seen, seen.toSorted().toReversed())
  })

  it('by state, by time, by message, and those that want a look', async () => {
    await receive()
    const between = api.now + 1
    await receive({ type: 'hologram' })
    assert.equal((await list('?state=FAILED'))._data.length, 0)
    assert.equal((await list(`?from=${between}`))._data.length, 1)
    assert.equal((await list(`?to=${between}`))._data.length, 1)
    const conspicuous = (await list('?conspicuous=true'))._data
    assert.equal(conspicuous.length, 1)
    const message = conspicuous[0]?.outcome?.messages[0] ?? ''
    assert.deepEqual(
      (await list(`?message=${message.toUpperCase()}`))._data.map(({ id }) => id),
      conspicuous.map(({ id }) => id),
    )
  })

  it('in the order in which they came, and by their time, also after the clock went back', async () => {
    await receive()
    const early = api.now
    api.now -= 5_000
    await receive({ type: 'hologram' })
    const [second, first] = (await list())._data
    assert.deepEqual(
      [first, second].map((found) => found?.outcome?.unknown.length),
      [0, 1],
    )
    const ids = async (query: string) => (await list(query))._data.map(({ id }) => id)
    assert.deepEqual(await ids(`?from=${early}`), [first?.id])
    assert.deepEqual(await ids(`?to=${early}`), [second?.id])
    const { body } = await apply({ from: early - 5_001, to: early })
    assert.equal(body._data.count, 1)
    api.now = early
  })

  it('with the body as it came', async () => {
    await receive()
    const [found] = (await list())._data
    const answer = await api.send(path(`/${found?.id}`), { token })
    const { body } = (answer.body as { _data: { body: string } })._data
    assert.equal(JSON.parse(body).entry[0].changes[0].value.messages[0].text.body, 'Hello')
  })

  it('and applied again, which changes nothing that is there', async () => {
    await receive()
    const answer = await apply({ from: 0 })
    assert.deepEqual(answer.body, { _data: { count: 1 }, _meta: {}, _errors: [] })
    await applyAll()
    const [found] = (await list())._data
    assert.deepEqual([found?.state, found?.attempts, found?.outcome?.known], ['APPLIED', 2, 1])
    const stored = await api.context.database.rows('select 1 from chat_messages where team_id = $1', [
      team.id,
    ])
    assert.equal(stored.length, 1)
  })

  it('refuses what it does not understand, naming it', async () => {
    for (const [query, field] of [
      ['?state=DONE', 'state'],
      ['?limit=0', 'limit'],
      ['?cursor=x', 'cursor'],
      ['?message=x', '"message: must'],
    ] as const) {
      const answer = await api.send(path(query), { token })
      assert.equal(answer.status, 400, query)
      assert.match(answer.text, new RegExp(field))
    }
    for (const body of [{}, { ids: ['x'] }, { id: newId() }, { ids: [] }])
      assert.equal((await apply(body)).status, 400, JSON.stringify(body))
  })

  it('is for admins of the team alone', async () => {
    await receive()
    const [found] = (await list())._data
    const user = await team.token('user')
    const stranger = await (await api.team()).token('admin')
    for (const [as, status] of [
      [undefined, 401],
      [user, 403],
      [stranger, 404],
    ] as const)
      for (const rest of ['', `/${found?.id}`])
        assert.equal((await api.send(path(rest), as === undefined ? {} : { token: as })).status, status)
    assert.equal((await apply({ from: 0 }, user)).status, 403)
    assert.equal((await apply({ from: 0 }, stranger)).status, 404)
    assert.equal((await api.send(path(`/${newId()}`), { token })).status, 404)
  })
})
