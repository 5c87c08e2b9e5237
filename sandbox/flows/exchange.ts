/** A phone that talks to the endpoint of a Flow, and what it makes of the answer. */
import { createHmac } from 'node:crypto'
import type { SandboxContext } from '../context.ts'
import type { Flow, PhoneNumber } from '../world/objects.ts'
import { sealForBusiness, type SealedExchange } from './phone-crypto.ts'

export interface Exchanged {
  /** The status of the answer; null when there was none. */
  readonly status: number | null
  readonly outcome:
    | 'answered'
    /** 421: the phone asks for the key again and repeats. */
    | 'key_refused'
    /** 427: the Flow cannot be continued; the message is shown. */
    | 'token_refused'
    /** 432 */
    | 'signature_refused'
    /** An answer that the phone cannot decrypt. */
    | 'unreadable'
    | 'failed'
    | 'unreachable'
  /** Decrypted; of a refusal, the message. */
  readonly answer?: unknown
  /** What the customer is shown. */
  readonly message?: string
}

// The platform gives an endpoint this long.
const answerMs = 10_000
const refusals: Readonly<Record<number, Exchanged['outcome']>> = {
  421: 'key_refused',
  427: 'token_refused',
  432: 'signature_refused',
}

/** `data` is what the phone encrypts: `{version, action, …}`. Never throws. */
export async function exchange(
  endpoint: string,
  { publicKey, secret, data }: { publicKey: string; secret: string; data: unknown },
): Promise<Exchanged> {
  const sealed = sealForBusiness(publicKey, data)
  const body = JSON.stringify(sealed.request)
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'facebookexternalua',
        'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      },
      body,
      signal: AbortSignal.timeout(answerMs),
    })
    return readAnswer(sealed, response.status, await response.text())
  } catch (error) {
    const { message, cause } = error as Error
    return { status: null, outcome: 'unreachable', message: cause instanceof Error ? cause.message : message }
  }
}

/** The secret that signs requests of a Flow: that of its app, else of an app that is subscribed to its WABA. */
export function secretOf({ world }: SandboxContext, flow: Flow): string | undefined {
  const waba = world.wabas.get(flow.wabaId)
  const ids = [
    flow.appId,
    ...(waba?.subscriptions.map(({ appId }) => appId) ?? []),
    world.tokens.find(({ wabaIds }) => wabaIds.includes(flow.wabaId))?.appId,
  ]
  return ids.map((id) => world.apps.get(id ?? '')?.secret).find((secret) => secret !== undefined)
}

/** The key that the phone has; one that was signed for an earlier registration is not taken. */
export function usableKey({ businessPublicKey, isBusinessKeyStale }: PhoneNumber): string | null {
  return isBusinessKeyStale === true ? null : businessPublicKey
}

function readAnswer(sealed: SealedExchange, status: number, text: string): Exchanged {
  const refusal = refusals[status]
  if (refusal !== undefined) return { status, outcome: refusal, ...messageIn(text) }
  if (status !== 200) return { status, outcome: 'failed', message: text.slice(0, 500) }
  try {
    return { status, outcome: 'answered', answer: sealed.open(text) }
  } catch {
    return { status, outcome: 'unreadable', message: text.slice(0, 500) }
  }
}

function messageIn(text: string): { message?: string } {
  try {
    const { error_msg: message } = JSON.parse(text) as { error_msg?: unknown }
    return typeof message === 'string' ? { message } : {}
  } catch {
    return {}
  }
}
