/** Removes what webhooks were sent long ago. What was never delivered stays, for as long as its webhook is there. */
import { firstIdAt } from '../lib/uuid.ts'
import type { WebhookContext } from './context.ts'
import { deliveriesStore, type Age } from './deliveries.store.ts'

const keptMs = 30 * 24 * 3_600_000
// Short enough that nobody waits for it.
const portion = 2_000

/** Answers how many deliveries were removed, with their attempts. */
export async function tidyWebhookDeliveries({
  database,
  clock,
}: Pick<WebhookContext, 'database' | 'clock'>): Promise<number> {
  const before = clock() - keptMs
  let after: Age | undefined = { createdAt: 0, id: firstIdAt(0) }
  let removed = 0
  while (after !== undefined) {
    const done = await deliveriesStore(database).removeOld(after, before, portion)
    removed += done.count
    after = done.reached
  }
  return removed
}
