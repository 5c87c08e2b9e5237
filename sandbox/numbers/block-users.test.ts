import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { addCustomer, customerWithNumber } from '../customers/customers.ts'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { afterInbound, threadOf } from '../messages/threads.ts'
import { callGraph } from '../test-calls.ts'
import type { Customer } from '../world/objects.ts'

const dayMs = 86_400_000

describe('blocking customers', () => {
  let sandbox: Sandbox
  let business: Business
  let ada: Customer
  before(async () => {
    sandbox = await startSandbox()
  })
  after(() => sandbox[Symbol.asyncDispose]())
  beforeEach(() => {
    business = sandbox.makeBusiness()
    ada = writes('15550109999')
  })

  /** A customer who has just written. */
  function writes(digits: string): Customer {
    const { world, clock } = sandbox.context
    const customer = customerWithNumber(sandbox.context, digits)
    const thread = threadOf(world, business.phoneNumberId, customer.id)
    world.threads.put(afterInbound(thread, clock.now(), { isFromAd: false, givesNumber: false }))
    return customer
  }
  const call = (method: string, users?: unknown, query = '') =>
    callGraph(sandbox, `${business.phoneNumberId}/block_users${query}`, {
      method,
      token: business.accessToken,
      ...(users !== undefined && { body: { messaging_product: 'whatsapp', block_users: users } }),
    })

  it('blocks and unblocks whoever has written, by number or by user id', async () => {
    for (const user of ['+1 (555) 010-9999', ada.id]) {
      const blocked = await call('POST', [{ user }])
      assert.deepEqual(blocked.body, {
        messaging_product: 'whatsapp',
        block_users: { added_users: [{ input: user, wa_id: ada.waId, user_id: ada.id }] },
      })
      const listed = (await call('GET')).body.data
      assert.deepEqual(listed, [{ messaging_product: 'whatsapp', wa_id: ada.waId, user_id: ada.id }])
      const freed = await call('DELETE', [{ user }])
      assert.equal(freed.body.block_users.removed_users[0].wa_id, ada.waId)
      assert.deepEqual((await call('GET')).body, { data: [] })
    }
  })

  it('tells who could not be blocked, and blocks the others', async () => {
    const silent = addCustomer(sandbox.context.world, { waId: '15550108888' })
    const { status, body } = await call('POST', [{ user: ada.waId }, { user: silent.waId }, { user: '19' }])
    assert.deepEqual([status, body.error.code], [400, 139100])
    assert.equal(body.messaging_product, 'whatsapp')
    assert.deepEqual(
      body.block_users.added_users.map(({ input }: { input: string }) => input),
      [ada.waId],
    )
    const [first, second] = body.block_users.failed_users
    assert.deepEqual([first.input, first.wa_id, first.errors[0].code], [silent.waId, silent.waId, 131047])
    assert.deepEqual([second.input, second.errors[0].code], ['19', 131026])
    assert.equal((await call('GET')).body.data.length, 1)
  })

  it('blocks nobody whose last message is a day old', async () => {
    sandbox.context.clock.advance(dayMs)
    const { body } = await call('POST', [{ user: ada.waId }])
    assert.equal(body.block_users.failed_users[0].errors[0].code, 131047)
    assert.deepEqual((await call('GET')).body, { data: [] })
  })

  it('unblocks only who is blocked', async () => {
    const { body } = await call('DELETE', [{ user: ada.waId }])
    assert.deepEqual([body.error.code, body.block_users.failed_users.length], [139100, 1])
  })

  it('lists page by page', async () => {
    for (const digits of ['15550107001', '15550107002', '15550107003']) {
      writes(digits)
      await call('POST', [{ user: digits }])
    }
    const { body } = await call('GET', undefined, '?limit=2')
    assert.deepEqual([body.data.length, typeof body.paging.next], [2, 'string'])
    assert.equal(
      (
        await callGraph(sandbox, body.paging.next.slice(sandbox.origin.length + 1), {
          token: business.accessToken,
        })
      ).body.data.length,
      1,
    )
  })

  it('takes a list of users only, and at most a thousand', async () => {
    const many = Array.from({ length: 1_001 }, () => ({ user: ada.waId }))
    for (const users of [[], 'x', [{}], [{ user: 7 }], many])
      assert.equal((await call('POST', users)).body.error.code, 100)
  })
})
