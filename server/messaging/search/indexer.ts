/**
 * Keeps the search's index: reads the log of events and indexes the messages that it speaks of. The place in the log
 * moves in the transaction that indexes, so that no message is left out and none is counted twice.
 */
import { eventConsumer, type ConsumerContext } from '../../events/consumer.ts'
import type { Loop } from '../../jobs/loop.ts'
import { indexMessages } from './index-messages.ts'

// Enough that a statement costs little for each message, and few enough that one transaction is short.
const batch = 500

export function searchIndexer(
  context: ConsumerContext,
  onError: (error: unknown, teamId?: string) => void,
): Loop {
  return eventConsumer(context, {
    reader: 'search',
    types: ['message.created', 'message.updated'],
    startsAt: 'beginning',
    batch,
    async handle(session, teamId, events) {
      // A status changes nothing that is searched.
      const changed = events.filter(({ payload }) => payload['statuses'] === undefined)
      const ids = new Set(changed.map(({ subjectId }) => subjectId))
      if (ids.size > 0) await indexMessages(session, teamId, [...ids])
    },
    onError,
  })
}
