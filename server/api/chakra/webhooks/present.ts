/** Webhooks and what they were sent, as the API shows them. */
import { isUtf8 } from 'node:buffer'
import type { DeliveryDetails } from '../../../webhooks/deliveries.ts'
import type { Attempt, Webhook, WebhookDelivery } from '../../../webhooks/webhook.ts'
import type { AttemptV1, DeliveryV1, WebhookV1 } from './schema.ts'

export function presentWebhook(webhook: Webhook): WebhookV1 {
  return {
    id: webhook.id,
    createdAt: webhook.createdAt,
    updatedAt: webhook.updatedAt,
    team: webhook.teamId,
    createdBy: webhook.createdBy,
    kind: webhook.kind,
    plugin: webhook.pluginId,
    url: webhook.url,
    name: webhook.name,
    eventTypes: webhook.eventTypes === null ? null : [...webhook.eventTypes],
    sendsMessageEchoes: webhook.sendsEchoes,
    sendsTemplateEvents: webhook.sendsTemplateEvents,
    isPaused: webhook.pausedAt !== null,
    pausedAt: webhook.pausedAt,
    pausedBy: webhook.pausedBy,
    failingSince: webhook.failingSince,
    lastSuccessAt: webhook.lastSuccessAt,
    lastProblem: webhook.lastProblem,
  }
}

export function presentDelivery(delivery: WebhookDelivery): DeliveryV1 {
  return {
    id: delivery.id,
    createdAt: delivery.createdAt,
    team: delivery.teamId,
    webhook: delivery.webhookId,
    eventId: delivery.eventId,
    eventType: delivery.eventType,
    orderKey: delivery.orderKey,
    bodyBytes: delivery.bodyBytes,
    state: delivery.state,
    attempts: delivery.attempts,
    dueAt: delivery.state === 'WAITING' ? delivery.dueAt : null,
    firstFailedAt: delivery.firstFailedAt,
    deliveredAt: delivery.deliveredAt,
    isAskedFor: delivery.isAskedFor,
  }
}

export function presentDetails(details: DeliveryDetails) {
  const isText = isUtf8(details.body)
  return {
    ...presentDelivery(details),
    body: isText ? details.body.toString('utf8') : null,
    bodyBase64: isText ? null : details.body.toString('base64'),
    requests: details.requests.map(presentAttempt),
  }
}

export function presentAttempt(attempt: Attempt): AttemptV1 {
  const { number, at, durationMs, requestHeaders, status, responseHeaders, responseBody, problem } = attempt
  return {
    number,
    at,
    durationMs,
    requestHeaders: { ...requestHeaders },
    status,
    responseHeaders: responseHeaders === null ? null : { ...responseHeaders },
    responseBody,
    problem,
  }
}
