/** The webhooks of a plugin: one of each kind whose address its config has. They follow every change of it. */
import { appendEvents, type NewEvent } from '../events/append.ts'
import type { Session } from '../database/session.ts'
import { idSequence } from '../lib/uuid.ts'
import type { PluginConfig } from '../messaging/plugins/plugin.ts'
import { withNewAddress, type Webhook, type WebhookKind } from './webhook.ts'
import { webhookEvent } from './webhook-event.ts'
import { webhooksStore } from './webhooks.store.ts'

// Those that are made together are listed in one order.
const nextId = idSequence()

/** What of a plugin's config is about webhooks. */
export type WebhookConfig = Omit<PluginConfig, 'flowEndpointUrl'> & {
  readonly deliveryStatusWebhookUrl?: string
}

type Wanted = Pick<Webhook, 'kind' | 'url' | 'eventTypes' | 'sendsEchoes' | 'sendsTemplateEvents'>

/**
 * Makes, changes and removes the webhooks of the plugin such that they are what `config` says; call it in the
 * transaction that writes the config, with {} when the plugin goes. What is as it was writes nothing.
 */
export async function setPluginWebhooks(
  session: Session,
  teamId: string,
  pluginId: string,
  config: WebhookConfig,
  by: { readonly userId: string; readonly at: number },
): Promise<void> {
  const webhooks = webhooksStore(session)
  const present = new Map((await webhooks.lockOfPlugin(teamId, pluginId)).map((one) => [one.kind, one]))
  const wanted = new Map(wantedBy(config).map((one) => [one.kind, one]))
  const events: NewEvent[] = []
  for (const [kind, before] of present) {
    if (wanted.has(kind)) continue
    await webhooks.remove(teamId, before.id, by.at)
    events.push(webhookEvent('webhook.deleted', before, by))
  }
  for (const [kind, want] of wanted) {
    const before = present.get(kind)
    const next = before === undefined ? fresh(teamId, pluginId, want, by) : changed(before, want)
    if (next === undefined) continue
    await webhooks.save({ ...next, updatedAt: by.at })
    if (before !== undefined && before.pausedAt !== null && next.pausedAt === null)
      await webhooks.begin(teamId, next.id, by.at)
    events.push(webhookEvent(before === undefined ? 'webhook.created' : 'webhook.updated', next, by))
  }
  await appendEvents(session, events)
}

function wantedBy(config: WebhookConfig): Wanted[] {
  const { passThroughWebhookUrl, chakraWebhookUrl, deliveryStatusWebhookUrl } = config
  return [
    ...one('PASS_THROUGH', passThroughWebhookUrl, {
      sendsEchoes: config.enableMessageEchoesForPassThroughWebhook ?? false,
      sendsTemplateEvents: config.enableSendMessageTemplateEventForPassThroughWebhook ?? false,
    }),
    ...one('CHAKRA', config.enableChakraWebhook === true ? chakraWebhookUrl : undefined, {
      eventTypes: config.whichChakraWebhookEventsToSend ?? null,
    }),
    ...one('DELIVERY_STATUS', deliveryStatusWebhookUrl, {}),
  ]
}

function one(kind: WebhookKind, url: string | undefined, more: Partial<Wanted>): Wanted[] {
  if (url === undefined) return []
  return [{ kind, url, eventTypes: null, sendsEchoes: false, sendsTemplateEvents: false, ...more }]
}

function fresh(
  teamId: string,
  pluginId: string,
  want: Wanted,
  by: { readonly userId: string; readonly at: number },
): Webhook {
  return {
    teamId,
    id: nextId(by.at),
    createdAt: by.at,
    updatedAt: by.at,
    createdBy: by.userId,
    pluginId,
    name: '',
    failingSince: null,
    lastSuccessAt: null,
    lastProblem: null,
    pausedAt: null,
    pausedBy: null,
    ...want,
  }
}

function changed(before: Webhook, want: Wanted): Webhook | undefined {
  const next = { ...before, ...want }
  if (JSON.stringify(next) === JSON.stringify(before)) return undefined
  return next.url === before.url ? next : withNewAddress(next)
}
