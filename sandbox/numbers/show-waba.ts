/** What the Graph shows of a WABA. */
import type { SandboxContext } from '../context.ts'
import type { Call } from '../graph/edge.ts'
import { showFields, type FieldReaders } from '../graph/fields.ts'
import { unknownNode } from '../graph/graph-error.ts'
import type { Waba } from '../world/objects.ts'
import { businessIdOf, healthOfWaba } from './health.ts'

const type = {
  name: 'WhatsAppBusinessAccount',
  defaults: ['name', 'timezone_id', 'message_template_namespace'],
}

const readersIn = (context: SandboxContext): FieldReaders<Waba> => ({
  name: ({ name }) => name,
  currency: ({ currency }) => currency,
  timezone_id: ({ timezoneId }) => timezoneId,
  message_template_namespace: ({ templateNamespace }) => templateNamespace,
  account_review_status: ({ accountReviewStatus }) => accountReviewStatus,
  business_verification_status: () => 'verified',
  country: () => 'US',
  ownership_type: () => 'SELF',
  status: ({ isLocked }) => (isLocked ? 'DISABLED' : 'ACTIVE'),
  is_enabled_for_insights: () => false,
  primary_business_location: () => 'US',
  owner_business_info: (waba) => ({ name: waba.name, id: businessIdOf(waba) }),
  on_behalf_of_business_info: (waba) => ({ name: waba.name, id: businessIdOf(waba), status: 'APPROVED' }),
  health_status: (waba) => healthOfWaba(context, waba),
})

export function showWaba({ context, id, body, request }: Call): unknown {
  const waba = context.world.wabas.get(id)
  if (waba === undefined) throw unknownNode(id, request.method)
  return showFields(waba, readersIn(context), type, body['fields'])
}
