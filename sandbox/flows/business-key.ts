/** The public key of a business, with which phones encrypt what they send to the endpoint of a Flow. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import type { Call } from '../graph/edge.ts'
import { parameterError } from '../graph/graph-error.ts'
import { requireText } from '../graph/params.ts'
import { numberOf } from '../numbers/number-of.ts'

const keyBits = 2048

export function setBusinessKey(call: Call): unknown {
  const number = numberOf(call)
  const pem = requireText(call.body, 'business_public_key')
  const key = readKey(pem)
  if (key === undefined || key.asymmetricKeyDetails?.modulusLength !== keyBits)
    throw parameterError(`Param business_public_key must be the PEM of an RSA public key of ${keyBits} bits.`)
  call.context.world.phoneNumbers.update(number.id, { businessPublicKey: pem, isBusinessKeyStale: false })
  return { success: true }
}

export function showBusinessKey(call: Call): unknown {
  const { businessPublicKey, isBusinessKeyStale } = numberOf(call)
  if (businessPublicKey === null) return { data: [] }
  return {
    data: [
      {
        business_public_key: businessPublicKey,
        business_public_key_signature_status: isBusinessKeyStale === true ? 'MISMATCH' : 'VALID',
      },
    ],
  }
}

function readKey(pem: string): KeyObject | undefined {
  // A private key would be taken too, as the public one within it: what nobody should upload.
  if (!/^\s*-----BEGIN (RSA )?PUBLIC KEY-----/.test(pem)) return undefined
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === 'rsa' ? key : undefined
  } catch {
    return undefined
  }
}
