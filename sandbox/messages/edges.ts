/** Sending messages, reading receipts and typing indicators. */
import type { Call, Edge } from '../graph/edge.ts'
import { GraphError, unknownNode } from '../graph/graph-error.ts'
import { requireMessagingProduct } from '../graph/params.ts'
import type { PhoneNumber } from '../world/objects.ts'
import { markRead } from './mark-read.ts'
import { send } from './send.ts'

export const messageEdges: readonly Edge[] = [
  {
    on: 'phone_number',
    edge: 'messages',
    method: 'POST',
    handle(call) {
      const number = sendingNumber(call)
      requireMessagingProduct(call.body)
      return call.body['status'] === undefined ? send(call, number) : markRead(call, number)
    },
  },
  {
    on: 'phone_number',
    edge: 'marketing_messages',
    method: 'POST',
    handle(call) {
      const number = sendingNumber(call)
      requireMessagingProduct(call.body)
      return send(call, number, { onMarketingEdge: true })
    },
  },
]

function sendingNumber({ context, id, request }: Call): PhoneNumber {
  const number = context.world.phoneNumbers.get(id)
  if (number === undefined) throw unknownNode(id, request.method)
  if (!number.isRegistered)
    throw new GraphError(133010, {
      details: 'The account does not exist in Cloud API, please create a new one',
    })
  if (context.world.wabas.get(number.wabaId)?.isLocked === true || number.status === 'BANNED')
    throw new GraphError(131031, { details: 'The account is locked because of a violation of the policies.' })
  return number
}
