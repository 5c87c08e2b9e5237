/** Parameters in every place that clients use. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { AppError } from '../../lib/app-error.ts'
import { readBody, readParameters } from './parameters.ts'

const json = 'application/json; charset=utf-8'
const body = (type: string, text: string): Promise<string[]> => readBody(type, Buffer.from(text))
const values = (query: string, pairs: string[] = []): Record<string, string> =>
  Object.fromEntries(readParameters(`/api/admin/v2${query}`, pairs).values)
const code = (expected: string) => (error: unknown) => error instanceof AppError && error.code === expected

describe('a query', () => {
  it('means what a form means', () => {
    assert.deepEqual(values('?action=add_user&name=Ira+Vale%21&phone=%2B1+2&empty=&bare&a=b=c'), {
      action: 'add_user',
      name: 'Ira Vale!',
      phone: '+1 2',
      empty: '',
      bare: '',
      a: 'b=c',
    })
  })
  it('survives broken escapes and needless separators', () => {
    assert.deepEqual(values('?&a=%zz&&b=%&'), { a: '%zz', b: '%' })
    assert.deepEqual(values(''), {})
    assert.deepEqual(values('?'), {})
  })
  it('has a bound', () => {
    assert.equal(readParameters(`/?${'a=1&'.repeat(999)}b=2`, []).values.get('b'), '2')
    assert.throws(() => readParameters(`/?${'a=1&'.repeat(999)}b=2`, ['c=3']), code('parameters_too_many'))
  })
  it('wins over the body, and its first pair over later ones', () => {
    assert.deepEqual(values('?action=a&action=b', ['action=c', 'x=1']), { action: 'a', x: '1' })
  })
})

describe('a body', () => {
  it('may be empty under every type', async () => {
    for (const type of [json, 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain', ''])
      assert.deepEqual(await body(type, ''), [])
  })
  it('may be a form, kept as it was received', async () => {
    assert.deepEqual(await body('application/x-www-form-urlencoded', 'a=x%20y&b=%7e'), ['a=x%20y', 'b=%7e'])
  })
  it('may be JSON with scalar values', async () => {
    const text = JSON.stringify({
      action: 'add_user',
      id: 5,
      client: true,
      none: null,
      list: [1],
      map: {},
      'a&b': 'ї=+ ',
    })
    assert.deepEqual(values('', await body(json, text)), {
      action: 'add_user',
      id: '5',
      client: 'true',
      'a&b': 'ї=+ ',
    })
    assert.deepEqual(await body('Application/JSON', '[]'), [])
    assert.deepEqual(await body(json, '\uFEFF{"a":1}'), ['a=1'])
  })
  it('may be multipart fields; files are passed over', async () => {
    const form = new FormData()
    form.set('action', 'add_user')
    form.set('name', 'Іра & Co')
    form.set('file', new Blob(['x']), 'x.txt')
    const request = new Request('http://a.test', { method: 'POST', body: form })
    const bytes = Buffer.from(await request.arrayBuffer())
    const pairs = await readBody(request.headers.get('content-type') ?? '', bytes)
    assert.deepEqual(values('', pairs), { action: 'add_user', name: 'Іра & Co' })
  })
  it('is refused when it cannot be read', async () => {
    await assert.rejects(body(json, '{'), code('json_invalid'))
    await assert.rejects(body('multipart/form-data; boundary=x', 'y'), code('multipart_invalid'))
    await assert.rejects(body('multipart/form-data', 'y'), code('multipart_invalid'))
    await assert.rejects(body('text/xml', '<a/>'), code('content_type_unsupported'))
    await assert.rejects(body('', 'a=b'), code('content_type_unsupported'))
  })
})
