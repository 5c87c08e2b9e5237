/**
 * What exists in the world of the sandbox. Ids are digit strings as the Graph gives them; times are epoch
 * milliseconds of the sandbox's own clock. Objects are values: a change puts a new one.
 */

/** A Meta app: who subscribes to webhooks, and whose secret signs them. */
export interface App {
  readonly id: string
  readonly name: string
  readonly secret: string
  readonly callbackUrl: string | null
  readonly verifyToken: string | null
  readonly fields: readonly string[]
}

export interface AccessToken {
  /** The token itself. */
  readonly id: string
  readonly appId: string
  readonly scopes: readonly string[]
  /** The WABAs that it reaches. */
  readonly wabaIds: readonly string[]
  readonly expiresAt: number | null
  readonly isInvalidated: boolean
}

export interface Subscription {
  readonly appId: string
  readonly overrideCallbackUri: string | null
  readonly verifyToken: string | null
}

export interface Waba {
  readonly id: string
  readonly name: string
  readonly currency: string
  readonly timezoneId: string
  readonly templateNamespace: string
  readonly accountReviewStatus: string
  readonly isLocked: boolean
  readonly subscriptions: readonly Subscription[]
  readonly createdAt: number
}

export interface PhoneNumber {
  readonly id: string
  readonly wabaId: string
  /** Digits only. */
  readonly digits: string
  readonly displayPhoneNumber: string
  readonly verifiedName: string
  readonly qualityRating: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN'
  readonly codeVerificationStatus: 'VERIFIED' | 'NOT_VERIFIED' | 'EXPIRED'
  readonly nameStatus: string
  readonly status: string
  readonly messagingLimit: string
  readonly throughputLevel: 'STANDARD' | 'HIGH'
  readonly isRegistered: boolean
  readonly pin: string | null
  /** When it was registered and deregistered, for the limit on that. */
  readonly registrationTimes: readonly number[]
  readonly pendingCode: string | null
  readonly overrideCallbackUri: string | null
  /** The app that set the override, and whose secret signs what goes there. */
  readonly overrideAppId?: string
  readonly verifyToken: string | null
  readonly businessPublicKey: string | null
  /** The number was registered anew since the key was uploaded: its signature counts no longer. */
  readonly isBusinessKeyStale?: boolean
  /** When a wrong PIN was given, and when a code was last asked for. */
  readonly pinGuesses?: readonly number[]
  readonly codeAskedAt?: number
  readonly profile: Readonly<Record<string, unknown>>
  readonly settings: Readonly<Record<string, unknown>>
  readonly username: { readonly name: string; readonly status: 'approved' | 'reserved' } | null
  /** BSUIDs of customers that this number has blocked. */
  readonly blockedUsers: readonly string[]
  /** Meta's own test numbers reach registered recipients only: their digits. Null is no such limit. */
  readonly allowedRecipients: readonly string[] | null
  readonly createdAt: number
}

export interface Template {
  readonly id: string
  readonly wabaId: string
  readonly name: string
  readonly language: string
  readonly category: 'AUTHENTICATION' | 'MARKETING' | 'UTILITY'
  readonly previousCategory: string | null
  readonly status: string
  readonly parameterFormat: 'POSITIONAL' | 'NAMED'
  /** As they read back: authentication bodies written out, header handles as URLs. */
  readonly components: readonly TemplateComponent[]
  readonly rejectedReason: string
  readonly qualityScore: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN'
  readonly messageSendTtlSeconds: number | null
  readonly libraryTemplateName: string | null
  readonly editTimes: readonly number[]
  readonly pauseCount: number
  readonly createdAt: number
  /** When the review that it waits for ends by itself, and when its pause does. */
  readonly reviewAt?: number | null
  readonly pausedUntil?: number | null
  /** A pause that the business may end itself. */
  readonly isPausedForRate?: boolean
  /** When the quality score was last set. */
  readonly qualityAt?: number
  readonly updatedAt?: number
}

export interface TemplateComponent {
  readonly type: string
  readonly [key: string]: unknown
}

export interface Media {
  readonly id: string
  /** The number that uploaded or received it. */
  readonly phoneNumberId: string
  readonly mimeType: string
  readonly filename: string | null
  /** Lower-case hex. */
  readonly sha256: string
  readonly size: number
  readonly expiresAt: number
}

