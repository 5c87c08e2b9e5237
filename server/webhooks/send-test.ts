/** Sends a webhook something harmless, at once, so that an admin sees whether its receiver takes and verifies it. */
import { newId } from '../lib/uuid.ts'
import { storableText } from '../lib/json.ts'
import type { WebhookAdmin } from './access.ts'
import type { WebhookContext } from './context.ts'
import { makeAttempt } from './courier/attempt.ts'
import { noteOutcomes } from './courier/notes.store.ts'
import { deliveriesStore } from './deliveries.store.ts'
import type { Attempt, Webhook, WebhookDelivery } from './webhook.ts'
import { findWebhook } from './webhooks.ts'

/** The event type of tests. */
export const testType = 'test'

export interface TestSent {
  readonly delivery: WebhookDelivery
  readonly attempt: Attempt
}

/** Also to a paused webhook. It is kept among the deliveries and never repeated. Throws `not_found`. */
export async function sendTest(
  context: WebhookContext,
  actor: WebhookAdmin,
  webhookId: string,
): Promise<TestSent> {
  const webhook = await findWebhook(context, actor, webhookId)
  const { teamId } = webhook
  const now = context.clock()
  const id = newId(now)
  const body = Buffer.from(JSON.stringify(testBody(webhook, now)))
  const eventId = `${testType}-${id}`
  const secrets = await context.webhookSecrets.living(teamId)
  await using endpoint = context.outbound.endpoint(1)
  const { attempt } = await makeAttempt(
    endpoint,
    webhook.url,
    secrets,
    { id, eventId, body, attempts: 0 },
    context.clock,
  )
  const isDelivered = attempt.problem === null
  const delivery: Omit<WebhookDelivery, 'bodyBytes'> = {
    teamId,
    id,
    createdAt: now,
    webhookId,
    eventId: storableText(eventId),
    eventType: testType,
    orderKey: null,
    state: isDelivered ? 'DELIVERED' : 'FAILED',
    attempts: 1,
    dueAt: now,
    firstFailedAt: isDelivered ? null : now,
    deliveredAt: isDelivered ? context.clock() : null,
    isAskedFor: true,
  }
  await context.database.write(async (session) => {
    await deliveriesStore(session).insertMade(delivery, body)
    await noteOutcomes(session, teamId, [{ ...delivery, attempt }])
  })
  return { delivery: { ...delivery, bodyBytes: body.length }, attempt }
}

/** In the form of what the webhook gets, with nothing in it that a receiver would act upon. */
function testBody({ id, kind, pluginId }: Webhook, now: number): object {
  if (kind === 'PASS_THROUGH') return { object: 'whatsapp_business_account', entry: [] }
  return { event: testType, payload: { webhookId: id, pluginId }, timestamp: now }
}
