/** What a message costs, which is decided when it is sent. */
import type { Pricing, Template, Thread } from '../world/objects.ts'
import { isFreeEntry, isWindowOpen } from './threads.ts'

/** `template` is undefined for everything else; `onMarketingEdge` is for what came to that edge. */
export function pricingOf(
  template: Template | undefined,
  thread: Thread,
  { now, onMarketingEdge }: { readonly now: number; readonly onMarketingEdge: boolean },
): Pricing {
  if (isFreeEntry(thread, now))
    return { billable: false, type: 'free_entry_point', category: 'referral_conversion' }
  if (template === undefined) return { billable: false, type: 'free_customer_service', category: 'service' }
  const category = onMarketingEdge ? 'marketing_lite' : template.category.toLowerCase()
  // Utility templates cost nothing while the customer waits for an answer.
  if (template.category === 'UTILITY' && isWindowOpen(thread, now))
    return { billable: false, type: 'free_customer_service', category }
  return { billable: true, type: 'regular', category }
}
