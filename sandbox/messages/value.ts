/** The parts that all values of the field `messages` share. */
import type { SandboxContext } from '../context.ts'
import type { Customer, PhoneNumber } from '../world/objects.ts'
import { showsNumber, threadOf } from './threads.ts'
import { checksIdentity, identityHash } from './identity.ts'

type Part = Record<string, unknown>

/** Times of messages and statuses are texts of seconds. */
export function secondsText(at: number): string {
  return String(Math.floor(at / 1_000))
}

export function messagesValue(number: PhoneNumber, parts: Part): Part {
  return {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: number.digits, phone_number_id: number.id },
    ...parts,
  }
}

/** How the customer is told to this number: the digits may be kept back, the user id never is. */
export function customerKeys(
  context: Pick<SandboxContext, 'world' | 'clock'>,
  number: PhoneNumber,
  customer: Customer,
): { readonly waId?: string; readonly userId: string } {
  const thread = threadOf(context.world, number.id, customer.id)
  return showsNumber(customer, thread, context.clock.now())
    ? { waId: customer.waId, userId: customer.id }
    : { userId: customer.id }
}

/** An entry of `contacts`. */
export function contactEntry(
  context: Pick<SandboxContext, 'world' | 'clock'>,
  number: PhoneNumber,
  customer: Customer,
  { withUsername }: { readonly withUsername: boolean },
): Part {
  const { waId, userId } = customerKeys(context, number, customer)
  const { name, username } = customer
  return {
    profile: { name, ...(withUsername && username !== null ? { username } : {}) },
    ...(waId === undefined ? {} : { wa_id: waId }),
    user_id: userId,
    ...(checksIdentity(number) ? { identity_key_hash: identityHash(customer) } : {}),
  }
}
