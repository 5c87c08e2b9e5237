/** What a message of a customer refers to: a reply, a product, or that it was forwarded. */
import type { SandboxContext } from '../../context.ts'
import { text, yesOrNo } from '../../control/input.ts'
import { ControlError } from '../../control/route.ts'
import { showsNumber, threadOf } from '../../messages/threads.ts'
import type { Customer, Message, PhoneNumber } from '../../world/objects.ts'
import { readPart } from './read-part.ts'

interface ReadContext {
  /** The id of the message that is answered. */
  readonly answers: string | undefined
  /** As the webhook tells it. */
  readonly told: Readonly<Record<string, unknown>> | undefined
}

/** Throws a ControlError, also when the message that is answered is not in the chat. */
export function readContext(
  context: SandboxContext,
  customer: Customer,
  number: PhoneNumber,
  given: unknown,
): ReadContext {
  if (given === undefined) return { answers: undefined, told: undefined }
  const read = readPart('context', given, {
    optional: {
      message_id: text(1, 200),
      forwarded: yesOrNo,
      frequently_forwarded: yesOrNo,
      referred_product: readProduct,
    },
  })
  const { message_id: answers, forwarded, frequently_forwarded: frequently, referred_product: product } = read
  const answered =
    answers === undefined
      ? undefined
      : messageInChat(context, customer, number, answers, 'context.message_id')
  const told = {
    ...(answered === undefined
      ? {}
      : { from: writerOf(context, answered, customer, number), id: answered.id }),
    ...(product === undefined ? {} : { from: number.digits, referred_product: product }),
    ...(forwarded === true ? { forwarded } : {}),
    ...(frequently === true ? { frequently_forwarded: frequently } : {}),
  }
  return { answers, told: Object.keys(told).length === 0 ? undefined : told }
}

/** A message that the customer has in the chat with the number. Throws 404 or 409. */
export function messageInChat(
  { world }: SandboxContext,
  customer: Customer,
  number: PhoneNumber,
  id: string,
  field: string,
): Message {
  const message = world.messages.get(id)
  if (message?.phoneNumberId !== number.id || message.customerId !== customer.id)
    throw new ControlError(404, `"${field}": there is no message ${id} in this chat.`)
  if (message.status === 'failed')
    throw new ControlError(409, `"${field}": the message ${id} has failed; the customer does not have it.`)
  return message
}

function readProduct(value: unknown): { readonly value: unknown } {
  return {
    value: readPart('context.referred_product', value, {
      required: { catalog_id: text(1, 100), product_retailer_id: text(1, 100) },
    }),
  }
}

function writerOf(
  { world, clock }: SandboxContext,
  { direction }: Message,
  customer: Customer,
  number: PhoneNumber,
): string {
  if (direction === 'to_customer') return number.digits
  const isShown = showsNumber(customer, threadOf(world, number.id, customer.id), clock.now())
  return isShown ? customer.waId : customer.id
}
