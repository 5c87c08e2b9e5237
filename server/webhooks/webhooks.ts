/**
 * Use cases of webhooks: which there are, what they are sent, pausing and resuming. Those of a plugin follow its
 * config (plugin-webhooks.ts) and are changed there; those that are sent events are made here.
 */
import { appendEvents } from '../events/append.ts'
import { AppError, invalidInput, notFound, type Fault } from '../lib/app-error.ts'
import { isUuid, newId } from '../lib/uuid.ts'
import { assertMayManageWebhooks, type WebhookAdmin } from './access.ts'
import type { WebhookContext } from './context.ts'
import { readWebhook, type WebhookInput } from './read-webhook.ts'
import { withNewAddress, type Webhook } from './webhook.ts'
import { webhookEvent, type WebhookEventType } from './webhook-event.ts'
import { mostWebhooks, webhooksStore } from './webhooks.store.ts'

export { setPluginWebhooks } from './plugin-webhooks.ts'
export type { WebhookInput } from './read-webhook.ts'

type Changing = Pick<WebhookContext, 'database' | 'clock'>

/** All of the team, the oldest first. */
export async function listWebhooks({ database }: Changing, actor: WebhookAdmin): Promise<Webhook[]> {
  assertMayManageWebhooks(actor)
  return await webhooksStore(database).list(actor.team.id)
}

/** Throws `not_found` webhook_not_found. */
export async function findWebhook(
  { database }: Pick<WebhookContext, 'database'>,
  actor: WebhookAdmin,
  id: string,
): Promise<Webhook> {
  assertMayManageWebhooks(actor)
  const webhook = isUuid(id) ? await webhooksStore(database).find(actor.team.id, id) : undefined
  if (webhook === undefined) throw webhookNotFound()
  return webhook
}

/** Makes one that is sent events. Throws `invalid` with all faults, and `conflict` webhooks_too_many. */
export async function createWebhook(
  { database, clock }: Changing,
  actor: WebhookAdmin,
  input: WebhookInput,
): Promise<Webhook> {
  assertMayManageWebhooks(actor)
  const { read, faults } = readWebhook(input)
  const missing: Fault[] = input.url === undefined ? [{ field: 'url', message: 'is required' }] : []
  const { url } = read
  if (url === undefined || faults.length > 0) throw invalidInput([...missing, ...faults])
  const now = clock()
  const webhook: Webhook = {
    teamId: actor.team.id,
    id: newId(now),
    createdAt: now,
    updatedAt: now,
    createdBy: actor.userId,
    kind: 'EVENTS',
    pluginId: null,
    url,
    name: read.name ?? '',
    eventTypes: read.eventTypes ?? null,
    sendsEchoes: false,
    sendsTemplateEvents: false,
    failingSince: null,
    lastSuccessAt: null,
    lastProblem: null,
    pausedAt: null,
    pausedBy: null,
  }
  await database.write(async (session) => {
    const webhooks = webhooksStore(session)
    if ((await webhooks.list(actor.team.id)).length >= mostWebhooks)
      throw new AppError('conflict', 'webhooks_too_many', `A team has at most ${mostWebhooks} webhooks.`)
    await webhooks.save(webhook)
    const by = { userId: actor.userId, at: now }
    await appendEvents(session, [webhookEvent('webhook.created', webhook, by)])
  })
  return webhook
}

/**
 * Answers the webhook as it is now; what is as it was writes nothing. A new address ends a pause that the server
 * made. Of one that belongs to a plugin only the name changes here. Throws `not_found`, `invalid` with all faults.
 */
export async function changeWebhook(
  context: Changing,
  actor: WebhookAdmin,
  id: string,
  input: WebhookInput,
): Promise<Webhook> {
  return await changeLocked(context, actor, id, (before) => {
    const { read, faults } = readWebhook(input)
    const all = [...faults, ...(before.pluginId === null ? [] : pluginFaults(input))]
    if (all.length > 0) throw invalidInput(all)
    const next = { ...before, ...read }
    return { type: 'webhook.updated', next: next.url === before.url ? next : withNewAddress(next) }
  })
}

/** Nothing is sent until it is resumed, and nothing is lost. Pausing it again changes nothing. */
export async function pauseWebhook(context: Changing, actor: WebhookAdmin, id: string): Promise<Webhook> {
  return await changeLocked(context, actor, id, (before, now) => ({
    type: 'webhook.paused',
    next: before.pausedAt === null ? { ...before, pausedAt: now, pausedBy: actor.userId } : before,
    payload: { reason: 'by an admin' },
  }))
}

/** What has waited is sent in its order, at once. Resuming one that is not paused changes nothing. */
export async function resumeWebhook(context: Changing, actor: WebhookAdmin, id: string): Promise<Webhook> {
  return await changeLocked(context, actor, id, (before) => ({
    type: 'webhook.resumed',
    next:
      before.pausedAt === null
        ? before
        : { ...before, pausedAt: null, pausedBy: null, failingSince: null, lastProblem: null },
  }))
}

/** What still waited for it is not sent. Throws `conflict` webhook_of_plugin for one that a plugin's config makes. */
export async function removeWebhook(
  { database, clock }: Changing,
  actor: WebhookAdmin,
  id: string,
): Promise<void> {
  assertMayManageWebhooks(actor)
  const now = clock()
  await database.write(async (session) => {
    const webhooks = webhooksStore(session)
    const before = isUuid(id) ? await webhooks.lock(actor.team.id, id) : undefined
    if (before === undefined) throw webhookNotFound()
    if (before.pluginId !== null)
      throw new AppError(
        'conflict',
        'webhook_of_plugin',
        'This webhook belongs to a plugin: take its address out of the config of the plugin.',
      )
    await webhooks.remove(before.teamId, before.id, now)
    const by = { userId: actor.userId, at: now }
    await appendEvents(session, [webhookEvent('webhook.deleted', before, by)])
  })
}

interface Change {
  readonly type: WebhookEventType
  readonly next: Webhook
  readonly payload?: { reason: string }
}

async function changeLocked(
  { database, clock }: Changing,
  actor: WebhookAdmin,
  id: string,
  decide: (before: Webhook, now: number) => Change,
): Promise<Webhook> {
  assertMayManageWebhooks(actor)
  const now = clock()
  return await database.write(async (session) => {
    const webhooks = webhooksStore(session)
    const before = isUuid(id) ? await webhooks.lock(actor.team.id, id) : undefined
    if (before === undefined) throw webhookNotFound()
    const { type, next, payload } = decide(before, now)
    if (JSON.stringify(next) === JSON.stringify(before)) return before
    const saved = { ...next, updatedAt: now }
    await webhooks.save(saved)
    if (before.pausedAt !== null && next.pausedAt === null) await webhooks.begin(before.teamId, id, now)
    await appendEvents(session, [webhookEvent(type, saved, { userId: actor.userId, at: now }, payload)])
    return saved
  })
}

function pluginFaults(input: WebhookInput): Fault[] {
  return (['url', 'eventTypes'] as const)
    .filter((field) => input[field] !== undefined)
    .map((field) => ({ field, message: 'follows the config of the plugin; change it there' }))
}

export function webhookNotFound(): AppError {
  return notFound('webhook_not_found', 'There is no such webhook.')
}
