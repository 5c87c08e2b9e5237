/** What the desk keeps, many objects at once by their ids: for whoever tells of them. Deleted ones are missing. */
import type { Session } from '../../database/session.ts'
import type { ChatInbox } from './inbox.ts'
import { inboxesStore } from './inboxes.store.ts'
import type { ChatTag } from './tags.ts'
import { tagsStore } from './tags.store.ts'

export { notesByIds, scheduledMessagesByIds } from './desk-by-ids.store.ts'

type Reading = Pick<Session, 'rows'>

// A team has few of both: they are read whole.
export async function tagsByIds(db: Reading, teamId: string, ids: readonly string[]): Promise<ChatTag[]> {
  return (await tagsStore(db).list(teamId)).filter(({ id }) => ids.includes(id))
}

export async function inboxesByIds(
  db: Reading,
  teamId: string,
  ids: readonly string[],
): Promise<ChatInbox[]> {
  return (await inboxesStore(db).list(teamId)).filter(({ id }) => ids.includes(id))
}