/** Somebody with WhatsApp, or a number without it. */
export interface Customer {
  /** The business-scoped user id, such as US.900000000000000001. */
  readonly id: string
  /** Digits. A customer always has a number; `hidesNumber` keeps it from businesses. */
  readonly waId: string
  readonly name: string
  readonly username: string | null
  readonly hidesNumber: boolean
  readonly isOnWhatsApp: boolean
  readonly sendsReadReceipts: boolean
  /** Phone number ids of businesses whose marketing was stopped, and that were blocked. */
  readonly stoppedMarketing: readonly string[]
  readonly blockedNumbers: readonly string[]
  /** Phone number ids of the chats that are open on the screen: what arrives there is read at once. */
  readonly openChats: readonly string[]
  /** Nothing reaches the phone while it is false. */
  readonly isOnline?: boolean
}

export type MessageStatus = 'accepted' | 'held' | 'sent' | 'delivered' | 'read' | 'played' | 'failed'

/** A message between a number and a customer, in either direction. */
export interface Message {
  /** wamid. */
  readonly id: string
  readonly phoneNumberId: string
  readonly customerId: string
  readonly groupId: string | null
  readonly direction: 'to_customer' | 'to_business'
  readonly type: string
  /** As it was sent: the request of the business, or the message object of the webhook. */
  readonly content: Readonly<Record<string, unknown>>
  readonly status: MessageStatus
  readonly errorCode: number | null
  readonly templateId: string | null
  readonly callbackData: string | null
  readonly graphVersion: number
  /** How the business addressed the customer. */
  readonly addressedBy: 'phone' | 'user_id'
  readonly at: number
  readonly statusTimes: Readonly<Partial<Record<MessageStatus, number>>>
  /** What was true when it was sent, for what becomes of it later. Only of messages to customers. */
  readonly terms?: SendingTerms
}

export interface SendingTerms {
  readonly isInWindow: boolean
  readonly pricing: Pricing
  /** Why it will fail, where that was known already. */
  readonly failure?: { readonly code: number; readonly details?: string }
  /** `recipient_identity_key_hash`. */
  readonly identityHash?: string
  /** After this it is not delivered any more. */
  readonly expiresAt: number
}

export interface Pricing {
  readonly billable: boolean
  readonly type: 'regular' | 'free_customer_service' | 'free_entry_point'
  readonly category: string
}

/** What is known between one number and one customer. */
export interface Thread {
  /** `${phoneNumberId}:${customerId}`. */
  readonly id: string
  /** When the customer last wrote or called: the window is open for 24 hours from then. */
  readonly lastInboundAt: number | null
  /** Of an advertisement that was answered in time. */
  readonly freeEntryUntil: number | null
  readonly cameFromAdAt: number | null
  /** When the business last addressed the customer by number, or was given it: it may see the number for a while. */
  readonly numberKnownAt?: number
  /** Until when the customer sees that the business is typing. */
  readonly typingUntil?: number
}

export interface Flow {
  readonly id: string
  readonly wabaId: string
  readonly name: string
  readonly status: 'DRAFT' | 'PUBLISHED' | 'DEPRECATED' | 'BLOCKED' | 'THROTTLED'
  readonly categories: readonly string[]
  readonly endpointUri: string | null
  /** The text of flow.json, or null before there is one. */
  readonly json: string | null
  /** The app that made it, whose secret signs what phones send to the endpoint. */
  readonly appId?: string
  readonly createdAt: number
}

export interface Group {
  readonly id: string
  readonly phoneNumberId: string
  readonly subject: string
  readonly description: string
  readonly joinApprovalMode: 'approval_required' | 'auto_approve'
  readonly inviteCode: string
  readonly participants: readonly string[]
  readonly joinRequests: readonly {
    readonly id: string
    readonly customerId: string
    readonly at?: number
  }[]
  readonly createdAt: number
}

export interface Call {
  readonly id: string
  readonly phoneNumberId: string
  readonly customerId: string | null
  readonly state: string
  readonly content: Readonly<Record<string, unknown>>
  readonly at: number
}

/** A resumable upload: `h` is handed out when all bytes are there. */
export interface Upload {
  /** `upload:…`. */
  readonly id: string
  readonly appId: string
  readonly fileName: string
  readonly fileType: string
  readonly fileLength: number
  readonly received: number
  readonly handle: string | null
}
