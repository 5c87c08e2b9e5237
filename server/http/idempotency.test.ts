import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { FastifyRequest } from 'fastify'
import { fingerprintOf, idempotencyOf } from './idempotency.ts'

const requestWith = (key: string | undefined, body: unknown = { a: 1 }): FastifyRequest =>
  ({
    method: 'POST',
    url: '/v1/x?y=1',
    headers: { 'idempotency-key': key },
    body,
  }) as unknown as FastifyRequest

const of = (body: unknown, method = 'POST', path = '/v1/x'): string =>
  fingerprintOf(method, path, body).toString('hex')

describe('the key of a request', () => {
  it('is taken as it is', () => {
    assert.equal(idempotencyOf(requestWith(undefined)), undefined)
    assert.equal(idempotencyOf(requestWith('!'))?.key, '!')
    assert.equal(idempotencyOf(requestWith('~'.repeat(255)))?.key.length, 255)
  })

  it('is refused when it is empty, too long or has other than visible ASCII', () => {
    for (const key of ['', ' ', 'a b', 'a\tb', 'é', '~'.repeat(256)])
      assert.throws(() => idempotencyOf(requestWith(key)), /Idempotency-Key: must be 1 to 255/, key)
  })

  it('comes with what tells the request from others', () => {
    const fingerprint = idempotencyOf(requestWith('k'))?.fingerprint.toString('hex')
    assert.equal(fingerprint, of({ a: 1 }, 'POST', '/v1/x?y=1'))
    assert.equal(fingerprint.length, 64)
  })
})

describe('the fingerprint of a request', () => {
  it('is the same in whatever order objects list their keys', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, turned(item)]),
      )
    }
    fc.assert(fc.property(fc.jsonValue(), (value) => of(value) === of(turned(value))))
  })

  it('differs for another method, path, query or body', () => {
    const all = [
      of({ a: 1 }),
      of({ a: 1 }, 'PUT'),
      of({ a: 1 }, 'POST', '/v1/y'),
      of({ a: 1 }, 'POST', '/v1/x?readable=true'),
      of({ a: '1' }),
      of({ a: [1] }),
      of({ a: null }),
      of([{ a: 1 }]),
      of([[1], 2]),
      of([[1, 2]]),
      of({}),
      of([]),
      of(undefined),
      of('a,b'),
    ]
    assert.equal(new Set(all).size, all.length)
  })

  it('is that of the bytes for other formats', () => {
    assert.equal(of('a,b\n1,2'), of(Buffer.from('a,b\n1,2')))
  })

  it('is not made of bodies nested without end', () => {
    const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
    assert.throws(() => of(deep), /nested/)
  })
})
