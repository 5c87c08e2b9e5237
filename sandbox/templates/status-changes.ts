/**
 * What becomes of templates after they are made: review, pauses that end by themselves, the end of those that are
 * being deleted. What is planned is on the template itself, so that a restart goes on with it.
 */
import type { SandboxContext } from '../context.ts'
import type { Template } from '../world/objects.ts'
import { deletionMs } from './deleted-names.ts'
import { tellStatus } from './tell.ts'

const hourMs = 3_600_000
// The first pause and the second; the third time it is disabled.
const pausesMs = [3 * hourMs, 6 * hourMs]
const pauseTitles = ['FIRST_PAUSE', 'SECOND_PAUSE']

/** Plans the review of a pending template, unless the knob or its name says that it stays pending. */
export function planReview(context: SandboxContext, id: string): void {
  const { world, clock, knobs } = context
  const template = world.templates.get(id)
  const waitMs = knobs.templateReviewMs
  if (template === undefined || waitMs === null || template.name.includes('pending')) return
  const waiting = world.templates.update(id, { reviewAt: clock.now() + waitMs })
  // Without a wait, the next call finds it reviewed, however soon it comes.
  if (waitMs === 0) review(context, waiting)
  else planFor(context, waiting)
}

/** Reviews by rule: a name with "reject" in it is refused. */
function review(context: SandboxContext, template: Template): void {
  if (template.name.includes('reject')) reject(context, template, 'INVALID_FORMAT')
  else approve(context, template)
}

export function approve(context: SandboxContext, template: Template): Template {
  const wasPaused = template.status === 'PAUSED'
  const approved = setStatus(context, template, { status: 'APPROVED', rejectedReason: 'NONE' })
  if (wasPaused)
    tellStatus(context, approved, 'REINSTATED', {
      other_info: { title: 'UNPAUSE', description: 'The template can be sent again.' },
    })
  else tellStatus(context, approved, 'APPROVED')
  return approved
}

export function reject(context: SandboxContext, template: Template, reason: string): Template {
  const rejected = setStatus(context, template, { status: 'REJECTED', rejectedReason: reason })
  tellStatus(context, rejected, 'REJECTED', {
    rejection_info: {
      reason: `The template was refused: ${reason}.`,
      recommendation: 'Edit the template and send it for review again.',
    },
  })
  return rejected
}

/** For three hours, for six, then for good. A pause for its rate can be ended by the business, and does not count. */
export function pause(context: SandboxContext, template: Template, isForRate = false): Template {
  const { clock } = context
  const count = isForRate ? template.pauseCount : template.pauseCount + 1
  const lengthMs = isForRate ? pausesMs[0] : pausesMs[count - 1]
  if (lengthMs === undefined) return disable(context, template)
  const paused = setStatus(context, template, {
    status: 'PAUSED',
    pauseCount: count,
    pausedUntil: clock.now() + lengthMs,
    isPausedForRate: isForRate,
  })
  planFor(context, paused)
  tellStatus(context, paused, 'PAUSED', {
    other_info: {
      title: isForRate ? 'RATE_LIMITING_PAUSE' : (pauseTitles[count - 1] ?? ''),
      description: `The template is paused for ${lengthMs / hourMs} hours because of how customers took it.`,
    },
  })
  return paused
}

export function disable(context: SandboxContext, template: Template): Template {
  const disabled = setStatus(context, template, { status: 'DISABLED' })
  tellStatus(context, disabled, 'DISABLED', {
    disable_info: { disable_date: Math.floor(context.clock.now() / 1_000) },
    other_info: { title: 'DISABLED', description: 'The template was paused too often.' },
  })
  return disabled
}

/** It is gone in thirty days, when no message can be under way any more. */
export function markAsBeingDeleted(context: SandboxContext, template: Template): void {
  const deleted = setStatus(context, template, { status: 'PENDING_DELETION' })
  planFor(context, deleted)
  tellStatus(context, deleted, 'PENDING_DELETION')
}

/** Any other status. Some events are called otherwise than the status that they lead to. */
export function setOtherStatus(
  context: SandboxContext,
  template: Template,
  status: string,
  event: string = status,
): Template {
  const changed = setStatus(context, template, { status })
  tellStatus(context, changed, event)
  return changed
}

/** Plans anew what a kept world waits for. */
export function resumeTemplates(context: SandboxContext): void {
  for (const template of context.world.templates.values()) planFor(context, template)
}

function setStatus(
  { world, clock }: SandboxContext,
  template: Template,
  changes: Partial<Template>,
): Template {
  return world.templates.update(template.id, {
    reviewAt: null,
    pausedUntil: null,
    updatedAt: clock.now(),
    ...changes,
  })
}

/** What was planned is only done when the template still waits for it. */
function planFor(context: SandboxContext, template: Template): void {
  const { world, clock } = context
  const { id, reviewAt, pausedUntil } = template
  const plan = (at: number, isDue: (now: Template) => boolean, work: (now: Template) => void): void => {
    clock.plan(at - clock.now(), () => {
      const now = world.templates.get(id)
      if (now !== undefined && isDue(now)) work(now)
    })
  }
  if (typeof reviewAt === 'number')
    plan(
      reviewAt,
      (now) => now.reviewAt === reviewAt,
      (now) => review(context, now),
    )
  if (typeof pausedUntil === 'number')
    plan(
      pausedUntil,
      (now) => now.pausedUntil === pausedUntil,
      (now) => void approve(context, now),
    )
  if (template.status === 'PENDING_DELETION')
    plan(
      (template.updatedAt ?? template.createdAt) + deletionMs,
      (now) => now.status === 'PENDING_DELETION',
      (now) => {
        world.templates.remove(id)
        tellStatus(context, now, 'DELETED')
      },
    )
}
