/** The signature of WhatsApp's requests: HMAC-SHA256 over the bytes as they came, compared in constant time. Pure. */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whether `header`, the value of X-Hub-Signature-256, fits the bytes and the secret. */
export function isSignedBy(body: Buffer, header: string | undefined, secret: string): boolean {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1]
  if (given === undefined) return false
  return timingSafeEqual(Buffer.from(given, 'hex'), digest(body, secret))
}

export function signatureOf(body: Buffer, secret: string): string {
  return `sha256=${digest(body, secret).toString('hex')}`
}

function digest(body: Buffer, secret: string): Buffer {
  return createHmac('sha256', secret).update(body).digest()
}
