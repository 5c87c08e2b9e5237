import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ada, startBusiness } from './test-business.ts'

const text = { to: ada, text: { body: 'Hi' } }

describe('how fast a number may send', () => {
  it('refuses what is too much for one second with 130429, whoever it is for', async () => {
    await using test = await startBusiness({ messagesPerSecond: 3 })
    for (const last of ['1', '2', '3'])
      assert.equal((await test.send({ ...text, to: ada.replace(/9$/, last) })).status, 200)
    const refused = await test.send({ ...text, to: ada.replace(/9$/, '4') })
    assert.deepEqual([refused.status, refused.body.error.code], [400, 130429])
    test.sandbox.context.clock.advance(1_000)
    assert.equal((await test.send(text)).status, 200)
  })

  it('counts a sliding second and not the seconds of the clock', async () => {
    await using test = await startBusiness({ messagesPerSecond: 2 })
    const { clock } = test.sandbox.context
    await test.sent(text)
    clock.advance(900)
    await test.sent(text)
    assert.equal((await test.send(text)).body.error?.code, 130429)
    clock.advance(110)
    await test.sent(text)
    assert.equal((await test.send(text)).body.error?.code, 130429)
  })

  it('counts nothing when there is no limit', async () => {
    await using test = await startBusiness({ messagesPerSecond: null, hasPairLimit: false })
    const answers = await Promise.all(Array.from({ length: 120 }, () => test.send(text)))
    assert.ok(answers.every(({ status }) => status === 200))
  })

  it('answers with the status that the knob names', async () => {
    await using test = await startBusiness({ messagesPerSecond: 1, rateLimitStatus: 429 })
    await test.sent(text)
    assert.equal((await test.send(text)).status, 429)
  })

  it('keeps the numbers of a business apart', async () => {
    await using test = await startBusiness({ messagesPerSecond: 1 })
    const other = test.sandbox.makeBusiness()
    test.sandbox.context.world.phoneNumbers.update(other.phoneNumberId, { wabaId: test.business.wabaId })
    await test.sent(text)
    assert.equal((await test.send(text, { phoneNumberId: other.phoneNumberId })).status, 200)
  })
})

describe('how fast one customer may be sent messages', () => {
  it('lets 45 through at once, and then one every six seconds; the rest is 131056', async () => {
    await using test = await startBusiness({ messagesPerSecond: null })
    const { clock } = test.sandbox.context
    for (let sent = 0; sent < 45; sent += 1) await test.sent(text)
    assert.equal((await test.send(text)).body.error.code, 131056)
    assert.equal((await test.send({ ...text, to: '15550108888' })).status, 200)
    clock.advance(6_000)
    await test.sent(text)
    assert.equal((await test.send(text)).body.error.code, 131056)
    clock.advance(45 * 6_000)
    for (let sent = 0; sent < 45; sent += 1) await test.sent(text)
  })

  it('counts somebody as one, by number and by user id', async () => {
    await using test = await startBusiness({ messagesPerSecond: null })
    const { id } = (await test.act(`/${ada}`)).body
    for (let sent = 0; sent < 45; sent += 1)
      await test.sent(sent % 2 === 0 ? text : { recipient: id, text: { body: 'Hi' } })
    assert.equal((await test.send(text)).body.error.code, 131056)
  })

  it('is not counted when the knob says so', async () => {
    await using test = await startBusiness({ messagesPerSecond: null, hasPairLimit: false })
    for (let sent = 0; sent < 60; sent += 1) await test.sent(text)
  })
})
