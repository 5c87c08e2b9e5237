/**
 * A customer takes a new number. The user id changes with it; what was between the customer and businesses stays, and
 * each of them is told.
 */
import type { SandboxContext } from '../context.ts'
import { messagesOfThread } from '../messages/thread-messages.ts'
import { threadId } from '../messages/threads.ts'
import type { Customer } from '../world/objects.ts'
import { newUserId } from './customers.ts'
import { receiveFromCustomer } from './inbound.ts'

/** The customer as it is afterwards. */
export function changeNumber(context: SandboxContext, customer: Customer, waId: string): Customer {
  const { world } = context
  const after = { ...customer, id: newUserId(world, waId), waId }
  const numbers = world.phoneNumbers.filter(({ id }) => world.threads.has(threadId(id, customer.id)))
  for (const { id } of numbers) tell(context, customer, after, id)
  world.customers.put(after)
  for (const { id } of numbers) move(context, id, customer, after)
  world.customers.remove(customer.id)
  return after
}

/** Comes from the number as it was, so that the business knows whom it is about. */
function tell(context: SandboxContext, before: Customer, after: Customer, phoneNumberId: string): void {
  receiveFromCustomer(context, before.id, phoneNumberId, {
    type: 'system',
    content: before.hidesNumber
      ? {
          body: `User ${before.name} changed their user ID`,
          type: 'user_changed_user_id',
          user_id: after.id,
          previous_user_id: before.id,
        }
      : {
          body: `User ${before.name} changed from ${before.waId} to ${after.waId}`,
          wa_id: after.waId,
          type: 'user_changed_number',
          user_id: after.id,
          previous_user_id: before.id,
        },
  })
}

function move({ world }: SandboxContext, phoneNumberId: string, before: Customer, after: Customer): void {
  const [from, to] = [threadId(phoneNumberId, before.id), threadId(phoneNumberId, after.id)]
  const thread = world.threads.get(from)
  if (thread !== undefined) world.threads.put({ ...thread, id: to })
  world.threads.remove(from)
  for (const message of messagesOfThread(world, phoneNumberId, before.id))
    world.messages.put({ ...message, customerId: after.id })
}
