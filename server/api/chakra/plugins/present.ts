/** Plugins, WABAs and phone numbers as the ChakraHQ API shows them. No secret passes through here but the verify token. */
import { isJsonObject } from '../../../lib/json.ts'
import type { PhoneNumber, Plugin, PluginConfig, Waba } from '../../../messaging/plugins/plugin.ts'
import type { PluginDetails } from '../../../messaging/plugins/plugins.ts'
import type * as schema from './schema.ts'
import type { Static } from 'typebox'

type PluginV1 = Static<typeof schema.PluginV1>

export interface Webhook {
  readonly url: string
  readonly verifyToken?: string | undefined
}

/** `isAdmin` says whether the reader may see how the plugin is set up. */
export function presentPlugin(
  { plugin, wabas, numbers }: PluginDetails,
  webhook: Webhook,
  isAdmin: boolean,
): PluginV1 {
  return {
    id: plugin.id,
    createdAt: plugin.createdAt,
    updatedAt: plugin.updatedAt,
    team: plugin.teamId,
    type: 'whatsapp',
    name: plugin.name,
    isActive: plugin.isActive,
    isSandbox: plugin.isSandbox,
    clientReferenceId: plugin.clientReferenceId,
    clientName: plugin.clientName,
    clientEmail: plugin.clientEmail,
    auth: plugin.hasToken
      ? {
          whatsappBusinessAccountsById: Object.fromEntries(
            wabas.filter(isConnected).map((waba) => [waba.id, presentAccount(waba)]),
          ),
          appId: plugin.appId,
          hasAppSecret: plugin.hasAppSecret,
          tokenExpiresAt: plugin.tokenExpiresAt,
          tokenCheckedAt: plugin.tokenCheckedAt,
          tokenProblem: plugin.tokenProblem,
        }
      : null,
    serverConfig: {
      enabledWhatsappPhoneNumbers: numbers.filter(({ isEnabled }) => isEnabled).map(({ id }) => id),
      ...(isAdmin ? presentConfig(plugin.config) : {}),
    },
    webhook: {
      url: webhook.url,
      ...(webhook.verifyToken !== undefined && { verifyToken: webhook.verifyToken }),
      lastDeliveryAt: plugin.lastDeliveryAt,
    },
  }
}

export function presentConfig(config: PluginConfig): Static<typeof schema.ConfigV1> {
  const events = config.whichChakraWebhookEventsToSend
  return {
    passThroughWebhookUrl: config.passThroughWebhookUrl ?? null,
    enableMessageEchoesForPassThroughWebhook: config.enableMessageEchoesForPassThroughWebhook ?? false,
    enableSendMessageTemplateEventForPassThroughWebhook:
      config.enableSendMessageTemplateEventForPassThroughWebhook ?? false,
    enableChakraWebhook: config.enableChakraWebhook ?? false,
    chakraWebhookUrl: config.chakraWebhookUrl ?? null,
    whichChakraWebhookEventsToSend: events === undefined ? null : [...events],
    deliveryStatusWebhookUrl: config.deliveryStatusWebhookUrl ?? null,
    flowEndpointUrl: config.flowEndpointUrl ?? null,
  }
}

export function presentAccount(waba: Waba): Static<typeof schema.AccountV1> {
  return {
    id: waba.id,
    pluginId: waba.pluginId,
    name: waba.name,
    chakraStatus: waba.status,
    currency: waba.currency,
    timezoneId: waba.timezoneId,
    messageTemplateNamespace: waba.templateNamespace,
    accountReviewStatus: waba.reviewStatus,
    healthStatus: waba.health,
    syncedAt: waba.syncedAt,
  }
}

export function presentNumber(number: PhoneNumber, plugin: Plugin): Static<typeof schema.PhoneNumberV1> {
  const isUsed = number.isEnabled && plugin.isActive && plugin.hasToken
  return {
    id: number.id,
    whatsappPhoneNumberId: number.id,
    waba: number.wabaId,
    pluginId: number.pluginId,
    displayPhoneNumber: number.displayPhoneNumber,
    verifiedName: number.verifiedName,
    qualityScore: { score: number.qualityRating },
    qualityRating: number.qualityRating,
    messagingLimitTier: number.messagingLimit,
    nameStatus: number.nameStatus,
    status: number.status,
    codeVerificationStatus: number.codeVerificationStatus,
    platformType: number.platformType,
    throughput: { level: number.throughputLevel },
    chakraStatus: isUsed ? 'CONNECTED' : 'DISABLED',
    healthStatus: presentHealth(number.health),
    lastEventAt: number.lastEventAt,
    syncedAt: number.syncedAt,
  }
}

export function isConnected({ status }: Waba): boolean {
  return status === 'CONNECTED'
}

/** Clients look into `entities` without asking whether it is there. */
function presentHealth(health: unknown): { entities: unknown[] } {
  if (!isJsonObject(health)) return { entities: [] }
  return { ...health, entities: Array.isArray(health['entities']) ? health['entities'] : [] }
}
