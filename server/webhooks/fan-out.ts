/**
 * Makes deliveries of the events of the log, for every webhook that wants them, in the transaction that moves its place
 * in the log: each event makes its deliveries exactly once, in the order of the log.
 */
import { eventConsumer, type ConsumerContext } from '../events/consumer.ts'
import type { Loop } from '../jobs/loop.ts'
import type { Clock } from '../lib/clock.ts'
import { bodiesFor, portionsOf, type BodiesContext } from './bodies/bodies-for.ts'
import { enqueue } from './enqueue.ts'
import { webhooksStore } from './webhooks.store.ts'

export interface FanOutContext extends ConsumerContext, BodiesContext {
  readonly clock: Clock
}

export interface FanOutOptions {
  /** The team has new deliveries. */
  readonly after?: (teamId: string) => void
  readonly onError: (error: unknown, teamId?: string) => void
}

/** Run it in the process that leads. */
export function webhookFanOut(context: FanOutContext, options: FanOutOptions): Loop {
  return eventConsumer(context, {
    ...options,
    reader: 'webhooks',
    startsAt: 'now',
    isWanted: async (teamId) => (await webhooksStore(context.database).list(teamId)).length > 0,
    async handle(session, teamId, events) {
      // Paused ones too: what they are not sent now waits for them.
      const webhooks = await webhooksStore(session).list(teamId)
      for (const portion of portionsOf(events))
        await enqueue(session, await bodiesFor(context, session, teamId, portion, webhooks), context.clock())
    },
  })
}
