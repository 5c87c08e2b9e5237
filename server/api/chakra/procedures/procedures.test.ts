import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'

const visit = {
  shortId: 'visit',
  name: 'Field visit',
  entity: 'customer',
  attributes: [
    { shortId: 'visit_id', type: 'stringId' },
    { shortId: 'place', name: 'Place', type: 'string', max: 100, isRequired: true },
    { shortId: 'rating', type: 'integer', min: 1, max: 5, isFilterable: true },
    {
      shortId: 'kind',
      type: 'stringEnum',
      options: ['first', { value: 'again', label: 'Again' }],
      default: 'first',
    },
    { shortId: 'parts', type: 'nested', attributes: [{ shortId: 'number', type: 'string' }] },
  ],
  derivedAttributes: [{ shortId: 'title', template: '{place} ({kind})' }],
  attributeGroups: [{ shortId: 'main', attributes: ['place', 'rating'] }],
  states: [
    { shortId: 'PLANNED', next: ['DONE'] },
    { shortId: 'DONE', color: '#16A34A' },
  ],
  startState: 'PLANNED',
  completedState: 'DONE',
  primaryKey: { attribute: 'visit_id', pattern: 'V-0000' },
  primaryIdentifier: 'place',
  stateTasks: [
    {
      shortId: 'report',
      taskType: 'work',
      states: ['DONE'],
      attributes: [{ shortId: 'text', type: 'text' }],
    },
  ],
  access: { inside_sales: 'read' },
}

interface Shown {
  readonly shortId: string
  readonly type: string
  readonly isRetired: boolean
  readonly next: readonly string[] | null
}
const named = (items: Shown[], name: string): Shown => items.find(({ shortId }) => shortId === name)!

