/** Passes WhatsApp's deliveries on to the webhooks of their plugins, in the transaction that applies them. */
import type { Session } from '../database/session.ts'
import { passThroughBody } from './bodies/pass-through-body.ts'
import { enqueue } from './enqueue.ts'
import { webhooksStore } from './webhooks.store.ts'

/** A delivery of WhatsApp, with its body as it came. */
export interface DeliveryToPassOn {
  readonly pluginId: string
  readonly rawDeliveryId: string
  readonly body: Buffer
}

/** The event type of what is passed on. */
export const passThroughType = 'pass_through'

/**
 * Call it when deliveries are applied for the first time, in their order. Without such a webhook it costs one look into the few webhooks of the team.
 */
export async function passThroughDeliveries(
  session: Session,
  teamId: string,
  deliveries: readonly DeliveryToPassOn[],
  now: number = Date.now(),
): Promise<void> {
  if (deliveries.length === 0) return
  const webhooks = await webhooksStore(session).passThroughOf(teamId)
  const byPlugin = new Map(webhooks.map(({ pluginId, id }) => [pluginId, id]))
  const rows = deliveries.flatMap(({ pluginId, rawDeliveryId, body }) => {
    const webhookId = byPlugin.get(pluginId)
    if (webhookId === undefined) return []
    const own = { eventId: rawDeliveryId, eventType: passThroughType, orderKey: pluginId }
    return [{ teamId, webhookId, ...own, body: passThroughBody(body) }]
  })
  await enqueue(session, rows, now)
}
