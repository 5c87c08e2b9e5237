// Node.js: exits with 0 when the body on standard input was signed with the secret.
//   FELLOE_WEBHOOK_SECRET=... node verify.mjs "$SIGNATURES" < body.json
import { createHmac, timingSafeEqual } from 'node:crypto'
import { argv, env, exit, stdin } from 'node:process'

/** `body` is the bytes as they came; `signatures` is the value of the header. */
export function isSigned(body, signatures, secret) {
  const expected = createHmac('sha256', secret).update(body).digest()
  return signatures
    .split(',')
    .filter((signature) => /^[0-9a-f]{64}$/.test(signature))
    .some((signature) => timingSafeEqual(Buffer.from(signature, 'hex'), expected))
}

const secret = env.FELLOE_WEBHOOK_SECRET
if (!secret) throw new Error('FELLOE_WEBHOOK_SECRET is not set')
const chunks = []
for await (const chunk of stdin) chunks.push(chunk)
const isValid = isSigned(Buffer.concat(chunks), argv[2] ?? '', secret)
console.log(isValid ? 'valid' : 'invalid')
exit(isValid ? 0 : 1)
