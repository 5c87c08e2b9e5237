/** Making, changing, publishing, deprecating and deleting Flows. */
import type { Call } from '../graph/edge.ts'
import { GraphError, parameterError } from '../graph/graph-error.ts'
import { isYes, readText, requireText } from '../graph/params.ts'
import type { Flow } from '../world/objects.ts'
import { checkFlowJson } from './check-flow-json.ts'
import { flowOf, moveFlow } from './flow-status.ts'

const categories = [
  'SIGN_UP SIGN_IN APPOINTMENT_BOOKING LEAD_GENERATION SHOPPING CONTACT_US CUSTOMER_SUPPORT SURVEY OTHER',
].flatMap((line) => line.split(' '))
const longestName = 200
const largestJsonBytes = 10 * 1024 * 1024
const done = { success: true }

export function makeFlow(call: Call): unknown {
  const { context, id: wabaId, body, token } = call
  const name = requireText(body, 'name')
  checkName(call, wabaId, name)
  const original = readClone(call, wabaId)
  const flow = context.world.flows.put({
    id: context.world.newId('flow'),
    wabaId,
    name,
    status: 'DRAFT',
    categories: readCategories(body) ?? original?.categories ?? required('categories'),
    endpointUri: readEndpoint(body) ?? original?.endpointUri ?? null,
    json: readText(body, 'flow_json') ?? original?.json ?? null,
    createdAt: context.clock.now(),
    ...(token !== null && { appId: token.appId }),
  })
  const { faults } = checkFlowJson(flow.json)
  const problem = isYes(body['publish']) ? whyNotPublished(flow) : undefined
  if (isYes(body['publish']) && problem === undefined) moveFlow(context, flow, 'PUBLISHED')
  return { id: flow.id, success: problem === undefined, validation_errors: faults }
}

export function changeFlow(call: Call): unknown {
  const { context, body } = call
  const flow = flowOf(call)
  if (flow.status === 'DEPRECATED')
    throw new GraphError(139001, { details: 'A deprecated Flow cannot be changed.' })
  const name = readText(body, 'name')
  if (name !== undefined && name !== flow.name) checkName(call, flow.wabaId, name)
  context.world.flows.update(flow.id, {
    name: name ?? flow.name,
    categories: readCategories(body) ?? flow.categories,
    endpointUri: readEndpoint(body) ?? flow.endpointUri,
  })
  return done
}

/** Takes flow.json, also with faults: they are told and keep the Flow from being published. */
export function uploadAsset(call: Call): unknown {
  const { context, body, files } = call
  const flow = flowOf(call)
  const file = files.find(({ field }) => field === 'file') ?? files[0]
  if (file === undefined) throw parameterError('The parameter file is required.')
  if (requireText(body, 'name') !== 'flow.json') throw parameterError("Param name must be 'flow.json'")
  if (requireText(body, 'asset_type') !== 'FLOW_JSON')
    throw parameterError('Param asset_type must be one of {FLOW_JSON}')
  if (file.bytes.length > largestJsonBytes) throw parameterError('Param file must have at most 10 MB.')
  if (flow.status !== 'DRAFT')
    throw new GraphError(139001, { details: `Only a draft can be changed; this Flow is ${flow.status}.` })
  const { json } = context.world.flows.update(flow.id, { json: file.bytes.toString('utf8') })
  return { success: true, validation_errors: checkFlowJson(json).faults }
}

export function listAssets(call: Call): unknown {
  const { id, json } = flowOf(call)
  if (json === null) return { data: [] }
  const download = `${call.context.origin()}/${id}/flow.json`
  return { data: [{ name: 'flow.json', asset_type: 'FLOW_JSON', download_url: download }] }
}

export function sendJsonAsset(call: Call): unknown {
  return call.reply.type('application/json; charset=UTF-8').send(flowOf(call).json ?? 'null')
}

export function publishFlow(call: Call): unknown {
  const flow = flowOf(call)
  const problem = whyNotPublished(flow)
  if (problem !== undefined) throw new GraphError(139002, { details: problem })
  moveFlow(call.context, flow, 'PUBLISHED')
  return done
}

export function deprecateFlow(call: Call): unknown {
  const flow = flowOf(call)
  if (flow.status === 'BLOCKED')
    throw new GraphError(139006, { details: 'A blocked Flow cannot be deprecated.' })
  if (flow.status === 'DRAFT' || flow.status === 'DEPRECATED')
    throw new GraphError(139003, {
      details: `Only a published Flow can be deprecated; this one is ${flow.status}.`,
    })
  moveFlow(call.context, flow, 'DEPRECATED')
  return done
}

export function deleteFlow(call: Call): unknown {
  const flow = flowOf(call)
  if (flow.status !== 'DRAFT')
    throw new GraphError(139004, { details: `Only a draft can be deleted; this Flow is ${flow.status}.` })
  call.context.world.flows.remove(flow.id)
  return done
}

function whyNotPublished({ status, json, endpointUri }: Flow): string | undefined {
  if (status !== 'DRAFT') return `Only a draft can be published; this Flow is ${status}.`
  if (json === null) return 'The Flow has no flow.json yet.'
  const { faults, dataApiVersion } = checkFlowJson(json)
  if (faults.length > 0) return `The Flow has validation errors: ${faults[0]?.message ?? ''}`
  if (dataApiVersion !== null && endpointUri === null)
    return 'The Flow has a data_api_version and needs an endpoint_uri.'
  return undefined
}

function checkName({ context }: Call, wabaId: string, name: string): void {
  if (name === '' || name.length > longestName)
    throw parameterError(`Param name must have 1 to ${longestName} characters.`)
  const isTaken = context.world.flows.find((flow) => flow.wabaId === wabaId && flow.name === name)
  if (isTaken !== undefined)
    throw parameterError('Flow name must be unique within one WhatsApp Business Account.', {
      subcode: 4_016_019,
    })
}

function readCategories(body: Call['body']): readonly string[] | undefined {
  const given = body['categories']
  if (given === undefined) return undefined
  const list: unknown = typeof given === 'string' ? given.replaceAll(/["[\]\s]/g, '').split(',') : given
  if (!Array.isArray(list)) throw parameterError('Param categories must be an array.')
  if (list.length === 0) required('categories')
  const names = list.map((name) => String(name).toUpperCase())
  const unknown = names.find((name) => !categories.includes(name))
  if (unknown !== undefined)
    throw parameterError(`Param categories must be one of {${categories.join(', ')}}; got ${unknown}`)
  return names
}

function readEndpoint(body: Call['body']): string | undefined {
  const given = readText(body, 'endpoint_uri')
  if (given === undefined || given === '') return undefined
  const url = URL.parse(given)
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw parameterError('Param endpoint_uri must be a URL.')
  return given
}

function readClone({ context, body }: Call, wabaId: string): Flow | undefined {
  const id = readText(body, 'clone_flow_id')
  if (id === undefined || id === '') return undefined
  const flow = context.world.flows.get(id)
  if (flow?.wabaId !== wabaId)
    throw parameterError('Param clone_flow_id must be the id of a Flow of this account.')
  return flow
}

function required(name: string): never {
  throw parameterError(`The parameter ${name} is required.`)
}
