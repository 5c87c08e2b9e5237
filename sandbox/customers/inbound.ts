/** What customers send: kept, the window opened, and told to the business as the platform tells it. */
import type { SandboxContext } from '../context.ts'
import { afterInbound, showsNumber, threadOf } from '../messages/threads.ts'
import { contactEntry, messagesValue, secondsText } from '../messages/value.ts'
import { newWamid } from '../messages/wamid.ts'
import type { Customer, Message, PhoneNumber } from '../world/objects.ts'

export interface InboundMessage {
  /** Such as `text`; `content` holds what the webhook has under this name, if it has anything. */
  readonly type: string
  readonly content?: unknown
  /** As the webhook tells it. */
  readonly context?: Readonly<Record<string, unknown>>
  readonly referral?: Readonly<Record<string, unknown>>
  readonly errors?: readonly unknown[]
  readonly groupId?: string
}

// The platform's own reports about somebody, which nobody has written.
const notWritten = ['system', 'request_welcome']

/**
 * Keeps the message and tells the business. Throws when there is no such customer or number. A business that has
 * blocked the customer is told nothing.
 */
export function receiveFromCustomer(
  context: SandboxContext,
  customerId: string,
  phoneNumberId: string,
  inbound: InboundMessage,
): Message {
  const { world } = context
  const customer = world.customers.get(customerId)
  const number = world.phoneNumbers.get(phoneNumberId)
  if (customer === undefined || number === undefined)
    throw new Error(`no customer ${customerId} or no number ${phoneNumberId}`)
  const isHeard = !number.blockedUsers.includes(customer.id)
  if (isHeard && !notWritten.includes(inbound.type)) openWindow(context, number, customer, inbound)
  const entry = messageEntry(context, number, customer, inbound)
  const message = world.messages.put(keptMessage(context, number, customer, inbound, entry))
  if (isHeard) tell(context, number, customer, entry)
  return message
}

function openWindow(
  { world, clock }: SandboxContext,
  number: PhoneNumber,
  customer: Customer,
  inbound: InboundMessage,
): void {
  const thread = threadOf(world, number.id, customer.id)
  world.threads.put(
    afterInbound(thread, clock.now(), {
      isFromAd: inbound.referral !== undefined,
      givesNumber: isContactRequest(inbound),
    }),
  )
}

function tell(context: SandboxContext, number: PhoneNumber, customer: Customer, entry: Entry): void {
  const contact = contactEntry(context, number, customer, { withUsername: true })
  context.webhooks.publish({
    wabaId: number.wabaId,
    phoneNumberId: number.id,
    field: 'messages',
    value: messagesValue(number, {
      ...(entry['type'] === 'system' ? {} : { contacts: [contact] }),
      messages: [entry],
    }),
  })
}

/** The answer of somebody who was asked for the number. */
function isContactRequest({ type, content }: InboundMessage): boolean {
  if (type !== 'contacts' || !Array.isArray(content)) return false
  return content.some((contact: Readonly<Record<string, unknown>>) => contact['origin'] === 'contact_request')
}

type Entry = Readonly<Record<string, unknown>> & { readonly id: string }

function messageEntry(
  { world, clock }: SandboxContext,
  number: PhoneNumber,
  customer: Customer,
  { type, content, context, referral, errors, groupId }: InboundMessage,
): Entry {
  const now = clock.now()
  const isShown = showsNumber(customer, threadOf(world, number.id, customer.id), now)
  return {
    ...(isShown ? { from: customer.waId } : {}),
    from_user_id: customer.id,
    ...(groupId === undefined ? {} : { group_id: groupId }),
    id: newWamid(isShown ? customer.waId : customer.id, 'to_business'),
    timestamp: secondsText(now),
    ...(context === undefined ? {} : { context }),
    ...(referral === undefined ? {} : { referral }),
    type,
    ...(content === undefined ? {} : { [type]: content }),
    ...(errors === undefined ? {} : { errors }),
  }
}

function keptMessage(
  { clock }: SandboxContext,
  number: PhoneNumber,
  customer: Customer,
  { type, groupId }: InboundMessage,
  entry: Entry,
): Message {
  const now = clock.now()
  return {
    id: entry.id,
    phoneNumberId: number.id,
    customerId: customer.id,
    groupId: groupId ?? null,
    direction: 'to_business',
    type,
    content: entry,
    status: 'delivered',
    errorCode: null,
    templateId: null,
    callbackData: null,
    graphVersion: 0,
    addressedBy: 'phone',
    at: now,
    statusTimes: { delivered: now },
  }
}
