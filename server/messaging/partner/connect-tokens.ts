/**
 * Connect tokens: with one, somebody without a key connects one plugin in the browser, once, within an hour. The token
 * is given out once and kept as its hash.
 */
import { createHash, randomBytes } from 'node:crypto'
import { AppError, invalidInput, type Fault } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import { assertMayConnect } from '../access.ts'
import { connectPlugin, type Connected, type ConnectContext, type Connecting } from '../plugins/connect.ts'
import { findPlugin, pluginNotFound } from '../plugins/find-plugin.ts'
import { createPlugin, type Connector } from '../plugins/plugins.ts'
import { connectTokensStore, type ConnectToken } from './connect-tokens.store.ts'

export const connectTokenMs = 3_600_000
const tokenBytes = 32
const token64 = /^[\w-]{20,100}$/
// Long enough that a page which is open says "expired" and not "unknown".
const keptMs = 86_400_000

export interface TokenWish {
  /** Of a plugin that is connected again. */
  readonly pluginId?: string | undefined
  /** Of one that is made for this. */
  readonly newPluginName?: string | undefined
  readonly clientReferenceId?: string | undefined
  readonly clientName?: string | undefined
  readonly clientEmail?: string | undefined
}

export interface NewConnectToken {
  /** Shown once. */
  readonly connectToken: string
  readonly pluginId: string
  readonly expiresAt: number
}

/** Throws `invalid` with all faults, and `not_found` plugin_not_found. */
export async function createConnectToken(
  context: ConnectContext,
  actor: Connector,
  wish: TokenWish,
): Promise<NewConnectToken> {
  assertMayConnect(actor)
  const pluginId = await wishedPlugin(context, actor, wish)
  const now = context.clock()
  const connectToken = randomBytes(tokenBytes).toString('base64url')
  const expiresAt = now + connectTokenMs
  const tokens = connectTokensStore(context.database)
  await tokens.removeOld(now - keptMs)
  await tokens.insert({
    hash: hashOf(connectToken),
    teamId: actor.team.id,
    pluginId,
    createdBy: actor.userId,
    expiresAt,
  })
  return { connectToken, pluginId, expiresAt }
}

async function wishedPlugin(context: ConnectContext, actor: Connector, wish: TokenWish): Promise<string> {
  const { pluginId, newPluginName, ...client } = wish
  if (isGiven(pluginId)) {
    if (!isUuid(pluginId)) throw pluginNotFound()
    return (await findPlugin(context, actor.team.id, pluginId)).plugin.id
  }
  if (isGiven(newPluginName))
    return createPlugin(context, actor, { name: newPluginName, ...client }, 'newPluginName')
  const faults: Fault[] = [
    {
      field: 'pluginId',
      message: 'or newPluginName is required: a plugin to connect again, or the name of a new one',
    },
  ]
  throw invalidInput(faults)
}

export interface Invitation {
  readonly teamId: string
  readonly pluginId: string
  readonly pluginName: string
  readonly clientName: string | null
  readonly expiresAt: number
}

/** Whom the token invites to what. Throws `forbidden` connect_token_invalid when it is not in force. */
export async function invitationOf(context: ConnectContext, token: string): Promise<Invitation> {
  const { teamId, pluginId, expiresAt } = await inForce(context, token)
  const { plugin } = await findPlugin(context, teamId, pluginId)
  return { teamId, pluginId, pluginName: plugin.name, clientName: plugin.clientName, expiresAt }
}

/**
 * Connects the plugin that the token stands for, and uses the token up. A try that fails leaves it in force. Throws
 * `forbidden` connect_token_invalid, and what connectPlugin throws.
 */
export async function connectByToken(
  context: ConnectContext,
  token: string,
  input: Connecting,
): Promise<Connected> {
  const { teamId, pluginId, createdBy } = await inForce(context, token)
  const tokens = connectTokensStore(context.database)
  const hash = hashOf(token)
  if (!(await tokens.use(hash, context.clock()))) throw notInForce()
  const connector = { userId: createdBy, roleType: 'admin', team: { id: teamId } } as const
  try {
    return await connectPlugin(context, connector, pluginId, input)
  } catch (error) {
    await tokens.release(hash)
    throw error
  }
}

/** The same with a business of the sandbox that is made for it. Throws `unavailable` sandbox_off without a sandbox. */
export async function connectSandboxByToken(context: ConnectContext, token: string): Promise<Connected> {
  await inForce(context, token)
  const { makeBusiness } = context.sandbox
  if (makeBusiness === undefined)
    throw new AppError('unavailable', 'sandbox_off', 'The sandbox is not running.')
  const { wabaId, ...secrets } = makeBusiness()
  return connectByToken(context, token, { ...secrets, wabaIds: [wabaId] })
}

async function inForce(
  { database, clock }: ConnectContext,
  token: string,
): Promise<Omit<ConnectToken, 'hash'>> {
  const found = token64.test(token)
    ? await connectTokensStore(database).find(hashOf(token), clock())
    : undefined
  if (found === undefined) throw notInForce()
  return found
}

function notInForce(): AppError {
  return new AppError(
    'forbidden',
    'connect_token_invalid',
    'This link was used already, is older than an hour, or is not complete. Ask for a new one.',
  )
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== ''
}
