// TypeScript with Web Crypto, for Cloudflare Workers, Deno, Bun and browsers: answers 401 to what was not signed.
const hex = /^[0-9a-f]{64}$/

/** `body` is the bytes as they came; `signatures` is the value of the header. */
export async function isSigned(body: ArrayBuffer, signatures: string, secret: string): Promise<boolean> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const bytes = new TextEncoder().encode(secret)
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify'])
  for (const signature of signatures.split(',').filter((text) => hex.test(text)))
    if (await crypto.subtle.verify('HMAC', key, bytesOf(signature), body)) return true
  return false
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length / 2 }, (_, at) => parseInt(text.slice(2 * at, 2 * at + 2), 16))
}

export default {
  async fetch(request: Request, env: { FELLOE_WEBHOOK_SECRET: string }): Promise<Response> {
    const { headers } = request
    const signatures = headers.get('x-felloe-signatures') ?? headers.get('x-chakra-signature-256') ?? ''
    const body = await request.arrayBuffer()
    if (!(await isSigned(body, signatures, env.FELLOE_WEBHOOK_SECRET)))
      return new Response('wrong signature', { status: 401 })
    return new Response('valid')
  },
}
