/**
 * No open chat stays with somebody who is gone, or in an inbox that is: the chats of whoever was deactivated or deleted
 * wait again, for others; those of an inbox that was removed are sorted anew. Who is on a break keeps what they have.
 * A tag that was removed is taken off all chats.
 */
import type { Database } from '../../database/database.ts'
import { allocationStore } from './allocation.store.ts'
import { changeMany, type WantedChange } from './change-many.ts'
import { inboxesStore } from './inboxes.store.ts'

const atOnce = 200

/** Answers whether there may be more of them. */
export function releaseLeftBehind(
  database: Pick<Database, 'write'>,
  teamId: string,
  now: number,
  limit: number = atOnce,
): Promise<boolean> {
  return database.write(async (session) => {
    await inboxesStore(session).lockTeam(teamId)
    const store = allocationStore(session)
    const ofPeople = await store.lockOfGonePeople(teamId, limit)
    const released = ofPeople.map((chat): WantedChange => ({ chat, change: { assignedTo: null } }))
    await changeMany(session, teamId, released, now)
    const ofInboxes = await store.lockOfRemovedInboxes(teamId, limit)
    const outside = ofInboxes.map((chat): WantedChange => {
      return { chat, change: { inboxId: null, waits: chat.assignedTo === null } }
    })
    await changeMany(session, teamId, outside, now)
    const tagged = await store.lockWithRemovedTags(teamId, limit)
    const untagged = tagged.map(({ removedTags, ...chat }): WantedChange => {
      return { chat, change: { removeTags: removedTags } }
    })
    await changeMany(session, teamId, untagged, now)
    return [ofPeople, ofInboxes, tagged].some(({ length }) => length === limit)
  })
}
