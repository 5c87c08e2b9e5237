/**
 * Calls our own webhook at its public address, as WhatsApp would: the handshake, a signed delivery without content,
 * and one that is not signed, which must be refused.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { isPublicHttps, unreachableAdvice } from '../plugins/subscribe.ts'
import { findingsOf, type Finding } from './finding.ts'

export interface OwnWebhook {
  readonly url: string
  readonly verifyToken: string
  readonly appSecret: string | null
}

const timeoutMs = 10_000
const emptyDelivery = JSON.stringify({ object: 'whatsapp_business_account', entry: [] })

/** Whether WhatsApp can deliver there, as far as the address tells. */
export function addressFinding(url: string, isSandbox: boolean): Finding {
  const { ok, problem } = findingsOf('webhook_address')
  if (isSandbox) return ok(`The sandbox delivers to ${url}.`)
  if (isPublicHttps(url)) return ok(`WhatsApp delivers to ${url}.`)
  return problem('The address of the webhook cannot be reached by WhatsApp.', unreachableAdvice(url))
}

export async function selfTest(webhook: OwnWebhook): Promise<Finding> {
  const { ok, problem } = findingsOf('webhook_self_test')
  const elsewhere = `Make sure that ${webhook.url} leads to this server: PUBLIC_URL, and the proxy before it.`
  const faulty = await firstFault(webhook)
  if (faulty !== undefined) return problem(faulty, elsewhere)
  return ok(
    webhook.appSecret === null
      ? 'The webhook answers the handshake. Without an app secret, no more can be tested.'
      : 'The webhook answers the handshake, takes a signed delivery and refuses an unsigned one.',
  )
}

async function firstFault({ url, verifyToken, appSecret }: OwnWebhook): Promise<string | undefined> {
  const challenge = randomBytes(8).toString('hex')
  const handshake = new URL(url)
  handshake.search = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.challenge': challenge,
    'hub.verify_token': verifyToken,
  }).toString()
  const shaken = await call(handshake.href)
  if (typeof shaken === 'string') return `The webhook cannot be reached at its public address: ${shaken}.`
  if (shaken.status !== 200 || shaken.text.trim() !== challenge)
    return `The webhook does not answer the handshake: status ${shaken.status}.`
  if (appSecret === null) return undefined
  const signed = await deliver(url, appSecret)
  if (typeof signed === 'string') return `A signed delivery did not arrive: ${signed}.`
  if (signed.status !== 200)
    return `A signed delivery was answered with status ${signed.status}: something on the way changes it.`
  const unsigned = await deliver(url, null)
  if (typeof unsigned !== 'string' && unsigned.status < 400)
    return `A delivery without a signature was taken (status ${unsigned.status}): this is not our webhook.`
  return undefined
}

function deliver(url: string, secret: string | null): ReturnType<typeof call> {
  const signature = secret === null ? null : createHmac('sha256', secret).update(emptyDelivery).digest('hex')
  return call(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(signature !== null && { 'x-hub-signature-256': `sha256=${signature}` }),
    },
    body: emptyDelivery,
  })
}

/** The answer, or why there is none. */
async function call(
  url: string,
  request: RequestInit = {},
): Promise<{ readonly status: number; readonly text: string } | string> {
  try {
    const answer = await fetch(url, {
      ...request,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: answer.status, text: (await answer.text()).slice(0, 1_000) }
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    return cause instanceof Error && cause.message !== '' ? cause.message : 'no answer'
  }
}
