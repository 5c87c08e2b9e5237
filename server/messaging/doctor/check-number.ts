/** What WhatsApp's own words about a phone number mean, and when it was last heard of. Pure. */
import { isJsonObject, type Json } from '../../lib/json.ts'
import type { PhoneNumber } from '../plugins/plugin.ts'
import { findingsOf, type Finding } from './finding.ts'

const dayMs = 86_400_000
// A number that is used hears of something in a week: a message or a status.
const quietMs = 7 * dayMs

export function numberFindings(number: PhoneNumber, now: number): Finding[] {
  return [
    enabledFinding(number),
    statusFinding(number),
    registrationFinding(number),
    qualityFinding(number),
    limitFinding(number),
    nameFinding(number),
    healthFinding(number),
    heardFinding(number, now),
  ]
}

function enabledFinding({ isEnabled }: PhoneNumber): Finding {
  const { ok, warning } = findingsOf('number_enabled')
  if (isEnabled) return ok('The number is used here.')
  return warning(
    'The number is switched off here: nothing is sent from it.',
    'Add it to serverConfig.enabledWhatsappPhoneNumbers of the plugin.',
  )
}

function statusFinding({ status }: PhoneNumber): Finding {
  const { ok, warning, problem, unknown } = findingsOf('number_status')
  switch (status) {
    case null:
      return unknown('WhatsApp does not tell the status of the number.')
    case 'CONNECTED':
      return ok('The number is connected.')
    case 'FLAGGED':
    case 'RESTRICTED':
    case 'RATE_LIMITED':
      return warning(
        `WhatsApp has marked the number as ${status}: it limits what is sent.`,
        'Look into WhatsApp Manager for the reason, and send only what people expect until the mark is gone.',
      )
    case 'PENDING':
    case 'UNVERIFIED':
      return problem(
        `The number is ${status}: it cannot send yet.`,
        'Verify the number in WhatsApp Manager and register it.',
      )
    default:
      return problem(
        `The number is ${status}: it cannot send.`,
        'Look into WhatsApp Manager for the reason, and appeal or connect the number again there.',
      )
  }
}

function registrationFinding({ platformType, codeVerificationStatus }: PhoneNumber): Finding {
  const { ok, problem, warning, unknown } = findingsOf('number_registered')
  if (platformType === null) return unknown('WhatsApp does not tell whether the number is registered.')
  if (platformType !== 'CLOUD_API')
    return problem(
      'The number is not registered with the Cloud API.',
      'Register it: POST /{phone number id}/register of the Graph API with a PIN of six digits, or in WhatsApp Manager.',
    )
  if (codeVerificationStatus === 'NOT_VERIFIED')
    return warning(
      'The number is registered, but its owner was never verified by a code.',
      'Ask for a code and enter it in WhatsApp Manager.',
    )
  return ok('The number is registered with the Cloud API.')
}

function qualityFinding({ qualityRating }: PhoneNumber): Finding {
  const { ok, warning, problem } = findingsOf('quality')
  switch (qualityRating) {
    case 'GREEN':
      return ok('The quality is high.')
    case 'YELLOW':
      return warning(
        'The quality is medium: people block or report messages of this number.',
        'Send less marketing, only to people who asked for it, and make it easy to stop.',
      )
    case 'RED':
      return problem(
        'The quality is low: WhatsApp may lower the limit of the number, and pause templates.',
        'Stop marketing messages now, and look in WhatsApp Manager at what people gave as reasons.',
      )
    default:
      return ok('The quality has not been rated yet.')
  }
}

function limitFinding({ messagingLimit }: PhoneNumber): Finding {
  const { ok, unknown } = findingsOf('messaging_limit')
  if (messagingLimit === null)
    return unknown('WhatsApp does not tell how many people may be written to in a day.')
  const tier = messagingLimit.replace(/^TIER_/, '')
  if (tier === 'UNLIMITED') return ok('Any number of people may be written to in a day.')
  const people = Number(tier.replace(/K$/, '')) * (tier.endsWith('K') ? 1_000 : 1)
  if (Number.isNaN(people)) return ok(`The messaging limit is ${messagingLimit}.`)
  return ok(
    `In any 24 hours, ${people.toLocaleString('en-US')} people may be written to who have not written first. WhatsApp raises this by itself when half of it is used with good quality.`,
  )
}

