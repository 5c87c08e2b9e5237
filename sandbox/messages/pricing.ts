/** What a message costs, which is decided when it is sent. */
import type { Pricing, Template, Thread } from '../world/objects.ts'
import { isFreeEntry, isWindowOpen } from './threads.ts'

/** `template` is undefined for everything else; `isMarketing` is for what came to the edge for marketing. */
export function pricingOf(
  template: Template | undefined,
  thread: Thread,
  { now, isMarketing }: { readonly now: number; readonly isMarketing: boolean },
): Pricing {
  if (isFreeEntry(thread, now))
    return { billable: false, type: 'free_entry_point', category: 'referral_conversion' }
  if (template === undefined) return { billable: false, type: 'free_customer_service', category: 'service' }
  const category = isMarketing ? 'marketing_lite' : template.category.toLowerCase()
  // Utility templates cost nothing while the customer waits for an answer.
  if (template.category === 'UTILITY' && isWindowOpen(thread, now))
    return { billable: false, type: 'free_customer_service', category }
  return { billable: true, type: 'regular', category }
}
