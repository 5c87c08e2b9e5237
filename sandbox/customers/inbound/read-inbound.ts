/**
 * Reads what a customer is to send: the words of the control API, which are those of the webhooks wherever there is
 * a choice, become what the business is told. Whatever a phone would not let somebody do is refused.
 */
import type { SandboxContext } from '../../context.ts'
import { oneOf, readInput, text, type Reader } from '../../control/input.ts'
import { ControlError } from '../../control/route.ts'
import type { Customer, PhoneNumber } from '../../world/objects.ts'
import type { InboundMessage } from '../inbound.ts'
import { knownNumber } from '../known.ts'
import { readAnswer, readButton } from './answers.ts'
import { readContext } from './read-context.ts'
import { mediaTypes, readMedia } from './media.ts'
import { plainTypes } from './plain.ts'
import { readReferral } from './referral.ts'

/** What the reader of a type is given besides its own part of the request. */
export interface Writing {
  readonly context: SandboxContext
  readonly customer: Customer
  readonly number: PhoneNumber
  /** `context.message_id` of the request. */
  readonly answers: string | undefined
}

const anything: Reader<unknown> = (value) => ({ value })
const types = [...Object.keys(plainTypes), ...mediaTypes, 'interactive', 'button', 'request_welcome'] as const
const parts = Object.fromEntries(types.map((type) => [type, anything]))

/** Throws a ControlError that tells what is wrong. */
export async function readInbound(
  context: SandboxContext,
  customer: Customer,
  body: unknown,
): Promise<InboundMessage & { readonly to: string }> {
  const given: Readonly<Record<string, unknown>> = readInput(body, {
    required: { type: oneOf(...types) },
    optional: { to: text(1, 40), context: anything, referral: anything, media: anything, ...parts },
  })
  const type = String(given['type'])
  const number = knownNumber(context, given['to'] as string | undefined, 'to')
  if (customer.blockedNumbers.includes(number.id))
    throw new ControlError(409, `This customer has blocked the number ${number.id}; unblock it first.`)
  const { answers, told } = readContext(context, customer, number, given['context'])
  const content = await contentOf(type, given, { context, customer, number, answers })
  return {
    to: number.id,
    type,
    ...content,
    ...(told === undefined ? {} : { context: told }),
    ...(given['referral'] === undefined ? {} : { referral: readReferral(given['referral']) }),
  }
}

async function contentOf(
  type: string,
  given: Readonly<Record<string, unknown>>,
  writing: Writing,
): Promise<Pick<InboundMessage, 'content' | 'errors'>> {
  const part = given[type]
  if (mediaTypes.includes(type)) return { content: await readMedia(type, given['media'] ?? part, writing) }
  if (type === 'request_welcome') return {}
  if (type === 'interactive') return { content: readAnswer(part, writing) }
  if (type === 'button') return { content: readButton(part, writing) }
  if (type === 'unsupported') return { content: plainTypes.unsupported(part), errors: [unsupportedError] }
  return { content: plainTypes[type as keyof typeof plainTypes](part) }
}

const unsupportedError = {
  code: 131051,
  title: 'Message type unknown',
  message: 'Message type unknown',
  error_data: { details: 'Message type is currently not supported.' },
}
