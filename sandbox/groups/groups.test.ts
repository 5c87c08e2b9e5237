import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { customerWithNumber } from '../customers/customers.ts'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { callControl, callGraph } from '../test-calls.ts'
import { startReceiver, type Receiver } from '../test-receiver.ts'

const fields = [
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
]

describe('groups', () => {
  let sandbox: Sandbox
  let business: Business
  let receiver: Receiver
  before(async () => {
    sandbox = await startSandbox()
    receiver = await startReceiver()
  })
  after(async () => {
    await sandbox[Symbol.asyncDispose]()
    await receiver.close()
  })
  beforeEach(async () => {
    business = sandbox.makeBusiness()
    receiver.clear()
    await receiver.subscribe(sandbox.origin, business, fields)
  })

  const call = async (path: string, body?: object, method?: string) => {
    const answer = await callGraph(sandbox, `v23.0/${path}`, {
      token: business.accessToken,
      ...(body !== undefined && { body: { messaging_product: 'whatsapp', ...body } }),
      ...(method !== undefined && { method }),
    })
    return answer.body
  }
  /** Of the nth webhook of this field. */
  const told = async (count: number, field: string) =>
    (await receiver.waitFor(count, field)).at(-1)!.value['groups'][0] as Record<string, unknown>
  const make = async (more: object = {}) => {
    const seen = receiver.changes('group_lifecycle_update').length
    await call(`${business.phoneNumberId}/groups`, { subject: 'Parcels', ...more })
    return (await told(seen + 1, 'group_lifecycle_update'))['group_id'] as string
  }
  const join = (id: string, digits: string) => {
    customerWithNumber(sandbox.context, digits)
    return callControl(sandbox, `/groups/${id}/join`, { body: { customer: digits } })
  }

  it('come with a webhook that has their id and their link', async () => {
    const answer = await call(`${business.phoneNumberId}/groups`, {
      subject: ' Parcels ',
      description: 'All',
    })
    assert.deepEqual(Object.keys(answer), ['messaging_product', 'request_id'])
    const event = await told(1, 'group_lifecycle_update')
    assert.deepEqual(
      [event['type'], event['request_id'], event['subject'], event['join_approval_mode']],
      ['group_create', answer.request_id, 'Parcels', 'auto_approve'],
    )
    const { metadata } = receiver.changes('group_lifecycle_update')[0]!.value
    assert.equal(metadata.phone_number_id, business.phoneNumberId)
    const id = event['group_id'] as string
    const shown = await call(id)
    assert.deepEqual([shown.subject, shown.total_participant_count, shown.suspended], ['Parcels', 0, false])
    assert.equal((await call(`${id}/invite_link`)).invite_link, event['invite_link'])
  })

  const wrong: readonly [string, object][] = [
    ['without a subject', {}],
    ['with an empty subject', { subject: ' ' }],
    ['with a subject of 129', { subject: 'x'.repeat(129) }],
    ['with a description of 2049', { subject: 'x', description: 'x'.repeat(2_049) }],
    ['with another mode', { subject: 'x', join_approval_mode: 'never' }],
    ['without messaging_product', { subject: 'x', messaging_product: undefined }],
  ]
  for (const [name, body] of wrong)
    it(`are not made ${name}`, async () => {
      assert.equal((await call(`${business.phoneNumberId}/groups`, body)).error.code, 100)
    })

  it('are listed of their number only', async () => {
    const id = await make()
    const other = sandbox.makeBusiness()
    const { data } = await call(`${business.phoneNumberId}/groups`)
    assert.deepEqual(
      data.groups.map((group: { id: string }) => group.id),
      [id],
    )
    const foreign = await callGraph(sandbox, `v23.0/${id}`, { token: other.accessToken })
    assert.equal(foreign.body.error.error_subcode, 33)
  })

  it('change and go, and tell it', async () => {
    const id = await make()
    await call(id, { subject: 'Letters' })
    const event = await told(1, 'group_settings_update')
    assert.deepEqual(event['group_subject'], { text: 'Letters', update_successful: true })
    assert.equal((await call(id, {})).error.code, 100)
    assert.equal((await call(id, undefined, 'DELETE')).messaging_product, 'whatsapp')
    assert.equal((await told(2, 'group_lifecycle_update'))['type'], 'group_delete')
    assert.equal((await call(id)).error.error_subcode, 33)
  })

  it('take in whoever has the link, and put them out', async () => {
    const id = await make()
    await join(id, '15550109001')
    const joined = await told(1, 'group_participants_update')
    assert.deepEqual([joined['type'], joined['reason']], ['group_participants_add', 'invite_link'])
    await join(id, '15550109001')
    assert.equal((await call(id)).total_participant_count, 1)
    const users = [{ user: '15550109001' }, { user: '15550109999' }]
    await call(`${id}/participants`, { participants: users }, 'DELETE')
    const left = await told(2, 'group_participants_update')
    assert.deepEqual(
      [left['removed_participants'], left['failed_participants']],
      [[{ input: '15550109001' }], [{ input: '15550109999' }]],
    )
    assert.deepEqual((await call(`${id}?fields=participants`)).participants, [])
  })

  it('let people wait, when they must be let in', async () => {
    const id = await make({ join_approval_mode: 'approval_required' })
    for (const digits of ['15550109001', '15550109002']) await join(id, digits)
    const { data } = await call(`${id}/join_requests`)
    const [one, two] = data.map((request: { join_request_id: string }) => request.join_request_id)
    const approved = await call(`${id}/join_requests`, { join_requests: [one, 'unknown'] })
    assert.deepEqual(approved.approved_join_requests, [one])
    assert.equal(approved.failed_join_requests[0].join_request_id, 'unknown')
    const rejected = await call(`${id}/join_requests`, { join_requests: [two] }, 'DELETE')
    assert.deepEqual(rejected.rejected_join_requests, [two])
    assert.deepEqual(await call(`${id}/join_requests`), { data: [] })
    assert.equal((await call(id)).total_participant_count, 1)
  })

  it('have room for eight', async () => {
    const id = await make({ join_approval_mode: 'approval_required' })
    for (let index = 0; index < 9; index += 1) await join(id, `1555010900${index}`)
    const { data } = await call(`${id}/join_requests`)
    const ids = data.map((request: { join_request_id: string }) => request.join_request_id)
    const { approved_join_requests: approved, failed_join_requests: failed } = await call(
      `${id}/join_requests`,
      { join_requests: ids },
    )
    assert.deepEqual([approved.length, failed.length], [8, 1])
  })
})
