/**
 * Which events about messages become which deliveries: of the Chakra webhook, the delivery status webhook, and beside
 * WhatsApp's deliveries. A message of the team is told of once WhatsApp has taken it, for before it has no id there.
 */
import type { Session } from '../../database/session.ts'
import type { LoggedEvent } from '../../events/log.ts'
import { isJsonObject, type JsonObject } from '../../lib/json.ts'
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
  return tellings(webhook, event, message).map((one) => ({
    ...one,
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

/**
 * The id of the event for its receivers: with the name under which it is told, so that one address may be several
 * webhooks. A message is taken once, whatever tells of it, and so its echo has the id of the message.
 */
function told(eventType: string, of: string, body: object, index?: number): Told {
  return { eventType, eventId: `${of}.${eventType}${index === undefined ? '' : `.${index}`}`, body }
}

function chakraTellings(event: LoggedEvent, message: ShownMessage): Told[] {
  const { wabaId, contacts } = event.payload
  const arrival = { wabaId, contacts }
  if (event.type === 'message.created') {
    if (message.origin === 'inbound') return [told('message', event.id, messageBody(message, arrival))]
    if (message.origin === 'echo')
      return [told('smb_message_echo', event.id, messageEchoBody(message, arrival))]
    return []
  }
  const echoes = isTaken(event, message)
    ? [told('message_echo', message.id, messageEchoBody(message, {}))]
    : []
  const statuses = statusesIn(event).map((status, index) =>
    told('status', event.id, statusBody(message, status), index),
  )
  return [...echoes, ...statuses]
}

function deliveryStatusTellings(event: LoggedEvent, message: ShownMessage): Told[] {
  if (event.type !== 'message.updated') return []
  const statuses = statusesIn(event)
  const heard = isOutcome(event.payload, 'FAILED') ? [failureOf(event)] : statuses
  return heard.flatMap((status, index) => {
    const body = deliveryStatusBody(message, status)
    return body === undefined ? [] : [told('deliveryStatus', event.id, body, index)]
  })
}

function passThroughTellings(webhook: Webhook, event: LoggedEvent, message: ShownMessage): Told[] {
  if (event.type !== 'message.updated' || !isTaken(event, message)) return []
  const isTemplate = message.dataType === 'template'
  return [
    ...(webhook.sendsEchoes ? [told('smb_message_echoes', message.id, echoDelivery(message))] : []),
    ...(webhook.sendsTemplateEvents && isTemplate
      ? [told('send_message_template', message.id, templateDelivery(message))]
      : []),
  ]
}

/**
 * Whether this event is the one by which a message of ours got its id at WhatsApp: by the answer of the send, or, when
 * that was lost, by the first status that names it.
 */
function isTaken({ payload }: LoggedEvent, message: ShownMessage): boolean {
  if (message.direction !== 'OUTBOUND' || message.origin === 'echo' || message.externalId === null)
    return false
  return payload['isNamed'] === true || isOutcome(payload, 'SENT')
}

/**
 * Whether the event tells what became of the send itself. A reaction, an edit or a deletion names the status that the
 * message has already.
 */
function isOutcome(payload: JsonObject, status: 'SENT' | 'FAILED'): boolean {
  const { statuses, amendedBy, deliveryStatus } = payload
  return statuses === undefined && amendedBy === undefined && deliveryStatus === status
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
