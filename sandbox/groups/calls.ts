/** Calls of a number: accepted and kept, with their webhooks. Nobody can be heard. */
import { randomBytes } from 'node:crypto'
import type { SandboxContext } from '../context.ts'
import { customerWithNumber, findCustomer } from '../customers/customers.ts'
import type { Call as GraphCall } from '../graph/edge.ts'
import { GraphError, parameterError } from '../graph/graph-error.ts'
import { isObject, readObject, readText, requireMessagingProduct, requireText } from '../graph/params.ts'
import { afterInbound, threadOf } from '../messages/threads.ts'
import { numberOf } from '../numbers/number-of.ts'
import type { Call, Customer, PhoneNumber } from '../world/objects.ts'
import { permissionOf } from './call-permissions.ts'
import { secondsNow, tellNumber } from './tell.ts'

const callIdBytes = 18
const longestCallbackData = 512
const actions = ['connect', 'pre_accept', 'accept', 'reject', 'terminate'] as const
const over = ['REJECTED', 'COMPLETED']

export function handleCall(call: GraphCall): unknown {
  const number = numberOf(call)
  requireMessagingProduct(call.body)
  const given = requireText(call.body, 'action')
  const action = actions.find((known) => known === given)
  if (action === undefined) throw parameterError(`Param action must be one of {${actions.join(', ')}}`)
  const data = readText(call.body, 'biz_opaque_callback_data')
  if (data !== undefined && data.length > longestCallbackData)
    throw parameterError(
      `Param biz_opaque_callback_data must have at most ${longestCallbackData} characters.`,
    )
  if (!isCallingOn(number))
    throw new GraphError(138000, { details: 'Switch calling on in the settings of the phone number.' })
  return action === 'connect' ? connect(call, number) : changeCall(call, number, action)
}

/** A customer calls the number. */
export function receiveCall(
  context: SandboxContext,
  number: PhoneNumber,
  customer: Customer,
  sdp: string,
): Call {
  const { world, clock } = context
  world.threads.put(
    afterInbound(threadOf(world, number.id, customer.id), clock.now(), {
      isFromAd: false,
      givesNumber: false,
    }),
  )
  const made = keep(context, number, customer, 'RINGING', { direction: 'USER_INITIATED' })
  const from = customer.hidesNumber ? {} : { from: customer.waId }
  tellEvent(context, made, {
    ...from,
    from_user_id: customer.id,
    to: number.digits,
    event: 'connect',
    direction: 'USER_INITIATED',
    session: { sdp_type: 'offer', sdp },
  })
  return made
}

/** The customer takes, declines or ends a call. */
export function answerAsCustomer(
  context: SandboxContext,
  call: Call,
  answer: 'accept' | 'reject' | 'terminate',
): Call {
  if (answer === 'accept') {
    tellStatus(context, call, 'ACCEPTED')
    tellEvent(context, call, { event: 'connect', session: { sdp_type: 'answer', sdp: 'v=0' } })
    return context.world.calls.update(call.id, { state: 'ACCEPTED' })
  }
  if (answer === 'reject') tellStatus(context, call, 'REJECTED')
  return finish(context, call, answer === 'reject' ? 'REJECTED' : 'COMPLETED')
}

function connect(call: GraphCall, number: PhoneNumber): unknown {
  const { context, body } = call
  const customer = calledCustomer(call)
  readSession(body, 'offer')
  const { status } = permissionOf(context, number.id, customer.id)
  if (status === 'no_permission')
    throw new GraphError(138006, {
      details: 'The user has not permitted calls. Send a call permission request.',
    })
  if (!customer.isOnWhatsApp) throw new GraphError(138001, { details: 'The user cannot be called.' })
  const made = keep(context, number, customer, 'RINGING', { direction: 'BUSINESS_INITIATED', ...body })
  tellStatus(context, made, 'RINGING')
  return { messaging_product: 'whatsapp', calls: [{ id: made.id }] }
}

