/**
 * Applies deliveries once more: those that failed after what was wrong is repaired, those of a number that was connected
 * later, or any of which somebody doubts that it was applied. What is there already stays as it is.
 */
import { invalidInput } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { JobBell } from '../../jobs/job-bell.ts'
import type { Actor } from '../../team/actor.ts'
import { assertMayConnect } from '../access.ts'
import type { MessagingContext } from '../context.ts'
import { assertPlugin } from '../plugins/connections.ts'
import type { DeliveryState } from './find-deliveries.ts'
import { keptDeliveriesStore } from './kept-deliveries.store.ts'

export interface DeliveriesToApply {
  readonly ids?: readonly string[] | undefined
  /** Received from, and before; epoch milliseconds. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Without it: those that failed, and those that were applied. */
  readonly states?: readonly Exclude<DeliveryState, 'WAITING'>[] | undefined
}

type Applying = Pick<MessagingContext, 'database' | 'secrets' | 'settings' | 'sandbox' | 'clock'> & {
  readonly deliveries: JobBell
}

/**
 * Answers how many will be applied; many are due one after the other, so that new ones get their turn. Throws `forbidden`, `not_found` plugin_not_found,
 * and `invalid` when neither ids nor a time are given: everything is never meant by nothing.
 */
export async function applyAgain(
  context: Applying,
  actor: Actor,
  pluginId: string,
  which: DeliveriesToApply,
): Promise<number> {
  assertMayConnect(actor)
  await assertPlugin(context, actor.team.id, pluginId)
  const { ids, from, to } = which
  if (ids === undefined && from === undefined && to === undefined)
    throw invalidInput([
      { field: 'ids', message: 'must be given, or "from" or "to": which deliveries are meant' },
    ])
  const wrong = ids?.find((id) => !isUuid(id))
  if (wrong !== undefined)
    throw invalidInput([
      { field: 'ids', message: `must be ids of deliveries, and "${wrong.slice(0, 40)}" is none` },
    ])
  const store = keptDeliveriesStore(context.database)
  const count = await store.makeWait(actor.team.id, pluginId.toLowerCase(), which, context.clock())
  if (count > 0) context.deliveries.wake()
  return count
}
