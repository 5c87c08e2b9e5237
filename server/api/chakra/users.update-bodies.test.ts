import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asJson, refusedUpdates } from '../../test/api/refused-updates.ts'

describe('bodies that an update cannot read', () => {
  const on = refusedUpdates()

  it('data that is nested deep, or large', async () => {
    const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
    assert.match((await on.refusal(`{"data":${deep(33)}}`, 400, asJson))[0]!, /nested deeper than 32/)
    assert.match(
      (await on.refusal(`{"onboardingData":${deep(100_000)}}`, 400, asJson))[0]!,
      /nested deeper than 32/,
    )
    for (const field of ['reportees', 'id', 'team', 'unknown', 'firstName', 'emails', 'primaryPhone'])
      assert.ok(
        (
          await on.refusal(`{"${field}":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 400, asJson)
        )[0]!.startsWith(`${field}:`),
        field,
      )
    assert.match((await on.refusal({ data: { text: 'x'.repeat(65_536) } }))[0]!, /65536 characters/)
  })

  it('thousands of unknown fields are refused quickly and not all named', async () => {
    const body = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`unknown field ${index}`, 1]),
    )
    // What the work itself takes: whoever else is busy on the machine does not count.
    const begun = process.cpuUsage()
    const errors = await on.refusal(body)
    const { user, system } = process.cpuUsage(begun)
    assert.ok(user + system < 1_500_000, `took ${user + system} µs`)
    assert.ok(errors.length <= 200, `${errors.length} errors`)
  })

  it('bodies that are no object', async () => {
    for (const body of ['[]', '[{}]', 'null', '"text"', '7', 'true', '[null]'])
      assert.deepEqual(
        await on.refusal(body, 400, asJson),
        ['body: must be a JSON object with fields of a user'],
        body,
      )
    for (const body of ['', '  \n'])
      assert.match((await on.refusal(body, 400, asJson))[0]!, /^body: must be a JSON object/)
    assert.match((await on.refusal(undefined))[0]!, /^body: must be a JSON object/)
  })

  it('invalid JSON, in every method', async () => {
    for (const method of ['PUT', 'PATCH', 'GET'])
      for (const body of [
        '{',
        '{"firstName":"Ira"',
        "{'firstName':'Ira'}",
        '{"firstName":undefined}',
        '\ufeff{',
        '{"a":1}{"b":2}',
        '"\\ud8"',
        'NaN',
      ]) {
        const answer = await on.update(body, asJson, method)
        assert.equal(answer.status, 400, body)
        assert.equal(answer.body._meta.code, 'json_invalid')
        assert.match(answer.body._errors[0], /^The body is not valid JSON/)
      }
  })

  it('keys that reach for prototypes', async () => {
    for (const body of [
      '{"__proto__":{"isActive":false}}',
      '{"data":{"__proto__":{"x":1}}}',
      '{"data":{"constructor":{"prototype":{"x":1}}}}',
      '{"data":{"\\u005f_proto__":{"x":1}}}',
    ])
      assert.match((await on.refusal(body, 400, asJson))[0]!, /must not have the key/, body)
    assert.equal(({} as Record<string, unknown>)['x'], undefined)
  })

  it('too large a body, and other kinds of content', async () => {
    const large = await on.update({ bio: 'x'.repeat(1_100_000) })
    assert.equal(large.status, 413)
    assert.equal(large.body._meta.code, 'body_too_large')
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'nonsense',
      'application/jsonx',
    ]) {
      const answer = await on.update('{"firstName":"X"}', { 'content-type': type })
      assert.equal(answer.status, 415, type)
      assert.match(answer.body._errors[0], /Content-Type: application\/json/)
    }
    assert.equal((await on.update('{"firstName":"X"}')).status, 415)
  })
})
