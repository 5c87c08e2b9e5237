/** The life of a Flow: draft, published, deprecated; and blocked or throttled by the platform. */
import type { SandboxContext } from '../context.ts'
import { unknownNode } from '../graph/graph-error.ts'
import type { Call } from '../graph/edge.ts'
import type { Flow } from '../world/objects.ts'

/** Throws a GraphError when it is gone. */
export function flowOf({ context, id, request }: Pick<Call, 'context' | 'id' | 'request'>): Flow {
  const flow = context.world.flows.get(id)
  if (flow === undefined) throw unknownNode(id, request.method)
  return flow
}

/** Changes the status and tells subscribers. */
export function moveFlow({ world, webhooks }: SandboxContext, flow: Flow, status: Flow['status']): Flow {
  if (flow.status === status) return flow
  webhooks.publish({
    wabaId: flow.wabaId,
    field: 'flows',
    value: {
      event: 'FLOW_STATUS_CHANGE',
      message: `Flow ${flow.name} changed status from ${flow.status} to ${status}`,
      flow_id: flow.id,
      old_status: flow.status,
      new_status: status,
    },
  })
  return world.flows.update(flow.id, { status })
}
