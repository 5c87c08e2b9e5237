/** Status webhooks: what became of a message, told in the form that its version of the Graph and its recipient ask for. */
import { createHash } from 'node:crypto'
import type { SandboxContext } from '../context.ts'
import { errorCodes } from '../graph/error-codes.ts'
import type { Customer, Message, MessageStatus, PhoneNumber } from '../world/objects.ts'
import type { Failure } from './fate.ts'
import { checksIdentity, identityHash } from './identity.ts'
import { lateDetails } from './late-details.ts'
import { threadOf } from './threads.ts'
import { contactEntry, customerKeys, messagesValue, secondsText } from './value.ts'

type Part = Record<string, unknown>

const errorPage =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes'
const dayMs = 86_400_000
/** From here on, only free entry points are told as a conversation. */
const firstVersionWithoutConversation = 24

/** Puts the message with its new status, and tells it. */
export function becomes(
  context: SandboxContext,
  message: Message,
  status: Exclude<MessageStatus, 'accepted' | 'held'>,
  failure?: Failure,
): Message {
  const now = context.clock.now()
  const after = context.world.messages.put({
    ...message,
    status,
    errorCode: failure?.code ?? null,
    statusTimes: { ...message.statusTimes, [status]: now },
  })
  const number = context.world.phoneNumbers.get(message.phoneNumberId)
  if (number !== undefined) {
    const errors = failure === undefined ? undefined : [errorEntry(failure)]
    for (const reader of readersOf(context, after)) tell(context, number, after, reader, errors)
  }
  return after
}

/** Who a status is about: of a group, each participant once the message has left. */
function readersOf({ world }: SandboxContext, message: Message): (Customer | undefined)[] {
  if (message.groupId === null) return [world.customers.get(message.customerId)]
  if (message.status === 'sent' || message.status === 'failed') return [undefined]
  const participants = world.groups.get(message.groupId)?.participants ?? []
  const customers = participants.flatMap((id) => world.customers.get(id) ?? [])
  return customers.filter((customer) =>
    message.status === 'delivered'
      ? customer.isOnline !== false
      : customer.openChats.includes(message.phoneNumberId) && customer.sendsReadReceipts,
  )
}

function tell(
  context: SandboxContext,
  number: PhoneNumber,
  message: Message,
  customer: Customer | undefined,
  errors: readonly Part[] | undefined,
): void {
  const { status } = message
  const isTold = customer !== undefined && status !== 'failed'
  const contact = isTold && contactEntry(context, number, customer, { withUsername: status !== 'sent' })
  context.webhooks.publish({
    wabaId: number.wabaId,
    phoneNumberId: number.id,
    field: 'messages',
    value: messagesValue(number, {
      ...(contact === false ? {} : { contacts: [contact] }),
      statuses: [
        {
          ...statusEntry(context, number, message, customer),
          ...(errors === undefined ? costKeys(context, message) : { errors }),
        },
      ],
    }),
  })
}

function statusEntry(
  context: SandboxContext,
  number: PhoneNumber,
  message: Message,
  customer: Customer | undefined,
): Part {
  const { id, status, callbackData } = message
  return {
    id,
    status,
    timestamp: secondsText(message.statusTimes[status] ?? message.at),
    ...recipientKeys(context, number, message, customer),
    ...(callbackData === null ? {} : { biz_opaque_callback_data: callbackData }),
  }
}

function recipientKeys(
  context: SandboxContext,
  number: PhoneNumber,
  { groupId }: Message,
  customer: Customer | undefined,
): Part {
  const keys = customer === undefined ? undefined : customerKeys(context, number, customer)
  if (groupId !== null)
    return {
      recipient_id: groupId,
      recipient_type: 'group',
      ...(keys?.waId === undefined ? {} : { recipient_participant_id: keys.waId }),
      ...(keys === undefined ? {} : { recipient_participant_user_id: keys.userId }),
    }
  return {
    ...(keys?.waId === undefined ? {} : { recipient_id: keys.waId }),
    ...(keys === undefined ? {} : { recipient_user_id: keys.userId }),
    ...(customer !== undefined && checksIdentity(number)
      ? { recipient_identity_key_hash: identityHash(customer) }
      : {}),
  }
}

/** With `sent`, and with one of `delivered` and `read`. */
function costKeys({ world }: SandboxContext, message: Message): Part {
  const { status, statusTimes, terms, phoneNumberId, customerId } = message
  const isRepeated = status === 'played' || (status === 'read' && statusTimes.delivered !== undefined)
  if (terms === undefined || isRepeated) return {}
  const { pricing } = terms
  const isFreeEntry = pricing.type === 'free_entry_point'
  const told = { pricing: { ...pricing, pricing_model: 'PMP' } }
  if (message.graphVersion >= firstVersionWithoutConversation && !isFreeEntry) return told
  const thread = threadOf(world, phoneNumberId, customerId)
  const until = isFreeEntry ? (thread.freeEntryUntil ?? message.at) : message.at + dayMs
  return {
    conversation: {
      id: conversationId(isFreeEntry ? thread.id : message.id),
      ...(status === 'sent' ? { expiration_timestamp: secondsText(until) } : {}),
      origin: { type: pricing.category },
    },
    ...told,
  }
}

function conversationId(of: string): string {
  return createHash('md5').update(of).digest('hex')
}

function errorEntry({ code, details = lateDetails(code) }: Failure): Part {
  const { title } = errorCodes[code]
  return { code, title, message: title, error_data: { details }, href: errorPage }
}
