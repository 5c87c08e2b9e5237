/** The webhook of a plugin: subscribed for each of its WABAs and, where nobody else has it, for its app. */
import { AppError } from '../../lib/app-error.ts'
import type { MessagingContext } from '../context.ts'
import type { GraphAccess } from '../graph/graph-client.ts'
import { accountsStore } from './accounts.store.ts'
import { connectionOfPlugin } from './connections.ts'
import { opened } from './plugin-secrets.ts'
import { deliveryUrlOf } from './plugins.ts'
import type { StoredPlugin } from './plugins.store.ts'
import {
  isPublicHttps,
  subscribeApp,
  subscribeWaba,
  subscriptionAdvice,
  unreachableAdvice,
  wabaSubscription,
} from './subscribe.ts'
import type { Account, SyncContext } from './sync.ts'

export type SubscribeContext = SyncContext & Pick<MessagingContext, 'publicUrl' | 'localUrl'>

export interface Subscribing {
  readonly accounts: readonly Account[]
  readonly isSandbox: boolean
  readonly appId: string | null
  readonly appSecret: string | null
}

/** Subscribes our webhook to each WABA. Answers what a person should know. */
export async function subscribePlugin(
  context: SubscribeContext,
  plugin: StoredPlugin,
  access: GraphAccess,
  { accounts, isSandbox, appId, appSecret }: Subscribing,
): Promise<string[]> {
  const url = deliveryUrlOf(context, { id: plugin.id, isSandbox })
  const callback = { url, verifyToken: opened(context.secrets, plugin).verifyToken }
  const warnings: string[] = []
  for (const { waba } of accounts)
    await subscribeWaba(context, access, waba.id, callback).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error
      warnings.push(`WABA ${waba.id}: ${subscriptionAdvice(error, url, isSandbox)}`)
    })
  if (warnings.length === 0 && !isSandbox && !isPublicHttps(url)) warnings.push(unreachableAdvice(url))
  if (appSecret === null)
    warnings.push(
      'The plugin has no app secret: deliveries of WhatsApp cannot be verified and are refused. Connect again with appSecret.',
    )
  else if (appId !== null)
    warnings.push(
      ...(await subscribeOwnApp(context, access.baseUrl, { id: appId, secret: appSecret }, callback)),
    )
  return warnings
}

async function subscribeOwnApp(
  context: SubscribeContext,
  baseUrl: string,
  app: { readonly id: string; readonly secret: string },
  callback: { readonly url: string; readonly verifyToken: string },
): Promise<string[]> {
  try {
    if (await subscribeApp(context, baseUrl, app, callback)) return []
    return [
      `The app ${app.id} delivers changes of templates, quality and accounts to another address. To get them here too, set its callback for WhatsApp to ${callback.url} in the dashboard of the app.`,
    ]
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return [`Changes of templates, quality and accounts will not be told: ${error.message}`]
  }
}

/** Subscribes the webhook of a connected plugin where it leads elsewhere, such as to an address of before. */
export async function subscribeAgain(context: SubscribeContext, plugin: StoredPlugin): Promise<void> {
  const { access, appId } = await connectionOfPlugin(context, plugin.teamId, plugin.id)
  const { appSecret, verifyToken } = opened(context.secrets, plugin)
  const callback = { url: deliveryUrlOf(context, plugin), verifyToken }
  const wabas = await accountsStore(context.database).wabas(plugin.teamId, plugin.id)
  for (const { id, status } of wabas) {
    if (status !== 'CONNECTED') continue
    const { overrides } = await wabaSubscription(context, access, id, appId)
    if (!overrides.includes(callback.url)) await subscribeWaba(context, access, id, callback)
  }
  if (appId !== null && appSecret !== null)
    await subscribeApp(context, access.baseUrl, { id: appId, secret: appSecret }, callback)
}
