/** Removes what webhooks were sent long ago. What was never delivered stays, for as long as its webhook is there. */
import type { WebhookContext } from './context.ts'
import { deliveriesStore } from './deliveries.store.ts'

const keptMs = 30 * 24 * 3_600_000
// Short enough that nobody waits for it.
const portion = 2_000

/** Answers how many deliveries were removed, with their attempts. */
export async function tidyWebhookDeliveries({
  database,
  clock,
}: Pick<WebhookContext, 'database' | 'clock'>): Promise<number> {
  const before = clock() - keptMs
  let [after, removed]: [number | undefined, number] = [0, 0]
  while (after !== undefined) {
    const done = await deliveriesStore(database).removeOld(after, before, portion)
    removed += done.count
    // More than a portion of one millisecond that all stay: the next one begins behind them.
    after = done.reached === after ? after + 1 : done.reached
  }
  return removed
}
