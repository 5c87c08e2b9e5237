import assert from 'node:assert/strict'
import { constants, createCipheriv, createDecipheriv, publicEncrypt } from 'node:crypto'
import { before, describe, it } from 'node:test'
import fc from 'fast-check'
import type { JsonObject } from '../../lib/json.ts'
import {
  makeFlowKeyPair,
  openFlowRequest,
  sealFlowAnswer,
  type FlowKeyPair,
  type SealedFlowRequest,
} from './flow-crypto.ts'
import { vector } from './test-flow-vector.ts'

/** What a phone does, written anew with node:crypto. */
function sealAsPhone(data: unknown, publicKey: string, key: Buffer, iv: Buffer): SealedFlowRequest {
  const cipher = createCipheriv('aes-128-gcm', key, iv)
  const sealed = Buffer.concat([
    cipher.update(JSON.stringify(data), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  return {
    encrypted_flow_data: sealed.toString('base64'),
    encrypted_aes_key: publicEncrypt({ key: publicKey, padding, oaepHash: 'sha256' }, key).toString('base64'),
    initial_vector: iv.toString('base64'),
  }
}

function openAsPhone(answer: string, key: Buffer, iv: Buffer): unknown {
  const bytes = Buffer.from(answer, 'base64')
  const inverted = Buffer.alloc(16)
  for (let index = 0; index < 16; index += 1) inverted[index] = 255 - iv[index]!
  const decipher = createDecipheriv('aes-128-gcm', key, inverted)
  decipher.setAuthTag(bytes.subarray(bytes.length - 16))
  const text = Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - 16)), decipher.final()])
  return JSON.parse(text.toString('utf8'))
}

describe('the encryption of Flows', () => {
  let pair: FlowKeyPair
  before(async () => {
    pair = await makeFlowKeyPair()
  })

  it('opens a request that was made elsewhere, and answers what was answered there', () => {
    const opened = openFlowRequest(vector.request, vector.privateKey)
    assert.deepEqual(opened?.data, vector.data)
    assert.equal(sealFlowAnswer(vector.answer, opened), vector.sealedAnswer)
  })

  it('reads whatever phones say, and phones read whatever is answered', () => {
    const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((array) => Buffer.from(array))
    // No backslash: JSON.parse of V8 13 and 14 can take an escaped key for another one that has one.
    const unit = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((text) => text !== '\\')
    const json = fc.dictionary(fc.string({ unit }), fc.jsonValue({ stringUnit: unit })).map(plain)
    fc.assert(
      fc.property(json, json, bytes, bytes, (asked, answered, key, iv) => {
        const opened = openFlowRequest(sealAsPhone(asked, pair.publicKey, key, iv), pair.privateKey)
        assert.deepEqual(opened?.data, asked)
        assert.deepEqual(openAsPhone(sealFlowAnswer(answered, opened), key, iv), answered)
      }),
      { numRuns: 40 },
    )
  })

  it('does not read what was changed on its way, in any part and at any place', () => {
    const sealed = sealAsPhone({ action: 'INIT' }, pair.publicKey, Buffer.alloc(16, 7), Buffer.alloc(16, 9))
    const part = fc.constantFrom('encrypted_flow_data', 'encrypted_aes_key', 'initial_vector')
    fc.assert(
      fc.property(part, fc.nat(), fc.integer({ min: 1, max: 255 }), (name, place, change) => {
        const bytes = Buffer.from(sealed[name], 'base64')
        const index = place % bytes.length
        bytes[index] = bytes[index]! ^ change
        const changed = { ...sealed, [name]: bytes.toString('base64') }
        assert.equal(openFlowRequest(changed, pair.privateKey), undefined)
      }),
      { numRuns: 60 },
    )
  })

  it('does not read nonsense, nor with another key', async () => {
    const sealed = sealAsPhone({}, pair.publicKey, Buffer.alloc(16), Buffer.alloc(16))
    assert.equal(openFlowRequest(sealed, (await makeFlowKeyPair()).privateKey), undefined)
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (data, key, iv) => {
        const nonsense = { encrypted_flow_data: data, encrypted_aes_key: key, initial_vector: iv }
        assert.equal(openFlowRequest(nonsense, pair.privateKey), undefined)
      }),
      { numRuns: 40 },
    )
    const list = sealAsPhone(['no object'], pair.publicKey, Buffer.alloc(16), Buffer.alloc(16))
    assert.equal(openFlowRequest(list, pair.privateKey), undefined)
  })

  it('does not take vectors and keys of another length', () => {
    for (const [keyLength, ivLength] of [
      [16, 12],
      [32, 16],
    ] as const) {
      const [key, iv] = [Buffer.alloc(keyLength, 1), Buffer.alloc(ivLength, 1)]
      const padding = constants.RSA_PKCS1_OAEP_PADDING
      const cipher = createCipheriv(`aes-${keyLength === 16 ? '128' : '256'}-gcm`, key, iv)
      const sealed = Buffer.concat([cipher.update('{}'), cipher.final(), cipher.getAuthTag()])
      const request = {
        encrypted_flow_data: sealed.toString('base64'),
        encrypted_aes_key: publicEncrypt({ key: pair.publicKey, padding, oaepHash: 'sha256' }, key).toString(
          'base64',
        ),
        initial_vector: iv.toString('base64'),
      }
      assert.equal(openFlowRequest(request, pair.privateKey), undefined)
    }
  })
})

/** As it comes out of JSON: without -0 and other prototypes. */
function plain(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject
}
