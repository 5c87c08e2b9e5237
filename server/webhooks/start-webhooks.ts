/** What sends webhooks, in the one process that leads: events become deliveries, and deliveries are sent. */
import type { Leader } from '../jobs/leader.ts'
import type { WebhookContext } from './context.ts'
import { WebhookCourier, type CourierOptions } from './courier/courier.ts'
import { webhookFanOut, type FanOutContext } from './fan-out.ts'

export interface StartOptions {
  readonly onError: (error: unknown, what: string) => void
  readonly onPaused: NonNullable<CourierOptions['onPaused']>
}

/** Before the leader starts; it ends with the leader. */
export function startWebhooks(
  context: WebhookContext & FanOutContext,
  leader: Leader,
  { onError, onPaused }: StartOptions,
): void {
  let courier: WebhookCourier | undefined
  leader.onLead(() => {
    courier = new WebhookCourier(context, {
      onPaused,
      onError: (error) => onError(error, 'something of a webhook was not sent or noted; it is tried again'),
    })
    return courier.start()
  })
  leader.runs(
    webhookFanOut(context, {
      after: (teamId) => courier?.wake(teamId),
      onError: (error) => onError(error, 'webhooks were not told of events; it is tried again'),
    }),
  )
}
