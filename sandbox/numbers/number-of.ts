/** The phone number that a call is about. */
import type { Call } from '../graph/edge.ts'
import { unknownNode } from '../graph/graph-error.ts'
import type { PhoneNumber } from '../world/objects.ts'

/** Throws a GraphError when it is gone. */
export function numberOf({ context, id, request }: Pick<Call, 'context' | 'id' | 'request'>): PhoneNumber {
  const number = context.world.phoneNumbers.get(id)
  if (number === undefined) throw unknownNode(id, request.method)
  return number
}
