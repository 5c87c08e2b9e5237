/** Events of webhooks: ids and what is new. The address is not in it, for addresses can hold secrets. */
import type { NewEvent } from '../events/append.ts'
import type { JsonObject } from '../lib/json.ts'
import type { Webhook } from './webhook.ts'

export type WebhookEventType =
  'webhook.created' | 'webhook.updated' | 'webhook.paused' | 'webhook.resumed' | 'webhook.deleted'

export interface MadeBy {
  /** Null when the server did it. */
  readonly userId: string | null
  readonly at: number
}

export function webhookEvent(
  type: WebhookEventType,
  { teamId, id, kind, pluginId, name }: Pick<Webhook, 'teamId' | 'id' | 'kind' | 'pluginId' | 'name'>,
  by: MadeBy,
  payload: JsonObject = {},
): NewEvent {
  const own = { id, kind, pluginId, name, ...payload }
  return { teamId, at: by.at, type, subjectId: id, madeBy: by.userId, payload: own }
}
