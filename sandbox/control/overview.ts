/** What the sandbox is doing, on one page, without secrets; and emptying it. */
import type { SandboxContext } from '../context.ts'
import type { ControlRoutes } from './route.ts'

export interface OverviewOptions {
  /** How many webhook deliveries are on their way or wait for a retry. */
  readonly waitingWebhooks: () => number
  readonly reset: () => Promise<void>
}

export const overviewRoutes =
  ({ waitingWebhooks, reset }: OverviewOptions): ControlRoutes =>
  (context) =>
  async (app) => {
    app.get('/', () => ({
      origin: context.origin(),
      now: context.clock.now(),
      counts: context.world.counts(),
      waitingWebhooks: waitingWebhooks(),
      knobs: context.knobs,
      businesses: businesses(context),
    }))
    app.post('/reset', async () => {
      await reset()
      return { success: true }
    })
    await Promise.resolve()
  }

function businesses({ world }: SandboxContext): unknown[] {
  const numbersOf = (wabaId: string) =>
    world.phoneNumbers
      .filter((number) => number.wabaId === wabaId)
      .map(({ id, digits, displayPhoneNumber, verifiedName, status, overrideCallbackUri }) => ({
        phoneNumberId: id,
        digits,
        displayPhoneNumber,
        verifiedName,
        status,
        overrideCallbackUri,
      }))
  return [...world.wabas.values()].map(({ id, name, subscriptions }) => ({
    wabaId: id,
    name,
    phoneNumbers: numbersOf(id),
    subscribedApps: subscriptions.map(({ appId, overrideCallbackUri }) => ({
      appId,
      callbackUrl: overrideCallbackUri ?? world.apps.get(appId)?.callbackUrl ?? null,
      fields: world.apps.get(appId)?.fields ?? [],
    })),
  }))
}
