import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { callGraph } from '../test-calls.ts'
import { startReceiver, type Receiver } from '../test-receiver.ts'
import { usernameFault } from './username.ts'

describe('usernames of business numbers', () => {
  let sandbox: Sandbox
  let business: Business
  let receiver: Receiver
  let count = 0
  before(async () => {
    sandbox = await startSandbox()
    receiver = await startReceiver()
  })
  after(async () => {
    await sandbox[Symbol.asyncDispose]()
    await receiver.close()
  })
  beforeEach(() => {
    count += 1
    business = sandbox.makeBusiness({ verifiedName: `North Wind ${count}` })
  })
  const call = (method: string, username?: string, edge = 'username') =>
    callGraph(sandbox, `v23.0/${business.phoneNumberId}/${edge}`, {
      method,
      token: business.accessToken,
      ...(username !== undefined && { body: { username } }),
    })

  for (const name of ['abc', 'north.wind_9', 'a'.repeat(35), '9lives', 'a.b'])
    it(`can be ${name}`, () => assert.equal(usernameFault(name), undefined))
  for (const name of [
    'ab',
    'a'.repeat(36),
    'North',
    '123',
    '.abc',
    'abc.',
    'a..b',
    'www_shop',
    'shop.com',
    'a b',
    'é1a',
  ])
    it(`cannot be ${name}`, () => assert.equal(typeof usernameFault(name), 'string'))

  it('are set, read, told and given back', async () => {
    await receiver.subscribe(sandbox.origin, business)
    const name = `northwind${count}`
    assert.deepEqual((await call('POST', name)).body, { status: 'approved' })
    assert.deepEqual((await call('GET')).body, { username: name, status: 'approved' })
    await receiver.waitFor(1, 'business_username_update')
    assert.deepEqual((await call('DELETE')).body, { success: true })
    assert.deepEqual((await call('GET')).body, {})
    const changes = await receiver.waitFor(2, 'business_username_update')
    assert.deepEqual(
      changes.map(({ value }) => [value['username'], value['status']]),
      [
        [name, 'approved'],
        [name, 'deleted'],
      ],
    )
  })

  it('are reserved until the display name is approved', async () => {
    sandbox.context.world.phoneNumbers.update(business.phoneNumberId, { nameStatus: 'PENDING_REVIEW' })
    assert.deepEqual((await call('POST', `waiting${count}`)).body, { status: 'reserved' })
  })

  it('are refused with the code that says why', async () => {
    const code = async (name?: string) => (await call('POST', name ?? '')).body.error.code as number
    assert.equal(await code(), 100)
    assert.equal(await code('shop.com'), 147002)
    const other = sandbox.makeBusiness()
    const taken = { name: `taken${count}`, status: 'approved' } as const
    sandbox.context.world.phoneNumbers.update(other.phoneNumberId, { username: taken })
    assert.equal(await code(taken.name), 147001)
    sandbox.context.world.phoneNumbers.update(business.phoneNumberId, { status: 'RESTRICTED' })
    assert.equal(await code(`free${count}`), 147003)
    sandbox.context.world.phoneNumbers.update(business.phoneNumberId, {
      status: 'CONNECTED',
      nameStatus: 'DECLINED',
    })
    assert.equal(await code(`free${count}`), 147004)
  })

  it('are suggested from the name, and all suggestions can be had', async () => {
    const { data } = (await call('GET', undefined, 'username_suggestions')).body
    const suggestions = data[0].username_suggestions as string[]
    assert.ok(suggestions.length >= 3)
    for (const name of suggestions) assert.equal(usernameFault(name), undefined)
    await call('POST', suggestions[0])
    const { data: rest } = (await call('GET', undefined, 'username_suggestions')).body
    assert.ok(!rest[0].username_suggestions.includes(suggestions[0]))
  })
})
