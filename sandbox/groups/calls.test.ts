import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { customerWithNumber } from '../customers/customers.ts'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { isWindowOpen, threadOf } from '../messages/threads.ts'
import { callControl, callGraph } from '../test-calls.ts'
import { startReceiver, type Receiver } from '../test-receiver.ts'

const digits = '15550109999'
const offer = { sdp_type: 'offer', sdp: 'v=0' }
const answer = { sdp_type: 'answer', sdp: 'v=0' }
const dayMs = 86_400_000

describe('calls', () => {
  let sandbox: Sandbox
  let business: Business
  let receiver: Receiver
  before(async () => {
    sandbox = await startSandbox()
    receiver = await startReceiver()
    customerWithNumber(sandbox.context, digits)
  })
  after(async () => {
    await sandbox[Symbol.asyncDispose]()
    await receiver.close()
  })
  beforeEach(async () => {
    business = sandbox.makeBusiness()
    receiver.clear()
    await receiver.subscribe(sandbox.origin, business)
    await graph('settings', { calling: { status: 'ENABLED' } })
  })

  const graph = (edge: string, body?: object) =>
    callGraph(sandbox, `v23.0/${business.phoneNumberId}/${edge}`, {
      token: business.accessToken,
      ...(body !== undefined && { body }),
    })
  const act = async (fields: object) =>
    (await graph('calls', { messaging_product: 'whatsapp', ...fields })).body
  const permit = (status: string) =>
    callControl(sandbox, '/call-permissions', {
      body: { customer: digits, phoneNumberId: business.phoneNumberId, status },
    })
  const permission = async () => (await graph(`call_permissions?user_wa_id=${digits}`)).body
  const told = async (count: number) => (await receiver.waitFor(count, 'calls')).map(({ value }) => value)

  it('need calling to be switched on', async () => {
    await graph('settings', { calling: { status: 'DISABLED' } })
    assert.equal((await act({ action: 'connect', to: digits, session: offer })).error.code, 138000)
  })

  it('need the permission of the customer, which ends', async () => {
    assert.equal((await act({ action: 'connect', to: digits, session: offer })).error.code, 138006)
    assert.deepEqual((await permission()).permission, { status: 'no_permission', can_call: false })
    await permit('temporary')
    const { permission: given, actions } = await permission()
    assert.equal(given.status, 'temporary')
    const days = (given.expiration_time * 1_000 - sandbox.context.clock.now()) / dayMs
    assert.ok(days > 6.9 && days <= 7)
    assert.deepEqual(
      actions.map((one: { action_name: string; can_perform_action: boolean }) => [
        one.action_name,
        one.can_perform_action,
      ]),
      [
        ['send_call_permission_request', false],
        ['start_call', true],
      ],
    )
    sandbox.context.clock.advance(8 * dayMs)
    assert.equal((await permission()).permission.status, 'no_permission')
  })

  it('ring, are taken and ended', async () => {
    await permit('permanent')
    const made = await act({
      action: 'connect',
      to: `+${digits}`,
      session: offer,
      biz_opaque_callback_data: 'case 7',
    })
    const { id } = made.calls[0]
    assert.match(id, /^wacid\./)
    const [ringing] = await told(1)
    assert.deepEqual(
      [ringing!['statuses'][0].status, ringing!['statuses'][0].biz_opaque_callback_data],
      ['RINGING', 'case 7'],
    )
    await callControl(sandbox, `/calls/${encodeURIComponent(id)}`, { body: { action: 'accept' } })
    await told(3)
    assert.deepEqual(await act({ action: 'terminate', call_id: id }), {
      messaging_product: 'whatsapp',
      success: true,
    })
    const ended = (await told(4)).at(-1)!['calls'][0]
    assert.deepEqual([ended.event, ended.status], ['terminate', 'COMPLETED'])
    assert.equal((await act({ action: 'terminate', call_id: id })).error.code, 100)
  })

  it('come from customers, open the window, and are taken or declined', async () => {
    const { world, clock } = sandbox.context
    const customer = customerWithNumber(sandbox.context, digits)
    const ring = async () => {
      const body = { customer: digits, to: business.phoneNumberId }
      return (await callControl(sandbox, '/calls', { body })).body.id as string
    }
    const id = await ring()
    assert.ok(isWindowOpen(threadOf(world, business.phoneNumberId, customer.id), clock.now()))
    const [event] = await told(1)
    assert.deepEqual([event!['calls'][0].event, event!['calls'][0].from], ['connect', digits])
    for (const action of ['pre_accept', 'accept'])
      assert.equal((await act({ action, call_id: id, session: answer })).success, true)
    assert.equal(world.calls.get(id)!.state, 'ACCEPTED')
    const other = await ring()
    assert.equal((await act({ action: 'reject', call_id: other })).success, true)
    assert.equal(world.calls.get(other)!.state, 'REJECTED')
  })

  const wrong: readonly [string, object][] = [
    ['another action', { action: 'ring' }],
    ['no action', {}],
    ['nobody to call', { action: 'connect', session: offer }],
    ['no session', { action: 'connect', to: digits }],
    ['an answer to connect', { action: 'connect', to: digits, session: answer }],
    ['a call that is not there', { action: 'reject', call_id: 'wacid.1' }],
    [
      'long callback data',
      { action: 'connect', to: digits, session: offer, biz_opaque_callback_data: 'x'.repeat(513) },
    ],
  ]
  for (const [name, fields] of wrong)
    it(`are refused with ${name}`, async () => assert.equal((await act(fields)).error.code, 100))

  it('cannot be taken or ended by another number', async () => {
    await permit('permanent')
    const { id } = (await act({ action: 'connect', to: digits, session: offer })).calls[0]
    assert.equal((await act({ action: 'accept', call_id: id, session: answer })).error.code, 100)
    business = sandbox.makeBusiness()
    await graph('settings', { calling: { status: 'ENABLED' } })
    assert.equal((await act({ action: 'terminate', call_id: id })).error.code, 100)
  })
})
