/** A delivery before it is written out, with the event that it comes from. */
import type { LoggedEvent } from '../../events/log.ts'
import type { NewWebhookDelivery } from '../webhook.ts'

export interface MadeDelivery extends Omit<NewWebhookDelivery, 'body'> {
  readonly from: LoggedEvent
  readonly body: object
}
