/**
 * Connecting a plugin to WhatsApp: what a token reaches is read first, then kept, then subscribed to. Nothing is kept
 * of a token that is refused; a webhook that cannot be subscribed is told, and the plugin is connected all the same.
 */
import { appendEvents } from '../../events/append.ts'
import { AppError, invalidInput, type Fault } from '../../lib/app-error.ts'
import { assertMayConnect } from '../access.ts'
import type { GraphAccess } from '../graph/graph-client.ts'
import { accountsStore } from './accounts.store.ts'
import { readToken, type TokenFacts } from './ask-accounts.ts'
import { baseUrlOf } from './connections.ts'
import { findPlugin, pluginNotFound, storedPlugin, type PluginDetails } from './find-plugin.ts'
import { pluginEvent } from './plugin-event.ts'
import { credentialFaults, isGraphId, opened, sealSecret, type Credentials } from './plugin-secrets.ts'
import type { Connector } from './plugins.ts'
import { pluginsStore, type StoredPlugin } from './plugins.store.ts'
import { subscribePlugin, type SubscribeContext } from './subscribe-plugin.ts'
import { readAccount, tokenState, writeAccounts, type Account } from './sync.ts'

export type ConnectContext = SubscribeContext

export interface Connecting extends Credentials {
  /** Without these, those that the token names. */
  readonly wabaIds?: readonly string[] | undefined
}

export interface Connected {
  readonly details: PluginDetails
  /** Sentences about what works only in part. */
  readonly warnings: readonly string[]
}

// More than one token reaches; each is asked for in turn.
const mostWabas = 100

/**
 * Connects the plugin, or connects it again with other secrets or further WABAs. Throws `not_found` plugin_not_found,
 * `invalid` with all faults, `conflict` waba_taken, and `upstream` when WhatsApp cannot be asked.
 */
export async function connectPlugin(
  context: ConnectContext,
  actor: Connector,
  id: string,
  input: Connecting,
): Promise<Connected> {
  assertMayConnect(actor)
  const plugin = await storedPlugin(context, actor.team.id, id)
  const known = opened(context.secrets, plugin)
  const faults = [...credentialFaults(input), ...wabaFaults(input.wabaIds)]
  const token = input.accessToken ?? known.accessToken
  if (token === null) faults.push({ field: 'accessToken', message: 'is required: the plugin has none yet' })
  if (faults.length > 0 || token === null) throw invalidInput(faults)

  const readAt = context.clock()
  const isSandbox = input.accessToken === undefined ? plugin.isSandbox : await isOfSandbox(context, token)
  const access = { baseUrl: baseUrlOf(context, isSandbox), token }
  const facts = await checkedToken(context, plugin, access, input)
  const accounts = await readAccounts(context, access, await wanted(context, plugin, input, facts))
  const appId = input.appId ?? facts?.appId ?? plugin.appId
  const appSecret = input.appSecret ?? (isOfAnother(plugin, appId) ? null : known.appSecret)
  await keep(context, actor, plugin, {
    accessToken: token,
    appId,
    appSecret,
    accounts,
    readAt,
    isSandbox,
    facts,
  })
  if (!isSandbox) context.sandbox.onRealConnection?.()
  const warnings = await subscribePlugin(context, plugin, access, { accounts, isSandbox, appId, appSecret })
  return { details: await findPlugin(context, actor.team.id, plugin.id), warnings }
}

/** Whether the plugin was connected to another app until now: its secret signs nothing any more. */
function isOfAnother(plugin: StoredPlugin, appId: string | null): boolean {
  return plugin.appId !== null && plugin.appId !== appId
}

/** Whether the sandbox beside this server knows the token: then it is one of its own, and of nobody else. */
async function isOfSandbox(context: ConnectContext, token: string): Promise<boolean> {
  const { origin } = context.sandbox
  if (origin === undefined) return false
  try {
    return (await readToken(context, { baseUrl: origin, token })).isValid
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/** Undefined where WhatsApp does not tell. Throws `invalid` for a token or app secret that it refuses. */
async function checkedToken(
  context: ConnectContext,
  plugin: StoredPlugin,
  access: GraphAccess,
  input: Connecting,
): Promise<TokenFacts | undefined> {
  const facts = await readToken(context, access).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'whatsapp_refused') throw error
    if (error.message.includes('(#190)'))
      throw invalidInput([{ field: 'accessToken', message: error.message }])
    return undefined
  })
  const faults: Fault[] = []
  if (facts?.isValid === false)
    faults.push({ field: 'accessToken', message: facts.problem ?? 'WhatsApp says that it is not valid' })
  const appId = input.appId ?? plugin.appId
  if (input.appId !== undefined && facts !== undefined && facts.appId !== null && facts.appId !== input.appId)
    faults.push({ field: 'appId', message: `the access token belongs to the app ${facts.appId}` })
  const secretOf = facts?.appId ?? appId
  if (input.appSecret !== undefined && secretOf !== null)
    faults.push(...(await secretFaults(context, access, secretOf, input.appSecret)))
  if (faults.length > 0) throw invalidInput(faults)
  return facts
}

