/**
 * Who is told of a change: for each app that is subscribed to the WABA, the callback of the number, else that of the
 * WABA, else the app's own, if it asked for the field.
 */
import type { PhoneNumber, Subscription } from '../world/objects.ts'
import type { World } from '../world/world.ts'
import type { Change } from './webhooks.ts'

export interface Target {
  readonly appId: string
  readonly url: string
}

/** Fields that an overridden callback gets; all others keep going to the app's own. */
const overridable = new Set([
  'messages',
  'message_echoes',
  'smb_message_echoes',
  'smb_app_state_sync',
  'history',
  'calls',
  'user_preferences',
  'standby',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
])

export function targetsOf(world: World, change: Change): Target[] {
  const subscriptions = world.wabas.get(change.wabaId)?.subscriptions ?? []
  const number = world.phoneNumbers.get(change.phoneNumberId ?? '')
  return subscriptions.flatMap((subscription) => {
    const url = callbackOf(world, subscription, number, change.field)
    return url === null ? [] : [{ appId: subscription.appId, url }]
  })
}

function callbackOf(
  world: World,
  subscription: Subscription,
  number: PhoneNumber | undefined,
  field: string,
): string | null {
  if (overridable.has(field)) {
    const override = numberOverride(subscription, number) ?? subscription.overrideCallbackUri
    if (override !== null) return override
  }
  const app = world.apps.get(subscription.appId)
  return app?.fields.includes(field) === true ? app.callbackUrl : null
}

function numberOverride({ appId }: Subscription, number: PhoneNumber | undefined): string | null {
  if (number === undefined || (number.overrideAppId ?? appId) !== appId) return null
  return number.overrideCallbackUri
}
