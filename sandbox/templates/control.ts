/** Reviewing templates by hand, and what the platform does to them. Below `/_sandbox`. */
import { oneOf, readInput, text } from '../control/input.ts'
import { ControlError, type ControlRoutes } from '../control/route.ts'
import type { SandboxContext } from '../context.ts'
import type { Template } from '../world/objects.ts'
import { categories } from './read-template.ts'
import { approve, disable, pause, reject, setOtherStatus } from './status-changes.ts'
import { tellCategory, tellQuality } from './tell.ts'

interface WithId {
  Params: { id: string }
}

const rejections = [
  'ABUSIVE_CONTENT',
  'INCORRECT_CATEGORY',
  'INVALID_FORMAT',
  'PROMOTIONAL',
  'SCAM',
  'TAG_CONTENT_MISMATCH',
  'CATEGORY_NOT_AVAILABLE',
]
const decisions = [
  'APPROVED',
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'PENDING',
  'IN_APPEAL',
  'ARCHIVED',
  'UNARCHIVED',
  'LIMIT_EXCEEDED',
  'FLAGGED',
  'LOCKED',
] as const
const rateReason = 'RATE_LIMITING'
const longestReason = 40

export const templateControl: ControlRoutes = (context) => async (app) => {
  app.post<WithId>('/templates/:id/review', (request) => {
    const { decision, reason } = readInput(request.body, {
      required: { decision: oneOf(...decisions) },
      optional: { reason: text(1, longestReason) },
    })
    checkReason(decision, reason)
    return decide(context, templateWith(context, request.params.id), decision, reason)
  })
  app.post<WithId>('/templates/:id/quality', (request) => {
    const template = templateWith(context, request.params.id)
    const { score } = readInput(request.body, {
      required: { score: oneOf('GREEN', 'YELLOW', 'RED', 'UNKNOWN') },
    })
    if (score === template.qualityScore) return template
    const changed = context.world.templates.update(template.id, {
      qualityScore: score,
      qualityAt: context.clock.now(),
    })
    tellQuality(context, changed, template.qualityScore)
    return changed
  })
  app.post<WithId>('/templates/:id/category', (request) => {
    const template = templateWith(context, request.params.id)
    const { category } = readInput(request.body, { required: { category: oneOf(...categories) } })
    if (category === template.category) return template
    const changed = context.world.templates.update(template.id, {
      category,
      previousCategory: template.category,
    })
    tellCategory(context, changed)
    return changed
  })
  await Promise.resolve()
}

function checkReason(decision: string, reason: string | undefined): void {
  const known = decision === 'REJECTED' ? rejections : decision === 'PAUSED' ? [rateReason] : []
  if (reason === undefined || known.includes(reason)) return
  throw new ControlError(
    400,
    known.length === 0
      ? `"reason" is only for the decisions REJECTED and PAUSED.`
      : `"reason" must be one of ${known.join(', ')} for the decision ${decision}.`,
  )
}

function decide(
  context: SandboxContext,
  template: Template,
  decision: (typeof decisions)[number],
  reason: string | undefined,
): Template {
  switch (decision) {
    case 'APPROVED':
      return approve(context, template)
    case 'REJECTED':
      return reject(context, template, reason ?? 'INVALID_FORMAT')
    case 'PAUSED':
      return pause(context, template, reason === rateReason)
    case 'DISABLED':
      return disable(context, template)
    case 'PENDING':
    case 'IN_APPEAL':
    case 'ARCHIVED':
    case 'LIMIT_EXCEEDED':
      return setOtherStatus(context, template, decision)
    case 'UNARCHIVED':
      return setOtherStatus(context, template, 'APPROVED', decision)
    case 'FLAGGED':
    case 'LOCKED':
      return setOtherStatus(context, template, template.status, decision)
  }
}

function templateWith({ world }: SandboxContext, id: string): Template {
  const template = world.templates.get(id)
  if (template === undefined) throw new ControlError(404, `There is no template ${id}.`)
  return template
}
