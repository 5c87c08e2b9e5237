/** Whether the WABA is reached and delivers to us, what webhooks said of it, and whether our clock is right. */
import { AppError } from '../../lib/app-error.ts'
import { isJsonObject } from '../../lib/json.ts'
import { exchangeSafely } from '../graph/ask-graph.ts'
import type { GraphAccess } from '../graph/graph-client.ts'
import type { Waba } from '../plugins/plugin.ts'
import { appSubscription, wabaSubscription, webhookFields } from '../plugins/subscribe.ts'
import type { SyncContext } from '../plugins/sync.ts'
import { findingsOf, type Finding } from './finding.ts'

const again = 'Connect the plugin again: that subscribes the webhook.'

export async function checkSubscription(
  context: SyncContext,
  access: GraphAccess,
  { id: wabaId }: Waba,
  { appId, url }: { readonly appId: string | null; readonly url: string },
): Promise<Finding> {
  const { ok, problem, unknown } = findingsOf('webhook_subscription')
  try {
    const { overrides, isSubscribed } = await wabaSubscription(context, access, wabaId, appId)
    if (overrides.includes(url)) return ok('The WABA delivers messages to this server.')
    const [other] = overrides
    if (other !== undefined) return problem(`The WABA delivers messages to another address: ${other}`, again)
    if (!isSubscribed) return problem('The app is not subscribed to the WABA: nothing is delivered.', again)
    return problem('The WABA delivers to the callback of the app and not to this server.', again)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return unknown(`The subscription could not be read: ${error.message}`)
  }
}

/** Templates, quality and accounts are told to the callback of the app only. */
export async function checkAppSubscription(
  context: SyncContext,
  baseUrl: string,
  app: { readonly id: string | null; readonly secret: string | null },
  url: string,
): Promise<Finding> {
  const { ok, warning, unknown } = findingsOf('app_subscription')
  if (app.id === null || app.secret === null)
    return unknown('Without the id and the secret of the app, its own subscription cannot be read.')
  try {
    const subscription = await appSubscription(context, baseUrl, { id: app.id, secret: app.secret })
    const missing = webhookFields.filter((field) => !subscription.fields.includes(field))
    if (subscription.callbackUrl === url && missing.length === 0)
      return ok('The app delivers changes of templates, quality and accounts to this server.')
    if (subscription.callbackUrl === url)
      return warning(`The app is not subscribed to ${missing.join(', ')}.`, again)
    const place = subscription.callbackUrl === null ? 'nowhere' : `to ${subscription.callbackUrl}`
    return warning(
      `The app delivers changes of templates, quality and accounts ${place}. They are read every few hours instead.`,
      `Set the callback of the app for WhatsApp to ${url}, with the verify token of the plugin, where nothing else depends on it.`,
    )
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return unknown(`The subscription of the app could not be read: ${error.message}`)
  }
}

export function wabaFinding(waba: Waba, problem: string | undefined): Finding {
  const say = findingsOf('waba')
  if (problem !== undefined)
    return say.problem(
      `The WABA ${waba.id} cannot be read: ${problem}`,
      'Give the system user of the token access to this WABA, or connect with a token that has it.',
    )
  return say.ok(`The WABA ${waba.id} (${waba.name}) is reached.`)
}

interface Told {
  readonly status: 'warning' | 'problem'
  readonly message: string
  /** Kinds of webhooks that end it. */
  readonly endedBy: readonly string[]
}

const told: Readonly<Record<string, Told>> = {
  ACCOUNT_VIOLATION: {
    status: 'warning',
    message: 'WhatsApp has recorded a violation of its policies.',
    endedBy: [],
  },
  ACCOUNT_RESTRICTION: { status: 'warning', message: 'WhatsApp has restricted the account.', endedBy: [] },
  ACCOUNT_DELETED: { status: 'problem', message: 'The account was deleted.', endedBy: [] },
  DISABLED_UPDATE: { status: 'problem', message: 'WhatsApp has disabled the account.', endedBy: [] },
  PARTNER_REMOVED: {
    status: 'problem',
    message: 'The owner of the account has withdrawn the access.',
    endedBy: ['PARTNER_ADDED'],
  },
  PARTNER_APP_UNINSTALLED: {
    status: 'problem',
    message: 'The owner of the account has removed the app.',
    endedBy: ['PARTNER_APP_INSTALLED'],
  },
}
// Older ones have been dealt with, or show in the health of the number.
const toldForMs = 30 * 86_400_000

/** What webhooks have told of the account lately. */
export function accountEventFindings({ accountEvents }: Waba, now: number): Finding[] {
  return Object.entries(told).flatMap(([name, { status, message, endedBy }]) => {
    const event = accountEvents[name]
    if (event === undefined || event.at < now - toldForMs) return []
    if (endedBy.some((end) => (accountEvents[end]?.at ?? 0) > event.at)) return []
    const ban = event.value['ban_info']
    if (isJsonObject(ban) && ban['waba_ban_state'] === 'REINSTATE') return []
    const day = new Date(event.at).toISOString().slice(0, 10)
    const fix = 'Look into the Account Quality page of Meta Business Suite, and appeal there.'
    return [findingsOf('account')[status](`${message.replace(/\.$/, '')}, told on ${day}.`, fix)]
  })
}

// A minute is more than the way takes; at five, signatures with times begin to be refused.
const smallSkewMs = 60_000
const largeSkewMs = 300_000

/** Compares our clock with that of the Graph, which comes with every answer. */
export async function checkClock(context: SyncContext, access: GraphAccess): Promise<Finding> {
  const { ok, warning, problem, unknown } = findingsOf('clock')
  const date = await dateOf(context, access)
  if (date === undefined) return unknown('The clock could not be compared with that of WhatsApp.')
  const skewMs = context.clock() - date
  if (Math.abs(skewMs) < smallSkewMs) return ok('The clock of this server is right.')
  const message = `The clock of this server is ${Math.round(Math.abs(skewMs) / 1_000)} s ${skewMs > 0 ? 'ahead of' : 'behind'} that of WhatsApp.`
  const fix = 'Let the machine set its clock from the network (NTP).'
  return Math.abs(skewMs) < largeSkewMs ? warning(message, fix) : problem(message, fix)
}

async function dateOf(context: SyncContext, access: GraphAccess): Promise<number | undefined> {
  try {
    const path = `${context.settings.GRAPH_VERSION}/me`
    const { headers } = await exchangeSafely(context.graph, access, { method: 'GET', path })
    const time = Date.parse(String(headers['date']))
    return Number.isNaN(time) ? undefined : time
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}
