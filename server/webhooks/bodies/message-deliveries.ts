/**
 * Which events about messages become which deliveries: of the Chakra webhook, the delivery status webhook, and beside
 * WhatsApp's deliveries. A message of the team is told of once WhatsApp has taken it, for before it has no id there.
 */
import type { Session } from '../../database/session.ts'
import type { LoggedEvent } from '../../events/log.ts'
import { isJsonObject, type JsonObject } from '../../lib/json.ts'
import type { ChakraWebhookEvent } from '../../messaging/plugins/plugin.ts'
import type { Webhook } from '../webhook.ts'
import { messageBody, messageEchoBody, statusBody } from './chakra-body.ts'
import { deliveryStatusBody, hasDeliveryStatus } from './delivery-status-body.ts'
import type { MadeDelivery } from './made-delivery.ts'
import { echoDelivery, templateDelivery } from './pass-through-extras.ts'
import type { ReportedStatus, ShownMessage } from './shown-message.ts'
import { shownMessages } from './shown-messages.store.ts'

export function wantsMessages({ kind, sendsEchoes, sendsTemplateEvents }: Webhook): boolean {
  switch (kind) {
    case 'CHAKRA':
    case 'DELIVERY_STATUS':
      return true
    case 'PASS_THROUGH':
      return sendsEchoes || sendsTemplateEvents
    case 'EVENTS':
      return false
  }
}

export async function messageDeliveries(
  session: Pick<Session, 'rows'>,
  teamId: string,
  events: readonly LoggedEvent[],
  webhooks: readonly Webhook[],
): Promise<MadeDelivery[]> {
  if (webhooks.length === 0) return []
  const about = events.filter(({ type }) => type === 'message.created' || type === 'message.updated')
  const ids = [...new Set(about.map(({ subjectId }) => subjectId))]
  const messages = await shownMessages(session, teamId, ids)
  return about.flatMap((event) => {
    const message = messages.get(event.subjectId)
    if (message === undefined) return []
    const wanting = webhooks.filter(({ pluginId }) => pluginId === message.pluginId)
    return wanting.flatMap((webhook) => toldTo(webhook, event, message))
  })
}

type Told = Pick<MadeDelivery, 'eventId' | 'eventType' | 'body'>

function toldTo(webhook: Webhook, event: LoggedEvent, message: ShownMessage): MadeDelivery[] {
  const { teamId, id: webhookId, kind } = webhook
  // WhatsApp's own deliveries, too, are in the order of their plugin.
  const orderKey = kind === 'PASS_THROUGH' ? message.pluginId : (message.chatId ?? message.id)
  return tellings(webhook, event, message).map((told) => ({
    ...told,
    teamId,
    webhookId,
    orderKey,
    from: event,
  }))
}

function tellings(webhook: Webhook, event: LoggedEvent, message: ShownMessage): Told[] {
  switch (webhook.kind) {
    case 'CHAKRA':
      return chakraTellings(event, message).filter(
        ({ eventType }) => webhook.eventTypes?.includes(eventType) ?? true,
      )
    case 'DELIVERY_STATUS':
      return hasDeliveryStatus(message) ? deliveryStatusTellings(event, message) : []
    case 'PASS_THROUGH':
      return passThroughTellings(webhook, event, message)
    case 'EVENTS':
      return []
  }
}

function chakraTellings(event: LoggedEvent, message: ShownMessage): Told[] {
  const { wabaId, contacts } = event.payload
  const arrival = { wabaId, contacts }
  const told = (eventType: ChakraWebhookEvent, eventId: string, body: JsonObject): Told => ({
    eventType,
    eventId,
    body,
  })
  if (event.type === 'message.created') {
    if (message.origin === 'inbound') return [told('message', event.id, messageBody(message, arrival))]
    if (message.origin === 'echo')
      return [told('smb_message_echo', event.id, messageEchoBody(message, arrival))]
    return []
  }
  return [
    ...(isTaken(event, message)
      ? [told('message_echo', `${message.id}.echo`, messageEchoBody(message, {}))]
      : []),
    ...statusesIn(event).map((status, index) =>
      told('status', `${event.id}.${index}`, statusBody(message, status)),
    ),
  ]
}

function deliveryStatusTellings(event: LoggedEvent, message: ShownMessage): Told[] {
  if (event.type !== 'message.updated') return []
  const statuses = statusesIn(event)
  const heard = statuses.length === 0 && hasFailed(event) ? [failureOf(event)] : statuses
  return heard.flatMap((status, index) => {
    const body = deliveryStatusBody(message, status)
    return body === undefined ? [] : [{ eventType: 'deliveryStatus', eventId: `${event.id}.${index}`, body }]
  })
}

function passThroughTellings(webhook: Webhook, event: LoggedEvent, message: ShownMessage): Told[] {
  if (event.type !== 'message.updated' || !isTaken(event, message)) return []
  const told: Told[] = []
  if (webhook.sendsEchoes)
    told.push({
      eventType: 'smb_message_echoes',
      eventId: `${message.id}.echo`,
      body: echoDelivery(message),
    })
  if (webhook.sendsTemplateEvents && message.dataType === 'template')
    told.push({
      eventType: 'send_message_template',
      eventId: `${message.id}.template`,
      body: templateDelivery(message),
    })
  return told
}

/**
 * Whether this event is the one by which a message of ours got its id at WhatsApp: by the answer of the send, or, when
 * that was lost, by the first status that names it.
 */
function isTaken({ payload }: LoggedEvent, message: ShownMessage): boolean {
  if (message.direction !== 'OUTBOUND' || message.origin === 'echo' || message.externalId === null)
    return false
  if (payload['isNamed'] === true) return true
  return payload['statuses'] === undefined && payload['deliveryStatus'] === 'SENT'
}

function hasFailed({ payload }: LoggedEvent): boolean {
  return payload['deliveryStatus'] === 'FAILED'
}

/** A message that WhatsApp refused, or that was never sent. */
function failureOf({ at }: LoggedEvent): ReportedStatus {
  return { status: 'failed', at, recipientId: null, errors: null }
}

function statusesIn({ payload, at }: LoggedEvent): ReportedStatus[] {
  const { statuses } = payload
  if (!Array.isArray(statuses)) return []
  return statuses.filter(isJsonObject).map(({ status, at: reportedAt, recipientId, errors }) => ({
    status: typeof status === 'string' ? status : '',
    at: typeof reportedAt === 'number' ? reportedAt : at,
    recipientId: typeof recipientId === 'string' ? recipientId : null,
    errors: errors ?? null,
  }))
}
