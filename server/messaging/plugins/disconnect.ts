/** Taking WABAs, or a whole plugin, away from this server. It works also when WhatsApp refuses or is away. */
import { appendEvents } from '../../events/append.ts'
import { AppError, notFound } from '../../lib/app-error.ts'
import { setPluginWebhooks } from '../../webhooks/webhooks.ts'
import { assertMayConnect } from '../access.ts'
import { accountsStore } from './accounts.store.ts'
import type { ConnectContext } from './connect.ts'
import { baseUrlOf } from './connections.ts'
import { pluginNotFound, storedPlugin } from './find-plugin.ts'
import { pluginEvent } from './plugin-event.ts'
import { opened } from './plugin-secrets.ts'
import { deliveryUrlOf, type Connector } from './plugins.ts'
import { pluginsStore, type StoredPlugin } from './plugins.store.ts'
import { unsubscribeApp, unsubscribeWaba } from './subscribe.ts'

/** What ends: some WABAs; all of them and the token; or the plugin itself. */
type Extent = 'wabas' | 'token' | 'plugin'

/**
 * Disconnects one WABA, or all and forgets the access token. Throws `not_found` plugin_not_found or waba_not_found.
 */
export async function disconnectPlugin(
  context: ConnectContext,
  actor: Connector,
  id: string,
  wabaId?: string,
): Promise<void> {
  assertMayConnect(actor)
  const plugin = await storedPlugin(context, actor.team.id, id)
  const connected = await connectedWabas(context, plugin)
  if (wabaId !== undefined && !connected.includes(wabaId))
    throw notFound('waba_not_found', `The WABA "${wabaId.slice(0, 50)}" is not connected to this plugin.`)
  const gone = wabaId === undefined ? connected : [wabaId]
  const extent = wabaId === undefined ? 'token' : 'wabas'
  await unsubscribe(context, plugin, gone, extent)
  await release(context, actor, plugin, gone, extent)
}

/** Disconnects everything and removes the plugin. Messages that went through it stay. */
export async function removePlugin(context: ConnectContext, actor: Connector, id: string): Promise<void> {
  assertMayConnect(actor)
  const plugin = await storedPlugin(context, actor.team.id, id)
  const connected = await connectedWabas(context, plugin)
  await unsubscribe(context, plugin, connected, 'plugin')
  await release(context, actor, plugin, connected, 'plugin')
}

async function connectedWabas({ database }: ConnectContext, plugin: StoredPlugin): Promise<string[]> {
  const wabas = await accountsStore(database).wabas(plugin.teamId, plugin.id)
  return wabas.filter(({ status }) => status === 'CONNECTED').map(({ id }) => id)
}

/** A token that was withdrawn is a usual reason to disconnect; deliveries that still come are refused. */
async function unsubscribe(
  context: ConnectContext,
  plugin: StoredPlugin,
  wabaIds: readonly string[],
  extent: Extent,
): Promise<void> {
  const { accessToken, appSecret } = opened(context.secrets, plugin)
  const { appId } = plugin
  const url = deliveryUrlOf(context, plugin)
  const quietly = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }
  if (accessToken !== null)
    for (const wabaId of wabaIds)
      await quietly(() => {
        const access = { baseUrl: baseUrlOf(context, plugin.isSandbox), token: accessToken }
        return unsubscribeWaba(context, access, wabaId, appId, url)
      })
  if (extent !== 'wabas' && appId !== null && appSecret !== null)
    await quietly(() => {
      const baseUrl = baseUrlOf(context, plugin.isSandbox)
      return unsubscribeApp(context, baseUrl, { id: appId, secret: appSecret }, url)
    })
}

async function release(
  { database, clock }: ConnectContext,
  actor: Connector,
  { teamId, id }: StoredPlugin,
  wabaIds: readonly string[],
  extent: Extent,
): Promise<void> {
  const now = clock()
  await database.write(async (session) => {
    const plugins = pluginsStore(session)
    const plugin = await plugins.lock(teamId, id)
    if (plugin === undefined) throw pluginNotFound()
    await accountsStore(session).release(teamId, id, wabaIds, now)
    const by = { userId: actor.userId, at: now }
    if (extent === 'plugin') {
      await plugins.remove(teamId, id)
      await setPluginWebhooks(session, teamId, id, {}, by)
    } else
      await plugins.save({
        ...plugin,
        updatedAt: now,
        ...(extent === 'token' && { accessToken: null, tokenExpiresAt: null, tokenProblem: null }),
      })
    const payload = { wabaIds: [...wabaIds], isRemoved: extent === 'plugin' }
    await appendEvents(session, [pluginEvent('plugin.disconnected', plugin, by, payload)])
  })
}
