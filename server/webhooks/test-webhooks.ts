/** Webhooks and their deliveries for tests, without what usually makes them. */
import type { Context } from '../context.ts'
import { newId } from '../lib/uuid.ts'
import { enqueue } from './enqueue.ts'
import type { NewWebhookDelivery, Webhook } from './webhook.ts'
import { webhooksStore } from './webhooks.store.ts'

export async function makeWebhook(
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  teamId: string,
  url: string,
  more: Partial<Webhook> = {},
): Promise<Webhook> {
  const now = clock()
  const webhook: Webhook = {
    teamId,
    id: newId(now),
    createdAt: now,
    updatedAt: now,
    createdBy: newId(now),
    kind: 'EVENTS',
    pluginId: null,
    url,
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
  await webhooksStore(database).save(webhook)
  return webhook
}

/** Puts deliveries where they wait: each `chat:text` stands in the order of its chat, and its body is the whole. */
export async function put(
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  webhook: Webhook,
  names: readonly string[],
): Promise<void> {
  const deliveries: NewWebhookDelivery[] = names.map((name) => ({
    teamId: webhook.teamId,
    webhookId: webhook.id,
    eventId: `event-${name}`,
    eventType: 'message',
    orderKey: name.includes(':') ? (name.split(':')[0] ?? null) : null,
    body: Buffer.from(name),
  }))
  await database.write((session) => enqueue(session, deliveries, clock()))
}

/** `chat:0`, `chat:1` … */
export function inChat(chat: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${chat}:${index}`)
}
