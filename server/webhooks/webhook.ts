/** What a webhook is: an address that is told what happens, what it is sent, and what became of it. */

export const webhookKinds = ['PASS_THROUGH', 'CHAKRA', 'DELIVERY_STATUS', 'EVENTS'] as const
export type WebhookKind = (typeof webhookKinds)[number]

export interface Webhook {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly createdBy: string
  readonly kind: WebhookKind
  /** Null of EVENTS, which is the team's. */
  readonly pluginId: string | null
  readonly url: string
  readonly name: string
  /** Of CHAKRA `message` and others; of EVENTS types of events in full, or their beginnings as `process.*`. Null: all. */
  readonly eventTypes: readonly string[] | null
  readonly sendsEchoes: boolean
  readonly sendsTemplateEvents: boolean
  /** Since when every attempt has failed; null when the last one succeeded. */
  readonly failingSince: number | null
  readonly lastSuccessAt: number | null
  readonly lastProblem: string | null
  /** Nothing is sent while it is paused; what is to be sent waits. */
  readonly pausedAt: number | null
  /** Null when the server paused it, after days of failure. */
  readonly pausedBy: string | null
}

/** Nothing is known of a new address: neither that it fails, nor that it must rest. */
export function withNewAddress(webhook: Webhook): Webhook {
  const isOurPause = webhook.pausedAt !== null && webhook.pausedBy === null
  return {
    ...webhook,
    failingSince: null,
    lastProblem: null,
    ...(isOurPause ? { pausedAt: null } : {}),
  }
}

export const deliveryStates = ['WAITING', 'DELIVERED', 'FAILED'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** One request that is to be sent. */
export interface NewWebhookDelivery {
  readonly teamId: string
  readonly webhookId: string
  /** The same whenever the same event is sent to the same webhook again: receivers tell copies by it. */
  readonly eventId: string
  readonly eventType: string
  /** What is sent in order, such as the id of a chat. Null stands in no order. */
  readonly orderKey: string | null
  readonly body: Buffer
}

/** A delivery without its body. */
export interface WebhookDelivery {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly webhookId: string
  readonly eventId: string
  readonly eventType: string
  readonly orderKey: string | null
  readonly bodyBytes: number
  readonly state: DeliveryState
  readonly attempts: number
  /** Of a WAITING one: not before this. */
  readonly dueAt: number
  readonly firstFailedAt: number | null
  readonly deliveredAt: number | null
  /** A test, or sent once more because somebody asked for it. */
  readonly isAskedFor: boolean
}

/** One request as it was sent, and what came back. */
export interface Attempt {
  /** From 1, in the delivery. */
  readonly number: number
  readonly at: number
  readonly durationMs: number
  readonly requestHeaders: Readonly<Record<string, string>>
  /** Null when nobody answered: then `problem` says why. */
  readonly status: number | null
  readonly responseHeaders: Readonly<Record<string, string>> | null
  /** The beginning of it. */
  readonly responseBody: string | null
  /** Why the attempt counts as failed; null when it succeeded. */
  readonly problem: string | null
}
