/** Templates as they read back. */
import type { SandboxContext } from '../context.ts'
import type { Call } from '../graph/edge.ts'
import { unknownNode } from '../graph/graph-error.ts'
import { showFields, type FieldReaders } from '../graph/fields.ts'
import type { Template } from '../world/objects.ts'
import { withAddresses } from './define/samples.ts'

const defaults = [
  'name',
  'parameter_format',
  'components',
  'language',
  'status',
  'category',
  'previous_category',
  'library_template_name',
]

/** With the fields that are asked for, as one text. */
export function showTemplate(
  { origin }: SandboxContext,
  template: Template,
  fields: unknown,
): Record<string, unknown> {
  const readers: FieldReaders<Template> = {
    name: ({ name }) => name,
    parameter_format: ({ parameterFormat }) => parameterFormat,
    components: ({ components }) => withAddresses(origin(), components),
    language: ({ language }) => language,
    status: ({ status }) => status,
    category: ({ category }) => category,
    previous_category: ({ previousCategory }) => previousCategory ?? undefined,
    // Only templates that the platform has put into another group have these.
    sub_category: () => undefined,
    correct_category: () => undefined,
    library_template_name: ({ libraryTemplateName }) => libraryTemplateName ?? undefined,
    quality_score: ({ qualityScore, qualityAt, createdAt }) => ({
      score: qualityScore,
      date: Math.floor((qualityAt ?? createdAt) / 1_000),
    }),
    rejected_reason: ({ rejectedReason }) => rejectedReason,
    message_send_ttl_seconds: ({ messageSendTtlSeconds }) => messageSendTtlSeconds ?? undefined,
    cta_url_link_tracking_opted_out: () => false,
    is_primary_device_delivery_only: () => false,
    degrees_of_freedom_spec: () => undefined,
    last_updated_time: ({ updatedAt, createdAt }) => new Date(updatedAt ?? createdAt).toISOString(),
  }
  return showFields(template, readers, { name: 'WhatsAppMessageTemplate', defaults }, fields)
}

export function showOne(call: Call): unknown {
  return showTemplate(call.context, templateOf(call), call.query['fields'])
}

/** The undocumented path below the WABA, which clients use. */
export function showOneOfWaba(call: Call): unknown {
  const { context, id, rest, request, query } = call
  const template = context.world.templates.get(rest)
  if (template?.wabaId !== id) throw unknownNode(rest, request.method)
  return showTemplate(context, template, query['fields'])
}

/** The template that a call is about. */
export function templateOf({ context, id, request }: Pick<Call, 'context' | 'id' | 'request'>): Template {
  const template = context.world.templates.get(id)
  if (template === undefined) throw unknownNode(id, request.method)
  return template
}
