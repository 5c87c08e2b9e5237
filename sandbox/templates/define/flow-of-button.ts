/** The Flow that a button opens: one that the WABA has, or one that comes with the template. */
import { templateError } from '../template-error.ts'
import { isText, type Given, type Scope } from './scope.ts'

/** Throws a GraphError unless exactly one way to a Flow is given, and leads to one. */
export function flowIdOf(button: Given, { context, wabaId }: Scope, name: string): string {
  const { flow_id: id, flow_name: flowName, flow_json: json } = button
  const given = [id, flowName, json].filter((one) => one !== undefined && one !== null)
  if (given.length !== 1)
    throw templateError('other', `${name}: give one of flow_id, flow_name and flow_json.`)
  const { world } = context
  if (isText(json)) return flowFrom(json, { context, wabaId }, name)
  const flow = world.flows.find(
    (one) => one.wabaId === wabaId && (one.id === String(id) || one.name === flowName),
  )
  if (flow === undefined) throw templateError('other', `${name}: the account has no such Flow.`)
  return flow.id
}

function flowFrom(
  json: string,
  { context, wabaId }: Pick<Scope, 'context' | 'wabaId'>,
  name: string,
): string {
  try {
    JSON.parse(json)
  } catch {
    throw templateError('other', `${name}: flow_json must be JSON.`)
  }
  const { world, clock } = context
  const id = world.newId('flow')
  return world.flows.put({
    id,
    wabaId,
    name: `template_flow_${id}`,
    status: 'PUBLISHED',
    categories: ['OTHER'],
    endpointUri: null,
    json,
    createdAt: clock.now(),
  }).id
}
