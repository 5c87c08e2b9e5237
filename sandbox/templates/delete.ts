/**
 * Deleting templates, in all languages or one. Approved ones keep their name for thirty days, and one whose messages
 * are under way stays until then.
 */
import type { SandboxContext } from '../context.ts'
import type { Call } from '../graph/edge.ts'
import { parameterError, unknownNode } from '../graph/graph-error.ts'
import { readText, requireText } from '../graph/params.ts'
import type { Template } from '../world/objects.ts'
import { blockName } from './deleted-names.ts'
import { markAsBeingDeleted } from './status-changes.ts'
import { tellStatus } from './tell.ts'
import { templateError } from './template-error.ts'

const underWay = ['accepted', 'held', 'sent']

export function deleteTemplates({ context, id: wabaId, rest, request, body }: Call): unknown {
  if (rest !== '') throw unknownNode(rest, request.method)
  const { world } = context
  const name = requireText(body, 'name')
  const id = readText(body, 'hsm_id') ?? ''
  const found = world.templates.filter(
    (one) =>
      one.wabaId === wabaId &&
      one.name === name &&
      (id === '' || one.id === id) &&
      one.status !== 'PENDING_DELETION',
  )
  if (found.length === 0)
    throw parameterError(
      id === ''
        ? `There is no message template with the name "${name}".`
        : `There is no message template with the name "${name}" and the id ${id}.`,
    )
  if (found.some(({ status }) => status === 'DISABLED'))
    throw templateError('wrongStatus', 'A disabled template cannot be deleted.')
  for (const template of found) deleteOne(context, template)
  return { success: true }
}

function deleteOne(context: SandboxContext, template: Template): void {
  const { world } = context
  if (template.status === 'APPROVED') blockName(context, template)
  const isUnderWay =
    world.messages.find(
      ({ templateId, status }) => templateId === template.id && underWay.includes(status),
    ) !== undefined
  if (isUnderWay) {
    markAsBeingDeleted(context, template)
    return
  }
  world.templates.remove(template.id)
  tellStatus(context, template, 'DELETED')
}