function nameFinding({ nameStatus, verifiedName }: PhoneNumber): Finding {
  const { ok, warning, problem, unknown } = findingsOf('name')
  switch (nameStatus ?? '') {
    case 'APPROVED':
    case 'AVAILABLE_WITHOUT_REVIEW':
      return ok(`The name "${verifiedName}" is approved.`)
    case 'PENDING_REVIEW':
      return warning(
        `The name "${verifiedName}" is being reviewed: until it is approved, little can be sent.`,
        'Wait for the review; it takes a day or two.',
      )
    case 'DECLINED':
    case 'EXPIRED':
      return problem(
        `The name "${verifiedName}" is ${nameStatus === 'DECLINED' ? 'declined' : 'expired'}: messages are limited or refused.`,
        'Ask for another display name in WhatsApp Manager.',
      )
    default:
      return unknown('WhatsApp does not tell whether the name is approved.')
  }
}

function healthFinding({ health }: PhoneNumber): Finding {
  const { ok, warning, problem, unknown } = findingsOf('health')
  if (!isJsonObject(health)) return unknown('WhatsApp does not tell whether messages can be sent.')
  const reasons = listOf(health['entities'])
    .filter((entity) => entity['can_send_message'] !== 'AVAILABLE')
    .flatMap((entity) => [...listOf(entity['errors']), ...infoOf(entity)])
  const said = reasons.map((reason) => textOf(reason['error_description'])).filter((text) => text !== '')
  const fixes = reasons.map((reason) => textOf(reason['possible_solution'])).filter((text) => text !== '')
  const because = said.length === 0 ? '' : ` ${said.join(' ')}`
  const fix = fixes.length === 0 ? 'Look into WhatsApp Manager for the reason.' : fixes.join(' ')
  switch (textOf(health['can_send_message'])) {
    case 'AVAILABLE':
      return ok('WhatsApp says that messages can be sent.')
    case 'LIMITED':
      return warning(`WhatsApp limits what can be sent.${because}`, fix)
    case 'BLOCKED':
      return problem(`WhatsApp says that no message can be sent.${because}`, fix)
    default:
      return unknown('WhatsApp does not tell whether messages can be sent.')
  }
}

function heardFinding({ lastEventAt }: PhoneNumber, now: number): Finding {
  const { ok, unknown } = findingsOf('last_delivery')
  const fix =
    'Write a message to the number from a phone, and look again: when this stays, the webhook does not work.'
  if (lastEventAt === null) return unknown('WhatsApp has not delivered anything about this number yet.', fix)
  const ageMs = Math.max(0, now - lastEventAt)
  const message = `The last delivery about this number came ${ageOf(ageMs)} ago.`
  return ageMs > quietMs ? unknown(message, fix) : ok(message)
}

function ageOf(ms: number): string {
  const [minutes, hours, days] = [ms / 60_000, ms / 3_600_000, ms / dayMs].map(Math.floor) as [
    number,
    number,
    number,
  ]
  if (days > 0) return days === 1 ? 'a day' : `${days} days`
  if (hours > 0) return hours === 1 ? 'an hour' : `${hours} hours`
  return minutes === 0 ? 'less than a minute' : minutes === 1 ? 'a minute' : `${minutes} minutes`
}

type Item = Readonly<Record<string, Json>>

function listOf(value: Json | undefined): Item[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}

/** Some entities tell their reasons as plain sentences. */
function infoOf(entity: Item): Item[] {
  const info = entity['additional_info']
  return Array.isArray(info) ? info.map((text) => ({ error_description: text })) : []
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : ''
}
