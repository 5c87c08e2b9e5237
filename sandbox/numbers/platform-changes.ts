/** Changes that the platform makes to a number on its own, each with the webhook that tells of it. */
import type { SandboxContext } from '../context.ts'
import type { PhoneNumber } from '../world/objects.ts'

export const messagingLimits = [
  'TIER_50',
  'TIER_250',
  'TIER_1K',
  'TIER_2K',
  'TIER_10K',
  'TIER_100K',
  'TIER_UNLIMITED',
] as const
export const numberStatuses = [
  'CONNECTED',
  'DISCONNECTED',
  'PENDING',
  'FLAGGED',
  'RESTRICTED',
  'RATE_LIMITED',
  'BANNED',
  'MIGRATED',
  'UNVERIFIED',
] as const
export const nameStatuses = [
  'APPROVED',
  'AVAILABLE_WITHOUT_REVIEW',
  'DECLINED',
  'EXPIRED',
  'PENDING_REVIEW',
  'NONE',
] as const

type Limit = (typeof messagingLimits)[number]

export interface PlatformChanges {
  readonly quality?: PhoneNumber['qualityRating']
  readonly messagingLimit?: Limit
  readonly status?: (typeof numberStatuses)[number]
  readonly nameStatus?: (typeof nameStatuses)[number]
  /** With a decision on the name: the name that was asked for, and is shown once it is approved. */
  readonly verifiedName?: string
  readonly rejectionReason?: string
  readonly throughput?: PhoneNumber['throughputLevel']
  readonly allowedRecipients?: readonly string[] | null
  readonly codeVerificationStatus?: PhoneNumber['codeVerificationStatus']
}

// What the webhook of capabilities says of each limit; -1 is none.
const dailyConversations: Readonly<Record<Limit, number>> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1_000,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: -1,
}
const phoneNumbersPerBusiness = 20
const decisions: Readonly<Record<string, string>> = {
  APPROVED: 'APPROVED',
  AVAILABLE_WITHOUT_REVIEW: 'APPROVED',
  DECLINED: 'REJECTED',
  EXPIRED: 'EXPIRED',
  PENDING_REVIEW: 'DEFERRED',
}

/** Answers the number as it is then. What stays as it was is not told. */
export function changeAsPlatform(
  context: SandboxContext,
  before: PhoneNumber,
  changes: PlatformChanges,
): PhoneNumber {
  const isDeclined = changes.nameStatus === 'DECLINED'
  const after = context.world.phoneNumbers.update(before.id, {
    qualityRating: changes.quality ?? before.qualityRating,
    messagingLimit: changes.messagingLimit ?? before.messagingLimit,
    status: changes.status ?? before.status,
    nameStatus: changes.nameStatus ?? before.nameStatus,
    verifiedName: (isDeclined ? undefined : changes.verifiedName) ?? before.verifiedName,
    throughputLevel: changes.throughput ?? before.throughputLevel,
    allowedRecipients:
      changes.allowedRecipients === undefined ? before.allowedRecipients : changes.allowedRecipients,
    codeVerificationStatus: changes.codeVerificationStatus ?? before.codeVerificationStatus,
  })
  tellQuality(context, before, after)
  tellName(context, before, after, changes)
  return after
}

function tellQuality(context: SandboxContext, before: PhoneNumber, after: PhoneNumber): void {
  const tell = (event: string, limits: object = {}): void =>
    publish(context, after, 'phone_number_quality_update', {
      display_phone_number: after.digits,
      event,
      ...limits,
      current_limit: after.messagingLimit,
      max_daily_conversations_per_business: after.messagingLimit,
    })
  const isFlagged = (number: PhoneNumber): boolean =>
    number.qualityRating === 'RED' || number.status === 'FLAGGED'
  if (isFlagged(before) !== isFlagged(after)) tell(isFlagged(after) ? 'FLAGGED' : 'UNFLAGGED')
  if (before.throughputLevel !== after.throughputLevel && after.throughputLevel === 'HIGH')
    tell('THROUGHPUT_UPGRADE')
  const [old, next] = [rank(before.messagingLimit), rank(after.messagingLimit)]
  if (old === next) return
  tell(next > old ? 'UPGRADE' : 'DOWNGRADE', { old_limit: before.messagingLimit })
  publish(context, after, 'business_capability_update', {
    max_daily_conversations_per_business: dailyConversations[after.messagingLimit as Limit],
    max_phone_numbers_per_business: phoneNumbersPerBusiness,
  })
}

function tellName(
  context: SandboxContext,
  before: PhoneNumber,
  after: PhoneNumber,
  { nameStatus, verifiedName, rejectionReason }: PlatformChanges,
): void {
  if (nameStatus === undefined || nameStatus === before.nameStatus) return
  publish(context, after, 'phone_number_name_update', {
    display_phone_number: after.digits,
    decision: decisions[nameStatus] ?? nameStatus,
    requested_verified_name: verifiedName ?? after.verifiedName,
    rejection_reason: nameStatus === 'DECLINED' ? (rejectionReason ?? 'NAME_NOT_CONSISTENT') : null,
  })
}

function rank(limit: string): number {
  return messagingLimits.findIndex((known) => known === limit)
}

function publish(
  { webhooks }: SandboxContext,
  { wabaId, id }: PhoneNumber,
  field: string,
  value: Readonly<Record<string, unknown>>,
): void {
  webhooks.publish({ wabaId, phoneNumberId: id, field, value })
}