describe('procedures: GET, POST and PATCH at /v1/ext/procedure', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function someone(role = 'admin') {
    const team = await api.team()
    const token = await team.token(role)
    const path = '/v1/ext/procedure'
    return {
      team,
      token,
      list: () => api.send(path, { token }),
      fetch: (name: string) => api.send(`${path}/${name}`, { token }),
      create: (body: unknown) => api.send(path, { token, method: 'POST', body }),
      change: (name: string, body: unknown) => api.send(`${path}/${name}`, { token, method: 'PATCH', body }),
    }
  }

  it('creates a procedure, which is then listed and fetched by id and short id', async () => {
    const { create, fetch, list } = await someone()
    api.now += 1000
    const made = await create(visit)
    assert.equal(made.status, 200, made.text)
    const { _data } = made.body
    assert.deepEqual((await fetch('visit')).body._data, _data)
    assert.deepEqual((await fetch(_data.id)).body._data, _data)
    assert.deepEqual(
      (await list()).body._data.map(({ shortId }: { shortId: string }) => shortId),
      ['lead', 'ticket', 'case', 'visit'],
    )
    assert.equal(_data.states[1].color, '#16a34a')
    assert.equal(_data.states[0].name, 'Planned')
    assert.deepEqual(_data.states[0].next, ['DONE'])
    assert.equal(_data.states[1].next, null)
    assert.deepEqual(_data.attributes[3].options[0], { value: 'first', label: 'first' })
    assert.equal(_data.attributes[0].isUnique, true)
    assert.deepEqual(_data.primaryKey, { attribute: 'visit_id', pattern: 'V-0000' })
    assert.equal(_data.derivedAttributes[0].template, '{place} ({kind})')
    assert.deepEqual(_data.access, { inside_sales: 'read' })
  })

  for (const name of ['lead', 'ticket', 'case'])
    it(`takes ${name} back as it was fetched, and changes nothing`, async () => {
      const { change, fetch } = await someone()
      const { _data } = (await fetch(name)).body
      api.now += 1000
      const answer = await change(name, _data)
      assert.equal(answer.status, 200, answer.text)
      assert.deepEqual(answer.body._data, _data)
    })

  it('changes what is named and leaves the rest', async () => {
    const { change, fetch } = await someone()
    const { _data: before } = (await fetch('lead')).body
    api.now += 1000
    const answer = await change('lead', {
      name: 'Prospect',
      attributes: [
        { shortId: 'score', rename: 'points', max: 1000 },
        { shortId: 'budget', type: 'decimal', isFilterable: true },
        { shortId: 'interest', isRetired: true },
      ],
      states: [
        { shortId: 'PROPOSAL', next: ['WON', 'LOST'] },
        { shortId: 'QUALIFIED', next: ['PROPOSAL'] },
      ],
    })
    assert.equal(answer.status, 200, answer.text)
    const { _data } = answer.body
    assert.equal(_data.name, 'Prospect')
    assert.equal(_data.updatedAt, api.now)
    assert.equal(_data.attributes.length, Number(before.attributes.length) + 1)
    const score = named(before.attributes, 'score')
    assert.deepEqual(named(_data.attributes, 'points'), { ...score, shortId: 'points', max: 1000 })
    assert.equal(named(_data.attributes, 'interest').isRetired, true)
    assert.ok(!_data.attributeGroups[1].attributes.includes('interest'))
    assert.ok(_data.attributeGroups[1].attributes.includes('points'))
    assert.deepEqual(named(_data.states, 'QUALIFIED').next, ['PROPOSAL'])
    assert.deepEqual(named(_data.states, 'NEW'), named(before.states, 'NEW'))
  })

  it('gives a retired short id to a new attribute, which has another id', async () => {
    const { change } = await someone()
    await change('lead', {
      attributes: [{ shortId: 'city', isRetired: true }],
      derivedAttributes: [{ shortId: 'title', remove: true }],
    })
    const { _data } = (await change('lead', { attributes: [{ shortId: 'city', type: 'text' }] })).body
    const cities = _data.attributes.filter(({ shortId }: { shortId: string }) => shortId === 'city')
    assert.deepEqual(
      cities.map(({ type, isRetired }: Shown) => [type, isRetired]),
      [
        ['string', true],
        ['text', false],
      ],
    )
  })

  it('tells every fault, each by its path', async () => {
    const { create } = await someone()
    const answer = await create({
      ...visit,
      colour: 'red',
      entity: 'custmer',
      attributes: [
        { shortId: 'visit_id', type: 'stringId' },
        { shortId: 'Place', type: 'string' },
        { shortId: 'status', type: 'string' },
        { shortId: 'rating', type: 'integer', min: 5, max: 1, options: [1] },
        { shortId: 'kind', type: 'stringEnum' },
        { shortId: 'code', type: 'string', pattern: '(a+)+' },
        { shortId: 'half', type: 'integer', default: 'x' },
        { shortId: 'shape', type: 'sting' },
        { shortId: 'photo', type: 'photo', isFilterable: true, isUnique: true },
      ],
      derivedAttributes: [],
      attributeGroups: [],
      states: [
        { shortId: 'PLANNED', next: ['DONNE'] },
        { shortId: 'DONE', color: 'red' },
      ],
      completedState: 'PLANNED',
      primaryKey: { attribute: 'visit_id', pattern: 'V-' },
      primaryIdentifier: null,
      access: { admin: 'none', nobody: 'read' },
    })
    assert.equal(answer.status, 400)
    assert.equal(answer.body._meta.code, 'request_invalid')
    const fields = answer.body._errors.map((text: string) => text.split(':')[0])
    assert.deepEqual(
      new Set(fields),
      new Set([
        'colour',
        'entity',
        'attributes.Place.shortId',
        'attributes.status.shortId',
        'attributes.rating.max',
        'attributes.rating.options',
        'attributes.kind.options',
        'attributes.code.pattern',
        'attributes.half.default',
        'attributes.shape.type',
        'attributes.photo.isFilterable',
        'attributes.photo.isUnique',
        'states.PLANNED.next',
        'states.DONE.color',
        'completedState',
        'primaryKey.pattern',
        'access.admin',
        'access.nobody',
      ]),
    )
    assert.match(answer.text, /Did you mean \\"customer\\"/)
    assert.match(answer.text, /Did you mean \\"DONE\\"/)
    assert.match(answer.text, /Did you mean \\"string\\"/)
  })

  const refusals: [string, unknown, string][] = [
    [
      'another type without migrate',
      { attributes: [{ shortId: 'score', type: 'float' }] },
      'attribute_type_fixed',
    ],
    [
      'a type that values cannot become',
      { attributes: [{ shortId: 'notes', type: 'photo', migrate: true }] },
      'attribute_type_fixed',
    ],
    ['another start state', { startState: 'CONTACTED' }, 'request_invalid'],
    ['another completed state', { completedState: 'LOST' }, 'request_invalid'],
    ['retiring the start state', { states: [{ shortId: 'NEW', isRetired: true }] }, 'request_invalid'],
    [
      'retiring the primary key',
      { attributes: [{ shortId: 'lead_id', isRetired: true }] },
      'request_invalid',
    ],
    [
      'a merge key that is not unique',
      { attributes: [{ shortId: 'phone_number', isUnique: false }] },
      'request_invalid',
    ],
    [
      'a primary key that is not unique',
      { attributes: [{ shortId: 'lead_id', isUnique: false }] },
      'request_invalid',
    ],
    ['another primary key', { primaryKey: { attribute: 'email' } }, 'request_invalid'],
    ['another short id without rename', { shortId: 'prospect' }, 'request_invalid'],
    ['a short id that is taken', { rename: 'ticket' }, 'short_id_taken'],
    [
      'a name of another attribute',
      { attributes: [{ shortId: 'score', rename: 'email' }] },
      'request_invalid',
    ],
    [
      'retiring what a derived attribute shows',
      { attributes: [{ shortId: 'city', isRetired: true }] },
      'request_invalid',
    ],
    ['a body that is no object', [1], 'request_invalid'],
  ]
  for (const [what, body, code] of refusals)
    it(`refuses ${what}`, async () => {
      const { change, fetch } = await someone()
      const before = await fetch('lead')
      const answer = await change('lead', body)
      assert.equal(answer.status, code === 'short_id_taken' ? 409 : 400, answer.text)
      assert.equal(answer.body._meta.code, code, answer.text)
      assert.deepEqual((await fetch('lead')).body, before.body)
    })

  it('protects: only admins change, every role reads, nobody without a token', async () => {
    const { team } = await someone()
    for (const role of ['manager', 'user']) {
      const token = await team.token(role)
      assert.equal((await api.send('/v1/ext/procedure/lead', { token })).status, 200)
      for (const [path, method] of [
        ['procedure', 'POST'],
        ['procedure/lead', 'PATCH'],
      ]) {
        const answer = await api.send(`/v1/ext/${path}`, { token, method: method!, body: {} })
        assert.equal(answer.status, 403)
        assert.equal(answer.body._meta.code, 'configure_forbidden')
      }
    }
    for (const [path, method] of [
      ['procedure', 'GET'],
      ['procedure/lead', 'GET'],
      ['procedure', 'POST'],
      ['procedure/lead', 'PATCH'],
    ])
      assert.equal(
        (await api.send(`/v1/ext/${path}`, { method: method!, ...(method === 'GET' ? {} : { body: {} }) }))
          .status,
        401,
      )
  })

  it('shows a procedure to no role without access', async () => {
    const { team, change } = await someone()
    await change('case', { access: { user: 'none' } })
    const token = await team.token('user')
    assert.equal((await api.send('/v1/ext/procedure/case', { token })).status, 403)
    const { _data } = (await api.send('/v1/ext/procedure', { token })).body
    assert.deepEqual(
      _data.map(({ shortId }: { shortId: string }) => shortId),
      ['lead', 'ticket'],
    )
  })

  it('knows nothing of the procedures of another team', async () => {
    const { create, change } = await someone()
    const other = await someone()
    const { id } = (await other.create(visit)).body._data
    for (const name of [id, 'visit', 'leed']) {
      const answer = await change(name, { name: 'Mine' })
      assert.equal(answer.status, 404)
      assert.equal(answer.body._meta.code, 'procedure_not_found')
    }
    assert.equal((await create(visit)).status, 200)
    assert.equal((await create(visit)).body._meta.code, 'short_id_taken')
  })
})
