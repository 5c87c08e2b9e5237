/** What became of a delivery when it was applied, for people who look for a message. Pure. */
import { isJsonObject, type JsonObject } from '../../lib/json.ts'
import type { KeptMessage } from '../inbound/keep-arrivals.ts'
import type { Arrival } from '../inbound/arrival.ts'
import { messagesIn } from '../inbound/read-arrivals.ts'
import type { Change } from './read-delivery.ts'

export interface Outcome {
  /** Ids of the messages that it brought, whether it was the first to bring them or not. */
  readonly messages: readonly string[]
  /** How many of those were there already. */
  readonly known: number
  readonly statuses: number
  /** The fields of its changes that changed, or may have changed, something of ours. */
  readonly fields: readonly string[]
  /** Fields and types of messages that we know nothing of. They are kept as they came. */
  readonly unknown: readonly string[]
  /** What was not applied, in sentences. */
  readonly problems: readonly string[]
}

// With an effect here.
const appliedFields = new Set([
  'messages',
  'smb_message_echoes',
  'message_echoes',
  'user_preferences',
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
  'phone_number_quality_update',
  'phone_number_name_update',
  'business_capability_update',
  'account_update',
  'account_review_update',
  'account_alerts',
  'security',
])
const knownTypes = new Set(
  `text image video audio document sticker location contacts reaction interactive button order system unsupported edit
   revoke request_welcome`.split(/\s+/),
)
// What is told of one delivery is read by people.
const mostTold = 20
const mostIds = 1_000

export function outcomeOf(
  changes: readonly Change[],
  arrivals: readonly Arrival[],
  kept: readonly (KeptMessage | undefined)[],
  statuses: number,
): Outcome {
  const fields = [...new Set(changes.map(({ field }) => field))]
  const types = new Set(arrivals.map(({ dataType }) => dataType).filter((type) => !knownTypes.has(type)))
  const unconnected = new Set(
    arrivals.filter((_, index) => kept[index] === undefined).map(({ phoneNumberId }) => phoneNumberId),
  )
  return {
    messages: kept.flatMap((message) => message?.id ?? []).slice(0, mostIds),
    known: kept.filter((message) => message?.isNew === false).length,
    statuses,
    fields: fields.filter((field) => appliedFields.has(field)),
    unknown: [
      ...fields.filter((field) => !appliedFields.has(field)),
      ...[...types].map((type) => `message type ${type}`),
    ].slice(0, mostTold),
    problems: [
      ...lostIn(changes, arrivals),
      ...[...unconnected].map(
        (id) =>
          `The phone number id ${id} is not connected or not enabled. Connect it, then apply the delivery again.`,
      ),
      ...changes.flatMap(errorsIn),
    ].slice(0, mostTold),
  }
}

function lostIn(changes: readonly Change[], arrivals: readonly Arrival[]): string[] {
  const count = changes.reduce((sum, change) => sum + messagesIn(change).length, 0) - arrivals.length
  if (count === 0) return []
  const which = count === 1 ? '1 message names' : `${count} messages name`
  return [`${which} no phone number id of ours or nobody who wrote. Only the delivery keeps what was said.`]
}

/** What WhatsApp itself complains of, instead of telling of a message. */
function errorsIn({ value }: Change): string[] {
  const errors = value['errors']
  if (!Array.isArray(errors)) return []
  return errors.filter(isJsonObject).map((error: JsonObject) => {
    const code = typeof error['code'] === 'number' ? `(#${error['code']}) ` : ''
    const data = error['error_data']
    const details = isJsonObject(data) && typeof data['details'] === 'string' ? `: ${data['details']}` : ''
    return `WhatsApp reports: ${code}${typeof error['title'] === 'string' ? error['title'] : 'an error'}${details}`
  })
}
