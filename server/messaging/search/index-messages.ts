/**
 * Brings the index to what messages are now: new ones, edited ones, those that were taken back. Indexing a message
 * again changes nothing. The statements do not grow with the messages.
 */
import type { Session } from '../../database/session.ts'
import { indexedMessage, isSame, wordChanges } from './indexed-message.ts'
import { indexerStore } from './indexer.store.ts'

/** Of the team's messages with these ids, and of those that they edit or take back. In a transaction of the caller. */
export async function indexMessages(
  session: Session,
  teamId: string,
  messageIds: readonly string[],
): Promise<void> {
  const store = indexerStore(session)
  const messages = await store.searchable(teamId, messageIds)
  const known = new Map(
    (
      await store.indexed(
        teamId,
        messages.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  )
  const changed = messages
    .map((message) => ({ id: message.id, before: known.get(message.id), after: indexedMessage(message) }))
    .filter(({ before, after }) => !isSame(before, after))
  await store.put(
    teamId,
    changed.flatMap(({ after }) => after ?? []),
  )
  await store.remove(
    teamId,
    changed.filter(({ after }) => after === undefined).map(({ id }) => id),
  )
  const changes = wordChanges(
    changed.flatMap(({ before }) => before ?? []),
    changed.flatMap(({ after }) => after ?? []),
  )
  await store.count(teamId, changes)
  await store.forget(
    teamId,
    changes.filter(({ uses }) => uses < 0).map(({ word }) => word),
  )
}
