/**
 * Asks a team's own endpoint what a Flow shows next: the decrypted request as JSON, signed as WhatsApp signs, to an
 * address that cannot be one of a private network.
 */
import { buffer } from 'node:stream/consumers'
import { AppError } from '../../lib/app-error.ts'
import { signatureOf } from '../../lib/hub-signature.ts'
import { isJsonObject, type JsonObject } from '../../lib/json.ts'
import type { Outbound, OutboundAnswer } from '../../lib/outbound/outbound.ts'
import type { MessagingContext } from '../context.ts'

export interface ForwardContext extends MessagingContext {
  /** For addresses that users give. */
  readonly outbound: Outbound
}

export interface TeamQuestion {
  readonly url: string
  readonly appSecret: string
  readonly pluginId: string
  readonly phoneNumberId: string
  readonly data: JsonObject
}

export type TeamReply =
  | { readonly kind: 'answer'; readonly data: JsonObject }
  | { readonly kind: 'token_refused'; readonly message: string }

// The phone waits ten seconds for the whole way.
const totalMs = 8_000
const largestAnswerBytes = 1024 * 1024
const tokenRefused = 427

/** Throws `upstream` flow_endpoint_failed for everything else than JSON in time. */
export async function askTeamEndpoint(
  { outbound }: Pick<ForwardContext, 'outbound'>,
  question: TeamQuestion,
): Promise<TeamReply> {
  const body = Buffer.from(JSON.stringify(question.data))
  try {
    const answer = await outbound.request(question.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-hub-signature-256': signatureOf(body, question.appSecret),
        'x-felloe-plugin-id': question.pluginId,
        'x-felloe-phone-number-id': question.phoneNumberId,
      },
      body,
      redirects: 0,
      limitBytes: largestAnswerBytes,
      totalMs,
    })
    return readReply(answer, await buffer(answer.body))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw failed(error instanceof Error ? error.message : String(error), error)
  }
}

function readReply({ status }: OutboundAnswer, bytes: Buffer): TeamReply {
  const json = parsed(bytes)
  if (status === tokenRefused) {
    const message = isJsonObject(json) ? json['error_msg'] : undefined
    return { kind: 'token_refused', message: typeof message === 'string' ? message : '' }
  }
  if (status !== 200) throw failed(`it answered with status ${status}`)
  if (!isJsonObject(json)) throw failed('its answer is not a JSON object')
  return { kind: 'answer', data: json }
}

function failed(reason: string, cause?: unknown): AppError {
  return new AppError(
    'upstream',
    'flow_endpoint_failed',
    `The flowEndpointUrl of the plugin did not answer the Flow: ${reason}.`,
    { cause },
  )
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
