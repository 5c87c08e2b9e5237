/** What the Graph shows of a Flow. */
import type { SandboxContext } from '../context.ts'
import type { Call } from '../graph/edge.ts'
import { showFields, type FieldReaders } from '../graph/fields.ts'
import { pageOf } from '../graph/page.ts'
import type { Flow } from '../world/objects.ts'
import { checkFlowJson } from './check-flow-json.ts'
import { flowOf } from './flow-status.ts'

const type = { name: 'Flow', defaults: ['name', 'status', 'categories', 'validation_errors'] }
const previewMs = 30 * 86_400_000

const readersIn = ({ world, clock, origin }: SandboxContext): FieldReaders<Flow> => ({
  name: ({ name }) => name,
  status: ({ status }) => status,
  categories: ({ categories }) => categories,
  validation_errors: ({ json }) => checkFlowJson(json).faults,
  json_version: ({ json }) => checkFlowJson(json).version ?? undefined,
  data_api_version: ({ json }) => checkFlowJson(json).dataApiVersion ?? undefined,
  data_channel_uri: ({ endpointUri }) => endpointUri ?? undefined,
  endpoint_uri: ({ endpointUri }) => endpointUri ?? undefined,
  preview: ({ id }) => ({
    preview_url: `${origin()}/${id}/flow.json`,
    expires_at: new Date(clock.now() + previewMs).toISOString(),
  }),
  whatsapp_business_account: ({ wabaId }) => {
    const waba = world.wabas.get(wabaId)
    return (
      waba && {
        id: waba.id,
        name: waba.name,
        currency: waba.currency,
        timezone_id: waba.timezoneId,
        message_template_namespace: waba.templateNamespace,
      }
    )
  },
  application: ({ appId }) => {
    const app = world.apps.get(appId ?? '')
    return app && { id: app.id, name: app.name, link: `https://www.facebook.com/games/?app_id=${app.id}` }
  },
  health_status: ({ id, status }) => {
    const ability = status === 'BLOCKED' ? 'BLOCKED' : status === 'THROTTLED' ? 'LIMITED' : 'AVAILABLE'
    return {
      can_send_message: ability,
      entities: [{ entity_type: 'FLOW', id, can_send_message: ability }],
    }
  },
})

export function showFlow(call: Call): unknown {
  return showFields(flowOf(call), readersIn(call.context), type, call.body['fields'])
}

export function listFlows(call: Call): unknown {
  const { context, id, body } = call
  const readers = readersIn(context)
  const flows = context.world.flows.filter(({ wabaId }) => wabaId === id).reverse()
  return pageOf(call, flows, (flow) => showFields(flow, readers, type, body['fields']))
}
