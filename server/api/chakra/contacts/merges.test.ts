import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { newId } from '../../../lib/uuid.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { contactPlace, inTeam, type ContactPlace } from './test-contact-api.ts'

describe('merges of contacts', () => {
  let api: TestApi
  let place: ContactPlace
  let one: string
  let other: string
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())
  beforeEach(async () => {
    place = await contactPlace(api)
    one = await place.see({ bsuid: 'US.1', username: 'ada', at: api.now - 1_000 })
    api.now += 1_000
    other = await place.see({ bsuid: 'US.2', username: 'ada' })
  })

  const proposed = async () => (await place.get('/contact-merge?state=PROPOSED')).body._data[0]

  it('that are proposed are listed with what says so', async () => {
    const { contact, other: second, reason, evidence, decidedBy } = await proposed()
    assert.deepEqual([contact, second, reason, decidedBy], [one, other, 'same_username', null])
    assert.equal(evidence.username, 'ada')
    assert.deepEqual((await place.get('/contact-merge?state=MERGED')).body._data, [])
  })

  it('come in pages', async () => {
    await place.see({ bsuid: 'US.3', username: 'ada', at: api.now + 5 })
    const first = await place.get('/contact-merge?limit=1')
    const { hasMore, nextCursor: cursor } = first.body._meta
    assert.equal(hasMore, true)
    const second = await place.get(`/contact-merge?limit=1&cursor=${cursor}`)
    assert.equal(second.body._meta.hasMore, false)
    assert.notEqual(second.body._data[0].id, first.body._data[0].id)
    const { status, body } = await place.get('/contact-merge?cursor=x&state=PROPOSED')
    assert.deepEqual([status, body._errors.length], [400, 1])
  })

  it('are accepted, and taken back', async () => {
    const { id } = await proposed()
    const accepted = await place.post(`/contact-merge/${id}/accept`)
    assert.equal(accepted.status, 200, accepted.text)
    assert.equal(accepted.body._data.state, 'MERGED')
    assert.deepEqual((await place.get(`/contact/${other}`)).body._meta, { mergedInto: one })
    const undone = await place.post(`/contact-merge/${id}/undo`)
    assert.deepEqual([undone.status, undone.body._data.state], [200, 'UNDONE'])
    assert.deepEqual((await place.get(`/contact/${other}`)).body._meta, {})
    const again = await place.post(`/contact-merge/${id}/undo`)
    assert.deepEqual([again.status, again.body._meta.code], [409, 'merge_decided'])
  })

  it('are declined', async () => {
    const { id } = await proposed()
    assert.equal((await place.post(`/contact-merge/${id}/decline`)).body._data.state, 'DECLINED')
    const { status, body } = await place.post(`/contact-merge/${id}/accept`)
    assert.deepEqual([status, body._meta.code], [409, 'merge_decided'])
    assert.match(body._errors[0], /declined/)
  })

  it('are made by hand, the older contact going on', async () => {
    const { status, body } = await place.post(`/contact/${other}/merge`, { other: one })
    assert.equal(status, 200)
    assert.deepEqual([body._data.contact, body._data.other, body._data.state], [one, other, 'MERGED'])
    const repeated = await place.post(`/contact/${other}/merge`, { other: one })
    assert.deepEqual([repeated.status, repeated.body._meta.code], [409, 'merge_impossible'])
  })

  it('refuse what names no other contact', async () => {
    for (const body of [{}, { other: 'ada' }, { other: newId() }, { others: one }])
      assert.equal((await place.post(`/contact/${one}/merge`, body)).status, 400)
    assert.equal((await place.post(`/contact/${newId()}/merge`, { other: one })).status, 404)
  })

  it('name the merge that must be taken back first', async () => {
    const first = (await place.post(`/contact/${one}/merge`, { other })).body._data.id
    const third = await place.see({ phone: '15550100001' })
    api.now += 1_000
    const second = (await place.post(`/contact/${one}/merge`, { other: third })).body._data.id
    const { status, body } = await place.post(`/contact-merge/${first}/undo`)
    assert.deepEqual([status, body._meta.code], [409, 'merge_followed'])
    assert.ok(body._errors[0].includes(second))
  })

  it('are decided by managers and admins only, in their own team', async () => {
    const { id } = await proposed()
    const user = inTeam(api, place.team, await place.team.token('user'))
    const stranger = await contactPlace(api)
    for (const act of ['accept', 'decline', 'undo']) {
      const forbidden = await user.post(`/contact-merge/${id}/${act}`)
      assert.deepEqual([forbidden.status, forbidden.body._meta.code], [403, 'merge_forbidden'])
      const unknown = await stranger.post(`/contact-merge/${id}/${act}`)
      assert.deepEqual([unknown.status, unknown.body._meta.code], [404, 'merge_not_found'])
      assert.equal((await api.send(`/v1/ext/contact-merge/${id}/${act}`, { method: 'POST' })).status, 401)
    }
    assert.equal((await user.post(`/contact/${one}/merge`, { other })).status, 403)
    assert.equal((await stranger.post(`/contact/${one}/merge`, { other })).status, 404)
    assert.deepEqual((await stranger.get('/contact-merge')).body._data, [])
    assert.equal((await proposed()).id, id)
  })
})
