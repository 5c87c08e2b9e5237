/**
 * The endpoint of Flows: what a phone sends is checked, decrypted and answered, by us where it is about the channel
 * itself, and by the team's own endpoint where it is about the Flow. Nothing is decrypted before its signature is right.
 */
import { AppError } from '../../lib/app-error.ts'
import { isSignedBy } from '../../lib/hub-signature.ts'
import { isJsonObject, type JsonObject } from '../../lib/json.ts'
import { connectionOfPlugin } from '../plugins/connections.ts'
import { verifySecretsOf } from '../plugins/verify-secrets.ts'
import { askTeamEndpoint, type ForwardContext } from './ask-team-endpoint.ts'
import {
  openFlowRequest,
  sealFlowAnswer,
  type OpenedFlowRequest,
  type SealedFlowRequest,
} from './flow-crypto.ts'
import { privateKeysOf } from './flow-keys.ts'

export interface FlowRequest {
  readonly pluginId: string
  readonly phoneNumberId: string
  /** As it came. */
  readonly body: Buffer
  /** X-Hub-Signature-256. */
  readonly signature: string | undefined
}

export type FlowReply =
  /** Encrypted, for the phone; `reported` is an error that the phone has told. */
  | { readonly kind: 'answer'; readonly text: string; readonly reported?: string }
  /** The Flow cannot be continued with its token: the phone shows the message. */
  | { readonly kind: 'token_refused'; readonly message: string }

/**
 * Throws `forbidden` webhook_unknown, `invalid` flow_signature_wrong, flow_request_invalid or flow_key_unknown, `unavailable`
 * flow_endpoint_missing when the plugin has no address to ask, and `upstream` flow_endpoint_failed.
 */
export async function answerFlowRequest(context: ForwardContext, request: FlowRequest): Promise<FlowReply> {
  const { pluginId, phoneNumberId, body, signature } = request
  const secrets = await verifySecretsOf(context, pluginId)
  if (secrets === undefined || secrets.appSecret === null)
    throw new AppError(
      'forbidden',
      'webhook_unknown',
      'There is no plugin with this id that has an app secret, so that nothing can be verified.',
    )
  if (!isSignedBy(body, signature, secrets.appSecret))
    throw new AppError(
      'invalid',
      'flow_signature_wrong',
      'The signature does not fit the body and the app secret of the plugin.',
    )
  const sealed = readSealed(body)
  const opened = firstOpened(sealed, await privateKeysOf(context, secrets.teamId, pluginId, phoneNumberId))
  if (opened === undefined)
    throw new AppError(
      'invalid',
      'flow_key_unknown',
      `No key of the phone number ${phoneNumberId.slice(0, 50)} decrypts the request. Make a new one with flow-key.`,
    )
  if (opened.data['action'] === 'ping')
    return { kind: 'answer', text: sealFlowAnswer({ data: { status: 'active' } }, opened) }
  const reported = reportedError(opened.data)
  if (reported !== undefined)
    return { kind: 'answer', text: sealFlowAnswer({ data: { acknowledged: true } }, opened), reported }
  const { config } = await connectionOfPlugin(context, secrets.teamId, pluginId)
  if (config.flowEndpointUrl === undefined)
    throw new AppError(
      'unavailable',
      'flow_endpoint_missing',
      'The plugin has no flowEndpointUrl, so that nobody can answer this Flow. Set it with update-config.',
    )
  const reply = await askTeamEndpoint(context, {
    url: config.flowEndpointUrl,
    appSecret: secrets.appSecret,
    pluginId,
    phoneNumberId,
    data: opened.data,
  })
  if (reply.kind === 'token_refused') return reply
  return { kind: 'answer', text: sealFlowAnswer(reply.data, opened) }
}

/** Phones report what they could not do with an answer; a field of a form may be named `error` too. */
function reportedError({ data }: JsonObject): string | undefined {
  if (!isJsonObject(data) || typeof data['error_message'] !== 'string') return undefined
  return typeof data['error'] === 'string' ? `${data['error']}: ${data['error_message']}` : undefined
}

function firstOpened(
  sealed: SealedFlowRequest,
  privateKeys: readonly string[],
): OpenedFlowRequest | undefined {
  for (const privateKey of privateKeys) {
    const opened = openFlowRequest(sealed, privateKey)
    if (opened !== undefined) return opened
  }
  return undefined
}

const parts = ['encrypted_flow_data', 'encrypted_aes_key', 'initial_vector'] as const

function readSealed(body: Buffer): SealedFlowRequest {
  const json = parsed(body)
  const [flowData, aesKey, vector] = parts.map((name) => (isJsonObject(json) ? json[name] : undefined))
  if (typeof flowData !== 'string' || typeof aesKey !== 'string' || typeof vector !== 'string')
    throw new AppError(
      'invalid',
      'flow_request_invalid',
      `The body must be a JSON object with the texts ${parts.join(', ')}.`,
    )
  return { encrypted_flow_data: flowData, encrypted_aes_key: aesKey, initial_vector: vector }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
