/** Messages that open a Flow. */
import { GraphError, parameterError } from '../../graph/graph-error.ts'
import type { Flow } from '../../world/objects.ts'
import type { Param } from './param.ts'
import type { Scope } from './scope.ts'

const longestLabel = 30

export function checkFlow(action: Param, scope: Scope): void {
  action.at('name').oneOf('flow')
  const parameters = action.at('parameters')
  parameters.object()
  const version = parameters.at('flow_message_version')
  if (version.idText() !== '3') throw version.invalid(`${version.name} must be "3"`)
  const label = parameters.at('flow_cta')
  if (/\p{Extended_Pictographic}/u.test(label.text({ most: longestLabel })))
    throw label.invalid(`${label.name} must not have emoji`)
  parameters.at('flow_token').optionalText()
  const mode = parameters.at('mode').isGiven ? parameters.at('mode').oneOf('draft', 'published') : 'published'
  checkAction(parameters)
  checkStatus(flowOf(parameters, scope), mode, parameters)
}

function checkAction(parameters: Param): void {
  const action = parameters.at('flow_action')
  const kind = action.isGiven ? action.oneOf('navigate', 'data_exchange') : 'navigate'
  const payload = parameters.at('flow_action_payload')
  if (!payload.isGiven) return
  if (kind === 'data_exchange')
    throw payload.invalid(`${payload.name} is allowed with the flow_action navigate only`)
  payload.object()
  payload.at('screen').optionalText()
  if (payload.at('data').isGiven && Object.keys(payload.at('data').object()).length === 0)
    throw payload.invalid(`${payload.at('data').name} must be a non-empty object`)
}

/** By id or by name; exactly one of them. */
function flowOf(parameters: Param, { world, number }: Scope): Flow {
  const [id, name] = [parameters.at('flow_id'), parameters.at('flow_name')]
  if (id.isGiven && name.isGiven)
    throw parameterError(`Param ${parameters.name} must have either flow_id or flow_name, not both.`)
  const flow = name.isGiven
    ? world.flows.find((one) => one.wabaId === number.wabaId && one.name === name.text())
    : world.flows.get(id.idText())
  if (flow?.wabaId !== number.wabaId)
    throw id.invalid(`There is no Flow ${String(id.value ?? name.value)} in this WhatsApp Business Account`)
  return flow
}

function checkStatus({ status }: Flow, mode: string, parameters: Param): void {
  if (status === 'BLOCKED') throw new GraphError(132068, { details: 'The Flow is blocked.' })
  const isDraft = status === 'DRAFT'
  if (mode === 'published' && (isDraft || status === 'DEPRECATED'))
    throw parameters.invalid(
      `The Flow is ${status.toLowerCase()}; only published Flows can be sent in this mode`,
    )
  if (mode === 'draft' && !isDraft)
    throw parameters.invalid('The Flow is not a draft; leave out mode or say published')
}
