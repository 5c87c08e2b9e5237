/** What a customer does with a business besides writing: blocking it, stopping its marketing, looking at the chat. */
import type { SandboxContext } from '../context.ts'
import { catchUp } from '../messages/progress.ts'
import { messagesOfThread } from '../messages/thread-messages.ts'
import { contactEntry, customerKeys, messagesValue } from '../messages/value.ts'
import type { Customer, PhoneNumber } from '../world/objects.ts'

type Lists = 'blockedNumbers' | 'stoppedMarketing' | 'openChats'

/** Messages that arrive while the customer blocks the number fail. */
export function setBlocked(
  context: SandboxContext,
  customer: Customer,
  number: PhoneNumber,
  isBlocked: boolean,
): Customer {
  return setListed(context, customer, 'blockedNumbers', number, isBlocked)
}

/** Tells the business when something changes. */
export function setMarketingStopped(
  context: SandboxContext,
  customer: Customer,
  number: PhoneNumber,
  isStopped: boolean,
): Customer {
  if (customer.stoppedMarketing.includes(number.id) === isStopped) return customer
  const after = setListed(context, customer, 'stoppedMarketing', number, isStopped)
  const { waId, userId } = customerKeys(context, number, customer)
  context.webhooks.publish({
    wabaId: number.wabaId,
    phoneNumberId: number.id,
    field: 'user_preferences',
    value: messagesValue(number, {
      contacts: [contactEntry(context, number, customer, { withUsername: true })],
      user_preferences: [
        {
          ...(waId === undefined ? {} : { wa_id: waId }),
          user_id: userId,
          detail: `User requested to ${isStopped ? 'stop' : 'resume'} marketing messages`,
          category: 'marketing_messages',
          value: isStopped ? 'stop' : 'resume',
          timestamp: Math.floor(context.clock.now() / 1_000),
        },
      ],
    }),
  })
  return after
}

/** Opening it reads what is there; what arrives while it is open is read at once. */
export function setChatOpen(
  context: SandboxContext,
  customer: Customer,
  number: PhoneNumber,
  isOpen: boolean,
): Customer {
  const after = setListed(context, customer, 'openChats', number, isOpen)
  if (isOpen) catchUp(context, messagesOfThread(context.world, number.id, customer.id))
  return after
}

/** Who comes back gets what has waited, unless it has become too old. */
export function setOnline(context: SandboxContext, customer: Customer, isOnline: boolean): Customer {
  const after = context.world.customers.put({ ...customer, isOnline })
  if (isOnline)
    for (const { id } of context.world.phoneNumbers.values())
      catchUp(context, messagesOfThread(context.world, id, customer.id))
  return after
}

function setListed(
  { world }: SandboxContext,
  customer: Customer,
  list: Lists,
  { id }: PhoneNumber,
  isListed: boolean,
): Customer {
  const others = customer[list].filter((one) => one !== id)
  return world.customers.put({ ...customer, [list]: isListed ? [...others, id] : others })
}
