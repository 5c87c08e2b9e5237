/** Asks a callback whether it is meant: it has to answer the challenge, which it does for its verify token only. */
import { randomInt } from 'node:crypto'
import type { SandboxContext } from '../context.ts'
import { GraphError, parameterError } from '../graph/graph-error.ts'

const longestChallenge = 2_000_000_000
const longestOverride = 200

/** Throws a GraphError with code 2200 unless `url` answers 200 with the challenge. */
export async function shakeHands(
  { webhooks }: Pick<SandboxContext, 'webhooks'>,
  url: string,
  verifyToken: string,
): Promise<void> {
  const challenge = String(randomInt(longestChallenge))
  const asked = new URL(url)
  asked.searchParams.set('hub.mode', 'subscribe')
  asked.searchParams.set('hub.challenge', challenge)
  asked.searchParams.set('hub.verify_token', verifyToken)
  const { status, answer } = await webhooks.get(asked.href)
  if (status === null) throw refused(`Curl Error = ${answer}`)
  if (status !== 200) throw refused(`HTTP Status Code = ${status}; the answer has to be 200`)
  if (answer.trim() !== challenge)
    throw refused(`HTTP Status Code = 200, but the answer is not the value of hub.challenge`)
}

/** The address of a callback, checked. Throws a GraphError with code 100. */
export function callbackAddress(name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') throw parameterError(`The parameter ${name} is required.`)
  const url = URL.parse(value)
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw parameterError(`${name} should represent a valid URI`)
  return value
}

export interface Override {
  readonly uri: string
  readonly verifyToken: string
}

/** What to override the callback with, after the handshake; null, without one, when there is no address. */
export async function readOverride(
  context: Pick<SandboxContext, 'webhooks'>,
  given: { readonly override_callback_uri?: unknown; readonly verify_token?: unknown },
): Promise<Override | null> {
  const { override_callback_uri: address, verify_token: token } = given
  if (address === undefined || address === null || address === '') return null
  const uri = callbackAddress('override_callback_uri', address)
  if (uri.length > longestOverride)
    throw parameterError(`Param override_callback_uri must be at most ${longestOverride} characters long.`)
  if (typeof token !== 'string' || token === '')
    throw parameterError('The parameter verify_token is required.')
  await shakeHands(context, uri, token)
  return { uri, verifyToken: token }
}

function refused(reason: string): GraphError {
  return new GraphError(2200, {
    message: `(#2200) Callback verification failed with the following errors: ${reason}`,
  })
}
