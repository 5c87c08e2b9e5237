/**
 * Removes what is old, now and then: files and keys that nothing needs, and what was delivered and applied long ago. What
 * is still to be done is never among it.
 */
import type { Context } from './context.ts'
import { tidyDeliveries } from './messaging/deliveries/tidy.ts'
import { removeMediaOrphans } from './messaging/media/remove-orphans.ts'
import { forgetOldKeys } from './idempotency/idempotency.ts'
import { removeOrphans } from './records/photos/remove-orphans.ts'
import { tidyWebhookDeliveries } from './webhooks/tidy.ts'

/** One chore that fails keeps none of the others from being done; it is done the next time. */
export async function tidy(context: Context): Promise<void> {
  const chores = {
    'keys of old requests were not removed': () => forgetOldKeys(context.database, context.clock()),
    'orphaned files of photos were not removed': () => removeOrphans(context),
    'orphaned files of messages were not removed': () => removeMediaOrphans(context),
    "old deliveries of WhatsApp's webhook were not removed": () => tidyDeliveries(context),
    'old deliveries of webhooks were not removed': () => tidyWebhookDeliveries(context),
  }
  for (const [problem, chore] of Object.entries(chores))
    try {
      await chore()
    } catch (error) {
      context.log.warn({ err: error }, problem)
    }
}
