import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

describe('GET /v1/ext/config', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function someone(role = 'admin') {
    const team = await api.team()
    const token = await team.token(role)
    const config = (headers: Record<string, string> = {}) => api.send('/v1/ext/config', { token, headers })
    const change = (path: string, body: unknown, method = 'PATCH') =>
      api.send(`/v1/ext/${path}`, { token, method, body })
    return { team, token, config, change }
  }

  it('has all parts of a config: the team is an object, the rest are lists', async () => {
    const { team, config } = await someone()
    const { _data } = (await config()).body
    const { team: shown, ...lists } = _data
    assert.deepEqual(shown, {
      id: team.id,
      shortName: team.shortName,
      name: team.name,
      timeZone: team.timeZone,
      defaultCountry: team.defaultCountry,
    })
    assert.deepEqual(Object.keys(lists), [
      'entities',
      'procedures',
      'attributeTypes',
      'attributes',
      'derivedAttributes',
      'attributeGroups',
      'roles',
      'pods',
      'taskTypes',
      'forms',
      'formFields',
      'formActionButtons',
      'stateTasks',
      'userProfiles',
      'attributeConfig',
      'skillTypes',
    ])
    for (const list of Object.values(lists)) assert.ok(Array.isArray(list))
    assert.deepEqual(lists.procedures.map(({ shortId }: { shortId: string }) => shortId).sort(), [
      'case',
      'lead',
      'ticket',
    ])
  })

  it('resolves every UUID that is in it, and in a procedure as it is fetched', async () => {
    const { token, config, change } = await someone()
    await change('pod', { shortId: 'north' }, 'POST')
    const { _data } = (await config()).body
    const ids = new Set<string>()
    const used = new Set<string>()
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(collect)
      else if (typeof value === 'object' && value !== null)
        for (const [key, item] of Object.entries(value)) {
          if (key === 'id') ids.add(String(item))
          collect(item)
        }
      else if (typeof value === 'string' && uuid.test(value)) used.add(value)
    }
    collect(_data)
    const known = new Set(ids)
    for (const { shortId } of _data.procedures)
      collect((await api.send(`/v1/ext/procedure/${shortId}`, { token })).body._data)
    assert.ok(used.size > 100)
    assert.deepEqual(
      [...used].filter((id) => !known.has(id)),
      [],
    )
  })

  it('keeps retired states and attributes, which older answers may name', async () => {
    const { config, change } = await someone()
    const before = (await config()).body._data
    await change('procedure/lead', {
      states: [{ shortId: 'LOST', isRetired: true }],
      attributes: [{ shortId: 'score', isRetired: true }],
    })
    const after = (await config()).body._data
    const lead = after.procedures.find(({ shortId }: { shortId: string }) => shortId === 'lead')
    assert.equal(lead.states.find(({ shortId }: { shortId: string }) => shortId === 'LOST').isRetired, true)
    assert.equal(after.attributes.length, before.attributes.length)
  })

  it('has a form for each procedure with the same ids every time, without keys that are made by us', async () => {
    const { config, change } = await someone()
    const before = (await config()).body._data
    await change('procedure/lead', { name: 'Prospect' })
    const after = (await config()).body._data
    const ids = (list: { id: string }[]) => list.map(({ id }) => id)
    assert.deepEqual(ids(after.forms), ids(before.forms))
    assert.deepEqual(ids(after.formFields), ids(before.formFields))
    const leadId = after.attributes.find(({ shortId }: { shortId: string }) => shortId === 'lead_id').id
    assert.ok(!after.formFields.some(({ attribute }: { attribute: string }) => attribute === leadId))
  })

  it('answers 304 until something is changed', async () => {
    const { config, change } = await someone()
    const { etag } = (await config()).headers
    const again = await config({ 'if-none-match': String(etag) })
    assert.deepEqual([again.status, again.text], [304, ''])
    await change('procedure/lead', {})
    assert.equal((await config({ 'if-none-match': String(etag) })).status, 304)
    await change('procedure/lead', { name: 'Prospect' })
    const changed = await config({ 'if-none-match': String(etag) })
    assert.equal(changed.status, 200)
    assert.notEqual(changed.headers.etag, etag)
  })

  it('leaves out what the role may not see, and has a tag of its own for it', async () => {
    const { team, config, change } = await someone()
    await change('procedure/case', { access: { user: 'none' } })
    const token = await team.token('user')
    const { etag } = (await config()).headers
    const answer = await api.send('/v1/ext/config', { token, headers: { 'if-none-match': String(etag) } })
    assert.equal(answer.status, 200)
    assert.ok(!answer.text.includes('case_id'))
    assert.ok(answer.text.includes('lead_id'))
  })

  it('protects: needs a token, and shows nothing of another team', async () => {
    assert.equal((await api.send('/v1/ext/config')).status, 401)
    const other = await someone()
    await other.change('pod', { shortId: 'secret_pod' }, 'POST')
    const { config } = await someone()
    assert.ok(!(await config()).text.includes('secret_pod'))
  })
})
