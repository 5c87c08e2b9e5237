/** A plugin is one connection to WhatsApp: a token, the WABAs that it reaches, and their phone numbers. */
import type { JsonObject } from '../../lib/json.ts'

export const chakraWebhookEvents = ['message', 'status', 'message_echo', 'smb_message_echo'] as const
export type ChakraWebhookEvent = (typeof chakraWebhookEvents)[number]

/** What a team sets about a plugin. Keys are absent until they are set. */
export interface PluginConfig {
  readonly passThroughWebhookUrl?: string
  readonly enableMessageEchoesForPassThroughWebhook?: boolean
  readonly enableSendMessageTemplateEventForPassThroughWebhook?: boolean
  readonly enableChakraWebhook?: boolean
  readonly chakraWebhookUrl?: string
  readonly whichChakraWebhookEventsToSend?: readonly ChakraWebhookEvent[]
  /** Where statuses of templates go, in the form of the older webhook. */
  readonly deliveryStatusWebhookUrl?: string
  /** Where the decrypted data of Flows is sent. */
  readonly flowEndpointUrl?: string
}

export interface Plugin {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly createdBy: string
  readonly name: string
  readonly isActive: boolean
  /** Talks to the built-in sandbox and not to Meta. */
  readonly isSandbox: boolean
  readonly clientReferenceId: string | null
  readonly clientName: string | null
  readonly clientEmail: string | null
  readonly appId: string | null
  readonly hasToken: boolean
  readonly hasAppSecret: boolean
  readonly config: PluginConfig
  readonly tokenCheckedAt: number | null
  readonly tokenExpiresAt: number | null
  readonly tokenProblem: string | null
  readonly lastDeliveryAt: number | null
}

export interface Waba {
  readonly id: string
  readonly pluginId: string
  readonly status: 'CONNECTED' | 'DISCONNECTED'
  readonly name: string
  readonly currency: string | null
  readonly timezoneId: string | null
  readonly templateNamespace: string | null
  readonly reviewStatus: string | null
  /** The last webhook of each kind that said something of the account, by its name. */
  readonly accountEvents: Readonly<Record<string, AccountEvent>>
  readonly health: unknown
  readonly syncedAt: number | null
}

export interface AccountEvent {
  /** Epoch milliseconds. */
  readonly at: number
  readonly value: JsonObject
}

export interface PhoneNumber {
  /** WhatsApp's id, not the number. */
  readonly id: string
  readonly pluginId: string
  readonly wabaId: string
  readonly isEnabled: boolean
  readonly displayPhoneNumber: string
  readonly digits: string
  readonly verifiedName: string
  readonly qualityRating: string
  readonly messagingLimit: string | null
  readonly nameStatus: string | null
  readonly status: string | null
  readonly codeVerificationStatus: string | null
  readonly platformType: string | null
  readonly throughputLevel: string | null
  readonly health: unknown
  readonly syncedAt: number | null
  readonly lastEventAt: number | null
}
