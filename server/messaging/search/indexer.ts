/**
 * Keeps the search's index: reads the log of events and indexes the messages that it speaks of. The place in the log
 * moves in the transaction that indexes, so that no message is left out and none is counted twice.
 */
import { eventConsumer, type ConsumerContext } from '../../events/consumer.ts'
import type { LoggedEvent } from '../../events/log.ts'
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
    isLeisurely: true,
    isWanted: (_, events) => events.some(isSearched),
    async handle(session, teamId, events) {
      const ids = new Set(events.filter(isSearched).map(({ subjectId }) => subjectId))
      await indexMessages(session, teamId, [...ids])
    },
    onError,
  })
}

/** A status changes nothing that is searched, nor does it that WhatsApp has taken a message. */
function isSearched({ payload }: LoggedEvent): boolean {
  const { statuses, amendedBy, attachment, deliveryStatus } = payload
  const isTaken = deliveryStatus === 'SENT' && amendedBy === undefined && attachment === undefined
  return statuses === undefined && !isTaken
}
