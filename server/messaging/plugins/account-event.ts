/**
 * What webhooks about accounts and numbers mean for what we keep of them. Tolerant: what is not understood changes
 * nothing. Pure.
 */
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { PhoneNumber } from './plugin.ts'

export type NumberPart = 'quality' | 'limit' | 'name' | 'throughput'
type NumberChanges = Partial<
  Pick<
    PhoneNumber,
    'qualityRating' | 'status' | 'messagingLimit' | 'nameStatus' | 'verifiedName' | 'throughputLevel'
  >
>

/** A word about numbers: of one, by its digits, or of all of the WABA. */
export interface NumberNews {
  readonly digits: string | null
  readonly part: NumberPart
  readonly change: (number: PhoneNumber) => NumberChanges
}

export interface AccountNews {
  readonly numbers: readonly NumberNews[]
  /** Under which the webhook itself is kept with the WABA; null keeps nothing. */
  readonly keepAs: string | null
  readonly reviewStatus?: string
  /** The webhook does not say all that changed: WhatsApp is to be asked soon. */
  readonly isPartial: boolean
}

const nothing: AccountNews = { numbers: [], keepAs: null, isPartial: false }
const longestName = 100

export function accountNews(field: string, value: JsonObject): AccountNews {
  switch (field) {
    case 'phone_number_quality_update':
      return qualityNews(value)
    case 'phone_number_name_update':
      return nameNews(value)
    case 'business_capability_update':
      return { ...nothing, numbers: limitNews(null, limitIn(value)) }
    case 'account_review_update': {
      const decision = word(value['decision'])
      return decision === null ? nothing : { ...nothing, keepAs: field, reviewStatus: decision }
    }
    case 'account_update': {
      const event = word(value['event'])
      return event === null ? nothing : { ...nothing, keepAs: event, isPartial: true }
    }
    case 'account_alerts': {
      const info = value['alert_info']
      const type = word((isJsonObject(info) ? info : value)['alert_type'])
      return { ...nothing, keepAs: type === null ? field : `${field} ${type}` }
    }
    case 'security': {
      const event = word(value['event'])
      return event === null ? nothing : { ...nothing, keepAs: `${field} ${event}` }
    }
    default:
      return nothing
  }
}

/** The WABA that is meant: webhooks about partners name it inside, under the partner's own id. */
export function subjectOf(wabaId: string, value: JsonObject): string {
  const info = value['waba_info']
  return (isJsonObject(info) ? idOf(info['waba_id']) : null) ?? wabaId
}

function qualityNews(value: JsonObject): AccountNews {
  const event = word(value['event'])
  const digits = digitsIn(value)
  if (event === null || digits === null) return nothing
  const numbers = limitNews(digits, limitIn(value))
  if (event === 'FLAGGED')
    numbers.push({ digits, part: 'quality', change: () => ({ status: 'FLAGGED', qualityRating: 'RED' }) })
  if (event === 'UNFLAGGED')
    numbers.push({
      digits,
      part: 'quality',
      // How good it is now is not told.
      change: ({ qualityRating }) => ({
        status: 'CONNECTED',
        qualityRating: qualityRating === 'RED' ? 'UNKNOWN' : qualityRating,
      }),
    })
  if (event === 'THROUGHPUT_UPGRADE')
    numbers.push({ digits, part: 'throughput', change: () => ({ throughputLevel: 'HIGH' }) })
  return { ...nothing, numbers, isPartial: event === 'UNFLAGGED' || event === 'ONBOARDING' }
}

function nameNews(value: JsonObject): AccountNews {
  const decision = word(value['decision'])
  const digits = digitsIn(value)
  if (decision === null || digits === null) return nothing
  const requested = textOf(value['requested_verified_name'])
  const change = ({ verifiedName, nameStatus }: PhoneNumber): NumberChanges => {
    if (decision === 'APPROVED')
      return { nameStatus: 'APPROVED', ...(requested !== null && { verifiedName: requested }) }
    // A new name that is not approved leaves the one that is in use.
    if (nameStatus === 'APPROVED' && requested !== verifiedName) return {}
    return { nameStatus: decision === 'REJECTED' ? 'DECLINED' : 'PENDING_REVIEW' }
  }
  return { ...nothing, numbers: [{ digits, part: 'name', change }], isPartial: true }
}

function limitNews(digits: string | null, messagingLimit: string | null): NumberNews[] {
  return messagingLimit === null ? [] : [{ digits, part: 'limit', change: () => ({ messagingLimit }) }]
}

/** Its name as the Graph tells it: TIER_2K. Older webhooks tell a number, -1 being no limit. */
function limitIn(value: JsonObject): string | null {
  const told =
    value['max_daily_conversations_per_business'] ??
    value['max_daily_conversation_per_phone'] ??
    value['current_limit'] ??
    null
  if (typeof told === 'string') return word(told)
  if (typeof told !== 'number') return null
  if (told < 0) return 'TIER_UNLIMITED'
  return told >= 1_000 && told % 1_000 === 0 ? `TIER_${told / 1_000}K` : `TIER_${told}`
}

function digitsIn(value: JsonObject): string | null {
  const digits = textOf(value['display_phone_number'])?.replaceAll(/\D/g, '') ?? ''
  return digits === '' ? null : digits
}

function word(value: Json | undefined): string | null {
  const text = textOf(value)
  return text === null ? null : text.slice(0, longestName).toUpperCase()
}

function idOf(value: Json | undefined): string | null {
  return typeof value === 'number' ? String(value) : textOf(value)
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
