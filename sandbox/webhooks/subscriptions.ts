/**
 * Who gets webhooks: the app's own callback and fields, apps subscribed to a WABA, and the callbacks that a WABA or a
 * number sets instead. Every callback is asked by a handshake before it is kept.
 */
import type { SandboxContext } from '../context.ts'
import { parameterError } from '../graph/graph-error.ts'
import { callbackAddress, readOverride, shakeHands } from './handshake.ts'

export const webhookObject = 'whatsapp_business_account'

/** Sets the app's callback and the fields that it gets. Throws GraphErrors. */
export async function subscribeApp(
  context: SandboxContext,
  appId: string,
  given: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (given['object'] !== webhookObject)
    throw parameterError(`Param object must be one of {${webhookObject}}`)
  const callbackUrl = callbackAddress('callback_url', given['callback_url'])
  const verifyToken = given['verify_token']
  if (typeof verifyToken !== 'string' || verifyToken === '')
    throw parameterError('The parameter verify_token is required.')
  const fields = readFields(given['fields'])
  await shakeHands(context, callbackUrl, verifyToken)
  context.world.apps.update(appId, { callbackUrl, verifyToken, fields })
}

/** Without `fields`, the whole subscription ends; with them, only theirs. */
export function unsubscribeApp({ world }: SandboxContext, appId: string, given: unknown): void {
  const kept = new Set(world.apps.get(appId)?.fields)
  for (const field of given === undefined ? [...kept] : readFields(given)) kept.delete(field)
  world.apps.update(
    appId,
    kept.size === 0 ? { callbackUrl: null, verifyToken: null, fields: [] } : { fields: [...kept] },
  )
}

/** Subscribes the app to the WABA, or sets or, with an empty `given`, removes its override. */
export async function subscribeToWaba(
  context: SandboxContext,
  wabaId: string,
  appId: string,
  given: Readonly<Record<string, unknown>>,
): Promise<void> {
  const override = await readOverride(context, given)
  const others = unsubscribeFromWaba(context, wabaId, appId)
  const subscription = {
    appId,
    overrideCallbackUri: override?.uri ?? null,
    verifyToken: override?.verifyToken ?? null,
  }
  context.world.wabas.update(wabaId, { subscriptions: [...others, subscription] })
}

/** Answers the subscriptions of other apps, which stay. */
export function unsubscribeFromWaba({ world }: SandboxContext, wabaId: string, appId: string) {
  const subscriptions = (world.wabas.get(wabaId)?.subscriptions ?? []).filter((one) => one.appId !== appId)
  world.wabas.update(wabaId, { subscriptions })
  return subscriptions
}

/**
 * Sets a number's own callback, or removes it when `override_callback_uri` is empty. `appId` is the app that asks; by
 * default the first one that is subscribed. Throws GraphErrors.
 */
export async function configureNumberOverride(
  context: SandboxContext,
  phoneNumberId: string,
  given: { readonly override_callback_uri?: unknown; readonly verify_token?: unknown },
  appId?: string,
): Promise<void> {
  const { world } = context
  const override = await readOverride(context, given)
  const wabaId = world.phoneNumbers.get(phoneNumberId)?.wabaId ?? ''
  const overrideAppId = appId ?? world.wabas.get(wabaId)?.subscriptions[0]?.appId
  world.phoneNumbers.update(phoneNumberId, {
    overrideCallbackUri: override?.uri ?? null,
    verifyToken: override?.verifyToken ?? null,
    ...(overrideAppId === undefined ? {} : { overrideAppId }),
  })
}

/** `a,b`, `["a","b"]` or a list, as clients send it. */
function readFields(given: unknown): string[] {
  const list = typeof given === 'string' ? given.replaceAll(/["[\]\s]/g, '').split(',') : given
  if (!Array.isArray(list)) throw parameterError('The parameter fields is required.')
  const fields = list.map(fieldName).filter((field) => field !== '')
  if (fields.length === 0) throw parameterError('The parameter fields is required.')
  return [...new Set(fields)]
}

function fieldName(given: unknown): string {
  if (typeof given === 'string') return given
  const name = (given as { name?: unknown } | null)?.name
  return typeof name === 'string' ? name : ''
}
