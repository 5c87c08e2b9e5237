/**
 * What webhooks are sent for events of the log: one delivery for each event and webhook that wants it, in the order of
 * the log. Reads what it needs for all events at once. The same events always make deliveries with the same event ids.
 */
import type { Session } from '../../database/session.ts'
import type { LoggedEvent } from '../../events/log.ts'
import type { NewWebhookDelivery, Webhook } from '../webhook.ts'
import { messageDeliveries, wantsMessages } from './message-deliveries.ts'
import { objectDeliveries } from './object-deliveries.ts'
import type { ObjectPresenters } from './object-presenters.ts'

export interface BodiesContext {
  readonly presentObjects: ObjectPresenters
}

/**
 * `events` in the order of the log, `webhooks` all of the team that are there, paused ones too. Pass-through webhooks
 * are sent only what they get beside WhatsApp's own deliveries. A chunk of a job makes a delivery for each of its
 * processes: see `portionsOf`.
 */
export async function bodiesFor(
  context: BodiesContext,
  session: Session,
  teamId: string,
  events: readonly LoggedEvent[],
  webhooks: readonly Webhook[],
): Promise<NewWebhookDelivery[]> {
  const forMessages = webhooks.filter(wantsMessages)
  const forEvents = webhooks.filter(({ kind }) => kind === 'EVENTS')
  const made = [
    ...(await messageDeliveries(session, teamId, events, forMessages)),
    ...(await objectDeliveries(context, session, teamId, events, forEvents)),
  ]
  const place = new Map(events.map(({ id }, index) => [id, index]))
  return made
    .sort((a, b) => (place.get(a.from.id) ?? 0) - (place.get(b.from.id) ?? 0))
    .map(({ teamId, webhookId, eventId, eventType, orderKey, body }) => ({
      teamId,
      webhookId,
      eventId,
      eventType,
      orderKey,
      body: Buffer.from(JSON.stringify(body)),
    }))
}

// A chunk of a job makes some hundred deliveries for each webhook.
const mostChunks = 4

/** The events in portions for which `bodiesFor` answers with no more than memory gladly holds. */
export function portionsOf(events: readonly LoggedEvent[]): LoggedEvent[][] {
  const portions: LoggedEvent[][] = []
  let [portion, chunks]: [LoggedEvent[], number] = [[], 0]
  for (const event of events) {
    portion.push(event)
    chunks += event.type === 'processes.changed' ? 1 : 0
    if (chunks < mostChunks) continue
    portions.push(portion)
    ;[portion, chunks] = [[], 0]
  }
  return portion.length === 0 ? portions : [...portions, portion]
}
