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
// A connection to the database is held meanwhile.
const uploadMs = 10_000

/**
 * Makes a pair and gives WhatsApp its public key; the one before is retired. Throws `forbidden`, `not_found`, `conflict`
 * flow_key_busy while the same is done for this number, what the Graph refused, or `upstream`. After `upstream` it is
 * not known which key WhatsApp has; both are kept, and doing it again settles it.
 */
export async function rotateFlowKey(
  context: MessagingContext,
  actor: Actor,
  pluginId: string,
  phoneNumberId: string,
): Promise<FlowKey> {
  assertMayManage(actor)
  const connection = await connectionOfNumber(context, actor.team.id, phoneNumberId, pluginId)
  // Of two at once, the one that WhatsApp took last could be the one that is retired here.
  return context.database.write(async (session) => {
    const [lock] = await session.rows<{ isFree: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as "isFree"`,
      [`flow key ${connection.teamId} ${phoneNumberId}`],
    )
    if (lock?.isFree !== true)
      throw new AppError(
        'conflict',
        'flow_key_busy',
        'Another key is being made for this phone number. Try again in a moment.',
      )
    return rotate(context, connection)
  })
}

async function rotate(context: MessagingContext, connection: NumberConnection): Promise<FlowKey> {
  const { database, secrets, clock } = context
  const { teamId, pluginId, phoneNumberId } = connection
  const pair = await makeFlowKeyPair()
  const store = flowKeysStore(database)
  const key = { id: newId(), phoneNumberId, publicKey: pair.publicKey, createdAt: clock() }
  const privateKey = secrets.seal(pair.privateKey, flowKeyOwner(key.id))
  await store.insert({ ...key, teamId, pluginId, privateKey })
  try {
    await upload(context, connection, pair.publicKey)
  } catch (error) {
    if (error instanceof AppError && error.code === 'whatsapp_refused') await store.remove(teamId, key.id)
    throw error
  }
  const now = clock()
  await store.makeCurrent(teamId, phoneNumberId, { id: key.id, now, forgetBefore: now - retiredKeyMs })
  return key
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
