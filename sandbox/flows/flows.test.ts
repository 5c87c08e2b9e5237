import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { callControl, callGraph, until } from '../test-calls.ts'
import { startReceiver, type Receiver } from '../test-receiver.ts'
import { checkFlowJson } from './check-flow-json.ts'

const screen = (id: string, more: object = {}) => ({
  id,
  layout: { type: 'SingleColumnLayout', children: [] },
  ...more,
})
const json = (more: object = {}) => ({
  version: '7.2',
  screens: [screen('FIRST', { terminal: true })],
  ...more,
})

describe('Flows', () => {
  let sandbox: Sandbox
  let business: Business
  let receiver: Receiver
  let count = 0
  before(async () => {
    sandbox = await startSandbox()
    business = sandbox.makeBusiness()
    receiver = await startReceiver()
    await receiver.subscribe(sandbox.origin, business)
  })
  after(async () => {
    await sandbox[Symbol.asyncDispose]()
    await receiver.close()
  })

  const call = (path: string, body?: unknown, method?: string) =>
    callGraph(sandbox, `v23.0/${path}`, {
      token: business.accessToken,
      ...(body !== undefined && { body }),
      ...(method !== undefined && { method }),
    })
  const create = (fields: object = {}) => {
    count += 1
    return call(`${business.wabaId}/flows`, { name: `Flow ${count}`, categories: ['OTHER'], ...fields })
  }
  const made = async (fields: object = {}) => (await create(fields)).body.id as string
  const upload = (id: string, content: unknown, fields: Record<string, string> = {}) => {
    const form = new FormData()
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    form.set('file', new Blob([text], { type: 'application/json' }), 'flow.json')
    for (const [name, value] of Object.entries({ name: 'flow.json', asset_type: 'FLOW_JSON', ...fields }))
      form.set(name, value)
    return call(`${id}/assets`, form)
  }
  const statusOf = async (id: string) => (await call(`${id}?fields=status`)).body.status as string

  it('begin as drafts', async () => {
    const answer = await create({ categories: '["SIGN_UP","SURVEY"]' })
    assert.deepEqual(Object.keys(answer.body), ['id', 'success', 'validation_errors'])
    const { body } = await call(answer.body.id as string)
    assert.deepEqual([body.status, body.categories], ['DRAFT', ['SIGN_UP', 'SURVEY']])
  })

  it('are made from a form, with JSON, and published at once', async () => {
    const form = new FormData()
    const fields = {
      name: 'At once',
      categories: '["OTHER"]',
      flow_json: JSON.stringify(json()),
      publish: 'true',
    }
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    const { body } = await call(`${business.wabaId}/flows`, form)
    assert.deepEqual([body.success, body.validation_errors, await statusOf(body.id)], [true, [], 'PUBLISHED'])
  })

  it('stay drafts when they cannot be published', async () => {
    const { body } = await create({ flow_json: '{}', publish: true })
    assert.equal(body.success, false)
    assert.ok(body.validation_errors.length > 0)
    assert.equal(await statusOf(body.id), 'DRAFT')
  })

  const wrong: readonly [string, object][] = [
    ['no name', { name: undefined }],
    ['no category', { categories: [] }],
    ['another category', { categories: ['FUN'] }],
    ['an endpoint that is no address', { endpoint_uri: 'here' }],
    ['a Flow to copy that is not there', { clone_flow_id: '1' }],
  ]
  for (const [name, fields] of wrong)
    it(`are refused with ${name}`, async () => {
      const { status, body } = await create(fields)
      assert.deepEqual([status, body.error.code], [400, 100])
    })

  it('have a name of their own in a WABA, and can be copied', async () => {
    const id = await made({ name: 'Only one', flow_json: JSON.stringify(json()) })
    assert.equal((await create({ name: 'Only one' })).body.error.code, 100)
    const copy = await create({ categories: undefined, clone_flow_id: id })
    assert.equal((await call(`${copy.body.id}?fields=json_version`)).body.json_version, '7.2')
  })

  it('show the fields that are asked for', async () => {
    const id = await made({ endpoint_uri: 'https://example.org/flow' })
    await upload(id, json({ data_api_version: '3.0', routing_model: { FIRST: [] } }))
    const names =
      'json_version,data_api_version,endpoint_uri,preview.invalidate(false),whatsapp_business_account,application,health_status'
    const { body } = await call(`${id}?fields=${names}`)
    assert.deepEqual(
      [body.json_version, body.data_api_version, body.endpoint_uri, body.application.id],
      ['7.2', '3.0', 'https://example.org/flow', business.appId],
    )
    assert.equal(body.whatsapp_business_account.id, business.wabaId)
    assert.equal(body.health_status.can_send_message, 'AVAILABLE')
    const preview = await fetch(body.preview.preview_url as string)
    assert.equal(((await preview.json()) as { version: string }).version, '7.2')
  })

  it('are listed, the newest first, page by page', async () => {
    const id = await made()
    const { body } = await call(`${business.wabaId}/flows?limit=1`)
    assert.deepEqual([body.data.length, body.data[0].id, typeof body.paging.next], [1, id, 'string'])
  })

  it('take flow.json with faults, tell them, and are not published with them', async () => {
    const id = await made()
    assert.equal((await call(`${id}/publish`, {})).body.error.code, 139002)
    const { body } = await upload(id, { version: 'seven' })
    assert.equal(body.success, true)
    assert.deepEqual(
      body.validation_errors.map((fault: { error: string }) => fault.error),
      ['INVALID_PROPERTY_VALUE', 'REQUIRED_PROPERTY_MISSING'],
    )
    assert.equal((await call(`${id}/publish`, {})).body.error.code, 139002)
    await upload(id, json())
    const { data } = (await call(`${id}/assets`)).body
    assert.deepEqual([data[0].name, data[0].asset_type], ['flow.json', 'FLOW_JSON'])
    assert.deepEqual(await (await fetch(data[0].download_url as string)).json(), json())
  })

  it('take nothing else than flow.json', async () => {
    const id = await made()
    assert.equal((await upload(id, json(), { name: 'other.json' })).body.error.code, 100)
    assert.equal((await upload(id, json(), { asset_type: 'PICTURE' })).body.error.code, 100)
    assert.equal((await call(`${id}/assets`, { name: 'flow.json' })).body.error.code, 100)
  })

  it('need an endpoint when they exchange data', async () => {
    const id = await made()
    await upload(id, json({ data_api_version: '3.0' }))
    assert.match((await call(`${id}/publish`, {})).body.error.error_data.details, /endpoint_uri/)
    await call(id, { endpoint_uri: 'https://example.org/flow' })
    assert.deepEqual((await call(`${id}/publish`, {})).body, { success: true })
  })

  it('go from draft over published to deprecated, and tell it', async () => {
    const id = await made({ flow_json: JSON.stringify(json()) })
    assert.equal((await call(`${id}/deprecate`, {})).body.error.code, 139003)
    assert.deepEqual((await call(`${id}/publish`, {})).body, { success: true })
    const told = (status: string) =>
      until(() =>
        receiver
          .changes('flows')
          .find(({ value }) => value['flow_id'] === id && value['new_status'] === status),
      )
    const { value } = await told('PUBLISHED')
    assert.deepEqual([value['event'], value['old_status']], ['FLOW_STATUS_CHANGE', 'DRAFT'])
    assert.equal((await upload(id, json())).body.error.code, 139001)
    assert.equal((await call(id, undefined, 'DELETE')).body.error.code, 139004)
    assert.equal((await call(`${id}/publish`, {})).body.error.code, 139002)
    assert.deepEqual((await call(`${id}/deprecate`, {})).body, { success: true })
    assert.equal((await call(`${id}/deprecate`, {})).body.error.code, 139003)
    assert.equal((await call(id, { name: 'Late' })).body.error.code, 139001)
    assert.equal((await told('DEPRECATED')).value['old_status'], 'PUBLISHED')
  })

  it('are deleted as drafts', async () => {
    const id = await made()
    assert.deepEqual((await call(id, undefined, 'DELETE')).body, { success: true })
    assert.equal((await call(id)).body.error.error_subcode, 33)
  })

  it('are blocked by the platform', async () => {
    const id = await made({ flow_json: JSON.stringify(json()), publish: true })
    await callControl(sandbox, `/flows/${id}`, { method: 'PATCH', body: { status: 'BLOCKED' } })
    assert.equal((await call(`${id}?fields=health_status`)).body.health_status.can_send_message, 'BLOCKED')
    assert.equal((await call(`${id}/deprecate`, {})).body.error.code, 139006)
  })
})

