/** What the Graph shows of a phone number, alone and in the list of its WABA. */
import type { SandboxContext } from '../context.ts'
import type { Call } from '../graph/edge.ts'
import { showFields, type FieldReaders } from '../graph/fields.ts'
import { pageOf } from '../graph/page.ts'
import type { PhoneNumber } from '../world/objects.ts'
import { healthOfNumber } from './health.ts'
import { numberOf } from './number-of.ts'

const type = {
  name: 'WhatsAppBusinessPhoneNumber',
  defaults: [
    'verified_name',
    'code_verification_status',
    'display_phone_number',
    'quality_rating',
    'platform_type',
    'throughput',
    'webhook_configuration',
    'last_onboarded_time',
  ],
}

const readersIn = (context: SandboxContext): FieldReaders<PhoneNumber> => ({
  verified_name: ({ verifiedName }) => verifiedName,
  code_verification_status: ({ codeVerificationStatus }) => codeVerificationStatus,
  display_phone_number: ({ displayPhoneNumber }) => displayPhoneNumber,
  quality_rating: ({ qualityRating }) => qualityRating,
  quality_score: ({ qualityRating }) => ({ score: qualityRating }),
  platform_type: ({ isRegistered }) => (isRegistered ? 'CLOUD_API' : 'NOT_APPLICABLE'),
  throughput: ({ isRegistered, throughputLevel }) => ({
    level: isRegistered ? throughputLevel : 'NOT_APPLICABLE',
  }),
  webhook_configuration: (number) => webhookConfiguration(context, number),
  last_onboarded_time: ({ createdAt }) => new Date(createdAt).toISOString().replace(/\.\d+Z$/, '+0000'),
  status: ({ status }) => status,
  name_status: ({ nameStatus }) => nameStatus,
  new_name_status: () => 'NONE',
  new_display_name: () => undefined,
  is_official_business_account: () => false,
  is_on_biz_app: () => false,
  is_preverified_number: () => false,
  is_pin_enabled: ({ pin }) => pin !== null,
  account_mode: ({ allowedRecipients }) => (allowedRecipients === null ? 'LIVE' : 'SANDBOX'),
  whatsapp_business_manager_messaging_limit: ({ messagingLimit }) => messagingLimit,
  messaging_limit_tier: ({ messagingLimit }) => messagingLimit,
  health_status: (number) => healthOfNumber(context, number),
  certificate: ({ id }) => Buffer.from(`certificate of ${id}`).toString('base64'),
  country_code: () => 'US',
  search_visibility: () => 'VISIBLE',
  username: ({ username }) => username?.name,
})

export function showNumber(call: Call): unknown {
  return showFields(numberOf(call), readersIn(call.context), type, call.body['fields'])
}

export function listNumbers(call: Call): unknown {
  const { context, id, body } = call
  const readers = readersIn(context)
  // The newest first, as the platform lists them.
  const numbers = context.world.phoneNumbers.filter(({ wabaId }) => wabaId === id).reverse()
  return pageOf(call, numbers, (number) => showFields(number, readers, type, body['fields']))
}

/** Callbacks in the order in which they count: of the number, of its WABA, of the app. */
function webhookConfiguration({ world }: SandboxContext, number: PhoneNumber): unknown {
  const subscriptions = world.wabas.get(number.wabaId)?.subscriptions ?? []
  const ofWaba = subscriptions.find(({ overrideCallbackUri }) => overrideCallbackUri !== null)
  const ofApp = world.apps.get(subscriptions[0]?.appId ?? '')?.callbackUrl ?? null
  const { overrideCallbackUri } = number
  if (overrideCallbackUri === null && ofWaba === undefined && ofApp === null) return undefined
  return {
    ...(overrideCallbackUri !== null && { phone_number: overrideCallbackUri }),
    ...(ofWaba !== undefined && { whatsapp_business_account: ofWaba.overrideCallbackUri }),
    ...(ofApp !== null && { application: ofApp }),
  }
}
