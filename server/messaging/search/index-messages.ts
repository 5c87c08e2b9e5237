/**
 * Brings the index to what messages are now: new ones, edited ones, those that were taken back. Indexing a message
 * again changes nothing. The statements do not grow with the messages.
 */
import type { Session } from '../../database/session.ts'
import { indexedMessage, wordChanges } from './indexed-message.ts'
import { indexerStore } from './indexer.store.ts'

/** Of the team's messages with these ids, and of those that they edit or take back. In a transaction of the caller. */
export async function indexMessages(
  session: Session,
  teamId: string,
  messageIds: readonly string[],
): Promise<void> {
  const store = indexerStore(session)
  const messages = await store.searchable(teamId, messageIds)
  const ids = messages.map(({ id }) => id)
  const before = await store.wordsOf(teamId, ids)
  const after = messages.map(indexedMessage).filter((message) => message !== undefined)
  const kept = new Set(after.map(({ id }) => id))
  await store.put(teamId, after)
  if (before.length > 0)
    await store.remove(
      teamId,
      ids.filter((id) => !kept.has(id)),
    )
  const changes = wordChanges(before, after)
  await store.count(teamId, changes)
  await store.forget(
    teamId,
    changes.filter(({ uses }) => uses < 0).map(({ word }) => word),
  )
}
