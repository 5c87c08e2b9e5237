/**
 * The encryption of what phones and endpoints of Flows say to each other. A phone makes an AES key for every request and
 * encrypts it with the business's RSA key; the answer uses the same key with the vector inverted. Pure.
 */
import {
  constants,
  createCipheriv,
  createDecipheriv,
  generateKeyPair,
  privateDecrypt,
  type KeyLike,
} from 'node:crypto'
import { promisify } from 'node:util'
import { isJsonObject, type JsonObject } from '../../lib/json.ts'

/** A request as it comes: everything is base64. */
export interface SealedFlowRequest {
  readonly encrypted_flow_data: string
  readonly encrypted_aes_key: string
  readonly initial_vector: string
}

export interface OpenedFlowRequest {
  readonly data: JsonObject
  /** With these, and the vector inverted, the answer is encrypted. */
  readonly key: Buffer
  readonly vector: Buffer
}

export interface FlowKeyPair {
  /** PEM. */
  readonly publicKey: string
  /** PEM. */
  readonly privateKey: string
}

const algorithm = 'aes-128-gcm'
const keyBytes = 16
const vectorBytes = 16
const tagBytes = 16
const rsaBits = 2048

const generate = promisify(generateKeyPair)

/** A pair as WhatsApp wants it. */
export async function makeFlowKeyPair(): Promise<FlowKeyPair> {
  return generate('rsa', {
    modulusLength: rsaBits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

/** Undefined when the request was not encrypted for this key, or was changed on its way. */
export function openFlowRequest(
  sealed: SealedFlowRequest,
  privateKey: KeyLike,
): OpenedFlowRequest | undefined {
  const vector = Buffer.from(sealed.initial_vector, 'base64')
  const bytes = Buffer.from(sealed.encrypted_flow_data, 'base64')
  const key = openKey(Buffer.from(sealed.encrypted_aes_key, 'base64'), privateKey)
  if (key?.length !== keyBytes || vector.length !== vectorBytes || bytes.length < tagBytes) return undefined
  try {
    const decipher = createDecipheriv(algorithm, key, vector, { authTagLength: tagBytes })
    decipher.setAuthTag(bytes.subarray(-tagBytes))
    const text = Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()])
    const data: unknown = JSON.parse(text.toString('utf8'))
    return isJsonObject(data) ? { data, key, vector } : undefined
  } catch {
    return undefined
  }
}

/** The answer as text: base64 of the JSON, encrypted, with the tag behind it. */
export function sealFlowAnswer(
  answer: unknown,
  { key, vector }: Pick<OpenedFlowRequest, 'key' | 'vector'>,
): string {
  const inverted = Buffer.from(vector.map((byte) => byte ^ 0xff))
  const cipher = createCipheriv(algorithm, key, inverted)
  const sealed = [cipher.update(JSON.stringify(answer), 'utf8'), cipher.final(), cipher.getAuthTag()]
  return Buffer.concat(sealed).toString('base64')
}

function openKey(sealed: Buffer, privateKey: KeyLike): Buffer | undefined {
  try {
    return privateDecrypt(
      { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
      sealed,
    )
  } catch {
    return undefined
  }
}