describe('flow.json', () => {
  const faultsOf = (value: unknown) =>
    checkFlowJson(typeof value === 'string' ? value : JSON.stringify(value)).faults.map(
      ({ error, pointers }) => `${error} ${pointers[0]?.path ?? ''}`.trim(),
    )

  it('is right with a version and a screen at which it ends', () => {
    assert.deepEqual(faultsOf(json()), [])
  })

  const wrong: readonly [string, unknown, string[]][] = [
    ['no JSON', '{', ['INVALID_JSON']],
    ['no object', '[]', ['INVALID_JSON']],
    ['no screens', { version: '7.2' }, ['REQUIRED_PROPERTY_MISSING screens']],
    ['empty screens', { version: '7.2', screens: [] }, ['INVALID_PROPERTY_VALUE screens']],
    ['no end', json({ screens: [screen('A')] }), ['INVALID_PROPERTY_VALUE screens']],
    [
      'one id twice',
      json({ screens: [screen('A'), screen('A', { terminal: true })] }),
      ['DUPLICATE_SCREEN_IDS screens[1].id'],
    ],
    [
      'a reserved id',
      json({ screens: [screen('SUCCESS', { terminal: true })] }),
      ['INVALID_PROPERTY_VALUE screens[0].id'],
    ],
    [
      'no layout',
      json({ screens: [{ id: 'A', terminal: true }] }),
      ['REQUIRED_PROPERTY_MISSING screens[0].layout'],
    ],
    [
      'a route to nowhere',
      json({ routing_model: { FIRST: ['SECOND'] } }),
      ['INVALID_ROUTING_MODEL routing_model.FIRST'],
    ],
    ['another data API', json({ data_api_version: '1.0' }), ['INVALID_PROPERTY_VALUE data_api_version']],
  ]
  for (const [name, value, faults] of wrong)
    it(`is wrong with ${name}`, () => assert.deepEqual(faultsOf(value), faults))
})