async function secretFaults(
  context: ConnectContext,
  access: GraphAccess,
  appId: string,
  appSecret: string,
): Promise<Fault[]> {
  try {
    await readToken(context, access, `${appId}|${appSecret}`)
    return []
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'whatsapp_refused') throw error
    const message = `WhatsApp does not take it as the secret of the app ${appId}. Copy it from "App settings", "Basic" of that app`
    return [{ field: 'appSecret', message }]
  }
}

/** Which WABAs are connected: those that are named, those that the token names, or those that already are. */
async function wanted(
  { database }: ConnectContext,
  plugin: StoredPlugin,
  input: Connecting,
  facts: TokenFacts | undefined,
): Promise<readonly string[]> {
  if (input.wabaIds !== undefined && input.wabaIds.length > 0) return [...new Set(input.wabaIds)]
  if (facts !== undefined && facts.wabaIds.length > 0) return facts.wabaIds.slice(0, mostWabas)
  const connected = await accountsStore(database).wabas(plugin.teamId, plugin.id)
  const ids = connected.filter(({ status }) => status === 'CONNECTED').map(({ id }) => id)
  if (ids.length > 0) return ids
  throw invalidInput([
    {
      field: 'wabaIds',
      message: 'is required: the access token does not name the WABAs that it reaches. Give their ids',
    },
  ])
}

/** Throws `invalid` with every WABA that the token does not reach. */
async function readAccounts(
  context: ConnectContext,
  access: GraphAccess,
  ids: readonly string[],
): Promise<Account[]> {
  const accounts: Account[] = []
  const faults: Fault[] = []
  for (const id of ids)
    try {
      accounts.push(await readAccount(context, access, id))
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'whatsapp_refused') throw error
      faults.push({
        field: 'wabaIds',
        message: `the access token does not reach the WABA ${id}: ${error.message}`,
      })
    }
  if (faults.length > 0) throw invalidInput(faults)
  return accounts
}

interface Found {
  readonly accessToken: string
  readonly appId: string | null
  readonly appSecret: string | null
  readonly accounts: readonly Account[]
  /** When the reading of them began. */
  readonly readAt: number
  readonly isSandbox: boolean
  readonly facts: TokenFacts | undefined
}

async function keep(
  { database, clock, secrets }: ConnectContext,
  actor: Connector,
  { teamId, id }: StoredPlugin,
  { accessToken, appId, appSecret, accounts, readAt, isSandbox, facts }: Found,
): Promise<void> {
  const now = clock()
  const wabaIds = accounts.map(({ waba }) => waba.id)
  await database.write(async (session) => {
    const plugins = pluginsStore(session)
    const plugin = await plugins.lock(teamId, id)
    if (plugin === undefined) throw pluginNotFound()
    const store = accountsStore(session)
    // From the sandbox to WhatsApp or back: what was connected there is out of reach.
    if (plugin.isSandbox !== isSandbox) {
      const before = await store.wabas(teamId, id)
      await store.release(
        teamId,
        id,
        before.map((waba) => waba.id),
        now,
      )
    }
    assertAllTaken(wabaIds, await store.take(teamId, id, wabaIds, now))
    await writeAccounts(store, teamId, id, accounts, readAt)
    const state = facts && tokenState(facts)
    await plugins.save({
      ...plugin,
      accessToken: sealSecret(secrets, id, 'access_token', accessToken),
      appSecret: appSecret === null ? null : sealSecret(secrets, id, 'app_secret', appSecret),
      appId,
      isSandbox,
      updatedAt: now,
      tokenCheckedAt: now,
      tokenExpiresAt: state?.expiresAt ?? null,
      tokenProblem: state?.problem ?? null,
    })
    const by = { userId: actor.userId, at: now }
    await appendEvents(session, [pluginEvent('plugin.updated', plugin, by, { wabaIds })])
  })
}

function assertAllTaken(wanted: readonly string[], taken: readonly string[]): void {
  const others = wanted.filter((id) => !taken.includes(id))
  if (others.length === 0) return
  throw new AppError(
    'conflict',
    'waba_taken',
    `Another plugin of the team holds the WABA ${others.join(', ')}. Disconnect it there first.`,
  )
}

function wabaFaults(ids: readonly string[] | undefined): Fault[] {
  if (ids === undefined) return []
  const wrong = ids.filter((id) => !isGraphId(id))
  if (wrong.length === 0 && ids.length <= mostWabas) return []
  return [{ field: 'wabaIds', message: `must be a list of at most ${mostWabas} ids of WABAs: digits` }]
}
