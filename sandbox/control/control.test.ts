import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import fc from 'fast-check'
import { startSandbox, type Sandbox } from '../index.ts'
import { defaultKnobs } from '../knobs.ts'
import { callControl, callGraph, type CallOptions } from '../test-calls.ts'

describe('the control API', () => {
  let sandbox: Sandbox
  beforeEach(async () => {
    sandbox = await startSandbox({ knobs: { statusDelayMs: 0 } })
  })
  afterEach(() => sandbox[Symbol.asyncDispose]())

  const control = (path: string, options?: CallOptions) => callControl(sandbox, path, options)

  it('is closed without its token, wherever one asks', async () => {
    for (const path of ['/', '/businesses', '/knobs', '/nothing'])
      for (const headers of [{}, { authorization: 'Bearer wrong' }]) {
        const answer = await fetch(`${sandbox.origin}/_sandbox${path}`, { headers })
        assert.equal(answer.status, 401)
      }
    assert.equal((await control('/nothing')).status, 404)
  })

  describe('makes businesses', () => {
    it('that are ready to send, with a number of their own', async () => {
      const { status, body } = await control('/businesses', {
        body: { name: 'Harbour', verifiedName: 'Harbour Cycles', digits: '+49 (30) 123-4567' },
      })
      assert.equal(status, 200)
      assert.deepEqual(Object.keys(body), [
        'appId',
        'appSecret',
        'accessToken',
        'wabaId',
        'phoneNumberId',
        'displayPhoneNumber',
      ])
      const number = sandbox.context.world.phoneNumbers.get(body.phoneNumberId)
      assert.deepEqual([number?.digits, number?.verifiedName], ['49301234567', 'Harbour Cycles'])
      const [first, second] = [
        (await control('/businesses', { method: 'POST' })).body,
        sandbox.makeBusiness(),
      ]
      assert.notEqual(first.displayPhoneNumber, second.displayPhoneNumber)
    })

    it('unless something is wrong, and tells all of it', async () => {
      const refused = async (body: unknown, status = 400) => {
        const answer = await control('/businesses', { body })
        assert.equal(answer.status, status)
        return answer.body.error.message as string
      }
      assert.match(
        await refused({ name: '', digits: 'abc', verifiedname: 'x' }),
        /"verifiedname".*"verifiedName".*"name" must.*"digits" must be a phone number/,
      )
      assert.match(await refused([1]), /must be a JSON object/)
      sandbox.makeBusiness({ digits: '15550100999' })
      assert.match(await refused({ digits: '15550100999' }, 409), /15550100999 already/)
    })
  })

  describe('turns knobs', () => {
    it('that are named, and leaves the others', async () => {
      const changes = { messagesPerSecond: null, webhooks: { drops: 0.5 } }
      const { body } = await control('/knobs', { method: 'PATCH', body: changes })
      const expected = {
        ...defaultKnobs,
        statusDelayMs: 0,
        messagesPerSecond: null,
        webhooks: { ...defaultKnobs.webhooks, drops: 0.5 },
      }
      assert.deepEqual(body, expected)
      assert.deepEqual((await control('/knobs')).body, expected)
    })

    it('but none that it does not know, nor to where they cannot go', async () => {
      const body = { statusDelay: 1, answerDelayMs: -1, webhooks: { batchsizes: 2, duplicates: 3 } }
      const answer = await control('/knobs', { method: 'PATCH', body })
      assert.equal(answer.status, 400)
      for (const part of [
        '"statusDelay" is not known here. Did you mean "statusDelayMs"?',
        '"answerDelayMs" must be a whole number from 0',
        '"webhooks.batchsizes" is not known here. Did you mean "batchSize"?',
        '"webhooks.duplicates" must be a number from 0 to 1',
      ])
        assert.ok(answer.body.error.message.includes(part), answer.body.error.message)
      assert.equal((await control('/knobs')).body.answerDelayMs, 0)
    })
  })

  describe('moves the clock', () => {
    /** The time that is answered, as far as it is beyond that of this machine: between what it was before and after. */
    const isAhead = async (ms: number, body?: object) => {
      const before = Date.now()
      const { now } = (await control('/clock', { body })).body as { now: number }
      assert.ok(before + ms <= now && now <= Date.now() + ms, `${now - before} ${ms}`)
    }
    /** What it is set to, and whatever has passed since it was asked. */
    const isAt = async (time: number, now: unknown) => {
      const before = Date.now()
      const answered = (await control('/clock', { body: { now } })).body.now as number
      assert.ok(time <= answered && answered <= time + Date.now() - before, `${answered} ${time}`)
    }

    it('by a time or to one', async () => {
      await isAhead(0)
      await isAhead(86_400_000, { advanceMs: 86_400_000 })
      const time = Date.parse('2030-01-01T00:00:00Z')
      await isAt(time, '2030-01-01T00:00:00Z')
      await isAt(time + 5_000, time + 5_000)
    })

    it('unless it is not told where to, or twice', async () => {
      for (const body of [{}, { now: 1, advanceMs: 1 }, { now: 'soon' }, { advanceMs: 0.5 }])
        assert.equal((await control('/clock', { body })).status, 400)
    })
  })

  it('explains whatever it is given, and never fails', async () => {
    const business = sandbox.makeBusiness()
    const graph = { token: `${business.appId}|${business.appSecret}` }
    const names = fc.constantFrom(
      ...[
        'name',
        'digits',
        'webhooks',
        'batchSize',
        'now',
        'code',
        'fault',
        'times',
        'wabaId',
        'scopes',
        'value',
      ],
      ...['object', 'callback_url', 'verify_token', 'fields', 'constructor', '__proto__'],
    )
    const body = fc.oneof(fc.dictionary(names, fc.jsonValue({ maxDepth: 2 })), fc.jsonValue({ maxDepth: 1 }))
    await fc.assert(
      fc.asyncProperty(body, async (given) => {
        const answers = [
          await control('/businesses', { body: given }),
          await control('/knobs', { body: given, method: 'PATCH' }),
          await control('/clock', { body: given }),
          await control('/tokens', { body: given }),
          await control('/errors', { body: given }),
          await control('/events', { body: given }),
        ]
        await control('/errors', { method: 'DELETE' })
        answers.push(
          await callGraph(sandbox, `${business.appId}/subscriptions`, { ...graph, body: given }),
          await callGraph(sandbox, `${business.wabaId}/subscribed_apps`, {
            token: business.accessToken,
            body: given,
          }),
        )
        for (const { status, body } of answers) assert.ok(status < 500, JSON.stringify(body))
      }),
      { numRuns: 60 },
    )
  })

  it('shows what there is, without secrets', async () => {
    const business = sandbox.makeBusiness({ name: 'Harbour' })
    const { body } = await control('/')
    assert.equal(body.origin, sandbox.origin)
    assert.equal(body.counts.phoneNumbers, 1)
    assert.deepEqual([body.businesses[0].name, body.businesses[0].wabaId], ['Harbour', business.wabaId])
    const text = JSON.stringify(body)
    for (const secret of [business.appSecret, business.accessToken, sandbox.controlToken])
      assert.ok(!text.includes(secret))
  })

  it('empties the sandbox, knobs and clock included', async () => {
    const business = sandbox.makeBusiness()
    await sandbox.context.blobs.write('1', Buffer.from('x'))
    await control('/knobs', { method: 'PATCH', body: { statusDelayMs: 9 } })
    await control('/clock', { body: { advanceMs: 86_400_000 } })
    let happened = false
    sandbox.context.clock.plan(60_000, () => (happened = true))
    assert.deepEqual((await control('/reset', { method: 'POST' })).body, { success: true })
    assert.equal(sandbox.business(), undefined)
    assert.equal(sandbox.context.knobs.statusDelayMs, 0)
    assert.equal(await sandbox.context.blobs.read('1'), undefined)
    assert.ok(sandbox.context.clock.now() - Date.now() < 1_000)
    assert.notEqual(sandbox.makeBusiness().wabaId, business.wabaId)
    sandbox.context.clock.advance(60_000)
    assert.equal(happened, false)
  })
})
