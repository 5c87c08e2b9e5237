/** Businesses of the sandbox: an app, a WABA, a registered number and a token that reaches them, made at once. */
import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsync } from 'fastify'
import type { SandboxContext } from '../context.ts'
import { addDefaultTemplates } from '../templates/new-template.ts'
import type { PhoneNumber } from '../world/objects.ts'
import { phoneDigits, readInput, text } from './input.ts'
import { ControlError, type ControlRoutes } from './route.ts'
import { allScopes, newToken } from './tokens.ts'

export interface NewBusiness {
  readonly name?: string
  readonly verifiedName?: string
  /** Digits; a free one by default. */
  readonly digits?: string
}

export interface Business {
  readonly appId: string
  readonly appSecret: string
  readonly accessToken: string
  readonly wabaId: string
  readonly phoneNumberId: string
  readonly displayPhoneNumber: string
}

const firstDigits = 15_550_100_200

export function makeBusiness({ world, clock }: SandboxContext, input: NewBusiness = {}): Business {
  const name = input.name ?? 'Sandbox business'
  const [appId, wabaId] = [world.newId('app'), world.newId('waba')]
  const secret = randomBytes(16).toString('hex')
  world.apps.put({ id: appId, name, secret, callbackUrl: null, verifyToken: null, fields: [] })
  world.wabas.put({
    id: wabaId,
    name,
    currency: 'USD',
    timezoneId: '1',
    templateNamespace: randomBytes(16).toString('hex'),
    accountReviewStatus: 'APPROVED',
    isLocked: false,
    subscriptions: [],
    createdAt: clock.now(),
  })
  const token = newToken()
  world.tokens.put({
    id: token,
    appId,
    scopes: allScopes,
    wabaIds: [wabaId],
    expiresAt: null,
    isInvalidated: false,
  })
  addDefaultTemplates({ world, clock }, wabaId)
  const number = addNumber({ world, clock }, wabaId, input)
  return {
    appId,
    appSecret: secret,
    accessToken: token,
    wabaId,
    phoneNumberId: number.id,
    displayPhoneNumber: number.displayPhoneNumber,
  }
}

/** The business that was made first and still can be used. */
export function firstBusiness({ world }: Pick<SandboxContext, 'world'>): Business | undefined {
  for (const { id: wabaId } of world.wabas.values()) {
    const token = world.tokens.find(
      ({ wabaIds, isInvalidated }) => wabaIds.includes(wabaId) && !isInvalidated,
    )
    const app = world.apps.get(token?.appId ?? '')
    const number = world.phoneNumbers.find((one) => one.wabaId === wabaId)
    if (token === undefined || app === undefined || number === undefined) continue
    return {
      appId: app.id,
      appSecret: app.secret,
      accessToken: token.id,
      wabaId,
      phoneNumberId: number.id,
      displayPhoneNumber: number.displayPhoneNumber,
    }
  }
  return undefined
}

/** Adds a registered number to a WABA. */
export function addNumber(
  { world, clock }: Pick<SandboxContext, 'world' | 'clock'>,
  wabaId: string,
  { digits = freeDigits(world), verifiedName = 'Sandbox Business' }: NewBusiness = {},
): PhoneNumber {
  return world.phoneNumbers.put({
    id: world.newId('phoneNumber'),
    wabaId,
    digits,
    displayPhoneNumber: `+${digits}`,
    verifiedName,
    qualityRating: 'GREEN',
    codeVerificationStatus: 'VERIFIED',
    nameStatus: 'APPROVED',
    status: 'CONNECTED',
    messagingLimit: 'TIER_2K',
    throughputLevel: 'STANDARD',
    isRegistered: true,
    pin: null,
    registrationTimes: [],
    pendingCode: null,
    overrideCallbackUri: null,
    verifyToken: null,
    businessPublicKey: null,
    profile: {},
    settings: {},
    username: null,
    blockedUsers: [],
    allowedRecipients: null,
    createdAt: clock.now(),
  })
}

function freeDigits(world: SandboxContext['world']): string {
  let digits = firstDigits
  while (world.phoneNumbers.find((number) => number.digits === String(digits)) !== undefined) digits += 1
  return String(digits)
}

export const businessRoutes: ControlRoutes =
  (context): FastifyPluginAsync =>
  async (app) => {
    app.post('/businesses', (request) => makeBusiness(context, readBusiness(context, request.body)))
    await Promise.resolve()
  }

const longestName = 100

/** Throws a ControlError that tells all faults. */
function readBusiness({ world }: SandboxContext, body: unknown): NewBusiness {
  const input = readInput(body, {
    optional: { name: text(1, longestName), verifiedName: text(1, longestName), digits: phoneDigits },
  })
  const isTaken = world.phoneNumbers.find(({ digits }) => digits === input.digits) !== undefined
  if (isTaken) throw new ControlError(409, `"digits": there is a number ${input.digits} already.`)
  return input
}
