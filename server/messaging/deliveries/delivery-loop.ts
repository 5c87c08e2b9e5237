/** Applies deliveries as they come in, and joins what a server that ended between two steps has left. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../database/database.ts'
import type { JobBell } from '../../jobs/job-bell.ts'
import { Loop } from '../../jobs/loop.ts'
import type { Clock } from '../../lib/clock.ts'
import { sweepStatuses } from '../statuses/statuses.ts'
import type { SweepPlace } from '../statuses/statuses.store.ts'
import { applyDeliveries } from './deliveries.ts'
import type { WaitingDelivery } from './deliveries.store.ts'

export interface DeliveryLoopContext {
  readonly database: Database
  readonly clock: Clock
  /** Rung when a delivery was kept. */
  readonly deliveries: JobBell
  /** To be rung when a file waits to be fetched. */
  readonly mediaBell: JobBell
}

// Deliveries that another server kept, or that are due again.
const idleMs = 1_000
const sweepEveryMs = 5_000
// Nobody sees a status come so much later.
const gatherMs = 20
const worthAtOnce = 50

export interface DeliveryLoopOptions {
  readonly onError: (error: unknown) => void
  /** This one could not be applied; it is tried again until it is given up. Why is kept with it, for it may quote it. */
  readonly onFailed: (failed: Pick<WaitingDelivery, 'id' | 'teamId' | 'pluginId' | 'attempts'>) => void
}

export function deliveryLoop(context: DeliveryLoopContext, { onError, onFailed }: DeliveryLoopOptions): Loop {
  let sweptAt = -Infinity
  let swept: SweepPlace | undefined
  const loop = new Loop({
    idleMs,
    onError,
    async work() {
      if (performance.now() - sweptAt > sweepEveryMs) {
        // Before it: one that fails is told and tried again later, and holds up no delivery meanwhile.
        sweptAt = performance.now()
        swept = (await sweepStatuses(context.database, context.clock(), swept)).last
      }
      const { count, hasMedia, failed } = await applyDeliveries(context.database, context.clock())
      if (hasMedia) context.mediaBell.wake()
      if (failed !== undefined) onFailed(failed)
      // What comes in meanwhile is applied together, at a fraction of the cost of each alone.
      if (count > 0 && count < worthAtOnce) await sleep(gatherMs)
      return count > 0
    },
  })
  context.deliveries.listen(() => loop.wake())
  return loop
}
