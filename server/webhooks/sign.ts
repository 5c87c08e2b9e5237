/**
 * Signs what is sent, over the very bytes: with the newest secret in the header that receivers know, and during a
 * rotation with every living one in a header of ours. Pure.
 */
import { createHmac } from 'node:crypto'

export const signatureHeader = 'X-Chakra-Signature-256'
export const signaturesHeader = 'X-Felloe-Signatures'

/** HMAC-SHA256 of the bytes, as 64 lower-case hex digits without a prefix. The key is the secret in UTF-8. */
export function signatureOf(body: Buffer, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex')
}

/** `secrets` are those that live, the newest first. Without one nothing is signed. */
export function signatureHeaders(body: Buffer, secrets: readonly string[]): Record<string, string> {
  const [newest, ...others] = secrets.map((secret) => signatureOf(body, secret))
  if (newest === undefined) return {}
  if (others.length === 0) return { [signatureHeader]: newest }
  return { [signatureHeader]: newest, [signaturesHeader]: [newest, ...others].join(',') }
}
