/** For tests of this folder: webhooks, events and messages as they would lie in the database. */
import type { LoggedEvent } from '../../events/log.ts'
import type { JsonObject } from '../../lib/json.ts'
import { newId } from '../../lib/uuid.ts'
import type { NewWebhookDelivery, Webhook } from '../webhook.ts'
import type { ShownMessage } from './shown-message.ts'

export const teamId = newId()
export const pluginId = newId()
const at = 1_760_000_000_000

export function webhook(kind: Webhook['kind'], more: Partial<Webhook> = {}): Webhook {
  return {
    teamId,
    id: newId(),
    createdAt: at,
    updatedAt: at,
    createdBy: newId(),
    kind,
    pluginId: kind === 'EVENTS' ? null : pluginId,
    url: 'https://receiver.example/in',
    name: '',
    eventTypes: null,
    sendsEchoes: false,
    sendsTemplateEvents: false,
    failingSince: null,
    lastSuccessAt: null,
    lastProblem: null,
    pausedAt: null,
    pausedBy: null,
    ...more,
  }
}

let number = 0

export function event(type: string, subjectId: string, payload: JsonObject = {}): LoggedEvent {
  number += 1
  return { teamId, id: newId(), number, at: at + number, type, subjectId, madeBy: null, payload }
}

export function inbound(more: Partial<ShownMessage> = {}): ShownMessage {
  const content = {
    from: '15550001111',
    id: 'wamid.OWN1',
    timestamp: '1760000000',
    type: 'text',
    text: { body: 'hello' },
  }
  return {
    id: newId(),
    chatId: newId(),
    pluginId,
    phoneNumberId: '310000000000001',
    at,
    direction: 'INBOUND',
    contactIdentifier: '15550001111',
    externalId: 'wamid.OWN1',
    dataType: 'text',
    content,
    text: 'hello',
    origin: 'inbound',
    deliveryStatus: 'DELIVERED',
    sentAt: null,
    wabaId: '200300400500',
    ownDigits: '15550100200',
    ...more,
  }
}

export function outbound(more: Partial<ShownMessage> = {}): ShownMessage {
  return inbound({
    direction: 'OUTBOUND',
    origin: 'pass_through',
    externalId: 'wamid.OWN2',
    deliveryStatus: 'SENT',
    sentAt: at + 1_500,
    content: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '+1 555 000 1111',
      type: 'text',
      text: { body: 'hi' },
      context: { message_id: 'wamid.OWN1' },
      biz_opaque_callback_data: 'order 7',
    },
    text: 'hi',
    ...more,
  })
}

/** As a session in which these messages lie. */
export function holding(...messages: ShownMessage[]) {
  return { rows: () => Promise.resolve(messages as never[]) }
}

export function jsonOf({ body }: Pick<NewWebhookDelivery, 'body'>): unknown {
  return JSON.parse(body.toString())
}
