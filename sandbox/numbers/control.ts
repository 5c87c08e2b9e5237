/** What the platform does to numbers and accounts. Below `/_sandbox`. */
import type { FastifyInstance } from 'fastify'
import { addNumber } from '../control/businesses.ts'
import { listOf, oneOf, phoneDigits, readInput, text, yesOrNo, type Reader } from '../control/input.ts'
import { ControlError, type ControlRoutes } from '../control/route.ts'
import type { SandboxContext } from '../context.ts'
import { isObject } from '../graph/params.ts'
import type { PhoneNumber, Waba } from '../world/objects.ts'
import {
  changeAsPlatform,
  messagingLimits,
  nameStatuses,
  numberStatuses,
  type PlatformChanges,
} from './platform-changes.ts'

interface WithId {
  Params: { id: string }
}

const longestName = 200
const mostRecipients = 5
const accountEvents = [
  'ACCOUNT_DELETED',
  'ACCOUNT_VIOLATION',
  'ACCOUNT_RESTRICTION',
  'DISABLED_UPDATE',
  'VERIFIED_ACCOUNT',
  'PARTNER_ADDED',
  'PARTNER_REMOVED',
  'PARTNER_APP_INSTALLED',
  'PARTNER_APP_UNINSTALLED',
  'PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE',
  'AD_ACCOUNT_LINKED',
  'AUTH_INTL_PRICE_ELIGIBILITY_UPDATE',
  'BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE',
  'MM_LITE_TERMS_SIGNED',
] as const

export const numberControl: ControlRoutes = (context) => async (app) => {
  numberRoutes(context, app)
  accountRoutes(context, app)
  await Promise.resolve()
}

function numberRoutes(context: SandboxContext, app: FastifyInstance): void {
  const { world } = context
  app.post('/numbers', (request) => {
    const { wabaId, isRegistered, ...given } = readInput(request.body, {
      required: { wabaId: text(1, 40) },
      optional: { digits: phoneDigits, verifiedName: text(1, longestName), isRegistered: yesOrNo },
    })
    wabaWith(context, wabaId, '"wabaId": ')
    if (world.phoneNumbers.find(({ digits }) => digits === given.digits) !== undefined)
      throw new ControlError(409, `"digits": there is a number ${given.digits} already.`)
    const number = addNumber(context, wabaId, given)
    return isRegistered === false
      ? world.phoneNumbers.update(number.id, { isRegistered: false, status: 'DISCONNECTED' })
      : number
  })
  app.get<WithId>('/numbers/:id', (request) => numberWith(context, request.params.id))
  app.patch<WithId>('/numbers/:id', (request) => {
    const number = numberWith(context, request.params.id)
    return changeAsPlatform(context, number, readChanges(request.body))
  })
  app.post<WithId>('/numbers/:id/security', (request) => {
    const number = numberWith(context, request.params.id)
    const { event } = readInput(request.body, {
      required: { event: oneOf('PIN_CHANGED', 'PIN_RESET_REQUEST', 'PIN_REQUEST_SUCCESS') },
    })
    if (event === 'PIN_REQUEST_SUCCESS') world.phoneNumbers.update(number.id, { pin: null, pinGuesses: [] })
    const value = { display_phone_number: number.digits, event, requester: number.wabaId }
    context.webhooks.publish({ wabaId: number.wabaId, phoneNumberId: number.id, field: 'security', value })
    return { success: true }
  })
}

function accountRoutes(context: SandboxContext, app: FastifyInstance): void {
  const { world } = context
  const publish = (wabaId: string, field: string, value: Readonly<Record<string, unknown>>) => {
    context.webhooks.publish({ wabaId, field, value })
    return { success: true }
  }
  app.post<WithId>('/wabas/:id/account-update', (request) => {
    const waba = wabaWith(context, request.params.id)
    const { event, ...others } = asObject(request.body)
    readInput({ event }, { required: { event: oneOf(...accountEvents) } })
    if (event === 'DISABLED_UPDATE' || event === 'ACCOUNT_DELETED')
      world.wabas.update(waba.id, { isLocked: !isReinstated(others) })
    return publish(waba.id, 'account_update', { event, ...others })
  })
  app.post<WithId>('/wabas/:id/account-alert', (request) => {
    const waba = wabaWith(context, request.params.id)
    const alert = { entity_type: 'BUSINESS', entity_id: waba.id, ...asObject(request.body) }
    return publish(waba.id, 'account_alerts', alert)
  })
  app.post<WithId>('/wabas/:id/account-review', (request) => {
    const waba = wabaWith(context, request.params.id)
    const { decision } = readInput(request.body, {
      required: { decision: oneOf('APPROVED', 'REJECTED', 'PENDING', 'DEFERRED') },
    })
    world.wabas.update(waba.id, { accountReviewStatus: decision })
    return publish(waba.id, 'account_review_update', { decision })
  })
  app.post<WithId>('/wabas/:id/capability', (request) => {
    const waba = wabaWith(context, request.params.id)
    return publish(waba.id, 'business_capability_update', asObject(request.body))
  })
}

/** Of these, null says that there is none. */
function readChanges(body: unknown): PlatformChanges {
  const read = readInput(body, {
    optional: {
      quality: oneOf('GREEN', 'YELLOW', 'RED', 'UNKNOWN'),
      messagingLimit: oneOf(...messagingLimits),
      status: oneOf(...numberStatuses),
      nameStatus: oneOf(...nameStatuses),
      verifiedName: text(1, longestName),
      rejectionReason: text(1, longestName),
      throughput: oneOf('STANDARD', 'HIGH'),
      allowedRecipients: listOf(phoneDigits, mostRecipients),
      codeVerificationStatus: oneOf('VERIFIED', 'NOT_VERIFIED', 'EXPIRED'),
    },
  })
  const reachesAll = isObject(body) && body['allowedRecipients'] === null
  return { ...read, ...(reachesAll && { allowedRecipients: null }) }
}

const anything: Reader<Readonly<Record<string, unknown>>> = (value) =>
  isObject(value) ? { value } : { fault: 'must be a JSON object' }

/** The body as it is: what is in it goes into the webhook. */
function asObject(body: unknown): Readonly<Record<string, unknown>> {
  const read = anything(body ?? {})
  if ('value' in read) return read.value
  throw new ControlError(400, 'The body must be a JSON object.')
}

function isReinstated(others: Readonly<Record<string, unknown>>): boolean {
  const ban = others['ban_info']
  return isObject(ban) && ban['waba_ban_state'] === 'REINSTATE'
}

function numberWith({ world }: SandboxContext, id: string): PhoneNumber {
  const number = world.phoneNumbers.get(id)
  if (number === undefined) throw new ControlError(404, `There is no phone number ${id}.`)
  return number
}

function wabaWith({ world }: SandboxContext, id: string, where = ''): Waba {
  const waba = world.wabas.get(id)
  if (waba === undefined) throw new ControlError(404, `${where}There is no WABA ${id}.`)
  return waba
}
