import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Type } from 'typebox'
import { RequestFaults, requestValidator } from './validation.ts'

const Shape = Type.Object(
  {
    name: Type.Optional(Type.String({ description: 'text: the name' })),
    count: Type.Optional(Type.Integer({ minimum: 1, description: 'a whole number from 1' })),
    flag: Type.Optional(Type.Boolean({ description: 'true or false' })),
  },
  { additionalProperties: false, description: 'an object of this test' },
)

function validate(httpPart: 'body' | 'querystring', data: unknown, schema: object = Shape): string[] {
  const compile = requestValidator()
  const check = compile({ schema, method: 'GET', url: '/', httpPart }) as (data: unknown) => {
    value?: unknown
    error?: Error
  }
  const { error } = check(data)
  if (error === undefined) return []
  assert.ok(error instanceof RequestFaults)
  return error.faults.map((fault) => `${fault.field}: ${fault.message}`)
}

describe('validation of requests', () => {
  it('takes what fits', () => {
    assert.deepEqual(validate('body', { name: 'x', count: 2, flag: false }), [])
    assert.deepEqual(validate('body', {}), [])
  })

  it('finds every fault, each once, in the words of the field', () => {
    assert.deepEqual(validate('body', { name: 1, count: 0.5, flag: 'true', nmae: 'x' }), [
      'nmae: is not known here. Did you mean "name"?',
      'name: must be text: the name',
      'count: must be a whole number from 1',
      'flag: must be true or false',
    ])
  })

  it('converts nothing in bodies, and reads texts of queries', () => {
    for (const wrong of [{ count: '1' }, { flag: 'true' }, { name: 1 }, { name: null }])
      assert.equal(validate('body', wrong).length, 1)
    for (const good of [{ count: '1' }, { flag: 'true' }, { flag: 'false' }])
      assert.deepEqual(validate('querystring', { ...good }), [])
    for (const wrong of [{ count: '' }, { count: '1e' }, { count: ['1', '2'] }, { flag: '1' }, { flag: '' }])
      assert.equal(validate('querystring', { ...wrong }).length, 1)
  })

  it('says what the whole must be when it is something else', () => {
    for (const whole of [null, [], 'x', 7, undefined])
      assert.deepEqual(validate('body', whole), ['body: must be an object of this test'])
  })

  it('names what is missing', () => {
    assert.deepEqual(validate('body', {}, Type.Object({ a: Type.String(), b: Type.String() })), [
      'a: is required',
      'b: is required',
    ])
  })

  it('changes nothing in a body', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        validate('body', value)
        assert.equal(JSON.stringify(value), text)
      }),
    )
  })

  it('names a bounded number of faults, whatever is sent', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`field${index}`, 1]))
    const faults = validate('body', many)
    assert.equal(faults.length, 101)
    assert.equal(faults.at(-1), 'body: has more faults than these')
    assert.ok(validate('body', { ['x'.repeat(100_000)]: 1 })[0]!.length < 200)
  })
})
