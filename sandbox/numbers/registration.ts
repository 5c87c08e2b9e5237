/** Adding a number, proving that it is one's own, registering it for messages and taking it back. */
import { randomInt } from 'node:crypto'
import { addNumber } from '../control/businesses.ts'
import type { SandboxContext } from '../context.ts'
import type { Call } from '../graph/edge.ts'
import { GraphError, parameterError } from '../graph/graph-error.ts'
import { readText, requireMessagingProduct, requireText } from '../graph/params.ts'
import type { PhoneNumber } from '../world/objects.ts'
import { numberOf } from './number-of.ts'
import { checkPin, readPin, setPin } from './pin.ts'

const hourMs = 3_600_000
const registrationsMs = 72 * hourMs
const mostRegistrations = 10
// Codes that are asked for faster would only be spam.
const codePauseMs = 60_000
const done = { success: true }

/** Adds a number that nobody has verified yet. */
export function addUnverified({ context, id, body }: Call): unknown {
  const digits = `${readText(body, 'cc') ?? ''}${requireText(body, 'phone_number')}`.replaceAll(/\D/g, '')
  const verifiedName = requireText(body, 'verified_name')
  if (!/^[1-9]\d{6,14}$/.test(digits))
    throw parameterError('Param phone_number must be a valid phone number.')
  if (context.world.phoneNumbers.find((number) => number.digits === digits) !== undefined)
    throw parameterError('The phone number is already in use.')
  const added = addNumber(context, id, { digits, verifiedName })
  const made = context.world.phoneNumbers.update(added.id, {
    isRegistered: false,
    codeVerificationStatus: 'NOT_VERIFIED',
    status: 'UNVERIFIED',
    nameStatus: 'PENDING_REVIEW',
    qualityRating: 'UNKNOWN',
    messagingLimit: 'TIER_250',
  })
  return { id: made.id }
}

export function requestCode(call: Call): unknown {
  const { context, body } = call
  const number = numberOf(call)
  const method = requireText(body, 'code_method').toUpperCase()
  if (method !== 'SMS' && method !== 'VOICE')
    throw parameterError('Param code_method must be one of {SMS, VOICE}')
  requireText(body, 'language')
  const now = context.clock.now()
  if (number.codeAskedAt !== undefined && now < number.codeAskedAt + codePauseMs)
    throw parameterError('A code was sent a moment ago. Try again in a minute.')
  const pendingCode = String(randomInt(0, 1_000_000)).padStart(6, '0')
  context.world.phoneNumbers.update(number.id, { pendingCode, codeAskedAt: now })
  return done
}

export function verifyCode(call: Call): unknown {
  const number = numberOf(call)
  const code = requireText(call.body, 'code').replaceAll(/\D/g, '')
  if (number.pendingCode === null) throw parameterError('No code was requested. Request a code first.')
  if (code !== number.pendingCode) throw parameterError('The code is not the one that was sent.')
  call.context.world.phoneNumbers.update(number.id, {
    pendingCode: null,
    codeVerificationStatus: 'VERIFIED',
    ...(number.status === 'UNVERIFIED' && { status: 'DISCONNECTED' }),
  })
  return done
}

export function register(call: Call): unknown {
  const { context, body } = call
  const number = numberOf(call)
  requireMessagingProduct(body)
  const pin = readPin(body['pin'])
  const region = readText(body, 'data_localization_region')
  if (region !== undefined && !/^[A-Za-z]{2}$/.test(region))
    throw parameterError('Param data_localization_region must be a country code of two letters.')
  if (number.codeVerificationStatus !== 'VERIFIED')
    throw new GraphError(133006, { details: 'The phone number must be verified before it is registered.' })
  const times = freeRegistrations(context, number)
  checkPin(context, number, pin)
  setPin(context, number, pin)
  context.world.phoneNumbers.update(number.id, {
    isRegistered: true,
    status: 'CONNECTED',
    registrationTimes: [...times, context.clock.now()],
    // What was signed before counts no longer.
    isBusinessKeyStale: number.businessPublicKey !== null && !number.isRegistered,
    ...(number.nameStatus === 'PENDING_REVIEW' && { nameStatus: 'APPROVED' }),
  })
  return done
}

export function deregister(call: Call): unknown {
  const { context } = call
  const number = numberOf(call)
  if (!number.isRegistered)
    throw new GraphError(133010, { details: 'The phone number is not registered on the Cloud API.' })
  const times = freeRegistrations(context, number)
  context.world.phoneNumbers.update(number.id, {
    isRegistered: false,
    status: 'DISCONNECTED',
    registrationTimes: [...times, context.clock.now()],
  })
  return done
}

/** The ones that still count. Throws a GraphError when there are too many. */
function freeRegistrations({ clock }: SandboxContext, { registrationTimes }: PhoneNumber): readonly number[] {
  const times = registrationTimes.filter((at) => at > clock.now() - registrationsMs)
  if (times.length >= mostRegistrations)
    throw new GraphError(133016, {
      details: `More than ${mostRegistrations} registrations and deregistrations of this number in 72 hours.`,
    })
  return times
}
