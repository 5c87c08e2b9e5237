/**
 * What a phone does with the data of a Flow: it makes a new AES key for every request, encrypts it with the public key
 * of the business, and reads the answer with that key and the inverted vector.
 */
import { constants, createCipheriv, createDecipheriv, publicEncrypt, randomBytes } from 'node:crypto'

export interface EncryptedRequest {
  readonly encrypted_flow_data: string
  readonly encrypted_aes_key: string
  readonly initial_vector: string
}

export interface SealedExchange {
  readonly request: EncryptedRequest
  /** The JSON of an answer. Throws when it was not encrypted for this request. */
  open(answer: string): unknown
}

const algorithm = 'aes-128-gcm'
const keyBytes = 16
const vectorBytes = 16
const tagBytes = 16

export function sealForBusiness(publicKey: string, data: unknown): SealedExchange {
  const key = randomBytes(keyBytes)
  const vector = randomBytes(vectorBytes)
  const cipher = createCipheriv(algorithm, key, vector)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(data)), cipher.final(), cipher.getAuthTag()])
  const sealedKey = publicEncrypt(
    { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
    key,
  )
  return {
    request: {
      encrypted_flow_data: sealed.toString('base64'),
      encrypted_aes_key: sealedKey.toString('base64'),
      initial_vector: vector.toString('base64'),
    },
    open(answer) {
      const bytes = Buffer.from(answer, 'base64')
      const inverted = vector.map((byte) => byte ^ 0xff)
      const decipher = createDecipheriv(algorithm, key, inverted, { authTagLength: tagBytes })
      decipher.setAuthTag(bytes.subarray(-tagBytes))
      const text = Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()])
      return JSON.parse(text.toString('utf8')) as unknown
    },
  }
}
