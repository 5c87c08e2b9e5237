import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { callControl, callGraph } from '../test-calls.ts'
import { startReceiver, type Receiver } from '../test-receiver.ts'

const hourMs = 3_600_000

describe('registering a phone number', () => {
  let sandbox: Sandbox
  let business: Business
  before(async () => {
    sandbox = await startSandbox()
  })
  after(() => sandbox[Symbol.asyncDispose]())
  beforeEach(() => {
    business = sandbox.makeBusiness()
  })

  const post = async (edge: string, body: object = {}, id = business.phoneNumberId) => {
    const answer = await callGraph(sandbox, `v23.0/${id}${edge === '' ? '' : `/${edge}`}`, {
      method: 'POST',
      token: business.accessToken,
      body,
    })
    return { status: answer.status, code: answer.body.error?.code as number | undefined, body: answer.body }
  }
  const register = (pin: unknown = '123456', id?: string) =>
    post('register', { messaging_product: 'whatsapp', pin }, id)
  const number = (id = business.phoneNumberId) => sandbox.context.world.phoneNumbers.get(id)!

  it('sets the PIN, and asks for it ever after', async () => {
    assert.deepEqual((await register('123456')).body, { success: true })
    assert.deepEqual([number().isRegistered, number().pin], [true, '123456'])
    assert.deepEqual([(await register('654321')).status, (await register('654321')).code], [400, 133005])
    assert.equal((await register('123456')).code, undefined)
  })

  it('takes a PIN of six digits only', async () => {
    for (const pin of ['12345', '1234567', 'abcdef', '', undefined])
      assert.equal((await register(pin ?? null)).code, 100)
    assert.equal((await post('register', { pin: '123456' })).code, 100)
    assert.equal((await register(123456)).code, undefined)
  })

  it('stops those who guess: first for a minute, then for twelve hours', async () => {
    await register('123456')
    const guess = async () => (await register('000000')).code
    assert.deepEqual([await guess(), await guess(), await guess()], [133005, 133005, 133005])
    assert.equal(await guess(), 133009)
    for (let count = 3; count < 10; count += 1) {
      sandbox.context.clock.advance(61_000)
      assert.equal(await guess(), 133005)
    }
    sandbox.context.clock.advance(61_000)
    assert.equal((await register('123456')).code, 133008)
    sandbox.context.clock.advance(12 * hourMs)
    assert.equal((await register('123456')).code, undefined)
  })

  it('allows ten registrations and deregistrations in 72 hours', async () => {
    for (let count = 0; count < 5; count += 1) {
      assert.equal((await register()).code, undefined)
      assert.equal((await post('deregister')).code, undefined)
    }
    assert.equal((await register()).code, 133016)
    sandbox.context.clock.advance(72 * hourMs)
    assert.equal((await register()).code, undefined)
  })

  it('deregisters only what is registered', async () => {
    assert.deepEqual((await post('deregister')).body, { success: true })
    assert.deepEqual([number().isRegistered, number().status], [false, 'DISCONNECTED'])
    assert.equal((await post('deregister')).code, 133010)
  })

  it('leads from a new number over its code to messages', async () => {
    const fields = { cc: '49', phone_number: '(151) 555 0100', verified_name: 'Northwind' }
    const { id } = (await post('phone_numbers', fields, business.wabaId)).body
    assert.equal(number(id).digits, '491515550100')
    assert.equal((await register('123456', id)).code, 133006)
    assert.equal((await post('verify_code', { code: '1' }, id)).code, 100)
    assert.equal((await post('request_code', { code_method: 'FAX', language: 'en' }, id)).code, 100)
    assert.equal((await post('request_code', { code_method: 'SMS' }, id)).code, 100)
    assert.deepEqual((await post('request_code', { code_method: 'SMS', language: 'en' }, id)).body, {
      success: true,
    })
    assert.equal((await post('request_code', { code_method: 'VOICE', language: 'en' }, id)).code, 100)
    const { pendingCode } = (await callControl(sandbox, `/numbers/${id}`)).body
    assert.match(pendingCode, /^\d{6}$/)
    const wrong = pendingCode === '000000' ? '000001' : '000000'
    assert.equal((await post('verify_code', { code: wrong }, id)).code, 100)
    assert.deepEqual((await post('verify_code', { code: pendingCode }, id)).body, { success: true })
    assert.deepEqual((await register('123456', id)).body, { success: true })
    assert.deepEqual([number(id).status, number(id).isRegistered], ['CONNECTED', true])
    assert.equal((await post('phone_numbers', fields, business.wabaId)).code, 100)
  })

  describe('and changing it', () => {
    let receiver: Receiver
    before(async () => {
      receiver = await startReceiver()
    })
    after(() => receiver.close())

    it('sets the PIN and tells it', async () => {
      await receiver.subscribe(sandbox.origin, business)
      assert.deepEqual((await post('', { pin: '111111' })).body, { success: true })
      assert.deepEqual((await post('', { pin: '222222' })).body, { success: true })
      const [change] = await receiver.waitFor(1, 'security')
      assert.deepEqual(
        [change!.value['event'], change!.value['display_phone_number']],
        ['PIN_CHANGED', number().digits],
      )
      assert.equal((await post('', { pin: '12' })).code, 100)
      assert.equal((await post('', {})).code, 100)
    })

    it('sets and removes the callback of the number', async () => {
      const callback = { override_callback_uri: receiver.url, verify_token: 'any' }
      assert.deepEqual((await post('', { webhook_configuration: callback })).body, { success: true })
      const read = async () => {
        const path = `v23.0/${business.phoneNumberId}?fields=webhook_configuration`
        return (await callGraph(sandbox, path, { token: business.accessToken })).body.webhook_configuration
      }
      assert.deepEqual(await read(), { phone_number: receiver.url })
      await post('', { webhook_configuration: { override_callback_uri: '' } })
      assert.equal(await read(), undefined)
      const wrong = { override_callback_uri: 'http://127.0.0.1:1/nobody', verify_token: 'any' }
      assert.equal((await post('', { webhook_configuration: wrong })).status, 400)
    })
  })
})
