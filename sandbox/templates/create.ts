/** Making templates: what is given, or a ready-made one of the library. */
import type { SandboxContext } from '../context.ts'
import type { Call } from '../graph/edge.ts'
import { GraphError, unknownNode } from '../graph/graph-error.ts'
import type { Template } from '../world/objects.ts'
import { defineComponents } from './define/components.ts'
import { isBeingDeleted } from './deleted-names.ts'
import { findTemplate } from './find-template.ts'
import { fromLibrary } from './library/from-library.ts'
import { putTemplate, type TemplateContent } from './new-template.ts'
import { readCategory, readComponents, readFormat, readLanguage, readName, readTtl } from './read-template.ts'
import { planReview } from './status-changes.ts'
import { tellStatus } from './tell.ts'
import { templateError } from './template-error.ts'

const hourMs = 3_600_000
const mostPerHour = 100
// Of a business portfolio that is not verified.
const mostTemplates = 250

export function createTemplate({ context, id: wabaId, rest, request, body }: Call): unknown {
  if (rest !== '') throw unknownNode(rest, request.method)
  const [name, language] = [readName(body), readLanguage(body)]
  const isFromLibrary = typeof body['library_template_name'] === 'string'
  const made = isFromLibrary
    ? fromLibrary(context, { wabaId, name, language, body })
    : fromComponents(context, { wabaId, name, language, body })
  const { id, status, category } = addTemplate(context, made)
  return { id, status, category }
}

export interface Draft {
  readonly wabaId: string
  readonly name: string
  readonly language: string
  readonly body: Call['body']
}

export function fromComponents(
  context: SandboxContext,
  { wabaId, name, language, body }: Draft,
): TemplateContent {
  const [category, format] = [readCategory(body), readFormat(body)]
  const messageSendTtlSeconds = readTtl(body, category)
  const components = defineComponents(readComponents(body), { context, wabaId, language, category, format })
  return {
    wabaId,
    name,
    language,
    category,
    parameterFormat: category === 'AUTHENTICATION' ? 'POSITIONAL' : format,
    messageSendTtlSeconds,
    components,
    status: 'PENDING',
  }
}

/** Puts it, unless its name is taken or a limit is reached, and sends it into review if it is pending. */
export function addTemplate(context: SandboxContext, content: TemplateContent): Template {
  const { world, clock } = context
  const { wabaId, name, language } = content
  checkName(context, wabaId, name, language)
  const limits = world.collection<{ id: string; times: readonly number[] }>('templateCreations')
  const lastHour = (limits.get(wabaId)?.times ?? []).filter((at) => at > clock.now() - hourMs)
  if (lastHour.length >= mostPerHour)
    throw new GraphError(80007, {
      details: `At most ${mostPerHour} templates can be created in an hour. Wait before you create more.`,
    })
  if (world.templates.filter((one) => one.wabaId === wabaId).length >= mostTemplates)
    throw templateError(
      'limitReached',
      `The account has ${mostTemplates} templates already. Delete some to create others.`,
    )
  limits.put({ id: wabaId, times: [...lastHour, clock.now()] })
  const template = putTemplate(context, content)
  if (template.status === 'PENDING') planReview(context, template.id)
  else tellStatus(context, template, template.status)
  return template
}

function checkName(context: SandboxContext, wabaId: string, name: string, language: string): void {
  const there = findTemplate(context.world, wabaId, name, language)
  if (there?.status === 'PENDING_DELETION' || isBeingDeleted(context, wabaId, name, language))
    throw templateError(
      'beingDeleted',
      `New ${language} content for "${name}" cannot be added while the existing content is being deleted. Try again in 30 days, or use another name.`,
    )
  if (there !== undefined)
    throw templateError(
      'exists',
      `There is already ${language} content for "${name}". Edit it, or use another name or language.`,
    )
}
