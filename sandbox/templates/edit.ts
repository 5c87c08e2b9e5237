/**
 * Changing templates: only those that are approved, refused or paused, and approved ones only now and then. What is
 * changed goes into review again.
 */
import type { SandboxContext } from '../context.ts'
import type { Call } from '../graph/edge.ts'
import { parameterError } from '../graph/graph-error.ts'
import type { Template } from '../world/objects.ts'
import { defineComponents } from './define/components.ts'
import { readCategory, readComponents, readTtl } from './read-template.ts'
import { templateOf } from './show-template.ts'
import { planReview } from './status-changes.ts'
import { tellComponents } from './tell.ts'
import { templateError } from './template-error.ts'

const dayMs = 86_400_000
const monthMs = 30 * dayMs
const mostPerMonth = 10
const editable = ['APPROVED', 'REJECTED', 'PAUSED']

export function editTemplate(call: Call): unknown {
  const { context, body } = call
  const edited = changeTemplate(context, templateOf(call), body)
  return { success: true, id: edited.id, name: edited.name, category: edited.category }
}

/** Throws a GraphError when the template cannot be changed now, or not in this way. */
export function changeTemplate(context: SandboxContext, template: Template, body: Call['body']): Template {
  const { world, clock } = context
  checkUnchangeable(template, body)
  const now = clock.now()
  const wasApproved = template.status === 'APPROVED'
  const category = categoryOf(template, body)
  const components = readComponents(body)
  const ttl = readTtl(body, category)
  if (components === undefined && ttl === null && category === template.category)
    throw parameterError('Give components, category or message_send_ttl_seconds: there is nothing to change.')
  if (wasApproved) checkRate(template, now)
  const changed = world.templates.update(template.id, {
    category,
    ...(components === undefined ? {} : { components: definedAnew(context, template, category, components) }),
    ...(ttl === null ? {} : { messageSendTtlSeconds: ttl }),
    ...(wasApproved ? { editTimes: [...template.editTimes.filter((at) => at > now - monthMs), now] } : {}),
    status: 'PENDING',
    pausedUntil: null,
    updatedAt: now,
  })
  if (components !== undefined) tellComponents(context, changed)
  planReview(context, changed.id)
  return changed
}

function checkUnchangeable(template: Template, body: Call['body']): void {
  if (!editable.includes(template.status))
    throw templateError(
      'wrongStatus',
      `A template can be edited when it is ${editable.join(', ')}; it is ${template.status}.`,
    )
  for (const key of ['name', 'language'] as const)
    if (body[key] !== undefined && body[key] !== template[key])
      throw templateError('other', `The ${key} of a template cannot be changed. Create another template.`)
}

function categoryOf(template: Template, body: Call['body']): Template['category'] {
  const given = body['category']
  const category = given === undefined || given === null ? template.category : readCategory(body)
  if (category !== template.category && template.status === 'APPROVED')
    throw templateError('wrongStatus', 'The category of an approved template cannot be changed.')
  return category
}

function checkRate({ editTimes }: Template, now: number): void {
  const isDayFull = editTimes.some((at) => at > now - dayMs)
  const isMonthFull = editTimes.filter((at) => at > now - monthMs).length >= mostPerMonth
  if (isDayFull || isMonthFull)
    throw templateError(
      'other',
      `An approved template can be edited once in 24 hours and ${mostPerMonth} times in 30 days.`,
    )
}

function definedAnew(
  context: SandboxContext,
  { wabaId, language, parameterFormat: format }: Template,
  category: Template['category'],
  components: unknown,
): Template['components'] {
  return defineComponents(components, { context, wabaId, language, category, format })
}
