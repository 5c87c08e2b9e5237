import assert from 'node:assert/strict'
import { createHmac, randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { signatureHeaders, signatureOf } from './sign.ts'
import { verdictOf } from './verify-signature.ts'

const secret = 'a-secret-of-the-team'

describe('the signature of what is sent', () => {
  // Made with: printf … | openssl dgst -sha256 -hmac …
  it('is what another program computes', () => {
    const body = Buffer.from('{"event":"message","payload":{"id":"wamid.X"}}')
    assert.equal(
      signatureOf(body, secret),
      '4b1a33e15dc6f6f9bb6f58d52a1e298d8d99a236223c4b60264da5e7b86d84e7',
    )
    assert.equal(
      signatureOf(Buffer.alloc(0), secret),
      'c7928b9e431d870490266a5c05e197dbbc303dc4651d1da54c26e66154d76041',
    )
    const hostile = Buffer.from([0xff, 0xfe, 0x00, 0x0d, 0x0a, 0xed, 0xa0, 0x80])
    assert.equal(
      signatureOf(hostile, 'пароль✓'),
      '09a2b71958ae1857375e87948f5596b730cc3f1822288d53ae8c0208ac5b3eea',
    )
  })

  it('is over the bytes, whatever they are', () => {
    const bodies = [
      Buffer.from([0xff, 0xfe, 0xc0, 0xaf]),
      Buffer.from('a\0b'),
      Buffer.from('\ud800', 'utf16le'),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from('{"a":1}\r\n'),
      Buffer.alloc(0),
      randomBytes(3 * 1024 * 1024),
    ]
    for (const body of bodies)
      assert.equal(signatureOf(body, secret), createHmac('sha256', secret).update(body).digest('hex'))
    const signatures = new Set(bodies.map((body) => signatureOf(body, secret)))
    assert.equal(signatures.size, bodies.length)
  })

  it('is 64 lower-case hex digits, and another one for any other byte', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (bytes, at, by) => {
          const signature = signatureOf(Buffer.from(bytes), secret)
          assert.match(signature, /^[0-9a-f]{64}$/)
          const changed = Uint8Array.from(bytes)
          const index = at % changed.length
          changed[index] = (changed[index] ?? 0) ^ by
          assert.notEqual(signatureOf(Buffer.from(changed), secret), signature)
        },
      ),
    )
  })
})

describe('headers of signatures', () => {
  const body = Buffer.from('{}')

  it('there are none without a secret', () => assert.deepEqual(signatureHeaders(body, []), {}))

  it('one secret signs alone', () => {
    assert.deepEqual(signatureHeaders(body, [secret]), {
      'X-Chakra-Signature-256': signatureOf(body, secret),
    })
  })

  it('during a rotation the newest signs, and all are named beside it', () => {
    const [newest, older] = ['the-newest-secret', secret].map((one) => signatureOf(body, one))
    assert.deepEqual(signatureHeaders(body, ['the-newest-secret', secret]), {
      'X-Chakra-Signature-256': newest,
      'X-Felloe-Signatures': `${newest},${older}`,
    })
  })
})

describe('trying a signature', () => {
  const known = [{ id: '1', secret }]

  it('finds a body that was written anew', () => {
    const signed = signatureOf(Buffer.from('{"a":[1]}'), secret)
    const { isValid, hint } = verdictOf(known, Buffer.from('{ "a": [1] }'), signed)
    assert.deepEqual([isValid, hint?.includes('written anew')], [false, true])
  })

  it('does not write anew what would grow without end', () => {
    const depth = 1_000
    const body = `${'['.repeat(depth)}${'1,'.repeat(500_000)}1${']'.repeat(depth)}`
    // What the work itself takes: whoever else is busy on the machine does not count.
    const began = process.cpuUsage()
    assert.equal(verdictOf(known, Buffer.from(body), 'x').isValid, false)
    const { user, system } = process.cpuUsage(began)
    assert.ok(user + system < 500_000, `${user + system} µs`)
  })
})
