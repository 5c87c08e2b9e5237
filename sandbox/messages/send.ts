/**
 * Sending: what the platform says at once, in the order in which it says it. A message that was accepted may still
 * fail; what becomes of it is decided later.
 */
import type { Call } from '../graph/edge.ts'
import { GraphError } from '../graph/graph-error.ts'
import type { Customer, Message, PhoneNumber, Template, Thread } from '../world/objects.ts'
import { checkContent } from './content/content.ts'
import { Param } from './content/param.ts'
import { templateFor, type TemplateSend } from './content/template.ts'
import { termsOf } from './fate.ts'
import { takeFromLimits } from './limits.ts'
import { planNext } from './progress.ts'
import { customerOf, readRecipient, type Recipient } from './recipient.ts'
import { afterOutbound, threadOf } from './threads.ts'
import { newWamid } from './wamid.ts'

const longestCallbackData = 512

export interface SendOptions {
  /** Whether it came to the edge for marketing, which takes nothing else. */
  readonly onMarketingEdge: boolean
}

/** Accepts the message. Throws what is wrong with it at first sight. */
export function send(
  call: Call,
  number: PhoneNumber,
  { onMarketingEdge }: SendOptions = { onMarketingEdge: false },
): Record<string, unknown> {
  const { context, body } = call
  const recipient = readRecipient(call, number)
  const type = typeOf(body)
  const content = contentOf(type, body)
  const scope = { world: context.world, number, now: context.clock.now() }
  checkContent(type, content, scope)
  const callbackData = new Param('biz_opaque_callback_data', body['biz_opaque_callback_data'])
  callbackData.optionalText({ most: longestCallbackData })
  const named = type === 'template' ? templateFor(scope, content['template'], call.version) : undefined
  if (onMarketingEdge) checkMarketing(named?.template)
  checkRecipient(recipient, number, named?.template)
  takeFromLimits(context, number, keyOf(recipient))
  const message = keep(call, number, { recipient, type, content, named, onMarketingEdge })
  planNext(context, message.id)
  return answerOf(recipient, message, context.world.customers.get(message.customerId))
}

/** Without a type it is a text. */
function typeOf(body: Call['body']): string {
  return new Param('type', body['type'] ?? 'text').text()
}

/** What is kept of the request: the object that the type names, and what is answered. */
function contentOf(type: string, body: Call['body']): Record<string, unknown> {
  const context = fromForm(body['context']) as { message_id?: unknown } | null | undefined
  return {
    [type]: fromForm(body[type]),
    ...(typeof context?.message_id === 'string' ? { context: { message_id: context.message_id } } : {}),
  }
}

/** In a form, objects are texts of JSON. */
function fromForm(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}

function checkMarketing(template: Template | undefined): void {
  if (template === undefined)
    throw new GraphError(131055, { details: 'Only marketing templates can be sent with this edge.' })
  if (template.category !== 'MARKETING')
    throw new GraphError(134100, { details: `template name (${template.name}) is not a marketing template` })
}

function checkRecipient(recipient: Recipient, number: PhoneNumber, template: Template | undefined): void {
  if (recipient.kind === 'user_id' && template?.category === 'AUTHENTICATION')
    throw new GraphError(131062, {
      details: 'Authentication templates need the phone number of the recipient, in "to".',
    })
  const digits = recipient.kind === 'phone' ? recipient.digits : undefined
  if (digits === number.digits)
    throw new GraphError(131021, { details: 'The recipient is the number that sends.' })
  const allowed = number.allowedRecipients
  const reached = recipient.kind === 'user_id' ? recipient.customer.waId : digits
  if (allowed !== null && reached !== undefined && !allowed.includes(reached))
    throw new GraphError(131030, {
      details:
        'Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again.',
    })
}

function keyOf(recipient: Recipient): string {
  switch (recipient.kind) {
    case 'phone':
      return recipient.digits
    case 'user_id':
      return recipient.customer.waId
    case 'group':
      return recipient.group.id
  }
}

interface Accepted {
  readonly recipient: Recipient
  readonly type: string
  readonly content: Record<string, unknown>
  readonly named: TemplateSend | undefined
  readonly onMarketingEdge: boolean
}

function keep(call: Call, number: PhoneNumber, accepted: Accepted): Message {
  const { recipient, type, content, named, onMarketingEdge } = accepted
  const { context, body, version } = call
  const customer = customerOf(call, recipient)
  const thread = answeredThread(call, number, customer, recipient)
  const callbackData = body['biz_opaque_callback_data']
  const hash = body['recipient_identity_key_hash']
  const now = context.clock.now()
  return context.world.messages.put({
    id: newWamid(keyOf(recipient), 'to_customer'),
    phoneNumberId: number.id,
    customerId: customer?.id ?? '',
    groupId: recipient.kind === 'group' ? recipient.group.id : null,
    direction: 'to_customer',
    type,
    content,
    status: 'accepted',
    errorCode: null,
    templateId: named?.template.id ?? null,
    callbackData: typeof callbackData === 'string' ? callbackData : null,
    graphVersion: version,
    addressedBy: recipient.kind === 'user_id' ? 'user_id' : 'phone',
    at: now,
    statusTimes: { accepted: now },
    terms: termsOf(context, {
      number,
      template: named?.template,
      late: named?.late,
      onMarketingEdge,
      thread,
      identityHash: typeof hash === 'string' ? hash : undefined,
    }),
  })
}

function answeredThread(
  { context }: Call,
  number: PhoneNumber,
  customer: Customer | undefined,
  recipient: Recipient,
): Thread {
  const before = threadOf(context.world, number.id, customer?.id ?? '')
  if (customer === undefined) return before
  return context.world.threads.put(afterOutbound(before, context.clock.now(), recipient.kind === 'phone'))
}

function answerOf(
  recipient: Recipient,
  message: Message,
  customer: Customer | undefined,
): Record<string, unknown> {
  const { input } = recipient
  const waId = recipient.kind === 'phone' ? recipient.digits : input
  const withUserId = recipient.kind === 'user_id' || (recipient.kind === 'phone' && recipient.isBoth)
  return {
    messaging_product: 'whatsapp',
    contacts: [
      {
        input,
        ...(recipient.kind === 'user_id' ? {} : { wa_id: waId }),
        ...(withUserId ? { user_id: customer?.id } : {}),
      },
    ],
    messages: [
      {
        id: message.id,
        ...(message.groupId === null ? {} : { group_id: message.groupId }),
        ...(message.type === 'template' ? { message_status: 'accepted' } : {}),
      },
    ],
  }
}
