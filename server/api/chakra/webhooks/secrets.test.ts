import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { webhooksPlace } from './test-webhooks.ts'

const sign = (body: string | Buffer, secret: string) =>
  createHmac('sha256', secret).update(body).digest('hex')

describe('the secrets of webhooks', () => {
  let api: TestApi
  before(async () => {
    api = await startApi()
  })
  after(() => api[Symbol.asyncDispose]())

  it('are shown once, and never again', async () => {
    const { call, data } = await webhooksPlace(api)
    assert.deepEqual(await data('GET', '/webhook-secret'), [])
    const answer = await call('POST', '/webhook-secret')
    const made = answer.body._data
    assert.match(made.secret, /^[\w-]{43}$/)
    assert.equal(answer.headers['cache-control'], 'no-store')
    const list = await call('GET', '/webhook-secret')
    const { secret, ...rest } = made
    assert.deepEqual(list.body._data, [rest])
    assert.ok(!list.text.includes(secret))
  })

  it('go on for some hours when there is a new one', async () => {
    const { data } = await webhooksPlace(api)
    const first = await data('POST', '/webhook-secret', { secret: 'a-secret-that-is-old' })
    const second = await data('POST', '/webhook-secret', { overlapHours: 2 })
    const list = await data('GET', '/webhook-secret')
    assert.deepEqual(
      list.map((one: { id: string; retiresAt: number | null }) => [one.id, one.retiresAt]),
      [
        [second.id, null],
        [first.id, Number(second.createdAt) + 2 * 3_600_000],
      ],
    )
    assert.deepEqual(await data('DELETE', `/webhook-secret/${first.id}`), { success: true })
    assert.equal((await data('GET', '/webhook-secret')).length, 1)
  })

  it('are refused when they are weak, or not there', async () => {
    const { call } = await webhooksPlace(api)
    const weak = await call('POST', '/webhook-secret', { secret: 'short', overlapHours: -1 })
    assert.equal(weak.status, 400)
    assert.equal(weak.body._errors.length, 2)
    const typo = await call('POST', '/webhook-secret', { overlapHour: 1 })
    assert.match(typo.body._errors[0], /Did you mean "overlapHours"/)
    for (const id of ['x', '01890000-0000-7000-8000-000000000000'])
      assert.equal((await call('DELETE', `/webhook-secret/${id}`)).status, 404)
    const other = await webhooksPlace(api)
    const { id } = await other.data('POST', '/webhook-secret')
    assert.equal((await call('DELETE', `/webhook-secret/${id}`)).status, 404)
  })

  describe('and a place to try a verifier', () => {
    it('says whether a signature fits, by which secret, and what it should have been', async () => {
      const { data } = await webhooksPlace(api)
      const verify = (body: string, signature: string) =>
        data('POST', '/webhook/verify-signature', { body, signature })
      const body = '{"event":"message","emoji":"🙂"}'
      const without = await verify(body, 'x')
      assert.deepEqual([without.isValid, without.expected], [false, null])
      assert.match(without.hint, /no secret/)
      const old = await data('POST', '/webhook-secret')
      const newest = await data('POST', '/webhook-secret')
      assert.deepEqual(await verify(body, sign(body, newest.secret)), {
        isValid: true,
        secret: newest.id,
        expected: sign(body, newest.secret),
        hint: null,
      })
      assert.equal((await verify(body, sign(body, old.secret))).secret, old.id)
      const wrong = await verify(body, sign(body, 'another secret'))
      assert.deepEqual(
        [wrong.isValid, wrong.secret, wrong.expected],
        [false, null, sign(body, newest.secret)],
      )
    })

    it('names the usual mistakes', async () => {
      const { data } = await webhooksPlace(api)
      const { secret } = await data('POST', '/webhook-secret')
      const body = '{"a": 1}'
      const right = sign(body, secret)
      const hints: [string, RegExp][] = [
        [`sha256=${right}`, /neither spaces nor "sha256="/],
        [` ${right}`, /neither spaces/],
        [right.toUpperCase(), /lower case/],
        [Buffer.from(right, 'hex').toString('base64'), /base64/],
        [sign('{"a":1}', secret), /parsed and written anew/],
        [sign('{"a": 1}\n', secret), /line break/],
        ['', /none of the secrets/],
        ['é'.repeat(64), /none of the secrets/],
      ]
      for (const [signature, hint] of hints) {
        const verdict = await data('POST', '/webhook/verify-signature', { body, signature })
        assert.equal(verdict.isValid, false)
        assert.match(verdict.hint, hint)
      }
    })

    it('takes bytes that are no text', async () => {
      const { data, call } = await webhooksPlace(api)
      const { secret } = await data('POST', '/webhook-secret')
      const bytes = Buffer.from([0xff, 0x00, 0x0a, 0x80])
      const wish = { bodyBase64: bytes.toString('base64'), signature: sign(bytes, secret) }
      assert.equal((await data('POST', '/webhook/verify-signature', wish)).isValid, true)
      for (const wrong of [{ signature: 'x' }, { ...wish, body: '' }])
        assert.equal((await call('POST', '/webhook/verify-signature', wrong)).status, 400)
    })

    it('knows no secret of another team', async () => {
      const [mine, theirs] = [await webhooksPlace(api), await webhooksPlace(api)]
      const { secret } = await theirs.data('POST', '/webhook-secret')
      await mine.data('POST', '/webhook-secret')
      const verdict = await mine.data('POST', '/webhook/verify-signature', {
        body: '{}',
        signature: sign('{}', secret),
      })
      assert.deepEqual([verdict.isValid, verdict.secret], [false, null])
      assert.notEqual(verdict.expected, sign('{}', secret))
    })
  })
})
