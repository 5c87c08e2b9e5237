/**
 * Keeps what WhatsApp says of a plugin's token, WABAs and numbers: when it is connected, when somebody asks, and every
 * some hours. What cannot be read now stays as it was, and the reason is kept with the plugin.
 */
import { appendEvents } from '../../events/append.ts'
import { AppError } from '../../lib/app-error.ts'
import { storableText } from '../../lib/json.ts'
import { assertMayConnect } from '../access.ts'
import type { MessagingContext } from '../context.ts'
import type { GraphAccess } from '../graph/graph-client.ts'
import { accountsStore, type ReadNumber, type ReadWaba } from './accounts.store.ts'
import { readNumbers, readToken, readWaba, type TokenFacts } from './ask-accounts.ts'
import { connectionOfPlugin } from './connections.ts'
import { findPlugin, storedPlugin, type PluginDetails } from './find-plugin.ts'
import { pluginEvent } from './plugin-event.ts'
import type { Connector } from './plugins.ts'
import { pluginsStore, type StoredPlugin } from './plugins.store.ts'

export type SyncContext = Pick<
  MessagingContext,
  'database' | 'clock' | 'secrets' | 'graph' | 'settings' | 'sandbox'
>

export interface Account {
  readonly waba: ReadWaba
  readonly numbers: readonly ReadNumber[]
}

export interface SyncOutcome {
  readonly details: PluginDetails
  /** Sentences about what could not be read. */
  readonly problems: readonly string[]
}

/** Reads everything anew. Throws `not_found` plugin_not_found, and `conflict` for a plugin that cannot be asked. */
export async function syncPlugin(context: SyncContext, actor: Connector, id: string): Promise<SyncOutcome> {
  assertMayConnect(actor)
  const problems = await syncStored(context, actor.team.id, id)
  return { details: await findPlugin(context, actor.team.id, id), problems }
}

/** The same without an actor, for what runs in the background. Answers what could not be read. */
export async function syncStored(context: SyncContext, teamId: string, id: string): Promise<string[]> {
  const readAt = context.clock()
  const plugin = await storedPlugin(context, teamId, id)
  const { access } = await connectionOfPlugin(context, teamId, id)
  const wabas = await accountsStore(context.database).wabas(teamId, plugin.id)
  const problems: string[] = []
  const facts = await lookAtToken(context, plugin, access)
  if (facts.problem !== null) problems.push(facts.problem)
  const accounts: Account[] = []
  for (const { id: wabaId, status } of wabas) {
    if (status !== 'CONNECTED') continue
    try {
      accounts.push(await readAccount(context, access, wabaId))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      problems.push(`WABA ${wabaId}: ${error.message}`)
    }
  }
  await keepAccounts(context, plugin, { accounts, readAt, ...facts })
  return problems
}

export interface TokenState {
  readonly expiresAt: number | null
  readonly problem: string | null
}

/** What is wrong with the token, if anything; that it cannot be asked about is no fault of the token. */
export async function lookAtToken(
  context: SyncContext,
  plugin: StoredPlugin,
  access: GraphAccess,
): Promise<TokenState> {
  try {
    return tokenState(await readToken(context, access))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // Whatever was known of it stays.
    if (error.code !== 'whatsapp_refused')
      return { expiresAt: plugin.tokenExpiresAt, problem: plugin.tokenProblem }
    const isInvalid = error.message.includes('(#190)')
    return { expiresAt: plugin.tokenExpiresAt, problem: isInvalid ? error.message : plugin.tokenProblem }
  }
}

export function tokenState({ isValid, problem, expiresAt }: TokenFacts): TokenState {
  if (isValid) return { expiresAt, problem: null }
  return { expiresAt, problem: storableText(problem ?? 'WhatsApp says that the access token is not valid.') }
}

/** Throws what askGraph throws. */
export async function readAccount(
  context: Pick<SyncContext, 'graph' | 'settings'>,
  access: GraphAccess,
  wabaId: string,
): Promise<Account> {
  const waba = await readWaba(context, access, wabaId)
  return { waba, numbers: await readNumbers(context, access, wabaId) }
}

interface Read extends TokenState {
  readonly accounts: readonly Account[]
  /** When the reading began. */
  readonly readAt: number
}

/** Writes what was read, if the plugin is still there and the WABAs are still its own. */
async function keepAccounts(
  { database, clock }: SyncContext,
  { teamId, id }: StoredPlugin,
  { accounts, readAt, expiresAt, problem }: Read,
): Promise<void> {
  const now = clock()
  await database.write(async (session) => {
    const plugins = pluginsStore(session)
    const plugin = await plugins.lock(teamId, id)
    if (plugin === undefined) return
    const store = accountsStore(session)
    const connected = (await store.wabas(teamId, id)).filter(({ status }) => status === 'CONNECTED')
    const current = accounts.filter(({ waba }) => connected.some((one) => one.id === waba.id))
    const before = await shown(store, teamId, id)
    await writeAccounts(store, teamId, id, current, readAt)
    await plugins.saveTokenState(plugin, {
      tokenCheckedAt: now,
      tokenExpiresAt: expiresAt,
      tokenProblem: problem,
    })
    const isChanged =
      plugin.tokenProblem !== problem ||
      plugin.tokenExpiresAt !== expiresAt ||
      before !== (await shown(store, teamId, id))
    if (isChanged)
      await appendEvents(session, [pluginEvent('plugin.updated', plugin, { userId: null, at: now })])
  })
}

export async function writeAccounts(
  store: ReturnType<typeof accountsStore>,
  teamId: string,
  pluginId: string,
  accounts: readonly Account[],
  readAt: number,
): Promise<void> {
  const numbers = accounts.flatMap((account) => account.numbers)
  const wabas = accounts.map(({ waba }) => waba)
  await store.saveWabas(teamId, wabas, readAt)
  await store.removeNumbers(
    teamId,
    pluginId,
    wabas.map(({ id }) => id),
    numbers.map(({ id }) => id),
  )
  await store.saveNumbers(teamId, pluginId, numbers, readAt)
}

/** What there is to see of the accounts of a plugin, but for the times at which it was looked at. */
async function shown(
  store: ReturnType<typeof accountsStore>,
  teamId: string,
  pluginId: string,
): Promise<string> {
  const wabas = await store.wabas(teamId, pluginId)
  const numbers = await store.numbers(teamId, pluginId)
  return JSON.stringify([
    wabas.map((waba) => ({ ...waba, syncedAt: null })),
    numbers.map((number) => ({ ...number, syncedAt: null, lastEventAt: null })),
  ])
}
