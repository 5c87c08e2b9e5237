/**
 * Key pairs for Flows. A new one is kept before WhatsApp gets its public half, and older ones still decrypt for a while
 * after: phones learn of a new key late, and at no moment may a request come that nobody can read.
 */
import { AppError } from '../../lib/app-error.ts'
import { newId } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { assertMayManage } from '../access.ts'
import type { MessagingContext } from '../context.ts'
import { askGraph } from '../graph/ask-graph.ts'
import type { GraphRefusal } from '../graph/graph-refusal.ts'
import { connectionOfNumber, type NumberConnection } from '../plugins/connections.ts'
import { makeFlowKeyPair } from './flow-crypto.ts'
import { flowKeysStore } from './flow-keys.store.ts'

export interface FlowKey {
  readonly id: string
  readonly phoneNumberId: string
  /** PEM. */
  readonly publicKey: string
  readonly createdAt: number
}

/** How long a key still decrypts after another one took its place. */
export const retiredKeyMs = 30 * 86_400_000
const uploadMs = 10_000
// No upload lasts as long, its repetitions included: of two keys that are further apart, the later one is WhatsApp's.
const uploadsOverlapMs = 60_000

/**
 * Makes a pair and gives WhatsApp its public key; keys before it are retired, but those of the last minute: whose upload
 * WhatsApp took last is not known. Throws `forbidden`, `not_found`, what the Graph refused, or `upstream`; after that
 * one it is not known which key WhatsApp has: both are kept, and doing it again settles it.
 */
export async function rotateFlowKey(
  context: MessagingContext,
  actor: Actor,
  pluginId: string,
  phoneNumberId: string,
): Promise<FlowKey> {
  assertMayManage(actor)
  const { database, secrets, clock } = context
  const { id: teamId } = actor.team
  const connection = await connectionOfNumber(context, teamId, phoneNumberId, pluginId)
  const store = flowKeysStore(database)
  const pair = await makeFlowKeyPair()
  const key = { id: newId(), phoneNumberId, publicKey: pair.publicKey, createdAt: clock() }
  const privateKey = secrets.seal(pair.privateKey, flowKeyOwner(key.id))
  await store.insert({ ...key, teamId, pluginId: connection.pluginId, privateKey })
  try {
    await upload(context, connection, pair.publicKey)
  } catch (error) {
    if (isRefusal(error)) await store.remove(teamId, key.id)
    throw error
  }
  await store.retire(teamId, phoneNumberId, {
    createdBefore: key.createdAt - uploadsOverlapMs,
    now: clock(),
    forgetBefore: clock() - retiredKeyMs,
  })
  return key
}

/** Whether WhatsApp certainly did not take the key. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof AppError) || error.code !== 'whatsapp_refused') return false
  const { status } = error.cause as GraphRefusal
  return status < 500
}

async function upload(
  { graph, settings }: Pick<MessagingContext, 'graph' | 'settings'>,
  { access, phoneNumberId }: NumberConnection,
  publicKey: string,
): Promise<void> {
  await askGraph(graph, access, {
    method: 'POST',
    timeoutMs: uploadMs,
    path: `${settings.GRAPH_VERSION}/${phoneNumberId}/whatsapp_business_encryption`,
    body: {
      contentType: 'application/x-www-form-urlencoded',
      content: new URLSearchParams({ business_public_key: publicKey }).toString(),
    },
  })
}

/** PEMs of the private keys with which a request to the number can be read, the newest first. */
export async function privateKeysOf(
  { database, secrets, clock }: Pick<MessagingContext, 'database' | 'secrets' | 'clock'>,
  teamId: string,
  pluginId: string,
  phoneNumberId: string,
): Promise<string[]> {
  const since = clock() - retiredKeyMs
  const rows = await flowKeysStore(database).usable(teamId, pluginId, phoneNumberId, since)
  return rows.map(({ id, privateKey }) => secrets.open(privateKey, flowKeyOwner(id)))
}

function flowKeyOwner(id: string): string {
  return `flow key ${id}`
}
