/** What goes wrong with a message that was accepted, if anything does. */
import { lateError } from '../control/errors.ts'
import type { SandboxContext } from '../context.ts'
import { isErrorCode, type ErrorCode } from '../graph/error-codes.ts'
import type { Customer, Message, PhoneNumber, SendingTerms, Template, Thread } from '../world/objects.ts'
import { checksIdentity, identityHash } from './identity.ts'
import { faultIn, mediaIn, type MediaReference } from './linked-media.ts'
import { pricingOf } from './pricing.ts'
import { isWindowOpen } from './threads.ts'

const dayMs = 86_400_000
const longestLifeMs = 30 * dayMs
const authenticationLifeMs = 600_000
/** Older messages cannot be reacted to. */
export const longestAgeMs = 30 * dayMs

export interface Sending {
  readonly number: PhoneNumber
  readonly template: Template | undefined
  readonly late: Failure | undefined
  readonly onMarketingEdge: boolean
  /** As it is after this message. */
  readonly thread: Thread
  readonly identityHash: string | undefined
}

/** What is true when a message is sent, for what becomes of it later. Takes an injected late error. */
export function termsOf(context: SandboxContext, sending: Sending): SendingTerms {
  const now = context.clock.now()
  const { number, template, thread } = sending
  const injected = lateError(context, number.id)
  const failure: Failure | undefined =
    injected !== undefined && isErrorCode(injected) ? { code: injected } : sending.late
  return {
    isInWindow: isWindowOpen(thread, now),
    pricing: pricingOf(template, thread, { now, onMarketingEdge: sending.onMarketingEdge }),
    expiresAt: now + lifeOf(template),
    ...(failure === undefined ? {} : { failure }),
    ...(sending.identityHash === undefined ? {} : { identityHash: sending.identityHash }),
  }
}

function lifeOf(template: Template | undefined): number {
  const seconds = template?.messageSendTtlSeconds ?? null
  if (seconds !== null) return seconds < 0 ? longestLifeMs : seconds * 1_000
  return template?.category === 'AUTHENTICATION' ? authenticationLifeMs : longestLifeMs
}

/** An error that comes after a message was accepted. */
export interface Failure {
  readonly code: ErrorCode
  /** Where the usual ones of the code do not say enough. */
  readonly details?: string
}

type Fate = Failure | undefined

/** Why it fails, or undefined. Only looking at its media takes time. */
export function fateOf(context: SandboxContext, message: Message): Fate | Promise<Fate> {
  const known = message.terms?.failure
  if (known !== undefined) return known as Failure
  const code = message.groupId === null ? errorAtCustomer(context, message) : undefined
  if (code !== undefined) return { code }
  const media = message.type === 'text' ? [] : mediaIn(message.content)
  return media.length === 0 ? undefined : mediaFailure(context, media)
}

async function mediaFailure(context: SandboxContext, media: readonly MediaReference[]): Promise<Fate> {
  // What cannot be looked at cannot be sent either.
  const details = await faultIn(context, media).catch((error: unknown) => String(error))
  return details === undefined ? undefined : { code: 131053, details }
}

function errorAtCustomer({ world, clock }: SandboxContext, message: Message): ErrorCode | undefined {
  const customer = world.customers.get(message.customerId)
  const number = world.phoneNumbers.get(message.phoneNumberId)
  if (customer === undefined || number === undefined) return 131026
  const { terms, type } = message
  const template = world.templates.get(message.templateId ?? '')
  if (isStranger(customer, number, terms)) return 137000
  if (!customer.isOnWhatsApp || isBlocked(customer, number)) return 131026
  if (terms?.isInWindow !== true && type !== 'template') return 131047
  if (template?.category === 'MARKETING' && customer.stoppedMarketing.includes(number.id)) return 131050
  const target = world.messages.get(targetOf(message))
  return type !== 'reaction' || canBeReactedTo(target, message, clock.now()) ? undefined : 131009
}

function isStranger(customer: Customer, number: PhoneNumber, terms: SendingTerms | undefined): boolean {
  const given = terms?.identityHash
  return given !== undefined && checksIdentity(number) && given !== identityHash(customer)
}

function isBlocked(customer: Customer, number: PhoneNumber): boolean {
  return customer.blockedNumbers.includes(number.id) || number.blockedUsers.includes(customer.id)
}

function targetOf({ content }: Message): string {
  const id = (content['reaction'] as Record<string, unknown> | undefined)?.['message_id']
  return typeof id === 'string' ? id : ''
}

function canBeReactedTo(target: Message | undefined, reaction: Message, now: number): boolean {
  return (
    target !== undefined &&
    target.type !== 'reaction' &&
    target.phoneNumberId === reaction.phoneNumberId &&
    target.customerId === reaction.customerId &&
    now - target.at <= longestAgeMs
  )
}
