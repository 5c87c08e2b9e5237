/** Applies deliveries as they come in, and joins what a server that ended between two steps has left. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../database/database.ts'
import type { JobBell } from '../../jobs/job-bell.ts'
import { Loop } from '../../jobs/loop.ts'
import type { Clock } from '../../lib/clock.ts'
import { sweepStatuses } from '../statuses/statuses.ts'
import type { SweepPlace } from '../statuses/statuses.store.ts'
import { applyDeliveries } from './deliveries.ts'

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

export function deliveryLoop(context: DeliveryLoopContext, onError: (error: unknown) => void): Loop {
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
      const { count, hasMedia } = await applyDeliveries(context.database, context.clock())
      if (hasMedia) context.mediaBell.wake()
      // What comes in meanwhile is applied together, at a fraction of the cost of each alone.
      if (count > 0 && count < worthAtOnce) await sleep(gatherMs)
      return count > 0
    },
  })
  context.deliveries.listen(() => loop.wake())
  return loop
}
