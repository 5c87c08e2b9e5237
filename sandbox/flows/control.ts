/** Acting as the phone that fills in a Flow. Below `/_sandbox`. */
import { oneOf, readInput, text, type Reader } from '../control/input.ts'
import { ControlError, type ControlRoutes } from '../control/route.ts'
import type { SandboxContext } from '../context.ts'
import { findCustomer } from '../customers/customers.ts'
import { receiveFromCustomer } from '../customers/inbound.ts'
import { isObject } from '../graph/params.ts'
import type { Customer, Flow, Message } from '../world/objects.ts'
import { exchange, secretOf, usableKey, type Exchanged } from './exchange.ts'
import { moveFlow } from './flow-status.ts'

const longest = 4_000
const object: Reader<Readonly<Record<string, unknown>>> = (value) =>
  isObject(value) ? { value } : { fault: 'must be a JSON object' }

export const flowControl: ControlRoutes = (context) => async (app) => {
  app.get('/flows', () => ({ data: [...context.world.flows.values()] }))
  app.patch<{ Params: { flowId: string } }>('/flows/:flowId', (request) => {
    const { status } = readInput(request.body, {
      required: { status: oneOf('DRAFT', 'PUBLISHED', 'DEPRECATED', 'BLOCKED', 'THROTTLED') },
    })
    return moveFlow(context, flowWith(context, request.params.flowId), status)
  })
  app.post<{ Params: { flowId: string } }>('/flows/:flowId/exchange', async (request) => {
    const { customer, phoneNumberId, action, screen, data, flowToken, version } = readInput(request.body, {
      required: {
        phoneNumberId: text(1, 40),
        action: oneOf('INIT', 'BACK', 'data_exchange', 'navigate', 'complete'),
      },
      optional: {
        customer: text(1, 200),
        screen: text(1, 200),
        data: object,
        flowToken: text(1, longest),
        version: text(1, 10),
      },
    })
    const whose = customer === undefined ? undefined : customerWith(context, customer)
    const exchanged = await ask(context, request.params.flowId, phoneNumberId, {
      version: version ?? '3.0',
      action,
      ...(screen !== undefined && { screen }),
      ...(data !== undefined && { data }),
      flow_token: flowToken ?? 'unused',
    })
    const message = whose && finish(context, whose, phoneNumberId, exchanged)
    return { ...exchanged, ...(message !== undefined && { messageId: message.id }) }
  })
  app.post<{ Params: { flowId: string } }>('/flows/:flowId/ping', (request) => {
    const { phoneNumberId } = readInput(request.body, { required: { phoneNumberId: text(1, 40) } })
    return ask(context, request.params.flowId, phoneNumberId, { version: '3.0', action: 'ping' })
  })
  await Promise.resolve()
}

/** At the end of a Flow, the phone sends what it was given for that as a message; undefined when it goes on. */
function finish(
  context: SandboxContext,
  customer: Customer,
  phoneNumberId: string,
  { answer }: Exchanged,
): Message | undefined {
  if (!isObject(answer) || answer['screen'] !== 'SUCCESS') return undefined
  const data = isObject(answer['data']) ? answer['data'] : {}
  const response = isObject(data['extension_message_response']) ? data['extension_message_response'] : {}
  const nfm_reply = { name: 'flow', body: 'Sent', response_json: JSON.stringify(response['params'] ?? {}) }
  return receiveFromCustomer(context, customer.id, phoneNumberId, {
    type: 'interactive',
    content: { type: 'nfm_reply', nfm_reply },
  })
}

function customerWith({ world }: SandboxContext, asked: string): Customer {
  const customer = findCustomer(world, asked)
  if (customer === undefined) throw new ControlError(404, `"customer": there is no customer ${asked}.`)
  return customer
}

function flowWith({ world }: SandboxContext, id: string): Flow {
  const flow = world.flows.get(id)
  if (flow === undefined) throw new ControlError(404, `There is no Flow ${id}.`)
  return flow
}

/** Throws a ControlError when the phone has nobody to ask, or nothing to encrypt with. */
function ask(
  context: SandboxContext,
  flowId: string,
  phoneNumberId: string,
  data: Readonly<Record<string, unknown>>,
): Promise<Exchanged> {
  const flow = flowWith(context, flowId)
  const number = context.world.phoneNumbers.get(phoneNumberId)
  if (number?.wabaId !== flow.wabaId)
    throw new ControlError(404, `"phoneNumberId": the WABA of the Flow has no number ${phoneNumberId}.`)
  if (flow.endpointUri === null) throw new ControlError(409, 'The Flow has no endpoint_uri.')
  const publicKey = usableKey(number)
  if (publicKey === null)
    throw new ControlError(
      409,
      'The number has no valid business public key: upload one to whatsapp_business_encryption.',
    )
  const secret = secretOf(context, flow)
  if (secret === undefined)
    throw new ControlError(409, 'No app stands behind the Flow, so that nothing can be signed.')
  return exchange(flow.endpointUri, { publicKey, secret, data })
}
