/** Ending a pause that was made because of the rate of messages. Those because of quality end by themselves. */
import type { Call } from '../graph/edge.ts'
import { templateOf } from './show-template.ts'
import { approve } from './status-changes.ts'

export function unpauseTemplate(call: Call): unknown {
  const template = templateOf(call)
  if (template.status !== 'PAUSED') return { success: false, reason: `The template is ${template.status}.` }
  if (template.isPausedForRate !== true)
    return { success: false, reason: 'The template is paused because of its quality: that ends by itself.' }
  approve(call.context, template)
  return { success: true }
}