function changeCall(
  { context, body }: GraphCall,
  number: PhoneNumber,
  action: Exclude<(typeof actions)[number], 'connect'>,
): unknown {
  const call = context.world.calls.get(requireText(body, 'call_id'))
  if (call?.phoneNumberId !== number.id)
    throw parameterError('Param call_id is not the id of a call of this number.')
  if (over.includes(call.state)) throw parameterError(`The call is over: it is ${call.state}.`)
  if (action === 'pre_accept' || action === 'accept') {
    if (call.content['direction'] !== 'USER_INITIATED')
      throw parameterError('Only a call of a user can be accepted.')
    readSession(body, 'answer')
    context.world.calls.update(call.id, { state: action === 'accept' ? 'ACCEPTED' : 'PRE_ACCEPTED' })
  } else finish(context, call, action === 'reject' ? 'REJECTED' : 'COMPLETED')
  return { messaging_product: 'whatsapp', success: true }
}

function finish(context: SandboxContext, call: Call, state: 'REJECTED' | 'COMPLETED'): Call {
  const seconds = Math.floor((context.clock.now() - call.at) / 1_000)
  const status = call.state === 'ACCEPTED' ? 'COMPLETED' : 'FAILED'
  tellEvent(context, call, {
    event: 'terminate',
    status,
    ...(status === 'COMPLETED' && { duration: seconds }),
  })
  return context.world.calls.update(call.id, { state })
}

function calledCustomer({ context, body }: GraphCall): Customer {
  const recipient = readText(body, 'recipient')
  const digits = readText(body, 'to')?.replaceAll(/\D/g, '')
  if (digits !== undefined && digits !== '') return customerWithNumber(context, digits)
  if (recipient === undefined) throw parameterError('The parameter to is required.')
  const customer = findCustomer(context.world, recipient)
  if (customer === undefined) throw parameterError('Param recipient is not a business-scoped user ID.')
  return customer
}

function readSession(body: GraphCall['body'], kind: 'offer' | 'answer'): void {
  const session = readObject(body, 'session')
  if (session === undefined) throw parameterError('The parameter session is required.')
  if (session['sdp_type'] !== kind) throw parameterError(`Param session['sdp_type'] must be '${kind}'.`)
  if (typeof session['sdp'] !== 'string' || session['sdp'] === '')
    throw parameterError("The parameter session['sdp'] is required.")
}

function isCallingOn({ settings }: PhoneNumber): boolean {
  const calling = settings['calling']
  return isObject(calling) && calling['status'] === 'ENABLED'
}

function keep(
  { world, clock }: SandboxContext,
  number: PhoneNumber,
  customer: Customer,
  state: string,
  content: Call['content'],
): Call {
  const id = `wacid.${randomBytes(callIdBytes).toString('base64')}`
  return world.calls.put({
    id,
    phoneNumberId: number.id,
    customerId: customer.id,
    state,
    content,
    at: clock.now(),
  })
}

function tellEvent(context: SandboxContext, call: Call, event: Readonly<Record<string, unknown>>): void {
  const calls = [{ id: call.id, timestamp: secondsNow(context), ...dataOf(call), ...event }]
  tellNumber(context, call.phoneNumberId, 'calls', { calls })
}

function tellStatus(context: SandboxContext, call: Call, status: string): void {
  const customer = context.world.customers.get(call.customerId ?? '')
  const recipient = customer === undefined || customer.hidesNumber ? {} : { recipient_id: customer.waId }
  const statuses = [
    { id: call.id, timestamp: secondsNow(context), type: 'call', status, ...recipient, ...dataOf(call) },
  ]
  tellNumber(context, call.phoneNumberId, 'calls', { statuses })
}

function dataOf({ content }: Call): object {
  const data = content['biz_opaque_callback_data']
  return typeof data === 'string' ? { biz_opaque_callback_data: data } : {}
}
