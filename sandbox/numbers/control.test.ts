import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { callControl, callGraph } from '../test-calls.ts'
import { startReceiver, type Receiver } from '../test-receiver.ts'

describe('what the platform does to numbers and accounts', () => {
  let sandbox: Sandbox
  let business: Business
  let receiver: Receiver
  before(async () => {
    sandbox = await startSandbox()
    receiver = await startReceiver()
    business = sandbox.makeBusiness()
    await receiver.subscribe(sandbox.origin, business)
  })
  after(async () => {
    await sandbox[Symbol.asyncDispose]()
    await receiver.close()
  })
  beforeEach(() => receiver.clear())

  const patch = (body: object, id = business.phoneNumberId) =>
    callControl(sandbox, `/numbers/${id}`, { method: 'PATCH', body })
  const told = async (count: number, field: string) =>
    (await receiver.waitFor(count, field)).map(({ value }) => value)

  it('adds a number to a WABA, registered or not', async () => {
    const { body } = await callControl(sandbox, '/numbers', {
      body: { wabaId: business.wabaId, digits: '+49 151 555 01 77', isRegistered: false },
    })
    assert.deepEqual([body.digits, body.isRegistered], ['491515550177', false])
    const again = await callControl(sandbox, '/numbers', {
      body: { wabaId: business.wabaId, digits: body.digits },
    })
    assert.equal(again.status, 409)
    const nowhere = await callControl(sandbox, '/numbers', { body: { wabaId: '1', digts: '15550100999' } })
    assert.match(nowhere.body.error.message, /digts.*digits/)
  })

  it('flags a number whose quality is red, and takes it back', async () => {
    await patch({ quality: 'RED' })
    await told(1, 'phone_number_quality_update')
    await patch({ quality: 'YELLOW' })
    const values = await told(2, 'phone_number_quality_update')
    assert.deepEqual(
      values.map(({ event }) => event),
      ['FLAGGED', 'UNFLAGGED'],
    )
    assert.equal(values[0]!['display_phone_number'], business.displayPhoneNumber.replace('+', ''))
    const shown = await callGraph(sandbox, `${business.phoneNumberId}?fields=quality_rating`, {
      token: business.accessToken,
    })
    assert.equal(shown.body.quality_rating, 'YELLOW')
  })

  it('raises and lowers the messaging limit', async () => {
    // Deliveries overtake each other: each is waited for.
    for (const [index, messagingLimit] of ['TIER_10K', 'TIER_UNLIMITED', 'TIER_2K'].entries()) {
      await patch({ messagingLimit })
      await told(index + 1, 'phone_number_quality_update')
      await told(index + 1, 'business_capability_update')
    }
    const values = await told(3, 'phone_number_quality_update')
    assert.deepEqual(
      values.map(({ event, old_limit: old, current_limit: now }) => [event, old, now]),
      [
        ['UPGRADE', 'TIER_2K', 'TIER_10K'],
        ['UPGRADE', 'TIER_10K', 'TIER_UNLIMITED'],
        ['DOWNGRADE', 'TIER_UNLIMITED', 'TIER_2K'],
      ],
    )
    const limits = await told(3, 'business_capability_update')
    assert.deepEqual(
      limits.map((value) => value['max_daily_conversations_per_business']),
      [10_000, -1, 2_000],
    )
  })

  it('raises the throughput', async () => {
    await patch({ throughput: 'HIGH' })
    const [value] = await told(1, 'phone_number_quality_update')
    assert.equal(value!['event'], 'THROUGHPUT_UPGRADE')
  })

  it('decides on the display name', async () => {
    await patch({ nameStatus: 'DECLINED', verifiedName: 'Best Ever', rejectionReason: 'Not yours' })
    await told(1, 'phone_number_name_update')
    await patch({ nameStatus: 'APPROVED', verifiedName: 'Northwind' })
    const values = await told(2, 'phone_number_name_update')
    assert.deepEqual(
      values.map((value) => [value['decision'], value['requested_verified_name'], value['rejection_reason']]),
      [
        ['REJECTED', 'Best Ever', 'Not yours'],
        ['APPROVED', 'Northwind', null],
      ],
    )
    const { body } = await callControl(sandbox, `/numbers/${business.phoneNumberId}`)
    assert.equal(body.verifiedName, 'Northwind')
  })

  it('makes a test number with few recipients, and a real one again', async () => {
    assert.deepEqual((await patch({ allowedRecipients: ['15550109999'] })).body.allowedRecipients, [
      '15550109999',
    ])
    assert.equal((await patch({ quality: 'GREEN' })).body.allowedRecipients.length, 1)
    assert.equal((await patch({ allowedRecipients: null })).body.allowedRecipients, null)
  })

  it('tells of the account, and locks it', async () => {
    const account = (path: string, body: object) =>
      callControl(sandbox, `/wabas/${business.wabaId}/${path}`, { method: 'POST', body })
    const ban = { waba_ban_state: 'DISABLE', waba_ban_date: 'November 21, 2026' }
    await account('account-update', { event: 'DISABLED_UPDATE', ban_info: ban })
    assert.equal(sandbox.context.world.wabas.get(business.wabaId)!.isLocked, true)
    await told(1, 'account_update')
    await account('account-update', { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } })
    assert.equal(sandbox.context.world.wabas.get(business.wabaId)!.isLocked, false)
    const [first] = await told(2, 'account_update')
    assert.deepEqual(first, { event: 'DISABLED_UPDATE', ban_info: ban })
    await account('account-alert', { alert_info: { alert_type: 'OBA_APPROVED' } })
    assert.equal((await told(1, 'account_alerts'))[0]!['alert_info'].alert_type, 'OBA_APPROVED')
    await account('account-review', { decision: 'REJECTED' })
    assert.deepEqual(await told(1, 'account_review_update'), [{ decision: 'REJECTED' }])
    assert.equal((await account('account-update', { event: 'DISABLED' })).status, 400)
    assert.equal((await account('account-review', {})).status, 400)
  })

  it('tells of security', async () => {
    sandbox.context.world.phoneNumbers.update(business.phoneNumberId, { pin: '123456' })
    await callControl(sandbox, `/numbers/${business.phoneNumberId}/security`, {
      body: { event: 'PIN_REQUEST_SUCCESS' },
    })
    assert.equal((await told(1, 'security'))[0]!['event'], 'PIN_REQUEST_SUCCESS')
    assert.equal(sandbox.context.world.phoneNumbers.get(business.phoneNumberId)!.pin, null)
  })

  it('refuses what it does not know, all faults at once', async () => {
    const { status, body } = await patch({ qualty: 'RED', throughput: 'FAST' })
    assert.equal(status, 400)
    assert.match(body.error.message, /qualty.*quality.*throughput/s)
    assert.equal((await patch({}, '1')).status, 404)
  })
})
