/**
 * Where WhatsApp delivers what happens. A WABA sends its messages to the override that we set there; templates, quality
 * and account updates go to the callback of the app, which is ours only where nobody else has one.
 */
import { AppError } from '../../lib/app-error.ts'
import type { MessagingContext } from '../context.ts'
import type { GraphAccess } from '../graph/graph-client.ts'
import { isObject } from '../graph/graph-refusal.ts'
import { ask } from './ask-accounts.ts'

type Asking = Pick<MessagingContext, 'graph' | 'settings'>

export interface Callback {
  readonly url: string
  readonly verifyToken: string
}

export interface AppCredentials {
  readonly id: string
  readonly secret: string
}

/** What we understand, or keep for what is built upon it. */
export const webhookFields = [
  'messages',
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
  'phone_number_quality_update',
  'phone_number_name_update',
  'account_update',
  'account_alerts',
  'account_review_update',
  'business_capability_update',
  'security',
  'user_preferences',
] as const

const webhookObject = 'whatsapp_business_account'

/** Whether the app is subscribed to the WABA, and with which override. */
export interface WabaSubscription {
  readonly overrides: readonly string[]
  readonly isSubscribed: boolean
}

/** Throws what askGraph throws, such as for a callback that WhatsApp could not verify. */
export async function subscribeWaba(
  context: Asking,
  access: GraphAccess,
  wabaId: string,
  callback: Callback,
): Promise<void> {
  await ask(
    context,
    access,
    {
      method: 'POST',
      path: `${wabaId}/subscribed_apps`,
      body: json({ override_callback_uri: callback.url, verify_token: callback.verifyToken }),
    },
    [callback.verifyToken],
  )
}

/** With the id of the app, of that app alone: other apps may be subscribed to the same WABA. */
export async function wabaSubscription(
  context: Asking,
  access: GraphAccess,
  wabaId: string,
  appId: string | null,
): Promise<WabaSubscription> {
  const { data } = await ask(context, access, { method: 'GET', path: `${wabaId}/subscribed_apps` })
  const subscriptions = (Array.isArray(data) ? data.filter(isObject) : []).filter((subscription) => {
    const app = subscription['whatsapp_business_api_data']
    return appId === null || (isObject(app) && String(app['id']) === appId)
  })
  const overrides = subscriptions.flatMap(({ override_callback_uri: uri }) =>
    typeof uri === 'string' ? [uri] : [],
  )
  return { overrides, isSubscribed: subscriptions.length > 0 }
}

/** Ends our subscription, and leaves one alone that leads elsewhere. */
export async function unsubscribeWaba(
  context: Asking,
  access: GraphAccess,
  wabaId: string,
  appId: string | null,
  url: string,
): Promise<void> {
  const { overrides } = await wabaSubscription(context, access, wabaId, appId)
  if (!overrides.includes(url)) return
  await ask(context, access, { method: 'DELETE', path: `${wabaId}/subscribed_apps` })
}

export interface AppSubscription {
  readonly callbackUrl: string | null
  readonly fields: readonly string[]
}

/** What the app itself is subscribed to. */
export async function appSubscription(
  context: Asking,
  baseUrl: string,
  app: AppCredentials,
): Promise<AppSubscription> {
  const access = { baseUrl, token: `${app.id}|${app.secret}` }
  const request = { method: 'GET', path: `${app.id}/subscriptions` } as const
  const { data } = await ask(context, access, request, [app.secret])
  const ours = (Array.isArray(data) ? data.filter(isObject) : []).find(
    ({ object }) => object === webhookObject,
  )
  const fields = ours?.['fields']
  return {
    callbackUrl: typeof ours?.['callback_url'] === 'string' ? ours['callback_url'] : null,
    fields: (Array.isArray(fields) ? fields : []).map((field: unknown) =>
      isObject(field) ? String(field['name']) : String(field),
    ),
  }
}

/**
 * Makes the callback the app's own where the app has none, or had ours at another address. Answers false where it leads
 * elsewhere, and changes nothing there: whoever set it depends on it.
 */
export async function subscribeApp(
  context: Asking,
  baseUrl: string,
  app: AppCredentials,
  callback: Callback,
): Promise<boolean> {
  const { callbackUrl, fields } = await appSubscription(context, baseUrl, app)
  const isComplete = webhookFields.every((field) => fields.includes(field))
  if (callbackUrl === callback.url && isComplete) return true
  if (callbackUrl !== null && !isSamePlace(callbackUrl, callback.url)) return false
  const body = {
    object: webhookObject,
    callback_url: callback.url,
    verify_token: callback.verifyToken,
    fields: [...new Set([...fields, ...webhookFields])].join(','),
  }
  const access = { baseUrl, token: `${app.id}|${app.secret}` }
  await ask(context, access, { method: 'POST', path: `${app.id}/subscriptions`, body: json(body) }, [
    app.secret,
    callback.verifyToken,
  ])
  return true
}

/** Ends the subscription of the app where it is ours. */
export async function unsubscribeApp(
  context: Asking,
  baseUrl: string,
  app: AppCredentials,
  url: string,
): Promise<void> {
  const { callbackUrl } = await appSubscription(context, baseUrl, app)
  if (callbackUrl !== url) return
  const access = { baseUrl, token: `${app.id}|${app.secret}` }
  const query = new URLSearchParams({ object: webhookObject })
  await ask(context, access, { method: 'DELETE', path: `${app.id}/subscriptions`, query }, [app.secret])
}

/** Our webhooks are told apart by the plugin's id at the end of the path; host and port can change. */
function isSamePlace(one: string, other: string): boolean {
  return URL.parse(one)?.pathname.split('/').at(-1) === URL.parse(other)?.pathname.split('/').at(-1)
}

/** What a person can do about a webhook that could not be subscribed, behind the reason that WhatsApp gives. */
export function subscriptionAdvice(error: unknown, url: string, isSandbox: boolean): string {
  const reason = error instanceof AppError ? error.message : 'WhatsApp could not be asked'
  const advice = isSandbox || isPublicHttps(url) ? '' : ` ${unreachableAdvice(url)}`
  return `The webhook could not be subscribed: ${reason.replace(/\.$/, '')}.${advice}`
}

export function unreachableAdvice(url: string): string {
  return `WhatsApp delivers only to a public address with https://, and ${url} is none: set PUBLIC_URL to the address under which this server is reached from the internet, then connect again.`
}

/** Whether WhatsApp can deliver there, as far as the address tells. */
export function isPublicHttps(address: string): boolean {
  const url = URL.parse(address)
  if (url?.protocol !== 'https:') return false
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return !/^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe80:)|\.(local|internal|localhost)$/i.test(
    host,
  )
}

function json(value: object): { readonly contentType: string; readonly content: string } {
  return { contentType: 'application/json', content: JSON.stringify(value) }
}
